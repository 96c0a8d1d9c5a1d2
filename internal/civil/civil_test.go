package civil_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/civil"
)

// The days between two dates are counted by hand: 400 years of the Gregorian
// calendar are 146,097 days, and Excel numbers 31 December 9999 2,958,465
// from 30 December 1899.
func TestDays(t *testing.T) {
	paris := time.FixedZone("Paris", 3600)
	for name, c := range map[string]struct {
		from, to time.Time
		want     int64
	}{
		"same day":                 {day(2024, 3, 1), day(2024, 3, 1), 0},
		"leap day":                 {day(2024, 2, 28), day(2024, 3, 1), 2},
		"no leap day in 1900":      {day(1900, 2, 28), day(1900, 3, 1), 1},
		"backwards":                {day(2024, 3, 1), day(2024, 2, 28), -2},
		"400 years":                {day(1600, 1, 1), day(2000, 1, 1), 146_097},
		"end of the workbooks":     {day(1899, 12, 30), day(9999, 12, 31), 2_958_465},
		"before 1970, at noon":     {time.Date(1969, 12, 31, 12, 0, 0, 0, time.UTC), day(1970, 1, 1), 1},
		"one minute over midnight": {time.Date(2024, 1, 1, 23, 59, 0, 0, time.UTC), time.Date(2024, 1, 2, 0, 0, 0, 0, time.UTC), 1},
		"each in its own place":    {time.Date(2024, 1, 1, 0, 0, 0, 0, paris), day(2024, 1, 2), 1},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, civil.Days(c.from, c.to)) })
	}
}

func day(year int, month time.Month, d int) time.Time {
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC)
}
