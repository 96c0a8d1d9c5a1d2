package validate

import (
	"github.com/go-playground/validator/v10"
	"github.com/shopspring/decimal"
)

// decimalMin is the rule dmin=0: the library's own min panics on a decimal,
// and its usual way round compares floats.
func decimalMin(fl validator.FieldLevel) bool {
	return compare(fl, func(sign int) bool { return sign >= 0 })
}

// decimalMax is the rule dmax=1.
func decimalMax(fl validator.FieldLevel) bool {
	return compare(fl, func(sign int) bool { return sign <= 0 })
}

func compare(fl validator.FieldLevel, fits func(sign int) bool) bool {
	limit, err := decimal.NewFromString(fl.Param())
	if err != nil {
		panic("validate: bad limit in the tag " + fl.GetTag() + "=" + fl.Param())
	}
	switch d := fl.Field().Interface().(type) {
	case decimal.Decimal:
		return fits(d.Cmp(limit))
	case decimal.NullDecimal:
		return !d.Valid || fits(d.Decimal.Cmp(limit)) // absent is not zero
	}
	panic("validate: the rule " + fl.GetTag() + " is for decimals")
}
