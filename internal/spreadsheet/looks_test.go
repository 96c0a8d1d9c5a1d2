package spreadsheet_test

import (
	"archive/zip"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// styles are two: a plain one, and one of a format.
func styles(code, id string) string {
	return `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="` + code + `"/></numFmts>` +
		`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="` + id + `"/></cellXfs></styleSheet>`
}

// Day 46085 is 4 March 2026: 1 January 2026 is day 46023, and January and
// February have 59 days. Three quarters of a day are 18 hours.
func TestWhatAStyleMakesOfANumber(t *testing.T) {
	for name, c := range map[string]struct{ code, id, number, want string }{
		"general":                 {"", "0", "46085", "46085"},
		"two decimals":            {"", "2", "46085", "46085"},
		"percentage":              {"", "9", "0.5", "0.5"},
		"day, built in":           {"", "14", "46085", "2026-03-04"},
		"day and time, built in":  {"", "22", "46085.75", "2026-03-04 18:00:00"},
		"time, built in":          {"", "20", "0.5", "12:00:00"},
		"seconds, built in":       {"", "45", "0.75", "18:00:00"},
		"hours beyond a day":      {"", "46", "1.25", "30:00:00"},
		"day of Asia, built in":   {"", "57", "46085", "2026-03-04"},
		"unknown id":              {"", "163", "46085", "46085"},
		"no id":                   {"", "x", "46085", "46085"},
		"day":                     {"dd/mm/yyyy", "164", "46085", "2026-03-04"},
		"day in full":             {"[$-40C]dddd d mmmm yyyy;@", "164", "46085", "2026-03-04"},
		"month alone":             {"mmm", "164", "46085", "2026-03-04"},
		"year alone":              {"YYYY", "164", "46085", "2026-03-04"},
		"time":                    {"hh:mm", "164", "0.75", "18:00:00"},
		"time of a day":           {"hh:mm", "164", "46085.75", "2026-03-04 18:00:00"},
		"elapsed":                 {"[hh]:mm", "164", "1.5", "36:00:00"},
		"elapsed alone":           {"[h]", "164", "1.5", "36:00:00"},
		"rounded up to a day":     {"hh:mm:ss", "164", "0.99999999", "1900-01-01"},
		"rounded up to midnight":  {"dd/mm/yyyy hh:mm", "164", "46084.999999999", "2026-03-04"},
		"days as a word":          {"0 &quot;jours d’hiver&quot;", "164", "12", "12"},
		"escaped letters":         {"0\\ \\d\\y", "164", "12", "12"},
		"width of a letter":       {"0_d", "164", "12", "12"},
		"letter repeated":         {"0*d", "164", "12", "12"},
		"colour":                  {"0;[Red]-0", "164", "12", "12"},
		"currency":                {"# ##0.00\\ [$€-40C]", "164", "12", "12"},
		"second section":          {"0.00;dd", "164", "12", "12"},
		"power of ten":            {"0.00E+00", "164", "12", "12"},
		"general, by name":        {"General", "164", "12", "12"},
		"text":                    {"@", "164", "12", "12"},
		"text that does not end":  {"&quot;dd", "164", "12", "12"},
		"day before the first":    {"", "14", "-1", "-1"},
		"day after the last":      {"", "14", "2958466", "2958466"},
		"day 0, which never was":  {"", "14", "0", "1899-12-30"},
		"day 60, which never was": {"", "14", "60", "1900-02-28"},
		"first day":               {"", "14", "1", "1900-01-01"},
	} {
		t.Run(name, func(t *testing.T) {
			data := xlsx(t, `<row><c s="1"><v>`+c.number+`</v></c><c><v>7</v></c><c s="9"><v>8</v></c><c s="1" t="str"><v>text</v></c></row>`, "xl/styles.xml", styles(c.code, c.id))
			require.Equal(t, []spreadsheet.Row{row(1, c.want, "7", "8", "text")}, rowsOf(t, open(t, data, spreadsheet.Limits{}), 0))
		})
	}
}

func TestStylesThatAreNone(t *testing.T) {
	many := `<styleSheet><cellXfs>` + strings.Repeat(`<xf numFmtId="14"/>`, 65_537) + `</cellXfs></styleSheet>`
	require.ErrorContains(t, read(packed(t, zip.Store, xlsxParts(``, "xl/styles.xml", many)), spreadsheet.Limits{}), "plus de 65536 styles")
	require.ErrorContains(t, read(xlsx(t, ``, "xl/styles.xml", `<styleSheet><cellXfs>`), spreadsheet.Limits{}), "illisible ou endommagé")
}
