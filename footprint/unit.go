package footprint

import (
	"math/big"

	"github.com/reen-numerique/reen/factors"
)

// Ids of the published constants that the engine needs. Their values are
// data: a user's set may replace them.
const (
	defaultPUE = "ademe-2025-pue-public-local"
	shareCOPE  = "rcp-si-2024-share-cope"
	shareBYOD  = "rcp-si-2024-share-byod"
	spareShare = "rcp-dc-spare-share"
)

// energyName is that of the electricity of one unit, in a trace.
const energyName = "energy"

// What a line can lack, besides a stage of the life cycle.
const (
	noLifetime    = "lifetime"
	noEnergy      = "energy"
	noElectricity = "electricity"
)

const (
	stageCount     = int(factors.Embodied) + 1
	criterionCount = int(factors.WU) + 1
)

// unit holds the figures of one unit of a variant. Where the lines give their
// own electricity, those of the use stage are for 1 kWh of it.
type unit struct {
	item      *factors.Item
	measured  bool
	bought    bool                               // valued by what its provider declares
	impacts   [criterionCount][stageCount]*Trace // nil where a value is missing
	low, high [criterionCount]*big.Rat           // but for the use phase, with the lowest and highest published alternatives
	others    [criterionCount][]otherValue       // what else is published, but for the use phase
	missing   []string
	embodied  bool // some embodied stage of the first criterion has a value
	used      bool // its use phase has a value
	lifetime  Provenance
	energy    Provenance
	kwh       *big.Rat // electricity a year, PUE and share of use included; nil when unknown
	apart     []leftOut
}

// equipment tells what has an embodied part: a service bought by the year has none.
func (u *unit) equipment() bool { return u.item.Kind == factors.Asset && !u.bought }

// times gives what the figure of a stage is multiplied by: the quantity n, or
// k, the quantity × the electricity that the line gives.
func (u *unit) times(s factors.Stage, n, k *big.Rat) *big.Rat {
	if u.measured && s == factors.Use {
		return k
	}
	return n
}

// status tells how much of a line of this unit could be valued.
func (u *unit) status() Status {
	switch {
	case len(u.missing) == 0:
		return Complete
	case !u.embodied && !u.used:
		return Uncovered
	}
	return Partial
}

// engine is what every line is computed with. It is never changed.
type engine struct {
	set     *factors.Set
	opts    Options
	perMass map[string]bool // items that have a factor per kg

	databases map[factors.Criterion]*factors.Source // the one that a criterion is counted from
}

func newEngine(set *factors.Set, opts Options) *engine {
	return &engine{set: set, opts: opts, perMass: weighedItems(set, opts.Criteria), databases: databases(set, opts.Criteria)}
}

// builder makes one unit.
type builder struct {
	*engine
	apart []leftOut
}

// unit computes the figures of one unit of a line.
func (e *engine) unit(item *factors.Item, line *Line) *unit {
	u, b := &unit{item: item}, builder{engine: e}
	switch {
	case line.Declared != nil:
		b.declared(u, line)
	case item.Kind == factors.Flow:
		b.flow(u, line)
	default:
		b.asset(u, line)
	}
	u.apart = b.apart
	return u
}

// unitOf computes the figures of one unit of the variant of a line.
func (e *engine) unitOf(item *factors.Item, line *Line) *unit {
	if item.Kind != factors.Asset || line.Declared != nil || !line.Energy.Valid || line.Energy.Decimal.IsZero() {
		return e.unit(item, line)
	}
	standard := *line
	standard.Energy = kWh
	u := e.unit(item, &standard)
	u.measured = true
	return u
}

// mix gives the electricity of a line's zone.
func (b *builder) mix(line *Line, c factors.Criterion) *factors.Factor {
	if f := b.set.Electricity(line.zone(b.opts), b.opts.Year, c); f != nil && b.counts(f) {
		return f
	}
	return nil
}

