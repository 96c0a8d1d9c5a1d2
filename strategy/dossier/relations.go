package dossier

import (
	"fmt"

	"github.com/reen-numerique/reen/strategy"
	"go.yaml.in/yaml/v3"
)

// threshold of article 35 of the loi REEN, which the law's own checks apply;
// here it tells whether the two populations disagree on it.
const threshold = 50_000

// relations checks the keys of one mapping against each other. It is false
// when the mapping as a whole means nothing and is left out.
func (d *decoder) relations(v any, given pairs, at place) bool {
	switch x := v.(type) {
	case *source:
		x.line = given.line("file")
		return x.File != ""
	case *strategy.Body:
		d.agents(given, at)
	case *strategy.Population:
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
	}
	return true
}

// order drops two years that run backwards: which one is wrong is unknown.
func (d *decoder) order(from, to *int, key string, given pairs, at place) {
	if *from == 0 || *to == 0 || *from <= *to {
		return
	}
	message := fmt.Sprintf("l’année de fin précède l’année de début (%d)", *from)
	d.refuse("years-reversed", message, "Corrigez l’une des deux\u00a0; aucune n’est reprise", given.value[key], at.key(key, given.line(key), ""))
	*from, *to = 0, 0
}

func (d *decoder) agents(given pairs, at place) {
	if !given.has("agents") {
		d.doubt("missing-agents", "l’effectif n’est pas indiqué\u00a0: l’empreinte par agent ne peut pas être calculée", "Renseignez-le", at.key("agents", at.line, ""))
	}
}

// population doubts figures that would place the body on the wrong side of
// the law's threshold.
func (d *decoder) population(p *strategy.Population, given pairs, at place) {
	line := func(key string) place { return at.key(key, at.line, "") }
	switch {
	case !given.has("total"):
		d.doubt("missing-population", "la population totale n’est pas indiquée\u00a0: le seuil de la loi ne peut pas être vérifié", "Renseignez le chiffre authentifié par l’INSEE", line("total"))
	case p.Municipal > p.Total && p.Total > 0:
		d.doubt("population-order", "la population totale est inférieure à la population municipale", "La totale comprend la municipale et la population comptée à part\u00a0: vérifiez les deux", line("total"))
	case p.Municipal > 0 && p.Municipal <= threshold && p.Total > threshold:
		d.doubt("population-straddles", "les deux populations sont de part et d’autre du seuil de 50\u202f000\u00a0habitants", "La loi s’apprécie sur la population totale\u00a0: vérifiez ce chiffre", line("total"))
	}
	if !given.has("year") && p.Total > 0 {
		d.doubt("missing-population-year", "le millésime de la population n’est pas indiqué", "Renseignez l’année que publie l’INSEE", line("year"))
	}
}

// lever refuses a lever without what its formula needs, and doubts a key
// that its formula does not use.
func (d *decoder) lever(l *strategy.Lever, given pairs, at place) bool {
	if l.Kind == "" || len(l.Items) == 0 {
		return false // said already, at the key
	}
	needs, known := leverNeeds(l)
	for _, key := range []string{"years", "share", "quantity", "per_post"} {
		if given.has(key) && !known[key] {
			d.doubt("key-without-effect", "cette clé est sans effet sur un levier «\u00a0"+string(l.Kind)+"\u00a0»", "Retirez-la, ou changez de levier", at.key(key, given.line(key), ""))
		}
	}
	if needs != "" {
		return d.refuse("incomplete-lever", "le levier «\u00a0"+string(l.Kind)+"\u00a0» ne dit pas de combien il agit", "Renseignez "+needs, &yaml.Node{}, at)
	}
	return true
}

// leverNeeds gives the key that a lever lacks, and those that it may have.
func leverNeeds(l *strategy.Lever) (missing string, known map[string]bool) {
	needs := func(key string, given bool) (string, map[string]bool) {
		if given {
			key = ""
		}
		return key, known
	}
	switch l.Kind {
	case strategy.Longer:
		known = map[string]bool{"years": true}
		return needs("years", l.Years.Valid)
	case strategy.RefurbishedBy:
		known = map[string]bool{"share": true, "years": true}
		return needs("share", l.Share.Valid)
	case strategy.Fleet:
		known = map[string]bool{"share": true, "quantity": true}
		return needs("share ou quantity", l.Share.Valid || l.Quantity.Valid)
	case strategy.SecondScreens:
		known = map[string]bool{"per_post": true}
		return needs("per_post", l.PerPost.Valid)
	}
	known = map[string]bool{"share": true}
	return needs("share", l.Share.Valid)
}
