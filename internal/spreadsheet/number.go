package spreadsheet

import (
	"strconv"
	"strings"
)

const (
	maxNumber   = 48 // bytes of a number
	floatDigits = 15 // digits that a float keeps, whatever they are
)

// asTyped gives the number that was typed where a workbook keeps the float
// nearest to it: 32.799999999999997 is 32.8, 1E-05 is 0.00001. What ends
// within fifteen digits is as it was typed, and so are whole numbers of any
// length: the noise of a float stands after its last digit.
func asTyped(s string) string {
	s = strings.TrimSpace(s)
	mantissa, _, scientific := strings.Cut(strings.ToUpper(s), "E")
	digits := strings.TrimLeft(mantissa, "+-0.")
	if !scientific && (len(digits)-strings.Count(digits, ".") <= floatDigits || !strings.Contains(s, ".")) {
		return s
	}
	if len(s) > maxNumber || strings.Trim(s, "0123456789+-.eE") != "" {
		return s
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}
