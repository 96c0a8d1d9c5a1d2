package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/reen-numerique/reen/internal/fr"
	"github.com/reen-numerique/reen/strategy"
)

func simulateCommand(c console) *cobra.Command {
	var paths []string
	var format string
	var catalogue bool
	cmd := &cobra.Command{
		Use:   "simulate DOSSIER",
		Short: "Les actions une par une, et la trajectoire devant les objectifs",
		Long: `Calcule le gain de chaque action du dossier avec le moteur de l’empreinte : en
séquence (les gains s’additionnent), seule, et prise en dernier ; le coût de la
tonne évitée ; à part, les gains sur les usages et les scénarios ; puis la
trajectoire année par année devant les objectifs, au rythme du renouvellement.`,
		Example: "  reen simulate dossier/",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if !slices.Contains([]string{"table", "json"}, format) {
				return misused("format «\u00a0%s\u00a0» inconnu\u00a0: table ou json", format)
			}
			assessment, in, err := assessInput(c, paths, args[0])
			if err != nil {
				return err
			}
			var proposals []strategy.Proposal
			if catalogue {
				proposals = strategy.Propose(in.set, in.strategy, in.lines)
			}
			return c.simulate(assessment, proposals, format)
		},
	}
	f := cmd.Flags()
	factorsFlag(cmd, &paths)
	f.BoolVar(&catalogue, "catalogue", false, "montrer aussi les actions du catalogue qui conviennent et ne sont pas au plan")
	f.StringVar(&format, "format", "table", "`FORMAT` : table ou json")
	return cmd
}

func (c console) simulate(a *strategy.Assessment, proposals []strategy.Proposal, format string) error {
	if a.Simulation == nil {
		c.remarks(problemsOf(a))
		return failed("rien ne peut être simulé\u00a0: l’année de référence (year) manque, ou aucune ligne d’inventaire n’est valorisée")
	}
	var err error
	if format == "json" {
		err = writeJSON(c.out, withCatalogue(simulationJSON(a), proposals))
	} else if err = c.simulationTables(a); err == nil {
		err = c.catalogueTable(proposals)
	}
	if err != nil {
		return failed("écriture impossible\u00a0: %w", err)
	}
	c.remarks(problemsOf(a))
	return nil
}

// simulationTables writes the plan, what it costs, what stands beside it and the
// trajectory, then what would reach the objectives, one part after the other.
func (c console) simulationTables(a *strategy.Assessment) error {
	for _, part := range []func(*strategy.Assessment) error{c.waterfall, c.avoidances, c.criteria, c.unquantified, c.apart, c.scenarios, c.trajectory, c.selections} {
		if err := part(a); err != nil {
			return err
		}
	}
	return nil
}

func (c console) waterfall(a *strategy.Assessment) error {
	sim := a.Simulation
	t := table{head: []string{"Action", "Intitulé", "Avant", "Gain", "Après", "Seule", "En dernier"}, right: rightFrom(2, 6)}
	for _, s := range sim.Steps {
		t.add(s.Action, clip(s.Title, 44), figure(s.Before), figure(s.Saving), figure(s.After), figure(s.Alone), figure(s.Last))
	}
	t.add("", "Total du plan", figure(sim.Base), figure(sim.Saving), figure(sim.Final), "", "")
	if err := t.write(c.out); err != nil {
		return err
	}
	return c.lines("En kg CO2e par an. Les gains en séquence s’additionnent\u202f; «\u00a0seule\u00a0» et «\u00a0en dernier\u00a0» montrent les interactions." + lives(a, sim.Steps))
}

// lives prints the service lives before and after: a saving from lifetime needs both.
func lives(a *strategy.Assessment, steps []strategy.Step) string {
	var out []string
	for _, s := range steps {
		for _, l := range s.Lives {
			name := l.Item
			if item, ok := a.Result.Set().Item(l.Item); ok {
				name = strings.ToLower(item.NameFR)
			}
			out = append(out, s.Action+", "+name+" de "+comma(l.From)+" à "+comma(l.To)+" ans")
		}
	}
	if out == nil {
		return ""
	}
	return " Durées de vie changées\u00a0: " + strings.Join(out, "\u202f; ") + "."
}

