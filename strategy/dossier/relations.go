package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

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
		d.ties(x, given, at)
	case *strategy.Objective:
		d.order(&x.BaseYear, &x.TargetYear, "target_year", given, at)
	case *strategy.Purchasing:
		d.purchasing(x, given, at)
	case *strategy.Disposal:
		d.part("weee_approved_kg", &x.Approved, "weee_kg", x.Waste, given, at)
		d.part("repaired", &x.Repaired, "broken", x.Broken, given, at)
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
	case *document:
		d.joint(x, given)
	case *strategy.SharedPost: // without what it bears on it would take all
		return x.Name != "" && x.By != "" && (x.Of != "" || !given.has("of"))
	case *strategy.Answer:
		return x.ID != ""
	case *strategy.PostShare:
		return d.share(x, given, at)
	case *strategy.RGESN:
		d.rgesn(x, given, at)
	case *strategy.Contracts:
		d.contracts(x, given, at)
	case *strategy.OpenData:
		d.part("with_schema", &x.WithSchema, "data_sets", x.DataSets, given, at)
	case *strategy.FreeUse:
		d.part("applications", &x.Applications, "applications_of", x.OfAll, given, at)
	case *strategy.DimensionScore:
		return d.needs("score", x.Score == 0, given, at) && x.Dimension != 0 && d.once("dimension", itoa(x.Dimension), given, at)
	case *strategy.Connection:
		return d.connection(x, given, at)
	case *strategy.AIUse:
		d.aiUse(x, given, at)
	case *strategy.Reading:
		return d.needs("value", x.Value.IsZero(), given, at) && x.Indicator != "" && x.Year != 0 && d.once("year", x.Indicator+" / "+itoa(x.Year), given, at)
	case *strategy.ElectricityYear:
		return d.needs("factor", x.Factor.IsZero(), given, at) && x.Year != 0 && d.once("year", itoa(x.Year), given, at)
	case *strategy.Review:
		d.review(x, given, at)
	}
	return true
}

// purchasing holds parts of the spend and of the units to their whole. Amounts are
// doubted: either may be of another year.
func (d *decoder) purchasing(x *strategy.Purchasing, given pairs, at place) {
	above := func(part, whole decimal.NullDecimal) bool {
		return part.Valid && whole.Valid && part.Decimal.GreaterThan(whole.Decimal)
	}
	if above(x.Reused, x.Spend) {
		d.doubt("reused-above-spend", "la dépense de réemploi dépasse la dépense totale", "Vérifiez les deux montants", at.key("it_spend_reused", given.line("it_spend_reused"), ""))
	}
	if above(x.Spend, x.All) {
		d.doubt("spend-above-all", "la dépense d’informatique dépasse l’ensemble des achats", "Vérifiez les deux montants, en euros", at.key("all_spend", given.line("all_spend"), ""))
	}
	d.part("units_refurbished", &x.Refurbished, "units", x.Units, given, at)
}

// ties drops what an action asks of itself, and what it asks for and excludes at
// once.
func (d *decoder) ties(x *strategy.Action, given pairs, at place) {
	drop := func(key string, list *[]string, unwanted []string, message, remedy string) {
		n, where := given.node(key), at.key(key, given.line(key), "")
		for i, c := range n.Content {
			id := strings.TrimSpace(target(c).Value)
			if slices.Contains(unwanted, id) && slices.Contains(*list, id) {
				d.refuse("impossible-tie", message, remedy, target(c), where.element(itoa(i+1), c.Line))
				*list = slices.DeleteFunc(*list, func(other string) bool { return other == id })
			}
		}
	}
	own := []string{x.ID}
	drop("requires", &x.Requires, own, "une action ne peut pas dépendre d’elle-même", "Retirez ce numéro")
	drop("excludes", &x.Excludes, own, "une action ne peut pas s’exclure elle-même", "Retirez ce numéro")
	drop("excludes", &x.Excludes, x.Requires, "cette action est déjà demandée par "+d.quoted(at, "requires"), "Retirez-la de l’une des deux listes")
}

// review doubts a review that comes after the debate that it is to be presented before.
func (d *decoder) review(x *strategy.Review, given pairs, at place) {
	if !x.Debate.IsZero() && x.Session.After(x.Debate) {
		d.doubt("review-after-debate", "le bilan est présenté après le débat budgétaire, alors qu’il le précède", "Vérifiez les deux dates", at.key("session", given.line("session"), ""))
	}
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
