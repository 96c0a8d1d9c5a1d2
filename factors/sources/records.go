package sources

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors/diag"
)

// record is one row of a table, or why it could not be parted into cells.
type record struct {
	row   int // line of the file where it starts
	cells []string
	fault *diag.Problem
}

// records gives the rows of a table, io.EOF after the last.
type records interface {
	next() (record, error)
}

// headerLines is how many lines are searched for the header.
const headerLines = 20

// separators of cells, the likeliest first.
const separators = ";,\t"

// text is a table in CSV.
type text struct {
	lines *lines
	split splitter
	limit Limits
}

// openText finds the header among the first lines and stands below it.
func openText(r io.Reader, o *resolved) (*text, *layout, error) {
	in, err := newLines(r, o.Limits)
	if err != nil {
		return nil, nil, err
	}
	first, err := in.peek()
	if err != nil {
		return nil, nil, err
	}
	var near *layout
	for at := range first {
		l, separator, used := headerAt(first[at:], o)
		if l == nil {
			continue
		}
		l.row = first[at].number
		if l.missing() == nil {
			in.unread(first[at+used:])
			return &text{in, splitter{separator: separator, columns: len(l.headers)}, o.Limits}, l, nil
		}
		near = nearer(near, l)
	}
	return nil, nil, unrecognised(near, o.Format)
}

// peek reads the first lines.
func (l *lines) peek() ([]line, error) {
	var first []line
	for len(first) < headerLines {
		next, err := l.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		first = append(first, next.keep())
	}
	return first, nil
}

// headerAt lays out the record at the start of lines with the separator that
// makes most sense of it, and tells how many lines it takes.
func headerAt(first []line, o *resolved) (best *layout, separator byte, used int) {
	for _, sep := range []byte(separators) {
		split := splitter{separator: sep}
		state, n := open, 0
		for ; n < len(first) && state == open && !first[n].long; n++ {
			state = split.feed(first[n].text)
		}
		if state != complete || len(split.ends) > o.Limits.Columns {
			continue
		}
		if l := layOut(split.row(), o.Format); l != nil && nearer(best, l) == l {
			best, separator, used = l, sep, n
		}
	}
	return best, separator, used
}

// next gives the next row that is not blank.
func (t *text) next() (record, error) {
	for {
		l, err := t.lines.next()
		if err != nil {
			return record{}, err
		}
		rec, err := t.build(l)
		if err != nil || rec.fault != nil || !isBlank(rec.cells) {
			return rec, err
		}
	}
}

func (t *text) build(l line) (record, error) {
	rec := record{row: l.number}
	if l.long {
		rec.fault = refusal("line-too-long", "ligne trop longue", "Raccourcissez-la, ou vérifiez que le fichier n’est pas endommagé")
		return rec, nil
	}
	t.split.reset()
	state := t.split.feed(l.text)
	if state == open {
		var err error
		if state, err = t.goOn(len(l.text)); err != nil {
			return rec, err
		}
	}
	switch {
	case state != complete:
		rec.fault = refusal("unclosed-quote", "guillemet ouvert et jamais fermé", "Fermez le guillemet, ou doublez-le s’il fait partie du texte")
	case len(t.split.ends) > t.limit.Columns:
		rec.fault = refusal("too-many-columns", "trop de colonnes", "Vérifiez le séparateur de la ligne")
	case bytes.IndexByte(t.split.buf, 0) >= 0:
		rec.fault = refusal("binary-data", "données binaires", "Enregistrez à nouveau le fichier au format CSV")
	default:
		rec.cells = t.split.row()
	}
	return rec, nil
}

// goOn reads the further lines of a record whose quote is open. When it
// cannot be closed they are given back, to be rows of their own.
func (t *text) goOn(size int) (standing, error) {
	var held []line
	for {
		l, err := t.lines.next()
		if err != nil {
			t.lines.unread(held)
			if err == io.EOF {
				err = nil
			}
			return broken, err
		}
		held = append(held, l.keep())
		size += len(l.text) + 1
		state := broken
		if !l.long && size <= t.limit.Line && len(held) < maxContinued {
			state = t.split.feed(l.text)
		}
		if state == broken {
			t.lines.unread(held)
		}
		if state != open {
			return state, nil
		}
	}
}

// maxContinued is how many lines one row may take. Lines given back are read
// again, so that the bound keeps a file of opened quotes from being read for
// ever.
const maxContinued = 200

func isBlank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}
