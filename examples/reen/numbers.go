package main

import (
	"strings"

	"github.com/shopspring/decimal"
)

var zero decimal.Decimal

// comma writes a plain decimal as French people read it, all digits kept.
func comma(plain string) string { return strings.Replace(plain, ".", ",", 1) }
