package footprint

import (
	"math/big"
	"slices"
	"strconv"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
)

// Compute gives the footprint of an inventory over one year. Lines that
// cannot be computed are listed in the result's problems and counted as
// refused, never as zero. The error is for options that make no sense; the
// inventory is not changed. The result keeps the lines: an Accumulator does not.
func Compute(set *factors.Set, inv Inventory, opts Options) (*Result, error) {
	opts.DataCentres = addPlaces(opts.DataCentres, inv.DataCentres)
	a, err := NewAccumulator(set, opts)
	if err != nil {
		return nil, err
	}
	a.account(inv)
	kept := make([]lineOf, 0, len(inv.Lines))
	lines := slices.Clone(inv.Lines) // the caller may change theirs afterwards
	for n := range lines {
		lines[n].own()
	}
	a.addAll(lines, func(line *Line, c *class) {
		if c != nil {
			kept = append(kept, lineOf{line: line, unit: c.unit, excluded: c.excluded()})
		}
	})
	r := a.Result()
	r.lines = kept
	for n := range kept {
		if u := kept[n].unit; u != nil && r.setAside(u.item) {
			kept[n].unit, kept[n].excluded = nil, true
		}
	}
	return r, nil
}

// dateMixes says which electricity mixes are of another year than the
// inventory's: the nearest earlier one stands for a year that is not
// published.
func (r *Result) dateMixes() {
	asked := strconv.Itoa(r.opts.Year)
	for _, f := range r.Mixes() {
		if f.Year != asked {
			r.problems = append(r.problems, diag.Problem{Code: "mix-of-another-year", Severity: diag.Notice, Column: "zone", Value: diag.Clip(f.Zone),
				Message: "mix électrique de " + f.Year + " retenu pour " + asked + "\u00a0: c’est le plus récent publié jusqu’à cette année",
				Remedy:  "Fournissez le mix de l’année s’il est publié"})
		}
	}
}

// count keeps the accounts of the rows, of coverage and of data quality.
func (r *Result) count(c *class, g *group) {
	lines, u := g.sums.lines, c.unit
	if c.excluded() || u != nil && r.setAside(c.item) {
		r.counts.Excluded += lines
		if c.key.state.counted() {
			r.apart[c.item] = sumOf(r.apart[c.item], g.sums.exact(ofN))
		}
		return
	}
	if u == nil {
		r.counts.NotInUse += lines
		return
	}
	stock := c.key.state == Stock
	r.quality[g.cell.quality()] += lines
	if u.equipment() {
		r.grade(u.lifetime, lines)
		if !stock {
			r.grade(u.energy, lines)
		}
	}
	if stock {
		r.counts.NotInUse += lines
		return
	}
	switch u.status() {
	case Complete:
		r.counts.Complete += lines
	case Partial:
		r.counts.Partial += lines
	case Uncovered:
		r.counts.Uncovered += lines
	}
	for _, criterion := range r.opts.Criteria {
		r.cover[criterion].count(u, criterion, lines)
	}
}

// grade counts a lifetime or an energy: read in the inventory is high,
// declared for a whole type is medium, a published default is low (RCP-SI v2
// §5.3, table 4).
func (r *Result) grade(from Provenance, lines int) {
	switch from {
	case FromInventory:
		r.quality[High] += lines
	case FromDossier:
		r.quality[Medium] += lines
	case FromSource:
		r.quality[Low] += lines
	}
}

// settle multiplies: once per unit, by the sums of its lines.
func (r *Result) settle() {
	for _, c := range r.opts.Criteria {
		r.totals[c] = newEnds()
		r.cover[c].refused = r.counts.Refused
	}
	r.kwh = new(big.Rat)
	for at, u := range r.units {
		n, k := r.total(at, ofN), r.total(at, ofK)
		for _, c := range r.opts.Criteria {
			r.totals[c].add(u, c, n, k)
		}
		if u.kwh != nil {
			r.kwh.Add(r.kwh, new(big.Rat).Mul(u.kwh, u.times(factors.Use, n, k)))
		}
	}
}

// total sums a moment of a unit over the qualities.
func (r *Result) total(unit int, m moment) *big.Rat {
	out := new(big.Rat)
	for quality := range r.sums[unit] {
		out.Add(out, r.sums[unit][quality].exact(m))
	}
	return out
}

// ends is a total with its two ends.
type ends struct{ value, low, high *big.Rat }

func newEnds() ends { return ends{new(big.Rat), new(big.Rat), new(big.Rat)} }

// add counts n units, with k kWh of their own.
func (e *ends) add(u *unit, c factors.Criterion, n, k *big.Rat) {
	for s, t := range u.impacts[c] {
		if t == nil {
			continue
		}
		x := new(big.Rat).Mul(t.exact, u.times(factors.Stage(s), n, k))
		e.value.Add(e.value, x)
		if factors.Stage(s) == factors.Use {
			e.low.Add(e.low, x)
			e.high.Add(e.high, x)
		}
	}
	if u.low[c] != nil {
		e.low.Add(e.low, new(big.Rat).Mul(u.low[c], n))
		e.high.Add(e.high, new(big.Rat).Mul(u.high[c], n))
	}
}

// settled is a group of lines that weigh.
type settled struct {
	unit    int    // in Result.units
	place   uint32 // in Result.places
	stock   bool
	quality Quality
	sums    sums
}
