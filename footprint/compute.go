package footprint

import (
	"math/big"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/exact"
)

// Compute gives the footprint of an inventory over one year. Lines that
// cannot be computed are listed in the result's problems and counted as
// refused, never as zero. The error is for options that make no sense; the
// inventory is not changed.
func Compute(set *factors.Set, inv Inventory, opts Options) (*Result, error) {
	opts, err := opts.complete(set)
	if err != nil {
		return nil, err
	}
	r := &Result{set: set, opts: opts, problems: slices.Clone(inv.Problems), groups: map[place]*quantity{}}
	r.counts = Counts{Read: inv.Read(), Attached: inv.Attached, Duplicates: inv.Duplicates, NotData: inv.NotData, Refused: inv.Refused}
	r.lines = make([]lineOf, 0, len(inv.Lines))
	e := newEngine(set, opts)
	variants := map[variant]int{}
	lines := slices.Clone(inv.Lines) // the caller may change theirs afterwards
	for n := range lines {
		lines[n].own()
		r.add(e, variants, &lines[n])
	}
	r.settle()
	r.dateMixes()
	r.setApart(e)
	return r, nil
}

// dateMixes says which electricity mixes are of another year than the
// inventory's: the nearest earlier one stands for a year that is not
// published (method §4).
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

// add puts a line in its group.
func (r *Result) add(e *engine, variants map[variant]int, line *Line) {
	item, problem := e.check(line)
	if problem != nil {
		r.refuse(*problem)
		return
	}
	switch item.Kind {
	case factors.Excluded:
		r.exclude(line, item, "excluded-by-rules", "équipement exclu du périmètre par les règles")
		return
	case factors.Apart:
		r.exclude(line, item, "counted-apart", "usage ou achat montré à part, jamais ajouté au parc")
		return
	}
	if line.State != InUse && line.State != Stock {
		r.lines = append(r.lines, lineOf{line: line, item: item, unit: -1, status: NotInUse})
		r.counts.NotInUse++
		return
	}
	if p := line.unusedConfiguration(item); p != nil {
		r.problems = append(r.problems, *p)
	}
	r.problems = append(r.problems, e.doubts(line)...)
	key := e.variantOf(item, line)
	v, known := variants[key]
	if !known {
		v = len(r.units)
		variants[key] = v
		r.units = append(r.units, e.unit(item, line))
	}
	r.count(line, r.units[v])
	at := place{unit: v, site: line.Site, department: line.Department, stock: line.State == Stock}
	if r.groups[at] == nil {
		r.groups[at] = &quantity{}
	}
	r.groups[at].add(line)
	r.lines = append(r.lines, lineOf{line: line, item: item, unit: v, status: r.statusOf(line, r.units[v])})
}

func (r *Result) statusOf(line *Line, u *unit) Status {
	if line.State == Stock {
		return NotInUse
	}
	return u.status()
}

// count keeps the accounts of coverage and of data quality.
func (r *Result) count(line *Line, u *unit) {
	r.quality[line.Quality]++
	if u.item.Kind == factors.Asset {
		r.grade(u.lifetime)
		if line.State == InUse {
			r.grade(u.energy)
		}
	}
	if line.State == Stock {
		r.counts.NotInUse++
		return
	}
	switch u.status() {
	case Complete:
		r.counts.Complete++
	case Partial:
		r.counts.Partial++
	case Uncovered:
		r.counts.Uncovered++
	}
	for _, c := range r.opts.Criteria {
		r.cover[c].count(u, c)
	}
}

// grade counts a lifetime or an energy: read in the inventory is high,
// declared for a whole type is medium, a published default is low (RCP-SI v2
// §5.3, table 4).
func (r *Result) grade(from Provenance) {
	switch from {
	case FromInventory:
		r.quality[High]++
	case FromDossier:
		r.quality[Medium]++
	case FromSource:
		r.quality[Low]++
	}
}

func (r *Result) exclude(line *Line, item *factors.Item, code, message string) {
	r.counts.Excluded++
	r.lines = append(r.lines, lineOf{line: line, item: item, unit: -1, status: ExcludedByRules})
	r.problems = append(r.problems, diag.Problem{Code: code, Severity: diag.Notice, File: line.File, Row: line.Row, Value: diag.Clip(line.Label), Message: message + "\u00a0: " + item.NameFR, Remedy: item.Why})
}

func (r *Result) refuse(p diag.Problem) {
	r.counts.Refused++
	r.problems = append(r.problems, p)
}

// settle multiplies: once per unit, by the sum of its quantities.
func (r *Result) settle() {
	for _, c := range r.opts.Criteria {
		r.totals[c] = sums{value: new(big.Rat), low: new(big.Rat), high: new(big.Rat)}
		r.cover[c].refused = r.counts.Refused
	}
	r.kwh = new(big.Rat)
	amounts := make([]big.Rat, len(r.units))
	for at, q := range r.groups {
		amounts[at.unit].Add(&amounts[at.unit], q.exact())
	}
	for n, u := range r.units {
		for _, c := range r.opts.Criteria {
			r.totals[c].add(u, c, &amounts[n])
		}
		if u.kwh != nil {
			r.kwh.Add(r.kwh, new(big.Rat).Mul(u.kwh, &amounts[n]))
		}
	}
}

// sums is a total with its two ends.
type sums struct{ value, low, high *big.Rat }

func (s *sums) add(u *unit, c factors.Criterion, amount *big.Rat) {
	for _, t := range u.impacts[c] {
		if t != nil {
			s.value.Add(s.value, new(big.Rat).Mul(t.exact, amount))
		}
	}
	if u.low[c] != nil {
		s.low.Add(s.low, new(big.Rat).Mul(u.low[c], amount))
		s.high.Add(s.high, new(big.Rat).Mul(u.high[c], amount))
	}
}

// place is where a group of lines counts.
type place struct {
	unit       int
	site       string
	department string
	stock      bool
}

// quantity is an exact sum: decimals, and rationals for the lines that were scaled.
type quantity struct {
	sum    decimal.Decimal
	scaled *big.Rat
}

func (q *quantity) add(line *Line) {
	if line.scale.Rat == nil {
		q.sum = q.sum.Add(line.Quantity)
		return
	}
	if q.scaled == nil {
		q.scaled = new(big.Rat)
	}
	q.scaled.Add(q.scaled, line.amount())
}

func (q *quantity) exact() *big.Rat {
	r := exact.FromDecimal(q.sum)
	if q.scaled != nil {
		r.Add(r, q.scaled)
	}
	return r
}

// amount is the line's quantity, scaled.
func (l *Line) amount() *big.Rat {
	r := exact.FromDecimal(l.Quantity)
	if l.scale.Rat != nil {
		r.Mul(r, l.scale.Rat)
	}
	return r
}
