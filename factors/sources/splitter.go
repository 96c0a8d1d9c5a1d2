package sources

import "bytes"

// splitter parts a record into its cells, line after line.
//
// It stands where encoding/csv would: that reader takes the whole rest of a
// file into one cell when a quote is never closed. Here such a record is
// known as broken at the first line that looks like a row of its own, and
// the lines after it are read as what they are.
type splitter struct {
	separator byte
	columns   int // of the header, 0 when unknown

	buf    []byte // contents of the cells, without their quotes
	ends   []int  // end of each cell in buf
	quoted bool   // inside quotes
	stray  bool   // the quoted cell holds a quote that is not doubled
}

// standing tells where a record stands after a line.
type standing uint8

const (
	complete standing = iota
	open              // a quote waits for its closing on a further line
	broken            // the quote opened cannot be closed
)

func (s *splitter) reset() {
	s.buf, s.ends = s.buf[:0], s.ends[:0]
	s.quoted, s.stray = false, false
}

// feed takes one more line of the record.
func (s *splitter) feed(text []byte) standing {
	if s.quoted {
		s.buf = append(s.buf, '\n')
		rest, state := s.inQuotes(text, true)
		if state != complete {
			return state
		}
		if s.endCell(); len(rest) == 0 {
			return complete
		}
		text = rest[1:]
	}
	for {
		var state standing
		if len(text) > 0 && text[0] == '"' {
			if text, state = s.inQuotes(text[1:], false); state != complete {
				return state
			}
		} else {
			text = s.plain(text)
		}
		if s.endCell(); len(text) == 0 {
			return complete
		}
		text = text[1:] // the separator
	}
}

// plain takes a cell without quotes and gives what follows it.
func (s *splitter) plain(text []byte) []byte {
	end := bytes.IndexByte(text, s.separator)
	if end < 0 {
		end = len(text)
	}
	s.buf = append(s.buf, text[:end]...)
	return text[end:]
}

// inQuotes takes the inside of quotes up to the closing one and gives what
// follows it: the separator, or nothing. A quote in the middle of a cell
// that is not doubled is kept as it is, provided that the cell ends on its
// line.
func (s *splitter) inQuotes(text []byte, continued bool) ([]byte, standing) {
	s.quoted = true
	separators := 0
	for {
		i := bytes.IndexByte(text, '"')
		inside, rest := text, []byte(nil)
		if i >= 0 {
			inside, rest = text[:i], text[i+1:]
		}
		s.buf = append(s.buf, inside...)
		if separators += bytes.Count(inside, []byte{s.separator}); continued && s.looksLikeRow(separators) {
			return nil, broken
		}
		switch after := bytes.TrimLeft(rest, " "); {
		case i < 0 && s.stray:
			return nil, broken
		case i < 0:
			return nil, open
		case len(rest) > 0 && rest[0] == '"':
			s.buf = append(s.buf, '"')
			text = rest[1:]
		case len(after) == 0 || after[0] == s.separator:
			s.quoted, s.stray = false, false
			return after, complete
		case continued:
			return nil, broken
		default:
			s.stray = true
			s.buf = append(s.buf, '"')
			text = rest
		}
	}
}

// looksLikeRow tells whether a line inside quotes holds so many separators
// that it is a row, which a quote left open would swallow.
func (s *splitter) looksLikeRow(separators int) bool {
	return s.columns > 0 && separators >= max(s.columns-1, 2)
}

func (s *splitter) endCell() { s.ends = append(s.ends, len(s.buf)) }

// row gives the cells.
func (s *splitter) row() []string {
	cells := make([]string, len(s.ends))
	start := 0
	for i, end := range s.ends {
		cells[i] = string(bytes.TrimSpace(s.buf[start:end]))
		start = end
	}
	return cells
}