// avoidances sets the cost of each action beside what it avoids over the period,
// and its saving with the lowest and the highest published values.
func (c console) avoidances(a *strategy.Assessment) error {
	if len(a.Avoidances) == 0 {
		return nil
	}
	t := table{head: []string{"Coût", "Intitulé", "Gain bas", "Gain haut", "Années", "€", "t évitées", "€ par t"}, right: rightFrom(2, 7)}
	for n, v := range a.Avoidances {
		s := a.Simulation.Steps[n]
		t.add(append([]string{s.Action, clip(s.Title, 34), figure(s.Low), figure(s.High)}, avoided(v)...)...)
	}
	if err := c.below(&t); err != nil {
		return err
	}
	var late strings.Builder
	for _, v := range a.Avoidances {
		if v.Late != "" {
			late.WriteString(" " + v.Action + ". " + v.Late + ".")
		}
	}
	return c.lines("Gain bas et haut\u00a0: en kg CO2e par an, avec toutes les valeurs publiées les plus basses, puis les plus hautes. Coût d’une tonne\u00a0: " + a.Avoidances[0].Formula + "." + late.String())
}

// avoided gives the cells of a cost: years, euros, tonnes and euros a tonne.
func avoided(v strategy.Avoidance) []string {
	if v.Years == 0 {
		return []string{"n.d.", "n.d.", "n.d.", "n.d."}
	}
	return []string{fr.Integer(decimal.NewFromInt(int64(v.Years))), orUnknown(v.Cost), fr.Number(v.Avoided, 1), orUnknown(v.PerTonne)}
}

func orUnknown(d decimal.NullDecimal) string {
	if !d.Valid {
		return "n.d."
	}
	return fr.Integer(d.Decimal)
}

// criteria gives the savings of the criteria other than climate, where the set has them.
func (c console) criteria(a *strategy.Assessment) error {
	if len(a.Simulation.Criteria) < 2 {
		return nil
	}
	t, units := table{head: []string{"Critères"}, right: rightFrom(1, len(a.Simulation.Criteria))}, []string{}
	for _, of := range a.Simulation.Criteria {
		t.head = append(t.head, of.Criterion.String())
		units = append(units, of.Criterion.String()+"\u00a0: "+strings.ToLower(a.Result.Set().NameOf("criterion", of.Criterion.String()).FR)+", "+of.Criterion.Unit()+" par an")
	}
	for _, s := range a.Simulation.Steps {
		row := []string{s.Action}
		for _, of := range s.Criteria {
			row = append(row, fr.Significant(of.Saving, 3))
		}
		for len(row) < len(t.head) {
			row = append(row, "n.d.")
		}
		t.add(row...)
	}
	total := []string{"Total du plan"}
	for _, of := range a.Simulation.Criteria {
		total = append(total, fr.Significant(of.Saving, 3))
	}
	t.add(total...)
	if err := c.below(&t); err != nil {
		return err
	}
	return c.lines("Gains en séquence, par critère, sur les seuls équipements dont il a une valeur. " + strings.Join(units, "\u202f; ") + ".")
}

func (c console) unquantified(a *strategy.Assessment) error {
	if len(a.Simulation.Unquantified) == 0 {
		return nil
	}
	var b strings.Builder
	b.WriteString("\nSans gain chiffré\n")
	for _, u := range a.Simulation.Unquantified {
		indent(&b, "  ", u.Action+" "+u.Title+"\u00a0: "+u.Why)
	}
	_, err := io.WriteString(c.out, b.String())
	return err
}

// apart gives the savings on what is counted beside the inventory.
func (c console) apart(a *strategy.Assessment) error {
	if len(a.Simulation.Apart) == 0 {
		return nil
	}
	var b strings.Builder
	b.WriteString("\nÀ part, hors du total\n")
	for _, s := range a.Simulation.Apart {
		indent(&b, "  ", fmt.Sprintf("%s %s\u00a0: %s kg CO2e par an (%s). Source\u00a0: %s", s.Action, s.Title, figure(s.Saving), s.Formula, s.Source))
	}
	indent(&b, "  ", a.Simulation.Apart[0].Note)
	_, err := io.WriteString(c.out, b.String())
	return err
}

