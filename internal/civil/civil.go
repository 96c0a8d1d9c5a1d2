// Package civil counts days as a calendar does: by their dates, whatever the
// hours, the changes of the clock and the years between.
package civil

import "time"

const daySeconds = 24 * 60 * 60

// Days counts the days from one date to another, each read in its own place;
// below 0 where the second comes first. A time.Duration would end after 292 years.
func Days(from, to time.Time) int64 { return number(to) - number(from) }

// number counts the days since 1 January 1970.
func number(t time.Time) int64 {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / daySeconds
}
