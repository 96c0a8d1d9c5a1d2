package footprint

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

// Uncertainty is the 95 % interval of a total and where it comes from. It is
// computed in decimals throughout.
type Uncertainty struct {
	Low, High     decimal.Decimal // 2.5 % and 97.5 % points, to 3 significant digits
	Percent       decimal.Decimal // u, where the interval is that of a value known to ± u %
	Contributions []Contribution  // the largest first
}

// Contribution is the part that one datum has in the variance of a total: the
// largest tells what to measure better.
type Contribution struct {
	Factor *factors.Factor // the published value; nil for a datum of the body's own
	Name   string          // of a datum of the body: "lifetime" or "pue" declared for a whole type or place, "declared" by a provider, else InventoryData
	Of     string          // the item, the data centre or the provider's publication of such a datum
	Share  decimal.Decimal // of the variance, from 0 to 1
}

// InventoryData names the contribution of what the lines of an item give.
const InventoryData = "inventory"

// Uncertainty gives the 95 % interval of a criterion at the first order (GUM,
// JCGM 100:2008, 5.1.2). Published values, default lifetimes and
// electricity included, are shared by lines and vary together: 1,000 devices
// of one type are known no better than one. The inventory's data vary line by
// line: ± 1, 10 or 20 % by their quality (RCP-SI v2 §5.3, whose text says that
// these do not allow a precise calculation: it is our convention). ± u % is the
// 95 % interval of a log-normal whose mean is the published value; the sum has
// the log-normal of its first two moments, or the normal one where it is not
// above 0.
//
// It says how well the values chosen are known, not which of several published
// values is right: that is Total.Low and Total.High. What is missing has no
// part in it: see Total.Coverage. The error is for a criterion that was not asked for.
func (r *Result) Uncertainty(c factors.Criterion) (Uncertainty, error) {
	m, err := r.model(c)
	if err != nil {
		return Uncertainty{}, err
	}
	variance := new(big.Rat)
	for _, d := range m.drivers {
		variance.Add(variance, d.variance())
	}
	out := m.interval(variance)
	for _, d := range m.drivers {
		if v := d.variance(); v.Sign() > 0 {
			d.Share = significant(exact.Decimal(v.Quo(v, variance)), 3)
			out.Contributions = append(out.Contributions, d.Contribution)
		}
	}
	slices.SortStableFunc(out.Contributions, func(a, b Contribution) int { return b.Share.Cmp(a.Share) })
	return out, nil
}

// model is a total as a function of what varies in it.
type model struct {
	total   *big.Rat
	drivers []driver // in the order of their keys
}

// driver is something that varies as a whole.
type driver struct {
	Contribution
	key    string
	slope  big.Rat           // change of the total for a relative change of 1, of what lines share
	square [Low + 1]*big.Rat // the same, squared and summed, of what varies line by line
	spread decimal.Decimal   // relative variance of what lines share
	normal bool              // its law, instead of log-normal
}

// variance is the driver's part in the variance of the total.
func (d *driver) variance() *big.Rat {
	out := new(big.Rat).Mul(&d.slope, &d.slope)
	out.Mul(out, d.spread.Rat())
	for quality, square := range d.square {
		if square != nil {
			out.Add(out, new(big.Rat).Mul(square, inventorySpread(Quality(quality)).Rat()))
		}
	}
	return out
}

// inventoryError is the ± of a datum by its quality (RCP-SI v2 §5.3).
var inventoryError = [Low + 1]decimal.Decimal{High: decimal.New(1, -2), Medium: decimal.New(10, -2), Low: decimal.New(20, -2)}

// inventorySpread is the relative variance of a datum of a quality.
func inventorySpread(q Quality) decimal.Decimal { return relativeVariance(sigma(inventoryError[q])) }

// model gathers what varies in a criterion. All is exact until the end, so
// that the order of the lines does not matter.
func (r *Result) model(c factors.Criterion) (*model, error) {
	if !slices.Contains(r.opts.Criteria, c) {
		return nil, fmt.Errorf("footprint: criterion %s was not computed", c)
	}
	g := gathering{}
	for at, u := range r.units {
		whole, own := sensitivity{}, map[string]*sensitivity{} // own: data of the lines themselves
		n, k := r.total(at, ofN), r.total(at, ofK)
		for stage, t := range u.impacts[c] {
			if t == nil {
				continue
			}
			times := u.times(factors.Stage(stage), n, k)
			perKWh := u.measured && factors.Stage(stage) == factors.Use
			whole.add(perKWh, t.exact)
			t.slopes(big.NewRat(1, 1), func(leaf *Trace, slope *big.Rat) {
				switch {
				case leaf.sharedKey() != "":
					g.share(leaf, slope, times)
				case leaf.From == FromInventory:
					if own[leaf.Name] == nil {
						own[leaf.Name] = new(sensitivity)
					}
					own[leaf.Name].add(perKWh, slope)
				}
			})
		}
		for quality := range r.sums[at] {
			of := &r.sums[at][quality]
			g.apart(u.item, Quality(quality), whole.squares(of))
			for _, s := range own {
				g.apart(u.item, High, s.squares(of))
			}
		}
	}
	m := &model{total: r.totals[c].value}
	for _, d := range g {
		m.drivers = append(m.drivers, *d)
	}
	slices.SortFunc(m.drivers, func(a, b driver) int { return cmp.Compare(a.key, b.key) })
	return m, nil
}

