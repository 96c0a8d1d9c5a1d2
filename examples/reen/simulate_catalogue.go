package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/strategy"
)

// catalogueTable lists the actions of the catalogue that fit and that the plan
// does not have: those that the engine computes, then the others.
func (c console) catalogueTable(proposals []strategy.Proposal) error {
	if proposals == nil {
		return nil
	}
	var b strings.Builder
	b.WriteString("\nActions du catalogue absentes du plan, gain de chacune si elle est seule (kg CO2e par an)\n")
	for _, p := range proposals {
		if p.Saving.Valid {
			fmt.Fprintf(&b, "  %-6s %10s  %s\n", p.Action.ID, figure(p.Saving.Decimal), p.Action.Title)
		}
	}
	indent(&b, "  ", "Paramètres proposés, à ajuster\u00a0; ces gains ne s’additionnent pas.")
	b.WriteString("\nSans gain calculé\n")
	for _, p := range proposals {
		if p.Saving.Valid {
			continue
		}
		line := p.Action.ID + " " + p.Action.Title
		if p.Missing != nil {
			line += " (à renseigner\u00a0: " + strings.Join(p.Missing, ", ") + ")"
		}
		indent(&b, "  ", line)
	}
	_, err := io.WriteString(c.out, b.String())
	return err
}

// withCatalogue adds the proposals to the JSON of a simulation, where they were
// asked for.
func withCatalogue(out any, proposals []strategy.Proposal) any {
	object, ok := out.(map[string]any)
	if !ok || proposals == nil {
		return out
	}
	list := []map[string]any{}
	for _, p := range proposals {
		entry := map[string]any{"action": p.Action.ID, "catalogue": p.Code, "title": p.Action.Title, "why": p.Why, "quantifiable": p.Quantifiable(), "missing": append([]string{}, p.Missing...)}
		if p.Saving.Valid {
			entry["alone"] = exact.String(p.Saving.Decimal)
		}
		if p.Lever != nil {
			entry["lever"] = string(p.Lever.Kind)
		}
		list = append(list, entry)
	}
	object["catalogue"] = list
	return object
}
