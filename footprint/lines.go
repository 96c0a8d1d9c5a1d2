package footprint

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

// Status tells how much of a line could be valued for the first criterion.
type Status string

// Statuses.
const (
	Complete        Status = "complete"
	Partial         Status = "partial"   // some stage, the lifetime or the electricity is missing
	Uncovered       Status = "uncovered" // nothing could be valued
	NotInUse        Status = "not_in_use"
	ExcludedByRules Status = "excluded"
)

// LineResult is one line with its figures: per year, for the whole quantity.
type LineResult struct {
	*Line
	Status  Status
	Missing []string // "lifetime", "energy", "electricity" or stages
	Impacts []Impact
}

// Impact is one figure of a line.
type Impact struct {
	Criterion factors.Criterion
	Stage     factors.Stage
	Value     decimal.Decimal
}

// lineOf ties a line to the figures of one unit of it.
type lineOf struct {
	line   *Line
	item   *factors.Item
	unit   int // in Result.units; -1 when nothing is counted
	status Status
}

// Lines gives each line with its figures, in the order of the inventory.
// Refused lines are in Problems.
func (r *Result) Lines() []LineResult {
	out := make([]LineResult, len(r.lines))
	for n, l := range r.lines {
		out[n] = r.figures(l)
	}
	return out
}

func (r *Result) figures(l lineOf) LineResult {
	res := LineResult{Line: l.line, Status: l.status}
	if l.unit < 0 {
		return res
	}
	u, amount := r.units[l.unit], l.line.amount()
	res.Missing = slices.Clone(u.missing)
	for _, c := range r.opts.Criteria {
		for s, t := range u.impacts[c] {
			if t != nil {
				res.Impacts = append(res.Impacts, Impact{c, factors.Stage(s), exact.Decimal(new(big.Rat).Mul(t.exact, amount))})
			}
		}
	}
	return res
}

// Explain gives the expression behind a line's total for a criterion, down to
// the published values. Evaluating it gives the line's figure. The error is
// an *UnvaluedError for a line without a figure.
func (r *Result) Explain(id string, c factors.Criterion) (*Trace, error) {
	if !slices.Contains(r.opts.Criteria, c) {
		return nil, fmt.Errorf("footprint: criterion %q was not computed", c)
	}
	for _, l := range r.lines {
		if l.line.ID != id {
			continue
		}
		if l.unit < 0 {
			return nil, &UnvaluedError{ID: id, Status: l.status}
		}
		return r.explain(l, c)
	}
	return nil, fmt.Errorf("footprint: no line %q", id)
}

// UnvaluedError says that a line has no figure to explain, and why.
type UnvaluedError struct {
	ID     string
	Status Status
}

func (e *UnvaluedError) Error() string {
	return fmt.Sprintf("footprint: line %q has no figure: it is %s", e.ID, e.Status)
}

func (r *Result) explain(l lineOf, c factors.Criterion) (*Trace, error) {
	var stages []*Trace
	amount := leaf("quantity", l.item.Unit, l.line.amount(), FromInventory)
	for s, t := range r.units[l.unit].impacts[c] {
		if t != nil {
			stages = append(stages, combine(Product, factors.Stage(s).String(), c.Unit()+"/year", amount, t))
		}
	}
	if stages == nil {
		return nil, &UnvaluedError{ID: l.line.ID, Status: l.status}
	}
	return combine(Sum, c.String(), c.Unit()+"/year", stages...).finish(), nil
}
