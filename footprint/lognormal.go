package footprint

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
)

// The laws of what varies, in decimals: a logarithm or a root is kept to 24
// places, so that the interval has the same digits on every machine.
const lawPlaces = 24

var (
	z        = decimal.New(196, -2)  // 97.5 % point of the normal law
	quartile = decimal.New(6745, -4) // its third quartile
	unity    = decimal.NewFromInt(1)
	two      = decimal.NewFromInt(2)
	hundred  = decimal.NewFromInt(100)
)

// sigma is the parameter of the log-normal that is known to ± u: ln(1 + u) ÷ 1.96.
func sigma(u decimal.Decimal) decimal.Decimal {
	return ln(unity.Add(u)).DivRound(z, lawPlaces)
}

// relativeVariance is the variance of a log-normal of mean 1: e^(σ²) − 1.
func relativeVariance(sigma decimal.Decimal) decimal.Decimal {
	return exp(sigma.Mul(sigma)).Sub(unity)
}

// spreadOf gives the relative variance of a published value, and whether its
// law is normal: a credit has no logarithm.
func spreadOf(f *factors.Factor) (variance decimal.Decimal, normal bool) {
	if f.Value.IsZero() {
		return decimal.Zero, true
	}
	in := f.Interval()
	points := z
	if f.Ends == factors.EndsQuartiles && in.Basis == factors.ByRange {
		points = quartile
	}
	switch {
	case f.Value.IsPositive() && in.Percent.Valid:
		return relativeVariance(sigma(in.Percent.Decimal.DivRound(hundred, lawPlaces))), false
	case in.Low.IsPositive():
		width := ln(in.High.DivRound(in.Low, lawPlaces))
		return relativeVariance(width.DivRound(two.Mul(points), lawPlaces)), false
	}
	deviation := in.High.Sub(in.Low).DivRound(two.Mul(points).Mul(f.Value), lawPlaces) // a credit, or a range that holds 0
	return deviation.Mul(deviation), true
}

// ln is of a number of at least 1, which the bounds of an interval ensure.
func ln(x decimal.Decimal) decimal.Decimal {
	y, err := x.Ln(lawPlaces)
	if err != nil {
		panic("footprint: logarithm of " + x.String()) // of 0 or less, which no interval gives
	}
	return y
}

func exp(x decimal.Decimal) decimal.Decimal {
	y, err := x.Round(lawPlaces).ExpTaylor(lawPlaces)
	if err != nil {
		panic("footprint: exponential of " + x.String()) // of no number at all
	}
	return y
}

// root is the square root of a number of at least 0, to 24 places.
func root(x *big.Rat) decimal.Decimal {
	scaled := new(big.Int).Exp(big.NewInt(10), big.NewInt(2*lawPlaces), nil)
	scaled.Mul(scaled, x.Num()).Quo(scaled, x.Denom())
	return decimal.NewFromBigInt(scaled.Sqrt(scaled), -lawPlaces)
}

// significant rounds to so many digits.
func significant(d decimal.Decimal, digits int) decimal.Decimal {
	if d.IsZero() {
		return d
	}
	return d.Round(int32(digits - d.NumDigits() - int(d.Exponent())))
}
