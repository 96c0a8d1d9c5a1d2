package strategy

import (
	"math/big"
	"slices"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// fleet is a copy of an inventory's lines that levers change.
type fleet struct {
	set   *factors.Set
	opts  footprint.Options
	lines []fleetLine
	added int // lines so far, those that levers took away among them
}

// fleetLine is a line, or alike lines put together, with its exact units.
type fleetLine struct {
	footprint.Line
	item   *factors.Item
	units  *big.Rat // never changed in place: copies share it
	merged int      // lines of the inventory

	inHouse  decimal.NullDecimal // service life set by a lever; Lifetime adds the pooled years
	upstream decimal.Decimal     // years before purchase, pooled over the line by a lever
	bought   decimal.Decimal     // those that the options pool already

	key     string  // tells it from the other lines, whatever levers do
	cannot  bool    // take Windows 11
	cohorts cohorts // units by year of purchase; never changed in place
}

// newFleet keeps the lines that levers can bear on, those that the engine
// counts, in use or in stock; other lines weigh nothing. Lines that differ
// by their place or their names alone are put together: a plan then costs
// the same for a thousand lines and for a million.
func newFleet(set *factors.Set, opts footprint.Options, lines []footprint.Line) *fleet {
	f := &fleet{set: set, opts: opts}
	at := map[alike]int{}
	judge := newWindowsJudge()
	for _, line := range lines {
		item, ok := set.Item(line.Item)
		counted := line.State == footprint.InUse || line.State == footprint.Stock
		if !ok || !counted || !validUnits(line.Quantity) {
			continue
		}
		key := alikeOf(line)
		key.cannot = line.State == footprint.InUse && judge.readiness(line) == cannotUpgrade
		if line.Declared != nil || !line.Units().Equal(line.Quantity) {
			key.alone = len(f.lines) + 1
		}
		n, seen := at[key]
		if seen && validUnits(f.lines[n].Quantity.Add(line.Quantity)) {
			f.lines[n].Quantity = f.lines[n].Quantity.Add(line.Quantity)
			f.lines[n].merged++
			f.lines[n].cohorts.add(line)
			continue
		}
		at[key] = len(f.lines)
		f.add(fleetLine{Line: bare(line), item: item, merged: 1, bought: bought(opts, item, line.Origin), cannot: key.cannot, cohorts: cohortOf(line)})
	}
	for n := range f.lines {
		f.lines[n].units = exact.FromDecimal(f.lines[n].Units())
	}
	return f
}

// bought gives the years before the purchase that the engine adds to the life of
// equipment that is not refurbished line by line (footprint.Pool).
func bought(opts footprint.Options, item *factors.Item, origin footprint.Origin) decimal.Decimal {
	pool, ok := opts.Pools[item.ID]
	if !ok {
		pool = opts.Pools[item.Category]
	}
	if origin == footprint.Refurbished {
		return decimal.Decimal{}
	}
	return pool.Refurbished.Decimal.Mul(pool.Upstream.Decimal)
}

// bare clears of a line what no figure depends on, but what the engine could
// refuse it for.
func bare(l footprint.Line) footprint.Line {
	l.ID, l.File, l.Row, l.Label, l.Name = "", "", 0, "", ""
	l.Site, l.Department, l.Manufacturer, l.Model, l.System, l.Processor = "", "", "", "", "", ""
	l.Quality = footprint.High
	if !inverted(l) {
		l.Purchased, l.Withdrawn = time.Time{}, time.Time{}
	}
	return l
}

// inverted dates make the engine refuse a line; others change no figure.
func inverted(l footprint.Line) bool {
	return !l.Purchased.IsZero() && !l.Withdrawn.IsZero() && l.Withdrawn.Before(l.Purchased)
}

// alike is all that the figures of one unit of a line depend on.
type alike struct {
	item, zone, centre         string
	state                      footprint.State
	origin                     footprint.Origin
	mode                       footprint.Mode
	proof, inverted            bool
	lifetime, upstream, energy string
	mass, diagonal, server     string
	cannot                     bool
	alone                      int // of a line that was scaled or has a provider's value: like no other
}

func alikeOf(l footprint.Line) alike {
	out := alike{item: l.Item, zone: l.Zone, centre: l.DataCentre, state: l.State, origin: l.Origin, mode: l.Mode, proof: l.Proof, inverted: inverted(l),
		lifetime: written(l.Lifetime), upstream: written(l.Upstream), energy: written(l.Energy), mass: written(l.Mass), diagonal: written(l.Diagonal)}
	if l.Configuration != nil && l.Item == factors.ServerItem {
		out.server = l.Configuration.String()
	}
	return out
}

// written tells two numbers apart; one beyond any measure is like no other
// number, and the engine refuses its line.
func written(d decimal.NullDecimal) string {
	switch {
	case !d.Valid:
		return ""
	case !sane(d.Decimal):
		return "?"
	}
	return exact.String(d.Decimal)
}

func (f *fleet) clone() *fleet {
	return &fleet{set: f.set, opts: f.opts, lines: slices.Clone(f.lines), added: f.added}
}

// add gives a line its place in the fleet.
func (f *fleet) add(l fleetLine) {
	l.key = strconv.Itoa(f.added)
	f.added++
	f.lines = append(f.lines, l)
}

// inventory gives the lines back to the engine, each with its key for a site.
func (f *fleet) inventory() footprint.Inventory {
	inv := footprint.Inventory{Lines: make([]footprint.Line, len(f.lines))}
	for n, l := range f.lines {
		inv.Lines[n] = l.Line
		inv.Lines[n].Site = l.key
	}
	return inv
}

// pick gives the lines of the items, those in stock only where asked.
func (f *fleet) pick(items []string, stock bool) []*fleetLine {
	var out []*fleetLine
	for n := range f.lines {
		l := &f.lines[n]
		if slices.Contains(items, l.Item) && (stock || l.State == footprint.InUse) {
			out = append(out, l)
		}
	}
	return out
}

// unitsOf sums the units of some lines.
func unitsOf(lines []*fleetLine) *big.Rat {
	sum := new(big.Rat)
	for _, l := range lines {
		sum.Add(sum, l.units)
	}
	return sum
}

// scale multiplies some lines of the fleet by a ratio, exactly, and drops
// those of which nothing is left: the pointers are of no use afterwards.
func (f *fleet) scale(lines []*fleetLine, ratio *big.Rat) {
	if ratio.Sign() < 0 {
		ratio = new(big.Rat)
	}
	part, whole := decimal.NewFromBigInt(ratio.Num(), 0), decimal.NewFromBigInt(ratio.Denom(), 0)
	for _, l := range lines {
		l.Line = l.Scaled(part, whole)
		l.units = new(big.Rat).Mul(l.units, ratio)
	}
	f.lines = slices.DeleteFunc(f.lines, func(l fleetLine) bool { return l.units.Sign() == 0 })
}

// life gives the in-house service life of a line: that of a lever, else its
// own, else the dossier's for the item, else the published one.
// It is false where none is known.
func (f *fleet) life(l *fleetLine) (decimal.Decimal, bool) {
	if l.inHouse.Valid {
		return l.inHouse.Decimal, true
	}
	if l.Lifetime.Valid {
		return l.Lifetime.Decimal, validYears(l.Lifetime)
	}
	if years, ok := f.opts.Lifetimes[l.Item]; ok {
		return years, true
	}
	if l.item.Lifetime != nil {
		return l.item.Lifetime.Value, true
	}
	return decimal.Decimal{}, false
}

// live sets the in-house life of a line, from one that life gave, and the
// pooled years before purchase, and keeps the account of the change.
func (e *effect) live(l *fleetLine, now, inHouse, upstream decimal.Decimal) {
	from, to := now.Add(l.upstream).Add(l.bought), decimal.Min(inHouse.Add(upstream), maxYears)
	l.inHouse, l.upstream, l.Lifetime = decimal.NewNullDecimal(inHouse), upstream, decimal.NewNullDecimal(to)
	to = to.Add(l.bought)
	for n, c := range e.lives {
		if c.Item == l.Item && c.From.Equal(from) && c.To.Equal(to) {
			e.lives[n].Lines += l.merged
			return
		}
	}
	e.lives = append(e.lives, LifeChange{Item: l.Item, From: from, To: to, Lines: l.merged})
}
