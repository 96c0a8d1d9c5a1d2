package footprint

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"time"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/exact"
)

// Accumulator computes a footprint from a stream of lines. It keeps sums by
// group of alike lines, not the lines: its memory grows with the number of
// different items, lives and places, and with the problems met.
//
// Sums are exact. Lines may come in any order, and be shared out among
// accumulators that are merged afterwards, in one process or in several: the
// result has the same digits. An Accumulator is not safe for concurrent use.
type Accumulator struct {
	engine   *engine
	groups   map[groupKey]*group
	units    map[variant]*unit
	counts   Counts // of the lines that are in no group
	problems diag.List

	first, last time.Time // dates of purchase between them are plausible, whatever the place
}

// group is the lines of one groupKey.
type group struct {
	key  groupKey
	unit *unit // nil where the lines weigh nothing
	sums sums
}

// NewAccumulator gives an empty accumulator. The error is for options that
// make no sense.
func NewAccumulator(set *factors.Set, opts Options) (*Accumulator, error) {
	opts, err := opts.complete(set)
	if err != nil {
		return nil, err
	}
	day := 24 * time.Hour
	return &Accumulator{engine: newEngine(set, opts), groups: map[groupKey]*group{}, units: map[variant]*unit{},
		first: time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC).Add(day), last: time.Date(opts.Year+1, 1, 1, 0, 0, 0, 0, time.UTC).Add(-day)}, nil
}

// Add counts a line, which may be changed afterwards. One that cannot be
// computed is a problem of the result and is counted as refused.
func (a *Accumulator) Add(line *Line) {
	a.counts.Read++
	a.add(line)
}

// AddInventory counts the lines of an inventory and its account of the rest:
// what was refused, attached, seen twice. An inventory that was streamed has
// the account alone.
func (a *Accumulator) AddInventory(inv Inventory) {
	a.account(inv)
	for n := range inv.Lines {
		a.add(&inv.Lines[n])
	}
}

func (a *Accumulator) account(inv Inventory) {
	a.problems = append(a.problems, inv.Problems...)
	a.counts.Read += inv.Read()
	a.counts.Refused += inv.Refused
	a.counts.Attached += inv.Attached
	a.counts.Duplicates += inv.Duplicates
	a.counts.NotData += inv.NotData
}

// add puts a line in its group, and gives the group; nil where it has none.
func (a *Accumulator) add(line *Line) *group {
	if a.usual(line) {
		if g := a.groups[a.engine.keyOf(line)]; g != nil && g.add(line) {
			return g
		}
	}
	return a.examine(line)
}

// usual tells a line that is right and without a doubt wherever its group is known.
func (a *Accumulator) usual(line *Line) bool {
	return line.scale.Rat == nil && line.Origin == New && line.Configuration == nil &&
		!line.Upstream.Valid && !line.Mass.Valid && !line.Diagonal.Valid && line.Withdrawn.IsZero() &&
		(line.Purchased.IsZero() || line.Purchased.After(a.first) && line.Purchased.Before(a.last))
}

// add counts a line of ordinary numbers; false where they are not.
func (g *group) add(line *Line) bool {
	n, ok := thousandths(line.Quantity)
	if !ok || n == 0 {
		return false
	}
	energy := uint64(0)
	if g.key.energy == measuredEnergy {
		if energy, ok = thousandths(line.Energy.Decimal); !ok {
			return false
		}
	}
	g.sums.add(n, energy, g.unit != nil && g.unit.measured)
	return true
}

// examine checks a line, and puts it in its group.
func (a *Accumulator) examine(line *Line) *group {
	item, problem := a.engine.check(line)
	if problem != nil {
		a.counts.Refused++
		a.problems = append(a.problems, *problem)
		return nil
	}
	switch item.Kind {
	case factors.Excluded:
		a.exclude(line, item, "excluded-by-rules", "équipement exclu du périmètre par les règles")
		return nil
	case factors.Apart:
		a.exclude(line, item, "counted-apart", "usage ou achat montré à part, jamais ajouté au parc")
		return nil
	}
	if line.State.counted() {
		if p := line.unusedConfiguration(item); p != nil {
			a.problems = append(a.problems, *p)
		}
		a.problems = append(a.problems, a.engine.doubts(line)...)
	}
	g := a.open(item, line)
	if line.scale.Rat != nil || !g.add(line) {
		g.addWide(line)
	}
	return g
}

