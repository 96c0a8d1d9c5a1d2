package main

import (
	"fmt"
	"strings"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// answers are those about a point of the method.
var answers = map[strategy.Status]string{strategy.Met: "✔ atteint", strategy.Partly: "~ en partie", strategy.NotMet: "✘ non atteint",
	strategy.Unknown: "? à confirmer", strategy.NotApplicable: "– sans objet"}

// methodText writes the two lists about the method, and the weak data.
func methodText(a *strategy.Assessment) string {
	var b strings.Builder
	b.WriteString("\nMéthode\u00a0: liste de contrôle du RCP-SI v2, annexe C\n\n")
	indent(&b, "  ", a.Method.Claim)
	for _, p := range a.Method.AnnexC {
		pointText(&b, p)
	}
	if a.Method.Unreliable != nil {
		b.WriteString("\nDonnées de qualité basse (point C15)\n\n")
		for _, line := range weakData(a) {
			indent(&b, "      ", line)
		}
	}
	b.WriteString("\nMéthode\u00a0: nos propres contrôles, que l’annexe C ne demande pas\n")
	for _, p := range a.Method.Own {
		pointText(&b, p)
	}
	return b.String()
}

func pointText(b *strings.Builder, p strategy.MethodPoint) {
	fmt.Fprintf(b, "\n%-3s %-14s %s\n", p.Code, answers[p.Status], p.Asks)
	for _, text := range p.Found {
		indent(b, "      ", text)
	}
	for _, text := range p.Missing {
		indent(b, "      → ", text)
	}
}

// weakData lists the data of low quality, a kind of datum a line.
func weakData(a *strategy.Assessment) []string {
	set := a.Result.Set()
	var out []string
	for _, name := range []string{footprint.DatumQuantity, footprint.DatumLifetime, footprint.DatumEnergy} {
		var items []string
		for _, d := range a.Method.Unreliable {
			if d.Name == name {
				items = append(items, fmt.Sprintf("%s (%s)", keyName(set, footprint.ByItem, d.Item), counted(d.Lines, "ligne", "lignes")))
			}
		}
		if items != nil {
			out = append(out, set.NameOf("term", name).FR+"\u00a0: "+strings.Join(items, ", "))
		}
	}
	return out
}

func methodJSON(m strategy.MethodReview) any {
	type point struct {
		Code    string   `json:"code"`
		Asks    string   `json:"asks"`
		Source  string   `json:"source"`
		Status  string   `json:"status"`
		Found   []string `json:"found"`
		Missing []string `json:"missing"`
	}
	type datum struct {
		Item    string `json:"item"`
		Datum   string `json:"datum"`
		From    string `json:"from"`
		Quality string `json:"quality"`
		Lines   int    `json:"lines"`
	}
	points := func(all []strategy.MethodPoint) []point {
		out := []point{}
		for _, p := range all {
			out = append(out, point{p.Code, p.Asks, p.Source, string(p.Status), list(p.Found), list(p.Missing)})
		}
		return out
	}
	weak := []datum{}
	for _, d := range m.Unreliable {
		weak = append(weak, datum{d.Item, d.Name, string(d.From), d.Quality.String(), d.Lines})
	}
	return map[string]any{"claim": m.Claim, "annex_c": points(m.AnnexC), "own": points(m.Own), "unreliable": weak}
}
