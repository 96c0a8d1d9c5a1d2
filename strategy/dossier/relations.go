package dossier

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/reen-numerique/reen/strategy"
)

// relations checks the keys of one mapping against each other. It is false
// when the mapping as a whole means nothing and is left out.
func (d *decoder) relations(v any, given pairs, at place) bool {
	switch x := v.(type) {
	case *source:
		x.line = given.line("file")
		return x.File != ""
	case *virtual:
		x.line = given.line("file")
		return x.File != ""
	case *strategy.Body:
		d.agents(given, at)
		d.population(x, given, at)
	case *strategy.Period:
		d.order(&x.From, &x.To, "to", given, at)
	case *strategy.Action:
		d.order(&x.From, &x.To, "to", given, at)
	case *strategy.Objective:
		d.order(&x.BaseYear, &x.TargetYear, "target_year", given, at)
	case *strategy.Purchasing:
		if x.Spend.Valid && x.Reused.Valid && x.Reused.Decimal.GreaterThan(x.Spend.Decimal) {
			d.doubt("reused-above-spend", "la dépense de réemploi dépasse la dépense totale", "Vérifiez les deux montants", at.key("it_spend_reused", given.line("it_spend_reused"), ""))
		}
	case *strategy.Lever:
		return d.lever(x, given, at)
	case *strategy.Hosting:
		d.hosting(x, given, at)
	case *strategy.Pool:
		d.pool(x, given, at)
	case *strategy.Telework:
		return d.telework(x, given, at)
	case *strategy.Service:
		return d.service(x, given, at)
	}
	return true
}

// order drops two years that run backwards: which one is wrong is unknown.
func (d *decoder) order(from, to *int, key string, given pairs, at place) {
	if *from == 0 || *to == 0 || *from <= *to {
		return
	}
	message := fmt.Sprintf("l’année de fin précède l’année de début (%d)", *from)
	d.refuse("years-reversed", message, "Corrigez l’une des deux\u00a0; aucune n’est reprise", given.node(key), at.key(key, given.line(key), ""))
	*from, *to = 0, 0
}

func (d *decoder) agents(given pairs, at place) {
	if !given.has("agents") {
		d.doubt("missing-agents", "l’effectif n’est pas indiqué\u00a0: l’empreinte par agent ne peut pas être calculée", "Renseignez-le", at.key("agents", at.line, ""))
	}
}

// population doubts figures that may place the body on the wrong side of the
// law's threshold.
func (d *decoder) population(b *strategy.Body, given pairs, at place) {
	line := func(key string) place {
		return at.key("population", cmp.Or(given.line("population"), at.line), "").key(key, cmp.Or(given.line("population"), at.line), "")
	}
	p := b.Population
	written := func(key string) bool { return !absent(child(given.node("population"), key)) }
	if !written("total") {
		d.doubt("missing-population", "la population totale n’est pas indiquée\u00a0: le seuil de la loi ne peut pas être vérifié", "Renseignez le chiffre authentifié par l’INSEE", line("total"))
	}
	if p.Total > 0 && !written("year") {
		d.doubt("missing-population-year", "le millésime de la population n’est pas indiqué", "Renseignez l’année que publie l’INSEE", line("year"))
	}
	if warning := strategy.ScopeOf(*b, time.Time{}).Warning; warning != "" {
		d.doubt("doubtful-population", strings.TrimSuffix(warning, "."), "", line("total"))
	}
}
