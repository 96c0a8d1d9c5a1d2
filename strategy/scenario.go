package strategy

import "github.com/reen-numerique/reen/factors/diag"

// Scenario is an action that is studied out of the plan, computed alone on the
// fleet of the year of reference and added to nothing. Its three accounts stay
// apart: Avoidance for the euros, Action.Description for the dependency, Step for
// the carbon.
type Scenario struct {
	Action    Action
	Step      *Step        // nil where there is no figure on the inventory
	Apart     *ApartSaving // of a lever beside the inventory; nil for another
	Avoidance Avoidance    // of Step
	Why       string       // in French, why there is no figure; empty where there is one
	Note      string       // in French, to print beside the scenarios
}

// scenarios computes each scenario alone, from the same start as the plan. Two of
// one id are refused, as in a plan.
func (a *Assessment) scenarios(s *simulator) error {
	times := map[string]int{}
	for _, action := range a.Strategy.Scenarios {
		times[action.ID]++
	}
	for _, action := range a.Strategy.Scenarios {
		alone := []Action{action}
		if times[action.ID] > 1 {
			alone = append(alone, action)
		}
		sim, err := s.simulate(alone)
		if err != nil {
			return err
		}
		out := Scenario{Action: action, Note: say("action.scenarios")}
		switch {
		case len(sim.Steps) > 0:
			out.Step, out.Avoidance = &sim.Steps[0], a.Strategy.avoidance(sim.Steps[0], action)
		case len(sim.Apart) > 0:
			out.Apart = &sim.Apart[0]
		default:
			out.Why = sim.Unquantified[0].Why
		}
		a.Scenarios = append(a.Scenarios, out)
		a.Problems = append(a.Problems, inScenarios(sim.Problems, len(alone))...)
	}
	return nil
}

// inScenarios gives the problems of a plan their place among the scenarios; what
// is said of each of two that have one id is said once.
func inScenarios(problems diag.List, copies int) diag.List {
	problems = problems[:len(problems)/copies]
	for n := range problems {
		problems[n].Column = "scenarios" + problems[n].Column[len("actions"):]
	}
	return problems
}