func (c console) scenarios(a *strategy.Assessment) error {
	if len(a.Scenarios) == 0 {
		return nil
	}
	t := table{head: []string{"Scénario", "Intitulé", "Gain", "Bas", "Haut", "Années", "€", "t évitées", "€ par t"}, right: rightFrom(2, 8)}
	var b strings.Builder
	for _, s := range a.Scenarios {
		row := []string{s.Action.ID, clip(s.Action.Title, 30), "n.d.", "n.d.", "n.d."}
		switch {
		case s.Step != nil:
			row = append(row[:2], figure(s.Step.Saving), figure(s.Step.Low), figure(s.Step.High))
			indent(&b, "  ", s.Action.ID+", carbone\u00a0: "+s.Step.Formula+"."+lives(a, []strategy.Step{*s.Step}))
			if s.Avoidance.Late != "" {
				indent(&b, "  ", s.Action.ID+". "+s.Avoidance.Late+".")
			}
		case s.Apart != nil:
			indent(&b, "  ", s.Action.ID+", à part\u00a0: "+figure(s.Apart.Saving)+" kg CO2e par an ("+s.Apart.Formula+")")
		default:
			indent(&b, "  ", s.Action.ID+", carbone\u00a0: "+s.Why)
		}
		if s.Action.Description != "" {
			indent(&b, "  ", s.Action.ID+", dépendance\u00a0: "+s.Action.Description)
		}
		t.add(append(row, avoided(s.Avoidance)...)...)
	}
	if err := c.below(&t); err != nil {
		return err
	}
	indent(&b, "", a.Scenarios[0].Note)
	_, err := io.WriteString(c.out, b.String())
	return err
}

func (c console) trajectory(a *strategy.Assessment) error {
	tr := a.Trajectory
	if tr == nil {
		return nil
	}
	t := table{head: []string{"Trajectoire", "Total", "Fabrication", "Usage", "Bas", "Haut"}, right: rightFrom(1, 6)}
	outlook := slices.ContainsFunc(tr.Points, func(p strategy.Point) bool { return p.Electricity.Valid })
	if outlook {
		t.head = append(t.head, "Autre mix, à part")
	}
	for _, p := range tr.Points {
		row := []string{strconv.Itoa(p.Year), figure(p.Value), figure(p.Embodied), figure(p.Use), figure(p.Low), figure(p.High)}
		if outlook {
			row = append(row, orUnknown(p.Electricity))
		}
		t.add(row...)
	}
	if err := c.below(&t); err != nil {
		return err
	}
	var b strings.Builder
	indent(&b, "", "En kg CO2e par an\u202f; bas et haut\u00a0: avec toutes les valeurs publiées les plus basses, puis les plus hautes.")
	for _, g := range tr.Goals {
		gap := "atteint par le plan"
		if g.Gap.IsPositive() {
			gap = "il reste " + figure(g.Gap) + " à trouver"
		}
		fmt.Fprintf(&b, "Objectif %s, %d\u00a0: %s (%s)\u202f; %s\n", g.Objective, g.Year, figure(g.Target), fr.Percent(g.Reduction.Neg(), 0), gap)
	}
	indent(&b, "", tr.Hypothesis)
	_, err := io.WriteString(c.out, b.String())
	return err
}

// below writes a table after an empty line.
func (c console) below(t *table) error {
	if _, err := io.WriteString(c.out, "\n"); err != nil {
		return err
	}
	return t.write(c.out)
}

func (c console) lines(text string) error {
	var b strings.Builder
	indent(&b, "", text)
	_, err := io.WriteString(c.out, b.String())
	return err
}

// rightFrom names columns of numbers, both ends included.
func rightFrom(first, last int) map[int]bool {
	out := map[int]bool{}
	for n := first; n <= last; n++ {
		out[n] = true
	}
	return out
}

// clip cuts a text that is too long for its column.
func clip(text string, width int) string {
	if runes := []rune(text); len(runes) > width {
		return strings.TrimRight(string(runes[:width-1]), " ,") + "…"
	}
	return text
}
