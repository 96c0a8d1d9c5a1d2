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
	if bytes.HasPrefix(l.Text, []byte("#")) {
		rec.comment = true
		return rec, nil
	}
	var err error
	rec.cells, rec.fault, err = r.Part(l)
	return rec, err
}

func isBlank(cells [][]byte) bool {
	for _, c := range cells {
		if len(c) > 0 {
			return false
		}
	}
	return true
}
