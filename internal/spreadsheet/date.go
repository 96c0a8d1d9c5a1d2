package spreadsheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// epoch is how a workbook counts days.
type epoch struct {
	zero time.Time // the day of number 0
	leap bool      // number 60 is a 29 February 1900 that never was
}

// Systems of days: ISO/IEC 29500-1 §18.17.4.1 for the first two, ISO/IEC
// 26300 for the third, unless the file says otherwise.
func since1900() epoch { return epoch{time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC), true} }
func since1904() epoch { return epoch{time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC), false} }
func sinceODS() epoch  { return epoch{time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC), false} }

const (
	falseDay = 60        // 29 February 1900 in XLSX
	lastDay  = 2_958_465 // 31 December 9999
)

func (e epoch) day(cell string) (time.Time, bool) {
	cell = strings.TrimSpace(cell)
	if len(cell) >= len(time.DateOnly) {
		if d, err := time.Parse(time.DateOnly, cell[:10]); err == nil {
			return d, isTime(cell[10:])
		}
	}
	whole, fraction, marked := strings.Cut(cell, ".")
	if !isDigits(whole) || marked && !isDigits(fraction) {
		return time.Time{}, false
	}
	n, err := strconv.Atoi(whole)
	if err != nil || n > lastDay {
		return time.Time{}, false
	}
	if e.leap {
		if n == 0 || n == falseDay {
			return time.Time{}, false
		}
		if n < falseDay {
			n++
		}
	}
	return e.zero.AddDate(0, 0, n), true
}

// daySeconds are those of a day.
const daySeconds = 24 * 60 * 60

// shown gives what a cell shows of its number, as a cell of ODS has it. A number
// that no calendar has stays one.
func (e epoch) shown(number string, as look) string {
	days, err := strconv.ParseFloat(number, 64)
	if as == asNumber || err != nil || !(days >= 0 && days <= lastDay) {
		return number
	}
	seconds := int64(math.Round(days * daySeconds)) // more than 32 bits hold
	clock := fmt.Sprintf("%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	if as == asElapsed || as == asClock && seconds < daySeconds {
		return clock
	}
	day, known := e.day(strconv.FormatInt(seconds/daySeconds, 10))
	if !known { // Excel shows 0 and 60 as days that never were
		day = e.zero.AddDate(0, 0, int(seconds/daySeconds))
	}
	if seconds%daySeconds == 0 {
		return day.Format(time.DateOnly)
	}
	return day.Add(time.Duration(seconds%daySeconds) * time.Second).Format(time.DateTime)
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// isTime tells whether what follows a date is a time of day, or nothing.
func isTime(s string) bool {
	return s == "" || (s[0] == 'T' || s[0] == ' ') && strings.Trim(s[1:], "0123456789:.+-Z") == ""
}
