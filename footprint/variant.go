package footprint

import (
	"cmp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
)

// variant is all that the yearly figure of one unit depends on, but for the
// electricity that a line gives itself, which multiplies. Lines of one variant
// differ by their quantity, their electricity and their place alone, so what
// is published meets a variant once, whatever the number of lines.
type variant struct {
	item     string
	zone     string
	centre   string
	server   string // configuration, where its components are counted
	wide     string // the numbers that are too long to be of type number
	lifetime number // the line's own
	upstream number // proved years before a refurbished purchase
	mass     number // kg, where the item has a factor per kg
	period   int32  // what the convention makes of the dates
	state    code
	mode     code
	energy   energyKind
}

// groupKey is a variant at a place, of a quality: lines of one group are summed.
type groupKey struct {
	variant
	site       string
	department string
	quality    Quality
}

// code numbers a word of a short list, from 1; 0 is a word that is not of it.
type code uint8

// energyKind tells where the electricity of a line comes from.
type energyKind uint8

const (
	defaultEnergy  energyKind = iota
	noneUsed                  // the line says 0
	measuredEnergy            // the line says how much
)

// number is a decimal in its one smallest form, so that 5 and 5.0 are the same
// key. Its zero value is no number.
type number struct {
	coefficient int64
	exponent    int32
	kind        numberKind
}

type numberKind uint8

const (
	ordinary numberKind = iota + 1
	long                // written in variant.wide
)

// numberOf gives the key of a number; false where it is too long for one.
func numberOf(d decimal.Decimal) (number, bool) {
	exponent := d.Exponent()
	if exponent < -18 || exponent > 18 || d.NumDigits() > 18 {
		return number{kind: long}, false
	}
	c := d.CoefficientInt64()
	if c == 0 {
		return number{kind: ordinary}, true
	}
	for c%10 == 0 {
		c, exponent = c/10, exponent+1
	}
	return number{coefficient: c, exponent: exponent, kind: ordinary}, true
}

// words of a variant, in the order of their codes.
var (
	states = []State{InUse, Stock, Retired, Lost, Ordered}
	modes  = []Mode{Professional, COPE, BYOD}
)

func codeOf[T comparable](words []T, word T) code {
	for n := range words {
		if words[n] == word {
			return code(n + 1)
		}
	}
	return 0
}

// counted tells a state whose lines weigh.
func (s State) counted() bool { return s == InUse || s == Stock }

// keyOf gives the group of a line. The line need not be checked: what is wrong
// in it has no group, but for its quantity, its electricity and what usual
// looks at.
func (e *engine) keyOf(line *Line) groupKey {
	k := groupKey{quality: line.Quality}
	v := &k.variant
	v.item, v.zone, v.centre = line.Item, line.Zone, line.DataCentre
	if v.zone == "" {
		v.zone = e.opts.Zone
	}
	v.state, v.mode = codeOf(states, line.State), codeOf(modes, line.Mode)
	if line.Lifetime.Valid {
		v.lifetime = v.number(line.Lifetime.Decimal)
	}
	if line.Origin == Refurbished && line.Proof && line.Upstream.Valid && !line.Upstream.Decimal.IsZero() {
		v.upstream = v.number(line.Upstream.Decimal)
	}
	if line.Energy.Valid {
		v.energy = measuredEnergy
		if line.Energy.Decimal.IsZero() {
			v.energy = noneUsed
		}
	}
	if line.Mass.Valid && e.perMass[v.item] {
		v.mass = v.number(line.Mass.Decimal)
	}
	if line.Configuration != nil && v.item == factors.ServerItem {
		v.server = line.serverKey()
	}
	if e.opts.Convention != TotalLife {
		v.period = e.periodKey(line)
	}
	if line.State.counted() { // what weighs nothing is counted at no place
		k.site, k.department = line.Site, line.Department
	}
	return k
}

func (v *variant) number(d decimal.Decimal) number {
	n, ok := numberOf(d)
	if !ok {
		v.wide += longText(d) + ";"
	}
	return n
}

// longText writes a number that may be beyond any measure: no line of it is
// counted, so it need not be told from another.
func longText(d decimal.Decimal) string {
	if !bounded(d) {
		return "?"
	}
	return d.Rat().RatString()
}

// serverKey is the configuration whose components are counted.
func (l *Line) serverKey() string {
	if l.Configuration.Missing() != nil {
		return ""
	}
	return l.Configuration.String()
}

// compare puts variants in one order, that of no line.
func (v *variant) compare(o *variant) int {
	return cmp.Or(strings.Compare(v.item, o.item), cmp.Compare(v.state, o.state), strings.Compare(v.zone, o.zone), strings.Compare(v.centre, o.centre),
		cmp.Compare(v.mode, o.mode), v.lifetime.compare(o.lifetime), v.upstream.compare(o.upstream), cmp.Compare(v.energy, o.energy),
		v.mass.compare(o.mass), cmp.Compare(v.period, o.period), strings.Compare(v.server, o.server), strings.Compare(v.wide, o.wide))
}

func (n number) compare(o number) int {
	return cmp.Or(cmp.Compare(n.kind, o.kind), cmp.Compare(n.exponent, o.exponent), cmp.Compare(n.coefficient, o.coefficient))
}

func (k *groupKey) compare(o *groupKey) int {
	return cmp.Or(k.variant.compare(&o.variant), strings.Compare(k.site, o.site), strings.Compare(k.department, o.department), cmp.Compare(k.quality, o.quality))
}
