package fr

import (
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// Limits of what people write: a number or a year beyond them is a slip.
const (
	maxParsedDigits = 18 // an int64 holds them
	firstYear       = 1970
	lastYear        = 2100
)

// Causes of refusal, short enough for a cell of a table.
var (
	errEmpty     = errors.New("valeur vide")
	errNumber    = errors.New("nombre illisible")
	errAmbiguous = errors.New("nombre ambigu" + hardSpace + ": un point et une virgule")
	errDigits    = errors.New("nombre de plus de 18" + hardSpace + "chiffres")
	errDate      = errors.New("date illisible" + hardSpace + ": jj/mm/aaaa ou aaaa-mm-jj attendu")
	errDay       = errors.New("jour absent du calendrier")
	errYear      = errors.New("année hors de 1970–2100")
)

// ParseNumber reads a number as people write it: a sign, digits in groups of
// three or not, a comma or a point before the decimals. It reads no exponent
// and no name such as NaN. A point and a comma together are refused, unless
// several points can only part thousands: "1.234.567,5".
func ParseNumber(s string) (decimal.Decimal, error) {
	if d, ok := parsePlain(s); ok {
		return d, nil
	}
	return parseNumber(s)
}

// parsePlain reads in one go what most numbers are: digits, with at most one
// mark among them.
func parsePlain(s string) (decimal.Decimal, bool) {
	if len(s) > maxParsedDigits {
		return decimal.Decimal{}, false
	}
	value, mark := int64(0), -1
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			value = value*10 + int64(c-'0')
		case (c == ',' || c == '.') && mark < 0:
			mark = i
		default:
			return decimal.Decimal{}, false
		}
	}
	switch {
	case mark < 0 && len(s) > 0:
		return decimal.New(value, 0), true
	case mark > 0 && mark < len(s)-1:
		return decimal.New(value, int32(mark+1-len(s))), true
	}
	return decimal.Decimal{}, false
}

// parseNumber reads any number that can be read.
func parseNumber(s string) (decimal.Decimal, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return decimal.Decimal{}, errEmpty
	}
	negative, s := cutSign(s)
	whole, fraction, err := cutMark(s)
	if err != nil {
		return decimal.Decimal{}, err
	}
	digits, ok := joinGroups(whole)
	if !ok || !allDigits(fraction) {
		return decimal.Decimal{}, errNumber
	}
	if len(digits)+len(fraction) > maxParsedDigits {
		return decimal.Decimal{}, errDigits
	}
	value := int64(0)
	for _, c := range []byte(digits + fraction) {
		value = value*10 + int64(c-'0')
	}
	if negative {
		value = -value
	}
	return decimal.New(value, -int32(len(fraction))), nil
}

// MayGroup tells whether the one mark of a number that ParseNumber reads may
// as well part its thousands: "1,234" is 1.234 to us and 1234 to a program that
// writes English numbers. "0,125" and "1234,500" can only be decimals.
func MayGroup(s string) bool {
	_, s = cutSign(strings.TrimSpace(s))
	at := strings.IndexAny(s, ".,")
	return at >= 1 && at <= 3 && len(s) == at+4 && s[0] != '0' && allDigits(s[:at]) && allDigits(s[at+1:])
}

func cutSign(s string) (negative bool, rest string) {
	for _, minus := range []string{"-", minusSign} {
		if rest, ok := strings.CutPrefix(s, minus); ok {
			return true, rest
		}
	}
	return false, strings.TrimPrefix(s, "+")
}

// cutMark parts a number at its decimal mark. The fraction is empty only
// when there is no mark.
func cutMark(s string) (whole, fraction string, err error) {
	points, commas := strings.Count(s, "."), strings.Count(s, ",")
	mark := "."
	switch {
	case points > 1 && commas == 1 && pointGroups(s):
		s, mark = strings.ReplaceAll(s, ".", thinSpace), ","
	case points > 0 && commas > 0:
		return "", "", errAmbiguous
	case points+commas > 1:
		return "", "", errNumber
	case commas == 1:
		mark = ","
	}
	whole, fraction, found := strings.Cut(s, mark)
	if found && fraction == "" {
		return "", "", errNumber
	}
	return whole, fraction, nil
}

