package footprint

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
)

// Ids of the published constants that the engine needs. Their values are
// data: a user's set may replace them.
const (
	defaultPUE = "ademe-2025-pue-public-local"
	shareCOPE  = "rcp-si-2024-share-cope"
	shareBYOD  = "rcp-si-2024-share-byod"
)

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

// variant is all that the yearly figure of one unit depends on. Lines of one
// variant differ by their quantity and their place alone, so the figure is
// computed once a variant and multiplied once by the sum of quantities.
type variant struct {
	item     string
	state    State
	mode     Mode
	zone     string
	centre   string
	lifetime string // the line's own, canonical text; empty when it gives none
	upstream string // proved years before a refurbished purchase
	energy   string
	period   string // what the convention makes of the dates
	mass     string // kg, where the item has a factor per kg
	server   string // configuration, where its components are counted
}

// variantOf gives the variant of a line.
func (e *engine) variantOf(item *factors.Item, line *Line) variant {
	v := variant{item: item.ID, state: line.State, mode: line.Mode, zone: line.zone(e.opts), centre: line.DataCentre,
		lifetime: text(line.Lifetime), energy: text(line.Energy), period: e.periodKey(line)}
	if before := line.upstream(); before != nil {
		v.upstream = before.RatString()
	}
	if line.Mass.Valid && e.weighed(item) {
		v.mass = text(line.Mass)
	}
	if server := line.server(item); server != nil {
		v.server = server.String()
	}
	return v
}

