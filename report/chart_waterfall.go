package report

import (
	"strings"

	"github.com/reen-numerique/reen/strategy"
)

// Waterfall goes from a value to another by what changes it, one bar a step.
// A step up differs from a step down by its stripes and its sign. The end is
// drawn as it is given: it should be the start and the sum of the steps.
type Waterfall struct {
	Unit  string
	Start Part
	Steps []Part // differences in Unit, in their order: below zero goes down
	End   Part
}

func (Waterfall) isChart() {}

// planFigure draws the plan action by action; the table below it has the data.
func (w *writer) planFigure() Figure {
	sim := w.a.Simulation
	year := w.year(w.a.Strategy.Year)
	chart := Waterfall{Unit: w.say("unit.t.year"), Start: Part{w.say("c5.waterfall.start", "year", year), tonnes(sim.Base)}, End: Part{w.say("c5.waterfall.end"), tonnes(sim.Final)}}
	var parts []string
	for _, s := range sim.Steps {
		chart.Steps = append(chart.Steps, Part{strings.TrimSuffix(s.Action+" – "+s.Title, " – "), tonnes(s.Saving.Neg())})
		parts = append(parts, s.Action+" "+w.delta(s.Saving.Neg()))
	}
	return Figure{ID: "figure-gains", Caption: w.say("c5.waterfall.figure"), Chart: chart,
		Alt: w.say("c5.waterfall.alt", "base", w.inTonnes(sim.Base), "year", year, "final", w.inTonnes(sim.Final), "parts", strings.Join(parts, ", "))}
}

// changeFigure draws what changed between two years, cause by cause; the table
// below it has the data.
func (w *reviewer) changeFigure(c *strategy.FootprintChange) Figure {
	from, to := w.before(), w.year(w.y.Year)
	chart := Waterfall{Unit: "t\u00a0CO₂e", Start: Part{w.say("bilan.change.at", "year", from), tonnes(c.Before.Value)}, End: Part{w.say("bilan.change.at", "year", to), tonnes(c.After.Value)}}
	var parts []string
	for _, s := range c.Steps {
		name := w.set().NameOf("step", string(s.Name)).FR
		chart.Steps = append(chart.Steps, Part{name, tonnes(s.Difference)})
		parts = append(parts, lower(name)+" "+w.delta(s.Difference))
	}
	return Figure{ID: "figure-bilan-evolution", Caption: w.say("bilan.change.figure"), Chart: chart,
		Alt: w.say("bilan.change.alt", "from", from, "before", w.inTonnes(c.Before.Value), "to", to, "after", w.inTonnes(c.After.Value), "parts", strings.Join(parts, ", "))}
}
