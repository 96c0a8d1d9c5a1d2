package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/strategy"
)

// results are the answers about an obligation beside article 35.
var results = map[strategy.Status]string{strategy.Met: "✔ atteint", strategy.Partly: "~ en partie", strategy.NotMet: "✘ non atteint",
	strategy.Unknown: "? à compléter", strategy.Noted: "· pour mémoire", strategy.NotApplicable: "– sans objet"}

var bearings = map[strategy.Force]string{strategy.Must: "obligation", strategy.Encouraged: "encouragement, sans obligation", strategy.May: "démarche volontaire",
	strategy.Watch: "à surveiller, n’oblige pas à ce jour", strategy.Deadline: "échéance technique"}

var concerned = map[strategy.Standing]string{strategy.Concerned: "oui", strategy.NotConcerned: "non", strategy.InDraft: "en projet", strategy.Undetermined: "à vérifier"}

func neighbourText(b *strings.Builder, n strategy.Neighbour) {
	fmt.Fprintf(b, "\n    %-14s %s\n", results[n.Status], n.Title)
	indent(b, "      ", strings.Join(append(n.Articles[:len(n.Articles):len(n.Articles)], bearings[n.Force]), ", "))
	indent(b, "      ", "Concernée\u00a0: "+concerned[n.Standing]+". "+n.Why)
	indent(b, "      ", n.Rule)
	if n.Found != "" {
		indent(b, "      ", n.Found)
	}
	if n.Bring != "" {
		indent(b, "      → ", n.Bring)
	}
	if n.Doubt != "" || n.Evidence != strategy.Verified {
		indent(b, "      ", "[Niveau de preuve\u00a0: "+n.Evidence.String()+reserve(n.Doubt)+"]")
	}
}

func reserve(doubt string) string {
	if doubt == "" {
		return ""
	}
	return ". Réserve\u00a0: " + doubt
}

func neighbourJSON(n strategy.Neighbour) any {
	return struct {
		ID        string   `json:"id"`
		Title     string   `json:"title"`
		Articles  []string `json:"articles"`
		Force     string   `json:"force"`
		From      string   `json:"from,omitempty"`
		Until     string   `json:"until,omitempty"`
		Concerned string   `json:"concerned"`
		Why       string   `json:"why"`
		Rule      string   `json:"rule"`
		Status    string   `json:"status"`
		Declared  bool     `json:"declared"`
		Year      int      `json:"year,omitempty"`
		Value     string   `json:"value,omitempty"`
		Target    string   `json:"target,omitempty"`
		Found     string   `json:"found,omitempty"`
		Bring     string   `json:"bring,omitempty"`
		Evidence  string   `json:"evidence"`
		Doubt     string   `json:"doubt,omitempty"`
	}{n.ID, n.Title, list(n.Articles), string(n.Force), day(n.From), day(n.Until), standing(n.Standing), n.Why, n.Rule, string(n.Status), n.Declared, n.Year,
		valueJSON(n.Value), valueJSON(n.Target), n.Found, n.Bring, string(n.Evidence), n.Doubt}
}

// standing writes the empty standing as what it means.
func standing(s strategy.Standing) string {
	if s == strategy.Undetermined {
		return "unknown"
	}
	return string(s)
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func valueJSON(d decimal.NullDecimal) string {
	if !d.Valid {
		return ""
	}
	return exact.String(d.Decimal)
}

// bodiesText gives the bodies of a joint strategy, each with its own acts.
func bodiesText(b *strings.Builder, bodies []strategy.BodyScope) {
	if len(bodies) == 0 {
		return
	}
	b.WriteString("\nStratégie commune\u00a0: chaque assemblée délibère pour elle-même\n")
	for _, body := range bodies {
		fmt.Fprintf(b, "\n    %s\n", body.Body.Name)
		indent(b, "      ", body.Scope.Reason)
		if body.Scope.Warning != "" {
			indent(b, "      ", "À vérifier\u00a0: "+body.Scope.Warning)
		}
		findingsText(b, body.Acts)
	}
}

func bodiesJSON(bodies []strategy.BodyScope) any {
	out := []any{}
	for _, body := range bodies {
		out = append(out, map[string]any{"name": body.Body.Name, "scope": scopeJSON(body.Scope), "acts": elementsJSON(body.Acts)})
	}
	return out
}