// unit holds the figures of one unit of a variant.
type unit struct {
	item      *factors.Item
	impacts   [criterionCount][stageCount]*Trace // nil where a value is missing
	low, high [criterionCount]*big.Rat           // with the lowest and highest published alternatives
	missing   []string
	embodied  bool // some embodied stage of the first criterion has a value
	used      bool // its use phase has a value
	lifetime  Provenance
	energy    Provenance
	kwh       *big.Rat // electricity a year, PUE and share of use included; nil when unknown
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

type engine struct {
	set     *factors.Set
	opts    Options
	perMass map[*factors.Item]bool // items that have a factor per kg

	databases map[factors.Criterion]*factors.Source // the one that a criterion is counted from
	apart     map[leftOut]bool
}

func newEngine(set *factors.Set, opts Options) *engine {
	return &engine{set: set, opts: opts, perMass: map[*factors.Item]bool{},
		databases: databases(set, opts.Criteria), apart: map[leftOut]bool{}}
}

// mix gives the electricity of a line's zone.
func (e *engine) mix(line *Line, c factors.Criterion) *factors.Factor {
	if f := e.set.Electricity(line.zone(e.opts), e.opts.Year, c); f != nil && e.counts(f) {
		return f
	}
	return nil
}

// unit computes the figures of one unit of a line.
func (e *engine) unit(item *factors.Item, line *Line) *unit {
	u := &unit{item: item}
	if item.Kind == factors.Flow {
		e.flow(u, line)
	} else {
		e.asset(u, line)
	}
	return u
}

// flow counts an item whole in the year, under the use stage whatever its
// source's boundary (RCP-SI v2, table 5).
func (e *engine) flow(u *unit, line *Line) {
	for n, c := range e.opts.Criteria {
		f := u.item.Impact(c, factors.Use)
		if u.item.ID == factors.ElectricityItem {
			f = e.mix(line, c)
		}
		if f == nil || !e.counts(f) {
			if n == 0 {
				u.missing = append(u.missing, factors.Use.String())
			}
			continue
		}
		t := published("factor", f)
		u.impacts[c][factors.Use] = t
		u.low[c], u.high[c] = t.exact, t.exact
		u.used = u.used || n == 0
	}
	if u.item.ID == factors.ElectricityItem {
		u.kwh = big.NewRat(1, 1)
	}
}

// asset spreads the embodied impact over the service life and adds a year of
// electricity (method §3 and §4).
func (e *engine) asset(u *unit, line *Line) {
	part, lack := e.period(u, line)
	share := e.share(line)
	energy := e.energy(u, line, share)
	for n, c := range e.opts.Criteria {
		made := e.choices(u.item, line, c)
		u.embody(c, made, part, share)
		e.use(u, c, line, energy)
		if n == 0 {
			u.judge(made[0], c, line, lack, energy)
		}
	}
	e.constants(u, line, share)
}

// constants names the published constants that a line needs and the set does
// not have: without them it is counted whole, and that is said.
func (e *engine) constants(u *unit, line *Line, share *Trace) {
	if line.Mode != Professional && share == nil {
		u.missing = append(u.missing, "share")
	}
	if line.DataCentre != "" && e.pue(line) == nil {
		u.missing = append(u.missing, "pue")
	}
}

// life gives the total service life: in-house, plus the proved years before a
// refurbished purchase (RCP-SI v2 §4). The in-house life is the line's own,
// else the dossier's for the item, else the published default.
func (e *engine) life(u *unit, line *Line) *Trace {
	var years *Trace
	switch own, ok := e.opts.Lifetimes[u.item.ID]; {
	case line.Lifetime.Valid:
		years = leaf("lifetime", "year", line.Lifetime.Decimal.Rat(), FromInventory)
	case ok:
		years = declared("lifetime", "year", own.Rat(), u.item.ID)
	case u.item.Lifetime != nil:
		years = published("lifetime", u.item.Lifetime)
	default:
		return nil
	}
	u.lifetime = years.From
	if before := line.upstream(); before != nil {
		return combine(Sum, "total-life", "year", years, leaf("upstream", "year", before, FromInventory))
	}
	return years
}

// upstream gives the years before a refurbished purchase; nil without proof.
func (l *Line) upstream() *big.Rat {
	if l.Origin != Refurbished || !l.Proof || !l.Upstream.Valid || l.Upstream.Decimal.IsZero() {
		return nil
	}
	return l.Upstream.Decimal.Rat()
}

// share gives the professional share of use, applied to all stages (RCP-SI v2
// §4); nil for equipment used for work alone.
func (e *engine) share(line *Line) *Trace {
	id := map[Mode]string{COPE: shareCOPE, BYOD: shareBYOD}[line.Mode]
	if f, ok := e.set.Factor(id); ok {
		return published("share", f)
	}
	return nil
}

// energy gives the electricity of one unit in a year: the line's own, else
// the published default, × share of use × PUE where the line is hosted.
// Spare stock uses none (RCP-SI v2 §4), which is nil too.
func (e *engine) energy(u *unit, line *Line, share *Trace) *Trace {
	var kwh *Trace
	switch {
	case line.State == Stock:
		return nil
	case line.Energy.Valid:
		kwh = leaf("energy", "kWh/year", line.Energy.Decimal.Rat(), FromInventory)
	case u.item.Energy != nil:
		kwh = published("energy", u.item.Energy)
	default:
		return nil
	}
	u.energy = kwh.From
	terms := []*Trace{kwh}
	if share != nil {
		terms = append(terms, share)
	}
	if pue := e.pue(line); pue != nil && kwh.exact.Sign() > 0 {
		terms = append(terms, pue)
	}
	if len(terms) > 1 {
		kwh = combine(Product, "electricity", "kWh/year", terms...)
	}
	u.kwh = kwh.exact
	return kwh
}

// pue gives the power usage effectiveness of the place that hosts the line:
// measured or contractual, else the published default (method §4).
func (e *engine) pue(line *Line) *Trace {
	if line.DataCentre == "" {
		return nil
	}
	if dc := e.opts.DataCentres[line.DataCentre]; dc.PUE.Valid {
		return declared("pue", "1", dc.PUE.Decimal.Rat(), line.DataCentre)
	}
	if f, ok := e.set.Factor(defaultPUE); ok {
		return published("pue", f)
	}
	return nil
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
	low, high := choices[0].sum(), choices[0].sum()
	for _, other := range choices[1:] {
		if sum := other.sum(); sum.Cmp(low) < 0 {
			low = sum
		} else if sum.Cmp(high) > 0 {
			high = sum
		}
	}
	u.low[c], u.high[c] = part.of(low, share), part.of(high, share)
}

// use multiplies a year of electricity by the mix of the line's zone.
func (e *engine) use(u *unit, c factors.Criterion, line *Line, energy *Trace) {
	if energy == nil {
		return
	}
	mix := e.mix(line, c)
	if mix == nil {
		return
	}
	t := combine(Product, factors.Use.String(), c.Unit()+"/year", energy, published("mix", mix))
	u.impacts[c][factors.Use] = t
	u.low[c], u.high[c] = plus(u.low[c], t.exact), plus(u.high[c], t.exact)
}

// plus adds where nil is nothing yet.
func plus(a, b *big.Rat) *big.Rat {
	if a == nil {
		return b
	}
	return new(big.Rat).Add(a, b)
}

// judge names what is missing for a criterion (method §7).
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

// text is a canonical form of an optional number: 5 and 5.0 are one variant.
func text(d decimal.NullDecimal) string {
	if !d.Valid {
		return ""
	}
	return d.Decimal.Rat().RatString()
}
