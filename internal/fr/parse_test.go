package fr_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/reen-numerique/reen/internal/fr"
	"github.com/stretchr/testify/require"
)

func TestParseNumber(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain", "1234", "1234"},
		{"one digit", "0", "0"},
		{"comma", "1234,5", "1234.5"},
		{"point", "1234.5", "1234.5"},
		{"comma before three digits is a decimal mark", "1,234", "1.234"},
		{"point before three digits is a decimal mark", "1.234", "1.234"},
		{"space between thousands", "1 234 567,5", "1234567.5"},
		{"no-break space", "1\u00a0234", "1234"},
		{"narrow no-break space", "12\u202f345,67", "12345.67"},
		{"several points can only part thousands", "1.234.567,5", "1234567.5"},
		{"around it, blanks", " \u00a042 ", "42"},
		{"minus", "-3,5", "-3.5"},
		{"typographic minus", "\u22123", "-3"},
		{"plus", "+3", "3"},
		{"leading zeros", "007", "7"},
		{"eighteen digits", "999999999999999,999", "999999999999999.999"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := fr.ParseNumber(tt.text)
			require.NoError(t, err)
			require.Equal(t, tt.want, got.String())
		})
	}
}

func TestParseNumberRefuses(t *testing.T) {
	tests := []struct{ name, text, cause string }{
		{"nothing", "", "valeur vide"},
		{"blanks", " \u202f ", "valeur vide"},
		{"letters", "v", "nombre illisible"},
		{"not a number", "NaN", "nombre illisible"},
		{"infinite", "Inf", "nombre illisible"},
		{"exponent", "1e999", "nombre illisible"},
		{"hexadecimal", "0x10", "nombre illisible"},
		{"underscore", "1_000", "nombre illisible"},
		{"unit", "12 kg", "nombre illisible"},
		{"sign alone", "-", "nombre illisible"},
		{"two signs", "--1", "nombre illisible"},
		{"space after the sign", "- 1", "nombre illisible"},
		{"nothing after the mark", "5,", "nombre illisible"},
		{"nothing before the mark", ",5", "nombre illisible"},
		{"mark alone", ",", "nombre illisible"},
		{"two commas", "1,2,3", "nombre illisible"},
		{"points part thousands without a comma", "1.234.567", "nombre illisible"},
		{"point and comma", "1.234,5", "nombre ambigu\u00a0: un point et une virgule"},
		{"comma and point", "1,234.5", "nombre ambigu\u00a0: un point et une virgule"},
		{"points after the comma", "1,234.567.8", "nombre ambigu\u00a0: un point et une virgule"},
		{"points that part no thousands", "1.23.456,5", "nombre illisible"},
		{"group of two", "1 23", "nombre illisible"},
		{"first group of four", "1234 567", "nombre illisible"},
		{"two spaces", "1  234", "nombre illisible"},
		{"space before the comma", "1 234 ,5", "nombre illisible"},
		{"space among decimals", "1,234 5", "nombre illisible"},
		{"other digits", "١٢", "nombre illisible"},
		{"nineteen digits", "1234567890123456789", "nombre de plus de 18\u00a0chiffres"},
		{"nineteen digits with decimals", "1,000000000000000000", "nombre de plus de 18\u00a0chiffres"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := fr.ParseNumber(tt.text)
			require.EqualError(t, err, tt.cause)
		})
	}
}

func TestMayGroup(t *testing.T) {
	for text, want := range map[string]bool{
		"1,234": true, "12.345": true, " -123,456 ": true, "\u22121,234": true, "+1.234": true,
		"0,125": false, "1234,500": false, "1,2345": false, "1,23": false, "1234": false, "": false, ",234": false, "1,": false,
		"1 234,567": false, "1.234.567": false, "1,234,567": false, "1.234,567": false, "a,234": false, "1,23a": false,
	} {
		require.Equal(t, want, fr.MayGroup(text), "%q", text)
	}
}

