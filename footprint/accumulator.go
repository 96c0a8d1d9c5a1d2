package footprint

import (
	"cmp"
	"errors"
	"math/big"
	"slices"
	"time"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/alike"
)

// Accumulator computes a footprint from a stream of lines. It keeps sums by
// group of alike lines, not the lines: its memory grows with the number of
// different items, lives and places, and with the problems met.
//
// Sums are exact. Lines may come in any order, and be shared out among
// accumulators that are merged afterwards, in one process or in several: the
// result has the same digits. NewAccumulator makes one; it is not safe for
// concurrent use.
type Accumulator struct {
	engine    *engine
	classes   []class
	places    []place
	groups    grouping
	counts    Counts // of the lines that are in no group
	problems  diag.List
	others    alike.Others   // problems that are not listed
	refusedOf map[string]int // as in Inventory

	queue   [64]counted // lines on their way to their groups
	waiting int         // of them
	looked  cell        // of no meaning: it keeps looks ahead from being dropped

	classAt      index
	placeAt      map[place]uint32
	last         uint32    // the place of the last line
	first, until time.Time // dates of purchase between them are plausible, whatever the time zone
}

// class is the lines of one variant, wherever they are.
type class struct {
	key  variant
	item *factors.Item
	unit *unit // nil where the lines weigh nothing
}

func (c *class) excluded() bool { return outside(c.item) }

// outside tells an item that is left out by the rules, or counted apart.
func outside(item *factors.Item) bool {
	return item.Kind == factors.Excluded || item.Kind == factors.Apart
}

// NewAccumulator gives an empty accumulator. The error is for options that
// make no sense.
func NewAccumulator(set *factors.Set, opts Options) (*Accumulator, error) {
	opts, err := opts.complete(set)
	if err != nil {
		return nil, err
	}
	return newEngine(set, opts).accumulator(), nil
}

func (e *engine) accumulator() *Accumulator {
	day := 24 * time.Hour
	return &Accumulator{engine: e, groups: newGrouping(), classAt: newIndex(), places: []place{{}}, placeAt: map[place]uint32{{}: 0},
		first: firstDay(firstYear).Add(day), until: firstDay(e.opts.Year + 1).Add(-day)}
}

// Fresh gives an empty accumulator of the same factors and options, for a shard
// to be merged.
func (a *Accumulator) Fresh() *Accumulator { return a.engine.accumulator() }

// Set gives the values that lines are computed with.
func (a *Accumulator) Set() *factors.Set { return a.engine.set }

// Options gives the options of the computation, defaults filled in.
func (a *Accumulator) Options() Options { return a.engine.opts.own() }

// Add counts a line, which may be changed afterwards. One that cannot be
// computed is a problem of the result and is counted as refused.
func (a *Accumulator) Add(line *Line) {
	a.counts.Read++
	r := a.read(line)
	a.add(line, &r)
}

// AddInventory counts the lines of an inventory and its account of the rest:
// what was refused, attached, seen twice. An inventory that was streamed has
// the account alone. It is faster than to add line by line: many lines are
// shared out among the processors.
func (a *Accumulator) AddInventory(inv Inventory) {
	a.account(inv)
	a.addShards(inv.Lines)
}

func (a *Accumulator) account(inv Inventory) {
	a.problems = append(a.problems, inv.Problems...)
	a.counts.Read += inv.Read()
	a.counts.Refused += inv.Refused
	a.refusedOf = addCounts(a.refusedOf, inv.RefusedOf)
	a.counts.Attached += inv.Attached
	a.counts.Duplicates += inv.Duplicates
	a.counts.NotData += inv.NotData
}

// examine checks a line, and counts it.
func (a *Accumulator) examine(line *Line) *class {
	item, problem := a.engine.check(line)
	if problem != nil {
		a.counts.Refused++
		a.note(*problem)
		return nil
	}
	if line.State.counted() && !outside(item) {
		if p := line.unusedConfiguration(item); p != nil {
			a.note(*p)
		}
		if p := line.levelDoubt(); p != nil {
			a.note(*p)
		}
		a.note(a.engine.doubts(line)...)
	}
	of := a.open(item, line)
	if r := a.read(line); r.ordinary && line.scale.Rat == nil {
		return a.count(of, line, &r)
	}
	return a.countWide(of, line)
}

// leaveOut says why a line is in no total.
func (a *Accumulator) leaveOut(line *Line, item *factors.Item) {
	p := diag.Problem{Code: "excluded-by-rules", Severity: diag.Notice, File: line.File, Row: line.Row, Value: diag.Clip(line.Label),
		Message: "équipement exclu du périmètre par les règles\u00a0: " + item.NameFR, Remedy: item.Why}
	if item.Kind == factors.Apart {
		p.Code, p.Message = "counted-apart", "usage ou achat montré à part, jamais ajouté au parc\u00a0: "+item.NameFR
	}
	a.note(p)
}

