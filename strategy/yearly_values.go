package strategy

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
)

// history finds the value of an indicator in a year.
type history struct {
	*YearlyReview
	dossiers []*Assessment // the year N first
}

func (y *YearlyReview) history() *history {
	h := &history{YearlyReview: y, dossiers: []*Assessment{y.Now}}
	if y.Before != nil {
		h.dossiers = append(h.dossiers, y.Before)
	}
	return h
}

// measures gives every indicator over the years.
func (h *history) measures() []YearMeasure {
	out := make([]YearMeasure, len(h.Now.Indicators))
	for n, m := range h.Now.Indicators {
		out[n] = h.measure(m)
	}
	return out
}

func (h *history) measure(m Measure) YearMeasure {
	out := YearMeasure{Measure: m, Reference: h.reference(m.ID), Previous: h.at(m.ID, h.Previous), Current: h.at(m.ID, h.Year)}
	out.Value = out.Current.Value
	if !sane(m.Target.Decimal) {
		out.Target = decimal.NullDecimal{}
	}
	out.Published = h.published(m.ID, out.Previous)
	out.Change = minus(out.Current.Value, out.Previous.Value)
	out.Gap = minus(out.Current.Value, out.Target)
	out.Better = better(m.Better, out.Reference.Value, out.Target)
	out.Trend = trend(out.Change, out.Better)
	out.Path = h.path(h.Reference, out.TargetYear, out.Reference, out.Target, out.Current.Value, out.Better)
	out.Parts = h.parts(m.ID, out.Better)
	return out
}

// reference is the declared base, else the value of the year of reference.
func (h *history) reference(id string) YearValue {
	if base := h.base(id); base.Valid {
		return YearValue{Year: h.Reference, Value: base, Origin: OriginBase}
	}
	return h.at(id, h.Reference)
}

// at gives what the dossier of a year computes, else the reading of that year,
// else the base where it is the year of reference. Readings are for what
// nothing computes (Reading).
func (h *history) at(id string, when int) YearValue {
	out := YearValue{Year: when}
	if when == 0 {
		return out
	}
	for _, a := range h.dossiers {
		if v := a.computedIn(id, when); v.Valid && h.alike(a, id) {
			out.Value, out.Origin = v, OriginComputed
			return out
		}
	}
	if r, ok := h.reading(id, when); ok {
		out.Value, out.Origin, out.Source = decimal.NewNullDecimal(r.Value), OriginReading, r.Source
		return out
	}
	if base := h.base(id); base.Valid && when == h.Reference {
		out.Value, out.Origin = base, OriginBase
	}
	return out
}

func (h *history) base(id string) decimal.NullDecimal {
	for _, i := range h.Now.Strategy.Indicators {
		if i.ID == id && i.Base.Valid && sane(i.Base.Decimal) {
			return i.Base
		}
	}
	return decimal.NullDecimal{}
}

// reading is the first that a dossier gives, the latest dossier before the other.
func (h *history) reading(id string, when int) (Reading, bool) {
	for _, a := range h.dossiers {
		for _, r := range a.Strategy.Readings {
			if r.Indicator == id && r.Year == when && sane(r.Value) && h.alike(a, id) {
				return r, true
			}
		}
	}
	return Reading{}, false
}

// published is the value of the year before as it was printed: the reading that
// the year N keeps of it, else what was computed with the factors of the time.
// It is not valid where it is the value that is shown.
func (h *history) published(id string, shown YearValue) decimal.NullDecimal {
	if shown.Origin != OriginComputed {
		return decimal.NullDecimal{}
	}
	var was decimal.NullDecimal
	if h.Published != nil && h.alike(h.Published, id) {
		was = h.Published.computedIn(id, h.Previous)
	}
	if r, ok := h.reading(id, h.Previous); ok {
		was = decimal.NewNullDecimal(r.Value)
	}
	if was.Valid && was.Decimal.Equal(shown.Value.Decimal.Round(-was.Decimal.Exponent())) { // what is read in print is rounded
		return decimal.NullDecimal{}
	}
	return was
}

