package footprint

import (
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

// prototype gives a line of the variant, of quantity 1 and, where the lines
// give their own electricity, of 1 kWh: what is kept of lines that were
// streamed. The error is for a variant that no line has: one that was read.
func (e *engine) prototype(v *variant) (Line, error) {
	line := Line{Item: v.item, Quantity: kWh.Decimal, Zone: v.zone, DataCentre: v.centre, State: v.state, Mode: v.mode}
	switch v.energy {
	case noneUsed:
		line.Energy = decimal.NewNullDecimal(decimal.Decimal{})
	case measuredEnergy:
		line.Energy = kWh
	}
	if v.lifetime.kind == ordinary {
		line.Lifetime = decimal.NewNullDecimal(decimal.New(v.lifetime.coefficient, v.lifetime.exponent))
	}
	e.date(&line, v.period)
	if err := line.readRest(v.rest); err != nil {
		return line, err
	}
	var back variant
	if e.key(&back, &line); back != *v {
		return line, errors.New("footprint: a group that no line has")
	}
	return line, nil
}

// date gives the line the dates of a period.
func (e *engine) date(line *Line, period int32) {
	switch {
	case e.opts.Convention == TotalLife || period == unknownPeriod:
	case e.opts.Convention == ByAge:
		line.Purchased = firstDay(firstPurchase)
		line.Withdrawn = line.Purchased.AddDate(0, 0, int(period))
	default:
		line.Purchased = firstDay(int(period))
	}
}

// readRest reads what engine.rest wrote.
func (l *Line) readRest(rest string) error {
	if rest == "" {
		return nil
	}
	for _, part := range strings.Split(rest, "; ") {
		name, value, _ := strings.Cut(part, "=")
		if err := l.readPart(name, value); err != nil {
			return fmt.Errorf("footprint: %s: %w", name, err)
		}
	}
	return nil
}

func (l *Line) readPart(name, value string) (err error) {
	switch name {
	case "server":
		l.Configuration, err = factors.ParseServer(value)
		return err
	case "declared":
		l.Declared, err = readDeclared(value)
		return err
	}
	if name == refurbishedMark {
		l.Origin = Refurbished
		return nil
	}
	d, err := decimal.NewFromString(value)
	switch number := decimal.NewNullDecimal(d); name {
	case "lifetime":
		l.Lifetime = number
	case "upstream":
		l.Origin, l.Proof, l.Upstream = Refurbished, true, number
	case "mass":
		l.Mass = number
	}
	return err
}

// standFor makes a line stand for n units that use k kWh of their own.
func (l *Line) standFor(n, k *big.Rat) {
	l.scale, l.kwh = ratio{n}, ratio{}
	if l.Energy.Valid && !l.Energy.Decimal.IsZero() {
		l.kwh = ratio{k}
	}
}

// amount is the line's quantity, scaled.
func (l *Line) amount() *big.Rat {
	r := exact.FromDecimal(l.Quantity)
	if l.scale.Rat != nil {
		r.Mul(r, l.scale.Rat)
	}
	return r
}

// used is the electricity that a line gives, for all its units, kWh a year.
func (l *Line) used() *big.Rat {
	if l.kwh.Rat != nil {
		return l.kwh.Rat
	}
	return new(big.Rat).Mul(l.amount(), l.Energy.Decimal.Rat())
}