// pointGroups tells whether points part the thousands, all before the comma.
func pointGroups(s string) bool {
	whole, _, _ := strings.Cut(s, ",")
	return strings.Count(whole, ".") == strings.Count(s, ".") && !strings.ContainsFunc(whole, isGroupSpace)
}

// joinGroups removes the spaces between thousands: one to three digits, then
// threes.
func joinGroups(s string) (string, bool) {
	joined := ""
	for first := true; ; first = false {
		group, rest, more := cutGroup(s)
		switch {
		case !allDigits(group) || group == "":
			return "", false
		case first && !more:
			return group, true
		case len(group) > 3 || !first && len(group) != 3:
			return "", false
		}
		if joined += group; !more {
			return joined, true
		}
		s = rest
	}
}

// cutGroup parts a number at its first space.
func cutGroup(s string) (group, rest string, more bool) {
	at := strings.IndexFunc(s, isGroupSpace)
	if at < 0 {
		return s, "", false
	}
	_, size := utf8.DecodeRuneInString(s[at:])
	return s[:at], s[at+size:], true
}

func isGroupSpace(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\u202f' }

func allDigits(s string) bool {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// ParseDate reads a day written yyyy-mm-dd or dd/mm/yyyy, with an hour or
// not, after a space or as ISO 8601 has it ("2024-01-31T23:30:00.000+02:00"):
// the hour is checked and dropped, and the day is the one that is written. It
// is given in UTC. A day that the calendar lacks is an error; it is never
// rolled over.
func ParseDate(s string) (time.Time, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return time.Time{}, errEmpty
	}
	day, hour, timed := strings.Cut(s, " ")
	if !timed {
		day, hour, timed = strings.Cut(s, "T")
	}
	if timed && !isHour(withoutZone(hour)) {
		return time.Time{}, errDate
	}
	y, m, d, ok := cutDay(day)
	if !ok {
		return time.Time{}, errDate
	}
	if len(y) > 4 { // 20230: a figure too many
		return time.Time{}, errYear
	}
	year, month, dom := atoi(y), atoi(m), atoi(d)
	if year < firstYear || year > lastYear {
		return time.Time{}, errYear
	}
	t := time.Date(year, time.Month(month), dom, 0, 0, 0, 0, time.UTC)
	if t.Month() != time.Month(month) || t.Day() != dom {
		return time.Time{}, errDay
	}
	return t, nil
}

// cutDay gives the year, of four figures at least, the month and the day as digits.
func cutDay(s string) (year, month, day string, ok bool) {
	if first, rest, found := strings.Cut(s, "-"); found {
		year = first
		month, day, _ = strings.Cut(rest, "-")
	} else if first, rest, found := strings.Cut(s, "/"); found {
		day = first
		month, year, _ = strings.Cut(rest, "/")
	}
	return year, month, day, len(year) >= 4 && allDigits(year) && isDigits(month, 2) && isDigits(day, 2)
}

// isHour tells whether s is hh:mm or hh:mm:ss, with a fraction of a second or
// not.
func isHour(s string) bool {
	hour, rest, _ := strings.Cut(s, ":")
	minute, rest, timed := strings.Cut(rest, ":")
	second, fraction, parted := strings.Cut(rest, ".")
	return isUpTo(hour, 23) && isUpTo(minute, 59) && (!timed || isUpTo(second, 59)) && (!parted || fraction != "" && allDigits(fraction))
}

// withoutZone cuts the zone of an hour: "Z", "+02:00" or "-0500".
func withoutZone(hour string) string {
	if rest, ok := strings.CutSuffix(hour, "Z"); ok {
		return rest
	}
	if at := strings.LastIndexAny(hour, "+-"); at > 0 {
		if zone := strings.Replace(hour[at+1:], ":", "", 1); isDigits(zone, 4) {
			return hour[:at]
		}
	}
	return hour
}

// isUpTo tells two digits that are no more than the last.
func isUpTo(s string, last int) bool { return isDigits(s, 2) && atoi(s) <= last }

func isDigits(s string, n int) bool { return len(s) == n && allDigits(s) }

// atoi reads at most four digits, already checked.
func atoi(digits string) int {
	n := 0
	for _, c := range []byte(digits) {
		n = n*10 + int(c-'0')
	}
	return n
}