// computedIn is the value that a dossier computes for a year: none where its
// figures are of another.
func (a *Assessment) computedIn(id string, when int) decimal.NullDecimal {
	n := slices.IndexFunc(a.Indicators, func(m Measure) bool { return m.ID == id })
	if n < 0 || a.Strategy.figuresYear(id) != when || !sane(a.Indicators[n].Computed.Decimal) {
		return decimal.NullDecimal{}
	}
	return a.Indicators[n].Computed
}

// alike tells whether an id names one indicator in a dossier and in that of the
// year N: in one unit, and either that of the catalogue in both or in none.
func (h *history) alike(a *Assessment, id string) bool {
	unit := func(a *Assessment) string {
		for _, m := range a.Indicators {
			if m.ID == id {
				return m.Unit
			}
		}
		return ""
	}
	return unit(a) == unit(h.Now) && a.Strategy.redefines(id) == h.Now.Strategy.redefines(id)
}

// figuresYear is the year of the figures behind an indicator: a dossier that was
// copied may still hold the purchases or the disposals of the year before.
func (s *Strategy) figuresYear(id string) int {
	switch id {
	case "I10", "I11", "I13":
		return cmp.Or(s.Purchasing.Year, s.Year)
	case "I12", "I14", "I16":
		return cmp.Or(s.Disposal.Year, s.Year)
	}
	return s.Year
}

// parts sets the parts of the two years side by side, in the order of the year
// N, then those that the year before alone has.
func (h *history) parts(id, better string) []YearPart {
	var out []YearPart
	by, mixed := map[string]string{}, map[string]bool{}
	for n, a := range h.dossiers {
		m := slices.IndexFunc(a.Indicators, func(m Measure) bool { return m.ID == id })
		if m < 0 || !h.alike(a, id) {
			continue
		}
		for _, p := range a.Indicators[m].Parts {
			at := slices.IndexFunc(out, func(y YearPart) bool { return y.Key == p.Key })
			if at < 0 {
				at = len(out)
				out = append(out, YearPart{Key: p.Key, Name: p.Name, Unit: p.Unit})
				by[p.Key] = p.by
			}
			mixed[p.Key] = by[p.Key] != p.by
			value := decimal.NullDecimal{Decimal: p.Value, Valid: sane(p.Value)}
			if n == 0 {
				out[at].Current = value
			} else {
				out[at].Previous = value
			}
		}
	}
	for n := range out {
		p := &out[n]
		side := better
		if p.Unit != "" {
			side = ""
		}
		if !mixed[p.Key] {
			p.Trend = trend(minus(p.Current, p.Previous), side)
		}
	}
	return out
}

// better completes the catalogue: an indicator that it leaves open, or that is
// the body's own, is better on the side where its target lies.
func better(known string, reference, target decimal.NullDecimal) string {
	way := minus(target, reference)
	switch {
	case known != "" || !way.Valid || way.Decimal.IsZero():
		return known
	case way.Decimal.IsPositive():
		return "higher"
	}
	return "lower"
}

func trend(change decimal.NullDecimal, better string) Trend {
	switch {
	case !change.Valid:
		return ""
	case change.Decimal.IsZero():
		return TrendSame
	case better == "" && change.Decimal.IsPositive():
		return TrendUp
	case better == "":
		return TrendDown
	case change.Decimal.IsPositive() == (better == "higher"):
		return TrendBetter
	}
	return TrendWorse
}

// minus is not valid where either is not known.
func minus(a, b decimal.NullDecimal) decimal.NullDecimal {
	if !a.Valid || !b.Valid {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(exact.Decimal(new(big.Rat).Sub(exact.FromDecimal(a.Decimal), exact.FromDecimal(b.Decimal))))
}
