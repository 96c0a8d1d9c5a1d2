package main

import (
	"io"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fr"
	"github.com/reen-numerique/reen/strategy"
)

// selections prints, for each objective, what of the plan and of the
// scenarios reaches it.
func (c console) selections(a *strategy.Assessment) error {
	var b strings.Builder
	writeSelections(&b, a.Selections)
	_, err := io.WriteString(c.out, b.String())
	return err
}

func writeSelections(b *strings.Builder, all []strategy.GoalSelection) {
	for _, g := range all {
		b.WriteString("\nAtteindre l’objectif " + g.Objective + "\u00a0: " + figure(g.Target) + " kg CO2e par an, actions en plein effet\n")
		if !g.Smallest.Reachable {
			outOfReach(b, g.Smallest)
		} else {
			selection(b, "Le moins coûteux", g.Cheapest, func(gap decimal.Decimal) string { return fr.Number(gap, 2) + "\u00a0€ par an" })
			selection(b, "Le moins d’actions", g.Smallest, func(gap decimal.Decimal) string {
				return fr.Integer(gap) + "\u00a0" + fr.Plural(gap, "action", "actions")
			})
		}
		for _, u := range g.Cheapest.LeftOut {
			indent(b, "  ", "Écartée du moins coûteux, "+u.Action+"\u00a0: "+u.Why+".")
		}
	}
	if len(all) > 0 {
		b.WriteString("  Coût annuel\u00a0: investissement divisé par les années de la période, plus coût de chaque année.\n")
	}
}

func selection(b *strings.Builder, name string, s *strategy.Selection, measure func(decimal.Decimal) string) {
	switch {
	case !s.Reachable:
		indent(b, "  ", name+"\u00a0: hors d’atteinte avec les actions dont le coût est connu\u202f; il manque "+figure(s.Missing)+" kg CO2e par an.")
	case len(s.Actions) == 0:
		indent(b, "  ", name+"\u00a0: aucune action, la cible est atteinte sans elles.")
	default:
		indent(b, "  ", name+"\u00a0: "+strings.Join(s.Actions, ", ")+".")
		indent(b, "    ", "Coût "+yearlyCost(s.Cost)+"\u202f; gain "+figure(s.Saving)+"\u202f; total "+figure(s.Final)+"\u202f; "+proof(s, measure)+".")
	}
}

// outOfReach says what is missing with the set that saves most.
func outOfReach(b *strings.Builder, s *strategy.Selection) {
	with := "même avec " + strings.Join(s.Actions, ", ")
	if len(s.Actions) == 0 {
		with = "aucune action n’a de gain chiffré"
	}
	indent(b, "  ", "Hors d’atteinte avec les actions du dossier\u00a0: il manque "+figure(s.Missing)+" kg CO2e par an, "+with+".")
}

func yearlyCost(d decimal.NullDecimal) string {
	if !d.Valid {
		return "inconnu"
	}
	return fr.Number(d.Decimal, 2) + "\u00a0€ par an"
}

// proof says whether a better set may exist.
func proof(s *strategy.Selection, measure func(decimal.Decimal) string) string {
	if s.Exact || !s.Gap.Valid {
		return "optimum démontré"
	}
	return "meilleur ensemble trouvé, au plus à " + measure(s.Gap.Decimal) + " de l’optimum"
}

func selectionsJSON(all []strategy.GoalSelection) any {
	type set struct {
		Actions   []string            `json:"actions"`
		Cost      string              `json:"cost,omitempty"`
		Saving    string              `json:"saving"`
		Final     string              `json:"final"`
		Reachable bool                `json:"reachable"`
		Missing   string              `json:"missing,omitempty"`
		Exact     bool                `json:"exact"`
		Gap       string              `json:"gap,omitempty"`
		LeftOut   []map[string]string `json:"left_out,omitempty"`
	}
	type goal struct {
		Objective string `json:"objective"`
		Year      int    `json:"year"`
		Target    string `json:"target"`
		Plan      string `json:"plan"`
		Cheapest  set    `json:"cheapest"`
		Smallest  set    `json:"smallest"`
	}
	plain := func(s *strategy.Selection) set {
		out := set{Actions: s.Actions, Saving: exact.String(s.Saving), Final: exact.String(s.Final), Reachable: s.Reachable, Exact: s.Exact}
		if s.Cost.Valid {
			out.Cost = exact.String(s.Cost.Decimal)
		}
		if !s.Reachable {
			out.Missing = exact.String(s.Missing)
		}
		if s.Gap.Valid {
			out.Gap = exact.String(s.Gap.Decimal)
		}
		for _, u := range s.LeftOut {
			out.LeftOut = append(out.LeftOut, map[string]string{"action": u.Action, "title": u.Title, "why": u.Why})
		}
		return out
	}
	out := []goal{}
	for _, g := range all {
		out = append(out, goal{g.Objective, g.Year, exact.String(g.Target), exact.String(g.Plan), plain(g.Cheapest), plain(g.Smallest)})
	}
	return out
}
