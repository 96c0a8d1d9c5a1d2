package strategy

import (
	"errors"
	"math/big"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// profile is what the lines of a part are, but for how many of each class are left:
// service lives, electricity, places, and what was brought. Lines of a class of which
// nothing is left are not in it.
type profile struct {
	id      int
	fleet   *fleet     // with the units of the inventory
	weights []*big.Int // of each class with all its units
	next    map[step]*profile
	over    []covering // the other profiles, by id: whether this one covers them
}

// intern gives the profile of a fleet, weighed once.
func (p *frontPart) intern(f *fleet) (*profile, error) {
	key := profileKey(f)
	if known, ok := p.byKey[key]; ok {
		return known, nil
	}
	out := &profile{id: len(p.byKey), fleet: f, next: map[step]*profile{}}
	var err error
	if out.weights, err = p.weigh(f); err != nil {
		return nil, err
	}
	p.byKey[key] = out
	return out, nil
}

// profileKey writes what tells fleets apart but for their units.
func profileKey(f *fleet) string {
	var b strings.Builder
	places := map[string]bool{}
	for n := range f.lines {
		l := &f.lines[n]
		b.WriteString(l.ID + " " + written(l.inHouse) + " " + exact.String(l.upstream) + " " + written(l.Lifetime) + " " + written(l.Energy) + " " + l.DataCentre)
		if dc, ok := f.opts.DataCentres[l.DataCentre]; ok && !places[l.DataCentre] {
			places[l.DataCentre] = true
			b.WriteString(" at " + written(dc.PUE))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// weigh gives what each class weighs with all its units.
func (p *frontPart) weigh(f *fleet) ([]*big.Int, error) {
	sums := make([]*big.Rat, len(p.classes))
	add := func(id string, kg *big.Rat) {
		c := p.of[id]
		if sums[c] == nil {
			sums[c] = new(big.Rat)
		}
		sums[c].Add(sums[c], kg)
	}
	refused := 0
	if slices.ContainsFunc(f.lines, func(l fleetLine) bool { return !alone(&l) }) {
		r, err := p.s.ask(f, f.inventory().Lines)
		if err != nil {
			return nil, err
		}
		refused = r.Counts().Refused
		for _, l := range r.Lines() {
			add(l.ID, climate(l))
		}
	} else {
		for n := range f.lines {
			l := &f.lines[n]
			u, err := p.s.unit(f, l)
			if err != nil {
				return nil, err
			}
			refused += u.refused
			add(l.ID, new(big.Rat).Mul(u.kg, l.units))
		}
	}
	if len(p.byKey) == 0 {
		p.refused = refused
	}
	if refused > p.refused {
		return nil, errors.New("strategy: a lever made lines impossible to compute")
	}
	out := make([]*big.Int, len(sums))
	for c, kg := range sums {
		if kg != nil {
			out[c] = rounded(kg)
		}
	}
	return out, nil
}

// alone tells a line whose figure is its units times what one unit weighs, whatever else
// there is.
func alone(l *fleetLine) bool {
	return l.units != nil && l.units.Sign() > 0 && l.Declared == nil && l.Item != factors.FixedLineItem && l.Item != factors.FixedDataItem
}

// climate sums the figures of a line for climate change.
func climate(l footprint.LineResult) *big.Rat {
	sum := new(big.Rat)
	for _, i := range l.Impacts {
		if i.Criterion == factors.GWP {
			sum.Add(sum, exact.FromDecimal(i.Value))
		}
	}
	return sum
}