// asRead gives problems file by file as they were met, each by its rows: those
// of the reader and those of the sums come apart.
func asRead(problems diag.List) diag.List {
	out, files := slices.Clone(problems), map[string]int{}
	for _, p := range out {
		if _, met := files[p.File]; !met {
			files[p.File] = len(files)
		}
	}
	slices.SortStableFunc(out, func(a, b diag.Problem) int {
		return cmp.Or(cmp.Compare(files[a.File], files[b.File]), cmp.Compare(a.Row, b.Row))
	})
	return out
}

// note lists problems, or counts them where too many are alike.
func (a *Accumulator) note(problems ...diag.Problem) {
	for _, p := range problems {
		if a.others.Lists(p) {
			a.problems = append(a.problems, p)
		}
	}
}

// open gives the class of a line that was checked.
func (a *Accumulator) open(item *factors.Item, line *Line) uint32 {
	var key variant
	a.engine.key(&key, line)
	if at, known := a.classAt.find(a.classes, a.classAt.hash(&key), &key); known {
		return at
	}
	c := class{key: key, item: item}
	if line.State.counted() && !c.excluded() {
		c.unit = a.engine.unitOf(item, line)
	}
	return a.class(c)
}

// class gives the number of a class, which it adds where it is new.
func (a *Accumulator) class(c class) uint32 {
	hash := a.classAt.hash(&c.key)
	at, known := a.classAt.find(a.classes, hash, &c.key)
	if !known {
		at = uint32(len(a.classes))
		a.classes = append(a.classes, c)
		a.classAt.add(hash, at)
	}
	return at
}

// countWide adds a line of any numbers to its group.
func (a *Accumulator) countWide(of uint32, line *Line) *class {
	c := &a.classes[of]
	if c.excluded() {
		a.leaveOut(line, c.item)
	}
	var k *big.Rat
	if c.measured() {
		k = line.used()
	}
	a.groups.at(a.cell(of, line)).sums.addWide(line.amount(), k)
	return c
}

// Merge adds what another accumulator counted, which stays as it is. The error
// is an *IncomparableError for one of other factors or of other options: their
// results are never added.
func (a *Accumulator) Merge(other *Accumulator) error {
	if other == nil || other == a {
		return errors.New("footprint: no other accumulator to merge")
	}
	if err := a.engine.agrees(other.engine); err != nil {
		return err
	}
	a.merge(other)
	return nil
}

func (a *Accumulator) merge(other *Accumulator) {
	other.flush()
	for g := range other.groups.all() {
		of, where := a.class(other.classes[g.cell.class()]), a.place(other.places[g.cell.place()])
		a.groups.at(cellOf(of, where, g.cell.quality())).sums.merge(&g.sums)
	}
	a.note(other.problems...)
	a.others.Add(other.others.Counted())
	a.refusedOf = addCounts(a.refusedOf, other.refusedOf)
	a.counts.add(other.counts)
}

// agrees tells whether two engines compute the same.
func (e *engine) agrees(other *engine) error {
	mine, theirs := e.opts.text(), other.opts.text()
	switch {
	case e.set.Digest() != other.set.Digest():
		return &IncomparableError{"factors", e.set.Digest(), other.set.Digest()}
	case e.opts.Convention != other.opts.Convention:
		return &IncomparableError{"convention", string(e.opts.Convention), string(other.opts.Convention)}
	case mine != theirs:
		return &IncomparableError{"options", mine, theirs}
	}
	return nil
}

// Result gives the footprint of what was added so far.
func (a *Accumulator) Result() *Result {
	a.flush()
	r := &Result{engine: a.engine, set: a.engine.set, opts: a.engine.opts, counts: a.counts, problems: append(asRead(a.problems), a.others.Problems(remedyOf)...), places: slices.Clone(a.places), apart: map[*factors.Item]*big.Rat{}, refusedOf: a.refusedOf}
	r.linesAndData = a.has(factors.FixedLineItem) && a.has(factors.FixedDataItem)
	order := make([]uint32, 0, len(a.classes))
	for n := range a.classes {
		if a.classes[n].unit != nil && !r.setAside(a.classes[n].item) {
			order = append(order, uint32(n))
		}
	}
	slices.SortFunc(order, func(x, y uint32) int { return a.classes[x].key.compare(&a.classes[y].key) })
	at := make([]int, len(a.classes)) // the unit of each class
	for n, of := range order {
		at[of] = n
		r.units = append(r.units, a.classes[of].unit)
		r.variants = append(r.variants, a.classes[of].key)
	}
	r.sums = make([][Low + 1]sums, len(r.units))
	r.groups = make([]settled, 0, a.groups.taken)
	for g := range a.groups.all() {
		c := &a.classes[g.cell.class()]
		r.count(c, g)
		if c.unit != nil && !r.setAside(c.item) {
			unit := at[g.cell.class()]
			r.sums[unit][g.cell.quality()].merge(&g.sums)
			r.groups = append(r.groups, settled{unit: unit, place: g.cell.place(), stock: c.key.state == Stock, quality: g.cell.quality()})
			r.groups[len(r.groups)-1].sums.merge(&g.sums)
		}
	}
	r.settle()
	r.dateMixes()
	r.setApart()
	r.checkTechnical()
	r.checkNetwork()
	return r
}