// sensitivity is how much a line's figure changes for a relative change of 1
// of a datum: so much a unit, and so much a kWh of its own electricity.
type sensitivity struct{ perUnit, perKWh big.Rat }

func (s *sensitivity) add(perKWh bool, slope *big.Rat) {
	if perKWh {
		s.perKWh.Add(&s.perKWh, slope)
	} else {
		s.perUnit.Add(&s.perUnit, slope)
	}
}

// squares sums the squared changes of the lines; nil where there is no line.
// For n units and k kWh one is (a n + b k)² = a² n² + 2 a b n k + b² k².
func (s *sensitivity) squares(of *sums) *big.Rat {
	if of.lines == 0 {
		return nil
	}
	a, b, two := &s.perUnit, &s.perKWh, big.NewRat(2, 1)
	out := product(a, a, of.exact(ofNN))
	if b.Sign() != 0 {
		out.Add(out, product(two, a, b, of.exact(ofNK)))
		out.Add(out, product(b, b, of.exact(ofKK)))
	}
	return out
}

func product(terms ...*big.Rat) *big.Rat {
	out := big.NewRat(1, 1)
	for _, t := range terms {
		out.Mul(out, t)
	}
	return out
}

func sumOf(a, b *big.Rat) *big.Rat {
	if a == nil {
		a = new(big.Rat)
	}
	return a.Add(a, b)
}

// gathering is what varies, by key.
type gathering map[string]*driver

// share adds the slope of a datum that lines share.
func (g gathering) share(leaf *Trace, slope, amount *big.Rat) {
	key := leaf.sharedKey()
	d := g[key]
	if d == nil {
		d = &driver{key: key, Contribution: Contribution{Name: leaf.Name, Of: leaf.of}, spread: inventorySpread(Medium)}
		if f := leaf.Factor; f != nil {
			d.Contribution = Contribution{Factor: f}
			d.spread, d.normal = spreadOf(f)
		}
		g[key] = d
	}
	d.slope.Add(&d.slope, new(big.Rat).Mul(slope, amount))
}

// sharedKey names what all the lines share with a leaf; empty where they share nothing.
func (t *Trace) sharedKey() string {
	switch {
	case t.Factor != nil:
		return "factor/" + t.Factor.ID
	case t.of != "":
		return "of/" + t.Name + "/" + t.of
	}
	return ""
}

// apart adds the squared slopes of a datum that varies line by line.
func (g gathering) apart(item *factors.Item, quality Quality, squares *big.Rat) {
	if squares == nil {
		return
	}
	key := "inventory/" + item.ID
	if g[key] == nil {
		g[key] = &driver{key: key, Contribution: Contribution{Name: InventoryData, Of: item.ID}}
	}
	g[key].square[quality] = sumOf(g[key].square[quality], squares)
}

// interval gives the 95 % interval of the total for a variance.
func (m *model) interval(variance *big.Rat) Uncertainty {
	total := exact.Decimal(m.total)
	if m.total.Sign() <= 0 {
		half := z.Mul(root(variance))
		out := Uncertainty{Low: significant(total.Sub(half), 3), High: significant(total.Add(half), 3)}
		if m.total.Sign() < 0 {
			out.Percent = significant(half.Mul(hundred).DivRound(total.Neg(), lawPlaces), 3)
		}
		return out
	}
	relative := new(big.Rat).Quo(variance, new(big.Rat).Mul(m.total, m.total))
	s2 := ln(unity.Add(exact.Decimal(relative).Round(lawPlaces)))
	width := z.Mul(root(s2.Rat()))
	shift := s2.DivRound(two, lawPlaces)
	return Uncertainty{Low: significant(total.Mul(exp(shift.Add(width).Neg())), 3), High: significant(total.Mul(exp(width.Sub(shift))), 3),
		Percent: significant(exp(width).Sub(unity).Mul(hundred), 3)}
}
