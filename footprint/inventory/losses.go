package inventory

import (
	_ "embed"
	"strconv"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/embedded"
)

//go:embed data/losses.csv
var lossesTable string

// losses counts what a format cannot say of the lines that are written in it:
// nothing is left out in silence.
type losses struct {
	format string
	found  map[string]*loss // by what is lost
}

// loss is one thing that cannot be said, of so many lines.
type loss struct {
	lines int
	file  string // of the first
	row   int
}

// of notes that the format cannot say something of a line.
func (s *losses) of(what string, l *footprint.Line) { s.at(what, l.File, l.Row) }

func (s *losses) at(what, file string, row int) {
	if s.found == nil {
		s.found = map[string]*loss{}
	}
	if s.found[what] == nil {
		s.found[what] = &loss{file: file, row: row}
	}
	s.found[what].lines++
}

// list tells the losses, in the order of the table, each with the number of
// lines and the place of the first.
func (s *losses) list() diag.List {
	var out diag.List
	for _, r := range embedded.Table(lossesTable) {
		l := s.found[r[1]]
		if r[0] != s.format || l == nil {
			continue
		}
		p := diag.Problem{Code: "not-carried", Severity: diag.Notice, File: l.file, Row: l.row, Message: counted(l.lines) + "\u00a0: " + r[3], Remedy: r[4]}
		if r[2] == "doubt" {
			p.Severity = diag.Doubt
		}
		out = append(out, p)
	}
	return out
}

// counted says how many lines, in French.
func counted(n int) string {
	if n == 1 {
		return "1\u00a0ligne"
	}
	return strconv.Itoa(n) + "\u00a0lignes"
}
