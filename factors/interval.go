package factors

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// Basis says how an Interval was obtained.
type Basis string

// Bases, the surest first.
const (
	ByPublication Basis = "published" // the source prints ± %
	ByRange       Basis = "range"     // the source prints two ends, which Factor.Ends names
	ByPedigree    Basis = "pedigree"  // the source prints nothing: our convention for its class
)

// What the two ends of a range are.
const (
	EndsQuartiles = "quartiles" // half of the values lie between them
	EndsExtremes  = "extremes"  // the lowest and the highest value
)

// Interval is the uncertainty of one value. Percent is the half width where
// the interval is symmetrical.
type Interval struct {
	Low, High decimal.Decimal
	Percent   decimal.NullDecimal
	Basis     Basis
	Why       string // what the ends are, in French
}

var (
	hundred  = decimal.NewFromInt(100)
	endNames = map[string]string{EndsQuartiles: "premier et troisième quartiles", EndsExtremes: "valeurs extrêmes"}
)

// Interval gives the two ends between which the source, or our convention for
// sources of its class, sets the value. Every factor has one: a source that
// prints none is not thereby exact. The ends are exact decimals. ± u % is
// value × (1 ± u/100) here; an engine that draws values reads the same u as
// the 95 % interval of a log-normal, σ = ln(1+u)/1.96, and treats all lines
// that share the factor as fully correlated.
func (f *Factor) Interval() Interval {
	switch {
	case f.Uncertainty.Valid:
		return f.around(f.Uncertainty.Decimal, ByPublication, "incertitude imprimée par la source")
	case f.Min.Valid && f.Max.Valid:
		return Interval{Low: f.Min.Decimal, High: f.Max.Decimal, Basis: ByRange, Why: endNames[f.Ends]}
	}
	p := f.Source.convention()
	return f.around(p.percent, ByPedigree, p.why)
}

// around gives the interval of ± percent. A positive value stays positive or
// null, whatever the percentage.
func (f *Factor) around(percent decimal.Decimal, basis Basis, why string) Interval {
	half := f.Value.Abs().Mul(percent).Shift(-2)
	low := f.Value.Sub(half)
	if f.Value.Sign() >= 0 && low.IsNegative() {
		low = decimal.Zero
	}
	return Interval{Low: low, High: f.Value.Add(half), Percent: decimal.NewNullDecimal(percent), Basis: basis, Why: why}
}

// Bounds of what a source can have meant by an interval.
var (
	mostPercent = decimal.NewFromInt(1000)
	mostRatio   = decimal.NewFromInt(1_000_000)
)

// readSpread reads the uncertainty of a value, in one of its two forms.
func (f *Factor) readSpread(r row) error {
	for column, into := range map[string]*decimal.NullDecimal{"uncertainty_percent": &f.Uncertainty, "min": &f.Min, "max": &f.Max} {
		text := r.get(column)
		if text == "" {
			continue
		}
		n, err := number(text)
		if err != nil {
			return fmt.Errorf("%s: %w", column, err)
		}
		*into = decimal.NewNullDecimal(n)
	}
	if f.Uncertainty.Valid && f.Uncertainty.Decimal.GreaterThan(mostPercent) {
		return fmt.Errorf("uncertainty_percent: %s is above %s", f.Uncertainty.Decimal, mostPercent)
	}
	if f.Min.Valid && f.Max.Valid && f.Min.Decimal.IsPositive() && f.Max.Decimal.GreaterThan(f.Min.Decimal.Mul(mostRatio)) {
		return fmt.Errorf("min, max: %q and %q are more than %s times apart", r.get("min"), r.get("max"), mostRatio)
	}
	if f.Uncertainty.Valid && f.Uncertainty.Decimal.IsNegative() {
		return fmt.Errorf("uncertainty_percent: %s is negative", f.Uncertainty.Decimal)
	}
	if f.Min.Valid != f.Max.Valid || f.Min.Valid && (f.Min.Decimal.GreaterThan(f.Value) || f.Max.Decimal.LessThan(f.Value)) {
		return fmt.Errorf("min, max: %q and %q do not enclose the value", r.get("min"), r.get("max"))
	}
	if f.Ends = r.get("ends"); f.Ends == "" && f.Min.Valid {
		f.Ends = EndsExtremes
	}
	if f.Ends != "" && endNames[f.Ends] == "" {
		return fmt.Errorf("ends: unknown %q", f.Ends)
	}
	return nil
}

func parseRole(text string) (Role, error) {
	switch r := Role(text); r {
	case "":
		return RoleDefault, nil
	case RoleDefault, RoleAlternative, RoleComparison:
		return r, nil
	}
	return "", fmt.Errorf("unknown role %q", text)
}