// flow counts an item whole in the year, under the use stage whatever its
// source's boundary (RCP-SI v2, table 5).
func (b *builder) flow(u *unit, line *Line) {
	share := b.share(line)
	for n, c := range b.opts.Criteria {
		f := u.item.Impact(c, factors.Use)
		if u.item.ID == factors.ElectricityItem {
			f = b.mix(line, c)
		}
		if f == nil || !b.counts(f) {
			if n == 0 {
				u.missing = append(u.missing, factors.Use.String())
			}
			continue
		}
		t := published("factor", f)
		if share != nil {
			t = combine(Product, factors.Use.String(), c.Unit()+"/"+u.item.Unit, t, share)
		}
		u.impacts[c][factors.Use] = t
		u.used = u.used || n == 0
	}
	if u.item.ID == factors.ElectricityItem {
		u.kwh = big.NewRat(1, 1)
		if share != nil {
			u.kwh = share.exact
		}
	}
}

// asset spreads the embodied impact over the service life and adds a year of
// electricity.
func (b *builder) asset(u *unit, line *Line) {
	part, lack := b.period(u, line)
	share := b.share(line)
	energy := b.energy(u, line, share)
	embodied := b.withSpare(line, share)
	for n, c := range b.opts.Criteria {
		made := b.choices(u.item, line, c)
		if b.opts.Conservative {
			highestFirst(made)
		}
		u.embody(c, made, part, embodied)
		b.use(u, c, line, energy)
		if n == 0 {
			u.judge(made[0], c, line, lack, energy)
		}
	}
	b.constants(u, line)
}

// otherValue is another published value than the one chosen, for a unit.
type otherValue struct {
	by         *factors.Factor // the first of its publication; nil for the sum of components
	difference *big.Rat        // from the value chosen
}

// embody takes the year's part of each stage's impact, and keeps the
// lowest and the highest of the published choices beside the first, which is
// taken. Where nothing is chosen there is no end either: an alternative that
// nobody chose is not a value.
func (u *unit) embody(c factors.Criterion, choices []choice, part *period, share *Trace) {
	if part == nil || len(choices[0]) == 0 {
		return
	}
	for _, p := range choices[0] {
		u.impacts[c][p.stage] = part.perYear(p.stage.String(), c, p.trace, share)
	}
	own := choices[0].sum()
	low, high := own, own
	for _, other := range choices[1:] {
		sum := other.sum()
		if sum.Cmp(low) < 0 {
			low = sum
		} else if sum.Cmp(high) > 0 {
			high = sum
		}
		u.others[c] = append(u.others[c], otherValue{other.publication(), part.of(new(big.Rat).Sub(sum, own), share)})
	}
	u.low[c], u.high[c] = part.of(low, share), part.of(high, share)
}

// use multiplies a year of electricity by the mix of the line's zone.
func (b *builder) use(u *unit, c factors.Criterion, line *Line, energy *Trace) {
	if energy == nil {
		return
	}
	mix := b.mix(line, c)
	if mix == nil {
		return
	}
	u.impacts[c][factors.Use] = combine(Product, factors.Use.String(), c.Unit()+"/year", energy, published("mix", mix))
}

// judge names what is missing for a criterion.
func (u *unit) judge(made choice, c factors.Criterion, line *Line, lack string, energy *Trace) {
	hasImpact := false
	for _, s := range []factors.Stage{factors.Manufacturing, factors.Distribution, factors.EndOfLife} {
		if !made.holds(s) {
			u.missing = append(u.missing, s.String())
			continue
		}
		hasImpact = true
	}
	u.embodied = hasImpact && lack == ""
	u.used = u.impacts[c][factors.Use] != nil
	if lack != "" {
		u.missing = append(u.missing, lack)
	}
	switch {
	case line.State == Stock: // none is used
	case energy == nil:
		u.missing = append(u.missing, noEnergy)
	case !u.used:
		u.missing = append(u.missing, noElectricity)
	}
}

func (l *Line) zone(o Options) string {
	if l.Zone != "" {
		return l.Zone
	}
	return o.Zone
}
