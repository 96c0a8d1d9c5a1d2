package strategy

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
)

// Path holds a value of the year N against the straight line from its reference
// to its target:
//
//	Expected = Base + (Target − Base) × (N − From) ÷ (To − From)
//
// Base up to From, Target from To on. No text asks for it: the line is a
// convention of ours, for a target that says nothing of the years between.
type Path struct {
	From, To     int
	Base, Target decimal.NullDecimal
	Expected     decimal.NullDecimal // not valid where the line cannot be drawn
	Gap          decimal.NullDecimal // value − Expected
	Headway      Headway
}

// Headway tells whether a value is on its line or beyond it, towards the target.
type Headway string

// Headways; empty when it is not known.
const (
	OnTheWay Headway = "on-the-way"
	Behind   Headway = "behind"
)

// ObjectiveReview is an objective in the year N: on the way by its own
// reduction of the footprint, else by its indicators, all of them.
type ObjectiveReview struct {
	Objective
	Path    Path     // of the footprint, t CO2e a year; without Expected where the objective sets no reduction of it
	Behind  []string // ids of its indicators that are behind
	Unknown []string // ids of those of which nothing can be said
	Headway Headway  // empty while something is unknown and nothing is behind
}

// objectives reviews each one, in the order of the dossier.
func (h *history) objectives(measures []YearMeasure) []ObjectiveReview {
	var out []ObjectiveReview
	for _, o := range h.Now.Strategy.Objectives {
		out = append(out, h.objective(o, measures))
	}
	return out
}

func (h *history) objective(o Objective, measures []YearMeasure) ObjectiveReview {
	out := ObjectiveReview{Objective: o}
	known := 0
	for _, id := range o.Indicators {
		n := slices.IndexFunc(measures, func(m YearMeasure) bool { return m.ID == id })
		switch {
		case n >= 0 && measures[n].Path.Headway == OnTheWay:
			known++
		case n >= 0 && measures[n].Path.Headway == Behind:
			out.Behind = append(out.Behind, id)
		default:
			out.Unknown = append(out.Unknown, id)
		}
	}
	switch {
	case o.Footprint && o.Reduction.Valid:
		out.Path = h.reduction(o)
		out.Headway = out.Path.Headway
	case len(out.Behind) > 0:
		out.Headway = Behind
	case known > 0 && len(out.Unknown) == 0:
		out.Headway = OnTheWay
	}
	return out
}

// totalIndicator is the footprint of the administration, t CO2e a year.
const totalIndicator = "I01"

// reduction draws the line of an objective on the footprint.
func (h *history) reduction(o Objective) Path {
	if h.Now.Strategy.redefines(totalIndicator) || !sane(o.Reduction.Decimal) {
		return Path{}
	}
	from := cmp.Or(o.BaseYear, h.Reference)
	base := h.at(totalIndicator, from)
	if from == h.Reference {
		base = h.reference(totalIndicator)
	}
	var target decimal.NullDecimal
	if base.Value.Valid {
		left := new(big.Rat).Sub(big.NewRat(1, 1), exact.FromDecimal(o.Reduction.Decimal))
		target = decimal.NewNullDecimal(exact.Decimal(left.Mul(left, exact.FromDecimal(base.Value.Decimal))))
	}
	return h.path(from, o.TargetYear, base, target, h.at(totalIndicator, h.Year).Value, "lower")
}

// path draws the line where both ends are known, and holds the value to it.
func (h *history) path(from, to int, base YearValue, target, value decimal.NullDecimal, better string) Path {
	p := Path{From: from, To: to, Base: base.Value, Target: target}
	if from == 0 || h.Year == 0 || to <= from || !base.Value.Valid || !target.Valid {
		return p
	}
	at := min(max(h.Year, from), to)
	b, t := exact.FromDecimal(base.Value.Decimal), exact.FromDecimal(target.Decimal)
	way := new(big.Rat).Sub(t, b)
	expected := new(big.Rat).Mul(way, big.NewRat(int64(at-from), int64(to-from)))
	expected.Add(expected, b)
	p.Expected = decimal.NewNullDecimal(exact.Decimal(expected))
	p.Gap = minus(value, p.Expected)
	if !value.Valid {
		return p
	}
	p.Headway = Behind
	if beyond := exact.FromDecimal(value.Decimal).Cmp(expected); beyond == 0 || beyond == side(way, better) {
		p.Headway = OnTheWay
	}
	return p
}

// side is where a value beyond the line is: where the target lies, and where it
// is the reference, to be held, where the better values are; 0 when nothing
// tells.
func side(way *big.Rat, better string) int {
	switch {
	case way.Sign() != 0:
		return way.Sign()
	case better == "higher":
		return 1
	case better == "lower":
		return -1
	}
	return 0
}
