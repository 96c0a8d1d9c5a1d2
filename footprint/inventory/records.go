package inventory

import (
	"bytes"

	"github.com/reen-numerique/reen/internal/delimited"
)

// record is one row of a file.
type record struct {
	row     int // line of the file where it starts
	cells   [][]byte
	comment bool
	broken  bool // a formula in error, or without a stored value
	fault   delimited.Fault
}

// records gives the rows below a header.
type records struct{ delimited.Rows }

// next gives the next row that is not blank, or io.EOF.
func (r *records) next() (record, error) {
	for {
		l, err := r.Next()
		if err != nil {
			return record{}, err
		}
		rec, err := r.build(l)
		if err != nil || rec.comment || rec.fault != "" || !isBlank(rec.cells) {
			return rec, err
		}
	}
}

func (r *records) build(l delimited.Line) (record, error) {
	rec := record{row: l.Number}
	if opensComment(l.Text) {
		rec.comment = true
		return rec, nil
	}
	var err error
	rec.cells, rec.fault, err = r.Part(l)
	rec.comment = rec.fault == "" && bytes.HasPrefix(l.Text, []byte("#")) && isBlank(rec.cells[1:])
	return rec, err
}

// opensComment tells a line of comment, "# so", from one whose first cell is a
// number, "#12". What follows the sign at once is a comment where the row has no
// other cell.
func opensComment(text []byte) bool {
	return len(text) > 0 && text[0] == '#' && (len(text) == 1 || text[1] == ' ' || text[1] == '\t' || text[1] == '#')
}

func isBlank(cells [][]byte) bool {
	for _, c := range cells {
		if len(c) > 0 {
			return false
		}
	}
	return true
}