func TestParseDate(t *testing.T) {
	day := time.Date(2024, time.February, 29, 0, 0, 0, 0, time.UTC)
	for name, text := range map[string]string{
		"year first":            "2024-02-29",
		"day first":             "29/02/2024",
		"blanks":                " 29/02/2024 ",
		"year first and hour":   "2024-02-29 23:59:59",
		"year first, no second": "2024-02-29 08:30",
		"day first and hour":    "29/02/2024 08:30:00",
		"day first, no second":  "29/02/2024 08:30",
		"fraction of a second":  "2024-02-29 12:00:00.0000000",
		"ISO 8601":              "2024-02-29T08:30:00",
		"ISO 8601 in UTC":       "2024-02-29T23:59:59.999Z",
		"east of Greenwich":     "2024-02-29T00:30:00+02:00", // the 28th in UTC: the day is the one that is written
		"west of Greenwich":     "2024-02-29T23:30:00-0500",
	} {
		t.Run(name, func(t *testing.T) {
			got, err := fr.ParseDate(text)
			require.NoError(t, err)
			require.True(t, got.Equal(day), got)
			require.Equal(t, time.UTC, got.Location())
		})
	}
}

func TestParseDateRefuses(t *testing.T) {
	const unreadable = "date illisible\u00a0: jj/mm/aaaa ou aaaa-mm-jj attendu"
	tests := []struct{ name, text, cause string }{
		{"nothing", "", "valeur vide"},
		{"text", "hier", unreadable},
		{"31 February is not 2 March", "31/02/2024", "jour absent du calendrier"},
		{"29 February of a common year", "2023-02-29", "jour absent du calendrier"},
		{"31 April", "2024-04-31", "jour absent du calendrier"},
		{"day zero", "00/01/2024", "jour absent du calendrier"},
		{"month thirteen", "01/13/2024", "jour absent du calendrier"},
		{"month zero", "2024-00-10", "jour absent du calendrier"},
		{"database's empty date", "0000-00-00", "année hors de 1970–2100"},
		{"too old", "31/12/1969", "année hors de 1970–2100"},
		{"too late", "2101-01-01", "année hors de 1970–2100"},
		{"five figures of a year", "20230-01-31", "année hors de 1970–2100"},
		{"five figures of a year, day first", "31/01/20230", "année hors de 1970–2100"},
		{"two figures of a year", "01/02/24", unreadable},
		{"four parts", "2024-01-31-01", unreadable},
		{"day first with hyphens may be month first", "01-02-2024", unreadable},
		{"hour of 25", "2024-01-01 25:00", unreadable},
		{"minute of 60", "2024-01-01 10:60", unreadable},
		{"hour without minutes", "2024-01-01 10", unreadable},
		{"no hour after the T", "2024-01-01T", unreadable},
		{"no digit in the fraction", "2024-01-01 10:00:00.", unreadable},
		{"fraction of a minute", "2024-01-01 10:00.5", unreadable},
		{"zone without an hour", "2024-01-01T+02:00", unreadable},
		{"zone of two figures", "2024-01-01T10:00:00+02", unreadable},
		{"two zones", "2024-01-01T10:00:00+02:00Z", unreadable},
		{"text after", "2024-01-01 environ", unreadable},
		{"signed year", "-024-01-01", unreadable},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := fr.ParseDate(tt.text)
			require.EqualError(t, err, tt.cause)
		})
	}
}

// What is read is bounded and written back the same.
func FuzzParseNumber(f *testing.F) {
	for _, seed := range []string{"1 234,5", "1.234.567,5", "-0,5", "1e9", "NaN", "\u22123", "1\u202f234", "٣", "5,"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := fr.ParseNumber(s)
		if err != nil {
			require.True(t, d.IsZero())
			return
		}
		require.LessOrEqual(t, d.NumDigits(), 18)
		require.LessOrEqual(t, d.Exponent(), int32(0))
		again, err := fr.ParseNumber(fr.Number(d, -d.Exponent()))
		require.NoError(t, err)
		require.True(t, again.Equal(d), "%q", s)
	})
}

// A date that is read is the very day that was written.
func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2024-02-29", "31/02/2024", "29/02/2024 10:11", "2024-02-29T10:11:12.5+02:00", "0000-00-00", "2024-1-1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := fr.ParseDate(s)
		if err != nil {
			require.True(t, d.IsZero())
			return
		}
		require.GreaterOrEqual(t, d.Year(), 1970)
		require.LessOrEqual(t, d.Year(), 2100)
		require.True(t, contains(s, d.Format("2006-01-02"), fr.ShortDate(d)), "%q read as %s", s, d)
	})
}

func contains(s string, forms ...string) bool {
	return slices.ContainsFunc(forms, func(f string) bool { return strings.Contains(s, f) })
}
