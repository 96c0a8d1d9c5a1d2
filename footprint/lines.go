package footprint

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
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
	Impacts []Impact // none from Statuses
}

// Impact is one figure of a line.
type Impact struct {
	Criterion factors.Criterion
	Stage     factors.Stage
	Value     decimal.Decimal
}

// lineOf ties a line to the figures of one unit of it.
type lineOf struct {
	line     *Line
	unit     *unit // nil where nothing is counted
	excluded bool  // by the rules
}

func (l *lineOf) status() Status {
	switch {
	case l.excluded:
		return ExcludedByRules
	case l.unit == nil || l.line.State == Stock:
		return NotInUse
	}
	return l.unit.status()
}

// Lines gives each line with its figures, in the order of the inventory.
// Refused lines are in Problems. A result of an Accumulator has none: see Figures.
func (r *Result) Lines() []LineResult {
	out := make([]LineResult, len(r.lines))
	for n := range r.lines {
		out[n] = r.figures(&r.lines[n])
	}
	return out
}

// Statuses gives each line as Lines does, without its figures, which cost most
// of the time of a large inventory.
func (r *Result) Statuses() []LineResult {
	out := make([]LineResult, len(r.lines))
	for n := range r.lines {
		out[n] = r.lines[n].bare()
	}
	return out
}

// Figures gives the figures of a line with the factors and the options of the
// result, whether it was counted or not: those who stream an inventory ask for
// the lines that they want to see. The error, which holds a diag.List, is for a
// line that is refused.
func (r *Result) Figures(line *Line) (LineResult, error) {
	copied := *line
	copied.own()
	item, problem := r.engine.check(&copied)
	if problem != nil {
		return LineResult{}, fmt.Errorf("footprint: %w", diag.List{*problem})
	}
	l := lineOf{line: &copied, excluded: outside(item) || line.State.counted() && r.setAside(item)}
	if !l.excluded && line.State.counted() {
		l.unit = r.engine.unit(item, &copied)
	}
	return r.figures(&l), nil
}

// bare tells how much of a line could be valued.
func (l *lineOf) bare() LineResult {
	out := LineResult{Line: l.line, Status: l.status()}
	if l.unit != nil {
		out.Missing = slices.Clone(l.unit.missing)
	}
	return out
}

func (r *Result) figures(l *lineOf) LineResult {
	res := l.bare()
	if l.unit == nil {
		return res
	}
	for _, c := range r.opts.Criteria {
		for s, value := range l.impacts(c) {
			if value != nil {
				res.Impacts = append(res.Impacts, Impact{c, factors.Stage(s), exact.Decimal(value)})
			}
		}
	}
	return res
}

// impacts gives the figures of a line by stage; nil where a value is missing.
func (l *lineOf) impacts(c factors.Criterion) (out [stageCount]*big.Rat) {
	if l.unit == nil {
		return out
	}
	n, k := l.line.amount(), new(big.Rat)
	if l.unit.measured {
		k = l.line.used()
	}
	for s, t := range l.unit.impacts[c] {
		if t != nil {
			out[s] = new(big.Rat).Mul(t.exact, l.unit.times(factors.Stage(s), n, k))
		}
	}
	return out
}

// Explain gives the expression behind a line's total for a criterion, down to
// the published values. Evaluating it gives the line's figure. The error is
// an *UnvaluedError for a line without a figure.
func (r *Result) Explain(id string, c factors.Criterion) (*Trace, error) {
	if !slices.Contains(r.opts.Criteria, c) {
		return nil, fmt.Errorf("footprint: criterion %q was not computed", c)
	}
	for n := range r.lines {
		l := &r.lines[n]
		if l.line.ID != id {
			continue
		}
		if l.unit == nil {
			return nil, &UnvaluedError{ID: id, Status: l.status()}
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

func (r *Result) explain(l *lineOf, c factors.Criterion) (*Trace, error) {
	var stages []*Trace
	u := r.engine.unit(l.unit.item, l.line) // with the electricity of the line itself
	amount := l.line.made
	if amount == nil {
		amount = leaf("quantity", u.item.Unit, l.line.amount(), FromInventory)
	}
	for s, t := range u.impacts[c] {
		if t != nil {
			stages = append(stages, combine(Product, factors.Stage(s).String(), c.Unit()+"/year", amount, t))
		}
	}
	if stages == nil {
		return nil, &UnvaluedError{ID: l.line.ID, Status: l.status()}
	}
	return combine(Sum, c.String(), c.Unit()+"/year", stages...).finish(), nil
}
