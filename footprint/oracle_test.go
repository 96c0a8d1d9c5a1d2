package footprint_test

import (
	"math/big"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// oracle computes an inventory line by line, on fractions, from the text of
// the method: no groups, no variants, no traces. It shares nothing with the
// engine but the set of factors and the one rounding of the result.
type oracle struct {
	set  *factors.Set
	opts footprint.Options
}

func (o oracle) value(id string) *big.Rat {
	f, ok := o.set.Factor(id)
	if !ok {
		panic(id)
	}
	return f.Value.Rat()
}

// total gives the sum for a criterion, and its two ends.
func (o oracle) total(lines []footprint.Line, c factors.Criterion) (value, low, high *big.Rat) {
	value, low, high = new(big.Rat), new(big.Rat), new(big.Rat)
	subscribed := false // the fixed network counts by line or by GB
	for n := range lines {
		subscribed = subscribed || lines[n].Item == "fixed-line" && (lines[n].State == footprint.InUse || lines[n].State == footprint.Stock)
	}
	for n := range lines {
		l := &lines[n]
		item, _ := o.set.Item(l.Item)
		if l.Item == "fixed-data" && subscribed {
			continue
		}
		if l.State != footprint.InUse && l.State != footprint.Stock || item.Kind == factors.Excluded || item.Kind == factors.Apart {
			continue
		}
		use := o.use(l, item, c)
		made, least, most := o.made(l, item, c)
		for into, x := range map[*big.Rat]*big.Rat{value: made, low: least, high: most} {
			one := new(big.Rat).Add(x, use)
			into.Add(into, one.Mul(one, l.Quantity.Rat()))
		}
	}
	return value, low, high
}

// made is the embodied impact of one unit over a year.
func (o oracle) made(l *footprint.Line, item *factors.Item, c factors.Criterion) (value, low, high *big.Rat) {
	zero := new(big.Rat)
	life := o.life(l, item)
	if item.Kind == factors.Flow || life == nil {
		return zero, zero, zero
	}
	own, has := embodied(item, item.Factors, c)
	candidates := []*big.Rat{}
	if has {
		candidates = append(candidates, own)
	}
	if parts := o.components(l, item, c); parts != nil {
		candidates = append([]*big.Rat{parts}, candidates...)
	}
	if len(candidates) == 0 {
		return zero, zero, zero
	}
	for _, group := range item.Alternatives {
		if sum, ok := embodied(item, group, c); ok {
			candidates = append(candidates, sum)
		}
	}
	low, high = candidates[0], candidates[0]
	for _, x := range candidates {
		if x.Cmp(low) < 0 {
			low = x
		}
		if x.Cmp(high) > 0 {
			high = x
		}
	}
	ratio := new(big.Rat).Quo(o.share(l), life)
	scale := func(x *big.Rat) *big.Rat { return new(big.Rat).Mul(x, ratio) }
	return scale(candidates[0]), scale(low), scale(high)
}

// embodied sums a publication; the random lines have no mass for a factor per kg.
func embodied(item *factors.Item, group []*factors.Factor, c factors.Criterion) (*big.Rat, bool) {
	sum, found := new(big.Rat), false
	for _, f := range group {
		if f.Criterion == c && f.Stage != factors.Use && (item.Unit == "kg" || f.Unit != c.Unit()+"/kg") {
			sum.Add(sum, f.Value.Rat())
			found = true
		}
	}
	return sum, found
}

func (o oracle) life(l *footprint.Line, item *factors.Item) *big.Rat {
	var years *big.Rat
	own, declared := o.opts.Lifetimes[l.Item]
	switch {
	case l.Lifetime.Valid:
		years = l.Lifetime.Decimal.Rat()
	case declared:
		years = own.Rat()
	case item.Lifetime != nil:
		years = item.Lifetime.Value.Rat()
	default:
		return nil
	}
	if l.Origin == footprint.Refurbished && l.Proof && l.Upstream.Valid {
		years.Add(years, l.Upstream.Decimal.Rat())
	}
	return years
}

func (o oracle) share(l *footprint.Line) *big.Rat {
	switch l.Mode {
	case footprint.COPE:
		return big.NewRat(85, 100)
	case footprint.BYOD:
		return big.NewRat(57, 100)
	}
	return big.NewRat(1, 1)
}

// use is the use of one unit over a year.
func (o oracle) use(l *footprint.Line, item *factors.Item, c factors.Criterion) *big.Rat {
	if item.Kind == factors.Flow && item.ID != factors.ElectricityItem {
		if f := item.Impact(c, factors.Use); f != nil {
			return new(big.Rat).Mul(f.Value.Rat(), o.share(l))
		}
		return new(big.Rat)
	}
	zone := l.Zone
	if zone == "" {
		zone = "FR"
	}
	mix := o.set.Electricity(zone, o.opts.Year, c)
	if mix == nil || l.State == footprint.Stock && item.Kind == factors.Asset {
		return new(big.Rat)
	}
	kwh := o.share(l)
	if item.Kind == factors.Asset {
		switch {
		case item.ID == "technical-environment": // in the PUE
			return new(big.Rat)
		case l.Energy.Valid:
			kwh = l.Energy.Decimal.Rat()
		case item.Energy != nil:
			kwh = item.Energy.Value.Rat()
		default:
			return new(big.Rat)
		}
		kwh.Mul(kwh, o.share(l))
		if l.DataCentre != "" {
			pue := big.NewRat(193, 100)
			if dc := o.opts.DataCentres[l.DataCentre]; dc.PUE.Valid {
				pue = dc.PUE.Decimal.Rat()
			}
			kwh.Mul(kwh, pue)
		}
	}
	return kwh.Mul(kwh, mix.Value.Rat())
}

// components is the sum of the parts of a server, written out.
func (o oracle) components(l *footprint.Line, item *factors.Item, c factors.Criterion) *big.Rat {
	cfg := l.Configuration
	if item.ID != "server" || cfg == nil || !cfg.CPUs.Valid || !cfg.CoresPerCPU.Valid || !cfg.RAM.Valid {
		return nil
	}
	if _, ok := o.set.Factor("boavizta-cpu-base-" + c.String()); !ok {
		return nil
	}
	k := func(part string) *big.Rat { return o.value("boavizta-" + part + "-" + c.String()) }
	mul := func(xs ...*big.Rat) *big.Rat {
		out := big.NewRat(1, 1)
		for _, x := range xs {
			out.Mul(out, x)
		}
		return out
	}
	pieces := func(total *big.Rat, size int64) *big.Rat {
		n := int64(0)
		for new(big.Rat).SetInt64(n*size).Cmp(total) < 0 {
			n++
		}
		return new(big.Rat).SetInt64(n)
	}
	gb := func(d decimal.NullDecimal) *big.Rat {
		if !d.Valid {
			return new(big.Rat)
		}
		return d.Decimal.Rat()
	}
	ssd, drives, disks := gb(cfg.SSD), pieces(gb(cfg.SSD), 1000), pieces(gb(cfg.HDD), 2000)
	if !cfg.SSD.Valid && !cfg.HDD.Valid {
		ssd, drives = big.NewRat(1000, 1), big.NewRat(1, 1)
	}
	sum := new(big.Rat)
	for _, x := range []*big.Rat{
		mul(gb(cfg.CPUs), k("cpu-base")), mul(gb(cfg.CPUs), gb(cfg.CoresPerCPU), big.NewRat(245, 10), k("cpu-die-mm2")),
		mul(pieces(gb(cfg.RAM), 32), k("ram-base")), mul(gb(cfg.RAM), big.NewRat(100, 179), k("ram-die-cm2")),
		mul(drives, k("ssd-base")), mul(ssd, big.NewRat(10, 485), k("ssd-die-cm2")),
		mul(disks, k("hdd")), k("motherboard"), mul(big.NewRat(598, 100), k("psu-kg")), k("rack-case"), k("assembly"),
	} {
		sum.Add(sum, x)
	}
	return sum
}

// anyLines draws an inventory: every item, every state and mode, measures
// present or absent, servers of any configuration.
func anyLines(rnd *rand.Rand, set *factors.Set, n int) []footprint.Line {
	items := set.Items()
	zones := []string{"", "FR", "RE", "GP", "FR-20R"}
	maybe := func(places int32, most int64) decimal.NullDecimal {
		return decimal.NullDecimal{Valid: rnd.IntN(2) == 0, Decimal: decimal.New(rnd.Int64N(most)+1, -places)}
	}
	lines := make([]footprint.Line, n)
	for i := range lines {
		l := footprint.Line{ID: strconv.Itoa(i), Item: items[rnd.IntN(len(items))].ID, Quantity: decimal.New(rnd.Int64N(9999)+1, -rnd.Int32N(3)),
			State: []footprint.State{"", "", "", footprint.Stock, footprint.Retired}[rnd.IntN(5)], Mode: []footprint.Mode{"", "", footprint.COPE, footprint.BYOD}[rnd.IntN(4)],
			Zone: zones[rnd.IntN(len(zones))], DataCentre: []string{"", "A", "B"}[rnd.IntN(3)], Lifetime: maybe(1, 400), Energy: maybe(3, 9_000_000)}
		if rnd.IntN(4) == 0 {
			l.Origin, l.Proof, l.Upstream = footprint.Refurbished, rnd.IntN(2) == 0, maybe(1, 99)
		}
		if rnd.IntN(3) == 0 {
			l.Item = "server"
			l.Configuration = &factors.Server{CPUs: maybe(0, 8), CoresPerCPU: maybe(0, 64), RAM: maybe(1, 20_000), SSD: maybe(0, 9_000), HDD: maybe(0, 40_000)}
		}
		lines[i] = l
	}
	return lines
}

func TestTheEngineAgreesWithTheOracleToTheLastDigit(t *testing.T) {
	set := factors.Default()
	criteria := []factors.Criterion{factors.GWP, factors.PE, factors.ADPe}
	for seed := range uint64(40) {
		opts := footprint.Options{Year: 2019 + int(seed%7), Criteria: criteria, Lifetimes: map[string]decimal.Decimal{"laptop": dec("7"), "server": dec("6.5")},
			DataCentres: map[string]footprint.DataCentre{"A": {PUE: opt("1.37")}}}
		lines := anyLines(rand.New(rand.NewPCG(seed, 1)), set, 300)
		r := compute(t, opts, lines...)
		require.Zero(t, r.Counts().Refused)
		for _, c := range criteria {
			value, low, high := oracle{set, opts}.total(lines, c)
			got := r.Total(c)
			require.Equal(t, exact.String(exact.Decimal(value)), exact.String(got.Value), "seed %d, %s", seed, c)
			require.Equal(t, exact.String(exact.Decimal(low)), exact.String(got.Low), "seed %d, %s, low", seed, c)
			require.Equal(t, exact.String(exact.Decimal(high)), exact.String(got.High), "seed %d, %s, high", seed, c)
		}
	}
}
