package sources

import (
	"strconv"
	"time"
)

// Days of a workbook: a number counts from the end of 1899.
const (
	firstDay = 20_000 // 1954
	lastDay  = 80_000 // 2119
)

// dayOf writes the day that a workbook keeps as a number, and leaves other
// text as it is.
func dayOf(text string) string {
	n, err := strconv.Atoi(text)
	if err != nil || n < firstDay || n > lastDay {
		return text
	}
	return time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC).Format("02/01/2006")
}
