package dossier

import (
	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v3"

	"github.com/reen-numerique/reen/strategy"
)

// hosting holds the technical environment of a place to one way to count it.
func (d *decoder) hosting(h *strategy.Hosting, given pairs, at place) {
	if h.Technical != strategy.ByPower {
		return
	}
	if !h.Power.Valid {
		if !given.has("it_power") { // else it was refused, and that is said
			d.refuse("no-power", "compter l’environnement technique par la puissance demande celle du lieu", "Renseignez "+d.called(at, "it_power")+", en kW", given.node("technical_environment"),
				at.key("technical_environment", given.line("technical_environment"), ""))
		}
		h.Technical = ""
		return
	}
	if given.has("pue") {
		d.refuse("pue-and-power", "un environnement technique est compté par sa puissance ou par un PUE, jamais par les deux\u00a0; le PUE n’est pas repris",
			"Retirez le PUE, ou "+d.called(at, "technical_environment"), given.node("pue"), at.key("pue", given.line("pue"), ""))
		h.PUE = decimal.NullDecimal{}
	}
}

// pool drops a share without its years, and years without their share.
func (d *decoder) pool(p *strategy.Pool, given pairs, at place) {
	for _, pair := range []struct {
		share, years string
		part, life   *decimal.NullDecimal
	}{{"refurbished", "upstream", &p.Refurbished, &p.Upstream}, {"resold", "total_life", &p.Resold, &p.TotalLife}} {
		if pair.part.Valid == pair.life.Valid {
			continue
		}
		if given.has(pair.share) != given.has(pair.years) { // else one was refused, and that is said
			written, lacking := pair.share, pair.years
			if !given.has(written) {
				written, lacking = lacking, written
			}
			d.refuse("incomplete-pool", "cette valeur va avec "+d.quoted(at, lacking), "Renseignez "+d.called(at, lacking), given.node(written), at.key(written, given.line(written), ""))
		}
		*pair.part, *pair.life = decimal.NullDecimal{}, decimal.NullDecimal{}
	}
}

// telework needs who and how often; nobody is an answer too.
func (d *decoder) telework(t *strategy.Telework, given pairs, at place) bool {
	switch {
	case !given.has("employees"):
		return d.refuse("missing-value", "le nombre d’agents en télétravail manque", "Renseignez "+d.called(at, "employees")+", à 0 si personne ne télétravaille", &yaml.Node{}, at.key("employees", at.line, ""))
	case t.Employees > 0 && !given.has("days"):
		return d.refuse("missing-value", "le nombre de jours de télétravail par an manque", "Renseignez "+d.called(at, "days")+", par agent", &yaml.Node{}, at.key("days", at.line, ""))
	case t.Employees > 0:
		return t.Days.Valid && (t.Persons.Valid || !given.has("persons_per_household")) // what was refused is said at its key
	}
	return wroteZero(given.node("employees"))
}

// service leaves out one whose object, quantity or figures were refused: counted
// by what is left, it would be another service.
func (d *decoder) service(s *strategy.Service, given pairs, at place) bool {
	if s.Level > 0 && len(s.Impacts) == 0 {
		d.doubt("key-without-effect", "ce niveau est celui des valeurs d’un fournisseur, qui ne sont pas données", "Renseignez "+d.called(at, "impacts")+", ou retirez le niveau",
			at.key("level", given.line("level"), ""))
	}
	refused := func(key string, kept bool) bool { return given.has(key) && !kept }
	return s.Name != "" && !refused("item", s.Item != "") && !refused("quantity", s.Quantity.Valid) &&
		!refused("impacts", len(s.Impacts) > 0 && len(s.Impacts) == len(given.node("impacts").Content)/2)
}
