package sources

import (
	"errors"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
)

// Bounds of a number, within what factors.Load takes. decimal.NewFromString
// alone would take 1e9999 and print ten thousand digits.
const (
	maxNumber   = 48 // bytes
	maxExponent = 30
	maxPlain    = 40 // bytes in plain notation
)

// Causes of refusal.
var (
	errNumber = errors.New("nombre illisible")
	errBounds = errors.New("nombre démesuré")
)

// number reads a number as publishers print it: a comma or a point before the
// decimals, spaces between thousands, an exponent or not. It is exact: no
// float stands in between. "NaN", "∞" and formulas are not numbers.
func number(text string) (decimal.Decimal, error) {
	s := strings.TrimSpace(text)
	if s == "" || len(s) > maxNumber {
		return decimal.Decimal{}, errNumber
	}
	mantissa, exponent, scientific := strings.Cut(strings.ToUpper(s), "E")
	power, err := 0, error(nil)
	if scientific {
		if power, err = strconv.Atoi(exponent); err != nil || exponent == "" {
			return decimal.Decimal{}, errNumber
		}
	}
	if power > maxExponent || power < -maxExponent {
		return decimal.Decimal{}, errBounds
	}
	plain, ok := plainDigits(mantissa)
	if !ok {
		return decimal.Decimal{}, errNumber
	}
	d, err := decimal.NewFromString(plain)
	if err != nil {
		return decimal.Decimal{}, errNumber
	}
	if d = d.Shift(int32(power)); len(exact.String(d)) > maxPlain {
		return decimal.Decimal{}, errBounds
	}
	return d, nil
}

// plainDigits checks a mantissa and writes it with a point and no spaces.
func plainDigits(s string) (string, bool) {
	s = strings.TrimSpace(strings.Replace(s, "\u2212", "-", 1))
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		s, sign = rest, "-"
	} else {
		s = strings.TrimPrefix(s, "+")
	}
	whole, fraction, marked := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	whole, ok := joinThousands(whole)
	if !ok || !digits(whole) || marked && !digits(fraction) {
		return "", false
	}
	if marked {
		return sign + whole + "." + fraction, true
	}
	return sign + whole, true
}

// joinThousands removes the spaces of "11 368".
func joinThousands(s string) (string, bool) {
	groups := strings.Split(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s), " ")
	for i, g := range groups {
		if len(groups) > 1 && (i == 0 && len(g) > 3 || i > 0 && len(g) != 3) {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// percent reads a ratio from 0 to 1, or the percentage that stands for one.
func percent(text string) (decimal.Decimal, error) {
	s, isPercent := strings.CutSuffix(strings.TrimSpace(text), "%")
	d, err := number(s)
	if err == nil && isPercent {
		d = d.Shift(-2)
	}
	if err == nil && (d.IsNegative() || d.GreaterThan(one)) {
		return d, errors.New("part hors de 0 à 1")
	}
	return d, err
}

var one = decimal.NewFromInt(1)
