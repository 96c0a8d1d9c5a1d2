package inventory

import (
	"regexp"
	"strings"
	"time"

	"github.com/reen-numerique/reen/internal/fr"
)

// calendar remembers the days of the years that a file names: there are few,
// and all are found at their place.
type calendar [256]*[12 * 31]time.Time

// firstCalendarYear is that of the first place.
const firstCalendarYear = 1900

// place gives where a day is remembered, nil for what is no plain day.
func (c *calendar) place(year, month, day int) *time.Time {
	year -= firstCalendarYear
	if year < 0 || year >= len(c) || month < 1 || month > 12 || day < 1 || day > 31 {
		return nil
	}
	if c[year] == nil {
		c[year] = new([12 * 31]time.Time)
	}
	return &c[year][(month-1)*31+day-1]
}

// day reads a date, or says why it cannot be.
func (rd *reader) day(cell []byte) (time.Time, *doubt) {
	year, month, day := figures(cell)
	known := rd.calendar.place(year, month, day)
	if known != nil && !known.IsZero() {
		return *known, nil
	}
	text := string(rd.said(cell))
	if text == "" {
		return time.Time{}, nil
	}
	t, err := fr.ParseDate(isoDate(text))
	if err != nil && rd.serial != nil { // of a workbook, which keeps days as numbers
		if day, ok := rd.serial(text); ok {
			return day, nil
		}
	}
	if err != nil {
		if day, ok := firstOf(text); ok {
			return day, &doubt{"imprecise-date", "jour inconnu\u00a0: pris au " + fr.Date(day)}
		}
		if day, ok := monthFirst(text); ok {
			return day, &doubt{"month-first", "mois avant le jour\u00a0: lu comme le " + fr.Date(day) + ", d’autres dates de la colonne sont peut-être inversées"}
		}
		return time.Time{}, &doubt{"bad-date", err.Error()}
	}
	if known != nil {
		*known = t
	}
	return t, nil
}

// figures gives the numbers of 2024-01-31 or of 31/01/2024, all 0 for any
// other text.
func figures(cell []byte) (year, month, day int) {
	ok := len(cell) == 10
	switch {
	case ok && cell[4] == '-' && cell[7] == '-':
		year, month, day = number(cell[:4], &ok), number(cell[5:7], &ok), number(cell[8:], &ok)
	case ok && cell[2] == '/' && cell[5] == '/':
		day, month, year = number(cell[:2], &ok), number(cell[3:5], &ok), number(cell[6:], &ok)
	}
	if !ok {
		return 0, 0, 0
	}
	return year, month, day
}

// number reads digits, and tells where there is anything else.
func number(digits []byte, ok *bool) (n int) {
	for _, c := range digits {
		n = n*10 + int(c-'0')
		*ok = *ok && c >= '0' && c <= '9'
	}
	return n
}

// isoDate brings other forms that people and tools write to those that are read:
// 2024/01/31 and 20240131 of NumEcoEval, 31.01.2024, 1/2/2019, 31/01/24.
func isoDate(text string) string {
	if m := dayForms.FindStringSubmatch(text); m != nil {
		year := m[3]
		if len(year) == 2 {
			year = "20" + year
		}
		return year + "-" + twoDigits(m[2]) + "-" + twoDigits(m[1])
	}
	switch {
	case len(text) == 10 && text[4] == '/' && text[7] == '/':
		return text[:4] + "-" + text[5:7] + "-" + text[8:]
	case len(text) == 8 && !strings.Contains(text, "/"):
		return text[:4] + "-" + text[4:6] + "-" + text[6:]
	}
	return text
}

// dayForms are those of a day, a month and a year with slashes or points, the
// year of four figures or of two.
var dayForms = regexp.MustCompile(`^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d\d)$`)

func twoDigits(figures string) string {
	if len(figures) == 1 {
		return "0" + figures
	}
	return figures
}

// monthForms are those of a month, and of a year alone.
var monthForms = regexp.MustCompile(`^(?:(\d{1,2})/(\d{4})|(\d{4})-(\d\d)|(\d{4}))$`)

// firstOf gives the first day of a month or of a year, where a text says no day.
func firstOf(text string) (time.Time, bool) {
	m := monthForms.FindStringSubmatch(text)
	if m == nil {
		return time.Time{}, false
	}
	year, month := m[2]+m[3]+m[5], m[1]+m[4]
	if month == "" {
		month = "1"
	}
	t, err := fr.ParseDate(year + "-" + twoDigits(month) + "-01")
	return t, err == nil
}

// monthFirst reads a day of an American tool, 03/25/2021, that cannot be of
// another order.
func monthFirst(text string) (time.Time, bool) {
	m := dayForms.FindStringSubmatch(text)
	if m == nil || len(m[3]) != 4 || strings.Contains(text, ".") {
		return time.Time{}, false
	}
	t, err := fr.ParseDate(m[3] + "-" + twoDigits(m[1]) + "-" + twoDigits(m[2]))
	return t, err == nil
}
