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
	if len(proposals) == 0 {
		return nil
	}
	var computed, others strings.Builder
	for _, p := range proposals {
		switch {
		case p.Saving.Valid:
			fmt.Fprintf(&computed, "  %-6s %10s  %s\n", p.Action.ID, figure(p.Saving.Decimal), p.Action.Title)
		case p.Missing != nil:
			indent(&others, "  ", p.Action.ID+" "+p.Action.Title+" (à renseigner\u00a0: "+strings.Join(p.Missing, ", ")+")")
		default:
			indent(&others, "  ", p.Action.ID+" "+p.Action.Title)
		}
	}
	var b strings.Builder
	b.WriteString("\nActions du catalogue qui conviennent et ne sont pas au plan\n")
	if computed.Len() > 0 {
		b.WriteString("\nGain de chacune si elle est seule (kg CO2e par an)\n" + computed.String())
		indent(&b, "  ", "Paramètres proposés, à ajuster\u202f; ces gains ne s’additionnent pas.")
	}
	if others.Len() > 0 {
		b.WriteString("\nSans gain calculé\n" + others.String())
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
