package footprint

import (
	"cmp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

// variant is all that the yearly figure of one unit depends on, but for the
// electricity that a line gives itself, which multiplies. Lines of one variant
// differ by their quantity, their electricity and their place alone, so what
// is published meets a variant once, whatever the number of lines.
type variant struct {
	item     string
	zone     string // empty for that of the options
	centre   string
	rest     string // what few lines give: see keyOf
	lifetime number // the line's own
	period   int32  // what the convention makes of the dates
	state    State
	mode     Mode
	energy   energyKind
}

// place is where lines are counted.
type place struct{ site, department string }

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
	long                // written in variant.rest
)

// numberOf gives the key of a number of at most 18 digits, the zeros at its end
// left out.
func numberOf(d decimal.Decimal) number {
	exponent := d.Exponent()
	if exponent < -18 || exponent > 18 || d.NumDigits() > 18 {
		short, ok := shortened(d)
		if !ok {
			return number{kind: long}
		}
		d, exponent = short, short.Exponent()
	}
	c := d.CoefficientInt64()
	if c == 0 {
		return number{kind: ordinary}
	}
	for c%10 == 0 {
		c, exponent = c/10, exponent+1
	}
	return number{coefficient: c, exponent: exponent, kind: ordinary}
}

// shortened leaves out the zeros at the end of a number; false where it is long
// without them.
func shortened(d decimal.Decimal) (decimal.Decimal, bool) {
	if !bounded(d) {
		return d, false
	}
	short, err := decimal.NewFromString(exact.String(d))
	return short, err == nil && short.Exponent() >= -18 && short.NumDigits() <= 18
}

// counted tells a state whose lines weigh.
func (s State) counted() bool { return s == InUse || s == Stock }

// key makes v the variant of a line, which need not be checked: what is wrong
// in it has no class, but for its quantity, its electricity and what usual
// looks at.
func (e *engine) key(v *variant, line *Line) {
	*v = variant{item: line.Item, centre: line.DataCentre, state: line.State, mode: line.Mode}
	if line.Zone != e.opts.Zone {
		v.zone = line.Zone
	}
	if line.Lifetime.Valid {
		v.lifetime = numberOf(line.Lifetime.Decimal)
	}
	if line.Energy.Valid {
		v.energy = measuredEnergy
		if line.Energy.Decimal.IsZero() {
			v.energy = noneUsed
		}
	}
	if e.opts.Convention != TotalLife {
		v.period = e.periodKey(line)
	}
	if v.lifetime.kind == long || line.Origin != New || line.Mass.Valid || line.Configuration != nil || line.Declared != nil {
		v.rest = e.rest(line, v)
	}
}

// refurbishedMark is a refurbished line without proved years.
const refurbishedMark = "refurbished"

// rest writes what few lines give: a lifetime of many digits, the proved years
// before a refurbished purchase or that there are none, the mass where the item has a factor per kg,
// the configuration of a server whose components are counted, what a provider
// declares.
func (e *engine) rest(line *Line, v *variant) string {
	var out []string
	if v.lifetime.kind == long {
		out = append(out, "lifetime="+plain(line.Lifetime.Decimal))
	}
	switch {
	case line.Origin != Refurbished:
	case line.Proof && line.Upstream.Valid && !line.Upstream.Decimal.IsZero():
		out = append(out, "upstream="+plain(line.Upstream.Decimal))
	default: // no pool adds to its life
		out = append(out, refurbishedMark)
	}
	if line.Mass.Valid && e.perMass[line.Item] {
		out = append(out, "mass="+plain(line.Mass.Decimal))
	}
	if c := line.Configuration; c != nil && line.Item == factors.ServerItem && c.Missing() == nil {
		out = append(out, "server="+c.String())
	}
	if line.Declared != nil {
		out = append(out, "declared="+line.Declared.text())
	}
	return strings.Join(out, "; ")
}

// compare puts variants in one order, that of no line.
func (v *variant) compare(o *variant) int {
	return cmp.Or(strings.Compare(v.item, o.item), cmp.Compare(v.state, o.state), strings.Compare(v.zone, o.zone), strings.Compare(v.centre, o.centre),
		cmp.Compare(v.mode, o.mode), v.lifetime.compare(o.lifetime), cmp.Compare(v.energy, o.energy), cmp.Compare(v.period, o.period), strings.Compare(v.rest, o.rest))
}

func (n number) compare(o number) int {
	return cmp.Or(cmp.Compare(n.kind, o.kind), cmp.Compare(n.exponent, o.exponent), cmp.Compare(n.coefficient, o.coefficient))
}
