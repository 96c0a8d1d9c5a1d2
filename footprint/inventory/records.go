package inventory

import (
	"bytes"
	"io"
)

// record is one row of a file.
type record struct {
	row     int // line of the file where it starts
	cells   [][]byte
	comment bool
	fault   fault
}

// fault is why a record could not be parted into cells: the code of a
// problem.
type fault string

const (
	faultQuote  fault = "unclosed-quote"
	faultLong   fault = "line-too-long"
	faultWide   fault = "too-many-columns"
	faultBinary fault = "binary-data"
)

// records gives the rows below a header.
type records struct {
	src   *source
	split splitter
	limit int // bytes of a record
}

// next gives the next row that is not blank, or io.EOF.
func (r *records) next() (record, error) {
	for {
		l, err := r.src.next()
		if err != nil {
			return record{}, err
		}
		rec, err := r.build(l)
		if err != nil || rec.comment || rec.fault != "" || !isBlank(rec.cells) {
			return rec, err
		}
	}
}

func (r *records) build(l line) (record, error) {
	rec := record{row: l.number}
	switch {
	case l.long:
		rec.fault = faultLong
		return rec, nil
	case bytes.HasPrefix(l.text, []byte("#")):
		rec.comment = true
		return rec, nil
	}
	r.split.reset()
	state := r.split.feed(l.text)
	if state == open {
		var err error
		if state, err = r.goOn(len(l.text)); err != nil {
			return rec, err
		}
	}
	switch {
	case state != complete:
		rec.fault = faultQuote
	case r.split.wide:
		rec.fault = faultWide
	case bytes.IndexByte(r.split.buf, 0) >= 0:
		rec.fault = faultBinary
	default:
		rec.cells = r.split.row()
	}
	return rec, nil
}

// goOn reads the further lines of a record whose quote is open. When it
// cannot be closed they are given back, to be rows of their own.
func (r *records) goOn(size int) (standing, error) {
	var held []line
	for {
		l, err := r.src.next()
		if err != nil {
			r.src.unread(held)
			return broken, unlessEOF(err)
		}
		held = append(held, l.keep())
		size += len(l.text) + 1
		state := broken
		if !l.long && size <= r.limit {
			state = r.split.feed(l.text)
		}
		if state == broken {
			r.src.unread(held)
		}
		if state != open {
			return state, nil
		}
	}
}

func isBlank(cells [][]byte) bool {
	for _, c := range cells {
		if len(c) > 0 {
			return false
		}
	}
	return true
}

// unlessEOF drops io.EOF, which ends no reading wrongly.
func unlessEOF(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}
