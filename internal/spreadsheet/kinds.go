package spreadsheet

import (
	"strings"
	"time"

	"github.com/reen-numerique/reen/internal/civil"
)

// stored tells how a cell is stored: as its column says, if it is so.
func (k Kind) stored(cell string) Kind {
	switch {
	case k == Number && isNumber(cell):
		return Number
	case k == Date && isDay(cell):
		return Date
	}
	return Text
}

// isNumber tells a number that a float keeps digit for digit.
func isNumber(cell string) bool {
	whole, fraction, marked := strings.Cut(strings.TrimPrefix(cell, "-"), ".")
	if !isDigits(whole) || len(whole) > 1 && whole[0] == '0' || marked && !isDigits(fraction) {
		return false
	}
	return len(whole)+len(fraction) <= floatDigits
}

// isDay tells a day that both systems of XLSX count alike.
func isDay(cell string) bool {
	d, err := time.Parse(time.DateOnly, cell)
	return err == nil && d.Year() > 1900
}

// serial counts the days of XLSX.
func serial(day string) int64 {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0
	}
	return civil.Days(since1900().zero, d)
}
