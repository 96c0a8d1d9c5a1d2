package main

import (
	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/strategy"
)

// What simulate writes as JSON: every value is a decimal string, null where it is
// not known.
type (
	jsonLife struct {
		Item string `json:"item"`
		From string `json:"from"`
		To   string `json:"to"`
	}
	jsonPace struct {
		Item   string  `json:"item,omitempty"`
		Saving string  `json:"saving"`
		Life   *string `json:"life,omitempty"`
		Longer *string `json:"longer,omitempty"`
		Dated  bool    `json:"dated,omitempty"`
	}
	jsonCriterion struct {
		Criterion string `json:"criterion"`
		Unit      string `json:"unit"`
		Before    string `json:"before"`
		Saving    string `json:"saving"`
		After     string `json:"after"`
	}
	jsonAvoidance struct {
		Years    int     `json:"years"`
		Cost     *string `json:"cost_eur"`
		Avoided  string  `json:"avoided_t"`
		PerTonne *string `json:"eur_per_t"`
		Formula  string  `json:"formula"`
		Late     string  `json:"late,omitempty"`
	}
	jsonStep struct {
		Action      string          `json:"action"`
		Title       string          `json:"title"`
		Lever       string          `json:"lever"`
		Formula     string          `json:"formula"`
		Before      string          `json:"before"`
		Saving      string          `json:"saving"`
		After       string          `json:"after"`
		Alone       string          `json:"alone"`
		Last        string          `json:"last"`
		Low         string          `json:"low"`
		High        string          `json:"high"`
		Electricity string          `json:"kwh"`
		Criteria    []jsonCriterion `json:"criteria"`
		Paces       []jsonPace      `json:"paces,omitempty"`
		Lives       []jsonLife      `json:"lives,omitempty"`
		Avoidance   *jsonAvoidance  `json:"avoidance,omitempty"`
	}
	jsonApart struct {
		Action  string `json:"action"`
		Title   string `json:"title"`
		Lever   string `json:"lever"`
		Formula string `json:"formula"`
		Saving  string `json:"saving"`
		Source  string `json:"source"`
		Note    string `json:"note,omitempty"`
	}
	jsonScenario struct {
		Action     string     `json:"action"`
		Title      string     `json:"title"`
		Dependency string     `json:"dependency,omitempty"`
		Step       *jsonStep  `json:"step,omitempty"`
		Apart      *jsonApart `json:"apart,omitempty"`
		Why        string     `json:"why,omitempty"`
		Note       string     `json:"note,omitempty"`
	}
	jsonPoint struct {
		Year        int     `json:"year"`
		Value       string  `json:"value"`
		Embodied    string  `json:"embodied"`
		Use         string  `json:"use"`
		Low         string  `json:"low"`
		High        string  `json:"high"`
		Electricity *string `json:"electricity_apart"`
	}
	jsonGoal struct {
		Objective string `json:"objective"`
		Year      int    `json:"year"`
		Target    string `json:"target"`
		Planned   string `json:"planned"`
		Gap       string `json:"gap"`
	}
)

func simulationJSON(a *strategy.Assessment) any {
	sim := a.Simulation
	steps, apart, unquantified, scenarios, points, goals := []jsonStep{}, []jsonApart{}, []map[string]string{}, []jsonScenario{}, []jsonPoint{}, []jsonGoal{}
	for n, s := range sim.Steps {
		var cost *strategy.Avoidance
		if n < len(a.Avoidances) {
			cost = &a.Avoidances[n]
		}
		steps = append(steps, stepJSON(s, cost))
	}
	for _, s := range sim.Apart {
		apart = append(apart, apartJSON(s))
	}
	for _, u := range sim.Unquantified {
		unquantified = append(unquantified, map[string]string{"action": u.Action, "title": u.Title, "why": u.Why})
	}
	for _, s := range a.Scenarios {
		scenarios = append(scenarios, scenarioJSON(s))
	}
	undated, hypothesis := []string{}, ""
	if a.Trajectory != nil {
		undated, hypothesis = list(a.Trajectory.Undated), a.Trajectory.Hypothesis
		for _, p := range a.Trajectory.Points {
			points = append(points, jsonPoint{p.Year, exact.String(p.Value), exact.String(p.Embodied), exact.String(p.Use), exact.String(p.Low), exact.String(p.High), orNull(p.Electricity)})
		}
		for _, g := range a.Trajectory.Goals {
			goals = append(goals, jsonGoal{g.Objective, g.Year, exact.String(g.Target), exact.String(g.Planned), exact.String(g.Gap)})
		}
	}
	return map[string]any{"schema": 2, "unit": "kg CO2e/year", "base": exact.String(sim.Base), "saving": exact.String(sim.Saving), "final": exact.String(sim.Final),
		"criteria": criteriaJSON(sim.Criteria), "steps": steps, "apart": apart, "unquantified": unquantified, "scenarios": scenarios, "trajectory": points, "goals": goals,
		"selections": selectionsJSON(a.Selections), "undated": undated, "hypothesis": hypothesis, "problems": problemsJSON(a)}
}

func stepJSON(s strategy.Step, cost *strategy.Avoidance) jsonStep {
	j := jsonStep{Action: s.Action, Title: s.Title, Lever: string(s.Kind), Formula: s.Formula, Before: exact.String(s.Before), Saving: exact.String(s.Saving), After: exact.String(s.After),
		Alone: exact.String(s.Alone), Last: exact.String(s.Last), Low: exact.String(s.Low), High: exact.String(s.High), Electricity: exact.String(s.Electricity), Criteria: criteriaJSON(s.Criteria)}
	for _, l := range s.Lives {
		j.Lives = append(j.Lives, jsonLife{l.Item, exact.String(l.From), exact.String(l.To)})
	}
	for _, p := range s.Paces {
		j.Paces = append(j.Paces, jsonPace{p.Item, exact.String(p.Saving), orNull(p.Life), orNull(p.Longer), len(p.Cohorts) > 0})
	}
	if cost != nil {
		j.Avoidance = &jsonAvoidance{cost.Years, orNull(cost.Cost), exact.String(cost.Avoided), orNull(cost.PerTonne), cost.Formula, cost.Late}
	}
	return j
}

func criteriaJSON(of []strategy.CriterionSaving) []jsonCriterion {
	out := []jsonCriterion{}
	for _, c := range of {
		out = append(out, jsonCriterion{c.Criterion.String(), c.Criterion.Unit() + "/year", exact.String(c.Before), exact.String(c.Saving), exact.String(c.After)})
	}
	return out
}

func apartJSON(s strategy.ApartSaving) jsonApart {
	return jsonApart{s.Action, s.Title, string(s.Kind), s.Formula, exact.String(s.Saving), s.Source, s.Note}
}

func scenarioJSON(s strategy.Scenario) jsonScenario {
	j := jsonScenario{Action: s.Action.ID, Title: s.Action.Title, Dependency: s.Action.Description, Why: s.Why, Note: s.Note}
	if s.Step != nil {
		step := stepJSON(*s.Step, &s.Avoidance)
		j.Step = &step
	}
	if s.Apart != nil {
		apart := apartJSON(*s.Apart)
		j.Apart = &apart
	}
	return j
}

func orNull(d decimal.NullDecimal) *string {
	if !d.Valid {
		return nil
	}
	text := exact.String(d.Decimal)
	return &text
}
