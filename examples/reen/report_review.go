package main

import (
	"slices"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
)

// review writes the bilan annuel of a dossier beside that of the year before,
// or alone without --against. It comes with the assessment of the year.
func (r *reportOptions) review(c console, path string) (*report.Document, *strategy.Assessment, error) {
	set, err := openSet(c, r.factors, 0)
	if err != nil {
		return nil, nil, err
	}
	in, err := openDossier(path, set)
	if err != nil {
		return nil, nil, err
	}
	now, err := strategy.Assess(set, in.strategy, in.lines)
	if err != nil {
		return nil, nil, failed("%w", err)
	}
	var before *strategy.Assessment
	var earlier footprint.Inventory
	if r.against != "" {
		if before, earlier, err = r.yearBefore(c); err != nil {
			return nil, nil, err
		}
	}
	y, err := strategy.ReviewYear(now, before, earlier)
	if err != nil {
		return nil, nil, failed("%w", err)
	}
	now.Problems = slices.Concat(in.problems, in.placed(append(ofTheYear(now), y.Problems...)))
	return report.Review(y), now, nil
}

// yearBefore opens the earlier dossier. The user's own factors may be of its
// time: --against-factors, those of the year otherwise.
func (r *reportOptions) yearBefore(c console) (*strategy.Assessment, footprint.Inventory, error) {
	paths := r.factors
	if r.againstFactors != nil {
		paths = r.againstFactors
	}
	set, err := openSet(c, paths, 0)
	if err != nil {
		return nil, footprint.Inventory{}, err
	}
	in, err := openDossier(r.against, set)
	if err != nil {
		return nil, footprint.Inventory{}, err
	}
	before, err := strategy.Assess(set, in.strategy, in.lines)
	if err != nil {
		return nil, footprint.Inventory{}, failed("%w", err)
	}
	c.remarks(earlierProblems(in))
	return before, in.lines, nil
}

// ofTheYear leaves out what is of a plan to come: a review simulates no action,
// and one that is carried out changes nothing more.
func ofTheYear(a *strategy.Assessment) diag.List {
	var plan diag.List
	if a.Simulation != nil {
		plan = slices.Concat(a.Simulation.Problems, a.Trajectory.Problems)
	}
	return slices.DeleteFunc(slices.Clone(a.Problems), func(p diag.Problem) bool { return slices.Contains(plan, p) })
}

// earlierProblems are those of the earlier dossier alone, told as its own.
func earlierProblems(in input) diag.List {
	out := slices.Clone(in.problems)
	for n := range out {
		out[n].Message = "dossier antérieur\u00a0: " + out[n].Message
	}
	return out
}
