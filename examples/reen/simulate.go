package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/reen-numerique/reen/internal/exact"
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
séquence (les gains s’additionnent), seule, et prise en dernier ; puis la
trajectoire année par année devant les objectifs.`,
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

func (c console) simulationTables(a *strategy.Assessment) error {
	sim := a.Simulation
	t := table{head: []string{"Action", "Intitulé", "Avant", "Gain", "Après", "Seule", "En dernier"}, right: map[int]bool{2: true, 3: true, 4: true, 5: true, 6: true}}
	for _, s := range sim.Steps {
		t.add(s.Action, s.Title, figure(s.Before), figure(s.Saving), figure(s.After), figure(s.Alone), figure(s.Last))
	}
	t.add("", "Total du plan", figure(sim.Base), figure(sim.Saving), figure(sim.Final), "", "")
	if err := t.write(c.out); err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("En kg CO2e par an. Les gains en séquence s’additionnent\u202f; « seule » et « en dernier » montrent les interactions.\n")
	if len(sim.Unquantified) > 0 {
		b.WriteString("\nSans gain chiffré\n")
		for _, u := range sim.Unquantified {
			indent(&b, "  ", u.Action+" "+u.Title+"\u00a0: "+u.Why)
		}
	}
	if tr := a.Trajectory; tr != nil {
		b.WriteString("\nTrajectoire (kg CO2e par an)\n")
		for _, p := range tr.Points {
			fmt.Fprintf(&b, "  %d  %12s\n", p.Year, figure(p.Value))
		}
		for _, g := range tr.Goals {
			gap := "atteint par le plan"
			if g.Gap.IsPositive() {
				gap = "il reste " + figure(g.Gap) + " à trouver"
			}
			fmt.Fprintf(&b, "  Objectif %s, %d\u00a0: %s (%s)\u00a0; %s\n", g.Objective, g.Year, figure(g.Target), fr.Percent(g.Reduction.Neg(), 0), gap)
		}
		indent(&b, "  ", tr.Hypothesis)
	}
	selections(&b, a.Selections)
	_, err := io.WriteString(c.out, b.String())
	return err
}

func simulationJSON(a *strategy.Assessment) any {
	type life struct {
		Item string `json:"item"`
		From string `json:"from"`
		To   string `json:"to"`
	}
	type step struct {
		Action  string `json:"action"`
		Title   string `json:"title"`
		Lever   string `json:"lever"`
		Formula string `json:"formula"`
		Before  string `json:"before"`
		Saving  string `json:"saving"`
		After   string `json:"after"`
		Alone   string `json:"alone"`
		Last    string `json:"last"`
		Lives   []life `json:"lives,omitempty"`
	}
	type goal struct {
		Objective string `json:"objective"`
		Year      int    `json:"year"`
		Target    string `json:"target"`
		Planned   string `json:"planned"`
		Gap       string `json:"gap"`
	}
	sim := a.Simulation
	steps, unquantified, points, goals := []step{}, []map[string]string{}, []map[string]any{}, []goal{}
	for _, s := range sim.Steps {
		j := step{s.Action, s.Title, string(s.Kind), s.Formula, exact.String(s.Before), exact.String(s.Saving), exact.String(s.After), exact.String(s.Alone), exact.String(s.Last), nil}
		for _, l := range s.Lives {
			j.Lives = append(j.Lives, life{l.Item, exact.String(l.From), exact.String(l.To)})
		}
		steps = append(steps, j)
	}
	for _, u := range sim.Unquantified {
		unquantified = append(unquantified, map[string]string{"action": u.Action, "title": u.Title, "why": u.Why})
	}
	if a.Trajectory != nil {
		for _, p := range a.Trajectory.Points {
			points = append(points, map[string]any{"year": p.Year, "value": exact.String(p.Value)})
		}
		for _, g := range a.Trajectory.Goals {
			goals = append(goals, goal{g.Objective, g.Year, exact.String(g.Target), exact.String(g.Planned), exact.String(g.Gap)})
		}
	}
	return map[string]any{"schema": 1, "unit": "kg CO2e/year", "base": exact.String(sim.Base), "saving": exact.String(sim.Saving), "final": exact.String(sim.Final),
		"steps": steps, "unquantified": unquantified, "trajectory": points, "goals": goals, "selections": selectionsJSON(a.Selections)}
}
