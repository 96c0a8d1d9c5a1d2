package strategy

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// view is what a step needs to know of a fleet.
type view struct {
	totals      []footprint.Total // climate first
	low, high   decimal.Decimal
	embodied    decimal.Decimal            // of climate, all but the use phase
	byLine      map[string]decimal.Decimal // the same, by line of the fleet
	electricity decimal.Decimal            // in the zone of the options, kWh
}

func (v view) climate() decimal.Decimal { return v.totals[0].Value }

func (v view) criteria() []factors.Criterion {
	var out []factors.Criterion
	for _, t := range v.totals {
		out = append(out, t.Criterion)
	}
	return out
}

// look computes a fleet with several criteria, climate first.
func (s *simulator) look(f *fleet, criteria []factors.Criterion) (view, error) {
	opts := f.opts
	opts.Criteria = criteria
	inv := f.inventory()
	result, err := s.compute(f.set, inv, opts)
	if err != nil {
		return view{}, err
	}
	v := view{byLine: map[string]decimal.Decimal{}, electricity: result.ElectricityUse()}
	for _, c := range criteria {
		v.totals = append(v.totals, result.Total(c))
	}
	v.low, v.high = result.Total(factors.GWP).Low, result.Total(factors.GWP).High
	for _, cell := range result.By(factors.GWP, footprint.ByStage, footprint.BySite) {
		if cell.Keys[0] != factors.Use.String() {
			v.byLine[cell.Keys[1]] = v.byLine[cell.Keys[1]].Add(cell.Value)
			v.embodied = v.embodied.Add(cell.Value)
		}
	}
	elsewhere := func(l footprint.Line) bool { return l.Zone != "" && l.Zone != opts.Zone }
	if slices.ContainsFunc(inv.Lines, elsewhere) {
		inv.Lines = slices.DeleteFunc(inv.Lines, elsewhere)
		if result, err = s.compute(f.set, inv, f.opts); err == nil {
			v.electricity = result.ElectricityUse()
		}
	}
	return v, err
}

// hasValue tells a criterion that some line has a value of.
func hasValue(t footprint.Total) bool {
	return t.Criterion == factors.GWP || !t.Value.IsZero() || t.Coverage.Embodied.Decimal.IsPositive() || t.Coverage.Use.Decimal.IsPositive()
}

// criteriaOf gives the criteria that the set has values of, for equipment or what is
// counted by the year; climate first.
func criteriaOf(set *factors.Set) []factors.Criterion {
	has := map[factors.Criterion]bool{}
	for _, item := range set.Items() {
		for _, f := range item.Factors {
			has[f.Criterion] = has[f.Criterion] || item.Kind == factors.Asset || item.Kind == factors.Flow
		}
	}
	out := []factors.Criterion{factors.GWP}
	for _, c := range factors.Impacts() {
		if c != factors.GWP && has[c] {
			out = append(out, c)
		}
	}
	return out
}
