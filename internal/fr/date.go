package fr

import "time"

// Date writes a day in full: "1er janvier 2025", "14 juillet 2025".
func Date(t time.Time) string { return french.Date(t) }

// ShortDate writes a day in figures: "01/01/2025".
func ShortDate(t time.Time) string { return t.Format("02/01/2006") }

// Day writes a day of the data, "2026-01-31", as ShortDate does; what is no day
// stays as it is.
func Day(iso string) string {
	t, err := ParseDate(iso)
	if err != nil {
		return iso
	}
	return ShortDate(t)
}
