package strategy

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// inUnits gives a figure in units of 10⁻³⁰ kg, the last place of the engine.
func inUnits(d decimal.Decimal) *big.Int { return rounded(exact.FromDecimal(d)) }

// rounded gives kilograms in units, half up, for the search to compare sets with:
// the figures of the set that it finds come from the engine on the whole of it.
func rounded(kg *big.Rat) *big.Int {
	n := new(big.Int).Mul(kg.Num(), perKg)
	n.Lsh(n, 1).Add(n, kg.Denom())
	return n.Div(n, new(big.Int).Lsh(kg.Denom(), 1))
}

var perKg = new(big.Int).Exp(big.NewInt(10), big.NewInt(30), nil) // never changed in place

// one unit of a line in a place weighs what the engine says of it, times the
// units: lines whose units are alike are computed once.
type unitKey struct {
	alike
	place string
}

type unitFigure struct {
	kg      *big.Rat
	refused int
}

// mostAlone is the number of lines beyond which the engine is faster with all
// of them at once.
const mostAlone = 100

// compute gives what some lines weigh, in units, and how many the engine
// refuses.
func (s *search) compute(f *fleet) (*big.Int, int, error) {
	sum, refused := new(big.Rat), 0
	var together []footprint.Line
	for n := range f.lines {
		l := &f.lines[n]
		if len(f.lines) > mostAlone || l.units == nil || l.units.Sign() <= 0 || l.Declared != nil || l.Item == factors.FixedLineItem || l.Item == factors.FixedDataItem {
			together = append(together, l.Line)
			continue
		}
		u, err := s.unit(f, l)
		if err != nil {
			return nil, 0, err
		}
		refused += u.refused
		sum.Add(sum, new(big.Rat).Mul(u.kg, l.units))
	}
	if len(together) > 0 {
		r, err := s.ask(f, together)
		if err != nil {
			return nil, 0, err
		}
		refused += r.Counts().Refused
		sum.Add(sum, exact.FromDecimal(r.Total(factors.GWP).Value))
	}
	return rounded(sum), refused, nil
}

func (s *search) unit(f *fleet, l *fleetLine) (unitFigure, error) {
	key := unitKey{alike: alikeOf(l.Line)}
	if dc, ok := f.opts.DataCentres[l.DataCentre]; ok && l.DataCentre != "" {
		key.place = fmt.Sprint(written(dc.PUE), " ", written(dc.Share), dc.SpareUnknown, dc.ByPower)
	}
	if u, ok := s.unitsOf[key]; ok {
		return u, nil
	}
	one := l.Scaled(decimal.NewFromBigInt(l.units.Denom(), 0), decimal.NewFromBigInt(l.units.Num(), 0))
	r, err := s.ask(f, []footprint.Line{one})
	if err != nil {
		return unitFigure{}, err
	}
	u := unitFigure{exact.FromDecimal(r.Total(factors.GWP).Value), r.Counts().Refused}
	s.unitsOf[key] = u
	return u, nil
}

// ask has the engine compute some lines.
func (s *search) ask(f *fleet, lines []footprint.Line) (*footprint.Result, error) {
	s.asked++
	return footprint.Compute(f.set, footprint.Inventory{Lines: lines}, f.opts)
}
