package delimited

import "io"

// Fault is why a row could not be parted into cells: the code of a problem.
type Fault string

// Faults.
const (
	UnclosedQuote  Fault = "unclosed-quote"
	LineTooLong    Fault = "line-too-long"
	TooManyColumns Fault = "too-many-columns"
	BinaryData     Fault = "binary-data"
)

// Rows parts lines into rows of cells.
type Rows struct {
	*Lines
	Split  Splitter
	Bytes  int // of a row, at most
	Spread int // lines that one row may take, 0 for any number

	hopeless int // a quote that a line before this one leaves open is not closed
}

// Part parts a line, with the further ones that an open quote takes, into
// cells that stay valid until the next row. A line that cannot be parted is
// alone at fault: those below are still to be read.
func (r *Rows) Part(l Line) ([][]byte, Fault, error) {
	if l.Long {
		return nil, LineTooLong, nil
	}
	r.Split.reset()
	state := r.Split.feed(l.Text)
	if state == open && l.Number < r.hopeless {
		state = broken
	}
	if state == open {
		var err error
		if state, err = r.goOn(len(l.Text)); err != nil {
			return nil, "", err
		}
	}
	switch {
	case state != complete:
		return nil, UnclosedQuote, nil
	case r.Split.Wide():
		return nil, TooManyColumns, nil
	case r.Split.binary():
		return nil, BinaryData, nil
	}
	return r.Split.Cells(), "", nil
}

// goOn reads the further lines of a row whose quote is open. When it cannot
// be closed they are given back, to be rows of their own.
func (r *Rows) goOn(size int) (standing, error) {
	var held []Line
	for {
		l, err := r.Next()
		if err != nil {
			r.hopeless = r.number + 1
			r.Unread(held)
			return broken, unlessEOF(err)
		}
		held = append(held, l.Keep())
		size += len(l.Text) + 1
		state := broken
		switch {
		case size > r.Bytes:
			r.hopeless = halfway(held)
		case r.Spread > 0 && len(held) >= r.Spread: // few lines: they may be read again
		default:
			if !l.Long {
				state = r.Split.feed(l.Text)
			}
			if state == broken {
				r.hopeless = l.Number
			}
		}
		if state == broken {
			r.Unread(held)
		}
		if state != open {
			return state, nil
		}
	}
}

// halfway is the line in the middle of the bytes of some. An open quote is all
// that one line leaves to the next, so that a row which starts among lines that
// did not close one does not close its own there either: what ends a row ends
// those too. Only of what is too long may a later start see further; to look
// again from the middle on, and not from each line, keeps the reading in
// proportion to the file.
func halfway(lines []Line) int {
	size, half := 0, 0
	for _, l := range lines {
		size += len(l.Text) + 1
	}
	for _, l := range lines {
		if half += len(l.Text) + 1; 2*half >= size {
			return l.Number
		}
	}
	return 0
}

// unlessEOF drops io.EOF, which ends no reading wrongly.
func unlessEOF(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}
