package sources

import (
	"io"

	"github.com/reen-numerique/reen/internal/delimited"
)

// maxContinued is how many lines one row may take. Lines given back are read
// again, so that the bound keeps a file of opened quotes from being read for
// ever.
const maxContinued = 200

// text is a table in CSV.
type text struct{ delimited.Rows }

// openText finds the header among the first lines and stands below it.
func openText(r io.Reader, o *resolved) (*text, *layout, error) {
	in, err := openLines(r, o.Limits)
	if err != nil {
		return nil, nil, err
	}
	first, err := in.First(headerLines)
	if err != nil {
		return nil, nil, err
	}
	var near *layout
	for at := range first {
		l, split, used := headerAt(first[at:], o)
		if l == nil {
			continue
		}
		l.row = first[at].Number
		if l.missing() == nil {
			in.Unread(first[at+used:])
			split.Columns = len(l.headers)
			return &text{delimited.Rows{Lines: in, Split: split, Bytes: o.Limits.Line, Spread: maxContinued}}, l, nil
		}
		near = nearer(near, l)
	}
	return nil, nil, unrecognised(near, o.Format)
}

// openLines opens a stream and refuses what is no text.
func openLines(r io.Reader, limits Limits) (*delimited.Lines, error) {
	in := delimited.NewLines(r, delimited.Options{Bytes: limits.Bytes, Line: limits.Line})
	head, err := in.Head()
	if err != nil && err != io.EOF {
		return nil, err
	}
	return in, delimited.OtherFormat(head, "CSV, XLSX ou ODS")
}

// headerAt lays out the row at the start of lines with the separator that
// makes most sense of it, and tells how many lines it takes.
func headerAt(first []delimited.Line, o *resolved) (best *layout, by delimited.Splitter, used int) {
	for _, sep := range []byte(delimited.Separators) {
		split := delimited.Splitter{Separator: sep, Most: o.Limits.Columns, Strict: true}
		n := split.Take(first)
		if n == 0 || split.Wide() {
			continue
		}
		if l := layOut(texts(split.Cells()), o.Format); l != nil && nearer(best, l) == l {
			best, by, used = l, split, n
		}
	}
	return best, by, used
}

// next gives the next row that is not blank.
func (t *text) next() (record, error) {
	for {
		l, err := t.Next()
		if err != nil {
			return record{}, err
		}
		rec, err := t.build(l)
		if err != nil || rec.fault != nil || !isBlank(rec.cells) {
			return rec, err
		}
	}
}

func (t *text) build(l delimited.Line) (record, error) {
	rec := record{row: l.Number}
	cells, fault, err := t.Part(l)
	if fault != "" {
		rec.fault = faultRefusal(fault)
		return rec, nil
	}
	rec.cells = texts(cells)
	return rec, err
}

// texts copies cells, which the next row overwrites.
func texts(cells [][]byte) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = string(c)
	}
	return out
}