func (a *Accumulator) exclude(line *Line, item *factors.Item, code, message string) {
	a.counts.Excluded++
	a.problems = append(a.problems, diag.Problem{Code: code, Severity: diag.Notice, File: line.File, Row: line.Row, Value: diag.Clip(line.Label), Message: message + "\u00a0: " + item.NameFR, Remedy: item.Why})
}

// open gives the group of a line that was checked.
func (a *Accumulator) open(item *factors.Item, line *Line) *group {
	key := a.engine.keyOf(line)
	g := a.groups[key]
	if g != nil {
		return g
	}
	g = &group{key: key}
	if line.State.counted() {
		u := a.units[key.variant]
		if u == nil {
			u = a.engine.unitOf(item, line)
			a.units[key.variant] = u
		}
		g.unit = u
	}
	a.groups[key] = g
	return g
}

// addWide counts a line of any numbers.
func (g *group) addWide(line *Line) {
	var energy *big.Rat
	if g.unit != nil && g.unit.measured {
		energy = exact.FromDecimal(line.Energy.Decimal)
	}
	g.sums.addWide(line.amount(), energy)
}

// Merge adds what another accumulator counted, which stays as it is. The error
// is for one of other factors or of other options: their results are not added
// (method §3).
func (a *Accumulator) Merge(other *Accumulator) error {
	if other == nil {
		return fmt.Errorf("footprint: no accumulator to merge")
	}
	if err := a.engine.agrees(other.engine); err != nil {
		return err
	}
	for key, g := range other.groups {
		mine := a.groups[key]
		if mine == nil {
			mine = &group{key: key, unit: g.unit}
			if g.unit != nil {
				if a.units[key.variant] == nil {
					a.units[key.variant] = g.unit
				}
				mine.unit = a.units[key.variant]
			}
			a.groups[key] = mine
		}
		mine.sums.merge(&g.sums)
	}
	a.problems = append(a.problems, other.problems...)
	a.counts.add(other.counts)
	return nil
}

// agrees tells whether two engines compute the same.
func (e *engine) agrees(other *engine) error {
	switch {
	case e == other:
		return nil
	case e.set.Digest() != other.set.Digest():
		return fmt.Errorf("footprint: accumulators of different factors")
	case e.opts.Convention != other.opts.Convention:
		return &ConventionError{e.opts.Convention, other.opts.Convention}
	case e.opts.text() != other.opts.text():
		return fmt.Errorf("footprint: accumulators of different options")
	}
	return nil
}

// ConventionError says that results of two conventions were to be added or compared.
type ConventionError struct{ One, Other Convention }

func (e *ConventionError) Error() string {
	return fmt.Sprintf("footprint: results of conventions %s and %s are never added nor compared", e.One, e.Other)
}

// Result gives the footprint of what was added so far.
func (a *Accumulator) Result() *Result {
	r := &Result{engine: a.engine, set: a.engine.set, opts: a.engine.opts, counts: a.counts, problems: slices.Clone(a.problems)}
	at := map[variant]int{}
	keys := slices.SortedFunc(maps.Keys(a.units), func(x, y variant) int { return x.compare(&y) })
	for n, v := range keys {
		at[v] = n
		r.units = append(r.units, a.units[v])
	}
	r.sums = make([][Low + 1]sums, len(r.units))
	for _, g := range a.groups {
		r.count(g)
		if g.unit == nil {
			continue
		}
		n := at[g.key.variant]
		r.sums[n][g.key.quality].merge(&g.sums)
		r.groups = append(r.groups, settled{unit: n, site: g.key.site, department: g.key.department, stock: g.key.state == codeOf(states, Stock), n: g.sums.exact(ofN), k: g.sums.exact(ofK)})
	}
	r.settle()
	r.dateMixes()
	r.setApart()
	return r
}
