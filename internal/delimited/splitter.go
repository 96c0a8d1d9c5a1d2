package delimited

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// Separators of cells, the likeliest first.
const Separators = ";,\t"

// Splitter parts a row into its cells, line after line.
//
// It stands where encoding/csv would: that reader takes the whole rest of a
// file into one cell when a quote is never closed. Here such a row is known
// as broken at the first line that cannot belong to a cell, and the lines
// after it are read as what they are.
type Splitter struct {
	Separator byte
	Columns   int  // of the header, 0 when unknown
	Most      int  // cells kept, 0 for any number
	Strict    bool // blank cells beyond Most make a row too wide like others

	line   []byte // the whole row, where no quote has to be taken out of it
	buf    []byte // else the contents of the cells, without their quotes
	ends   []int  // end of each cell in buf
	cells  [][]byte
	quoted bool // inside quotes
	stray  bool // the quoted cell holds a quote that is not doubled
	wide   bool // more cells than are kept
}

// standing tells where a row stands after a line.
type standing uint8

const (
	complete standing = iota
	open              // a quote waits for its closing on a further line
	broken            // the quote opened cannot be closed
)

// Take parts the row at the start of lines and tells how many it takes, or 0
// when they do not hold the whole of one.
func (s *Splitter) Take(lines []Line) int {
	s.reset()
	for n, l := range lines {
		if l.Long {
			return 0
		}
		switch s.feed(l.Text) {
		case complete:
			return n + 1
		case broken:
			return 0
		}
	}
	return 0
}

// Cells gives the cells of a whole row, valid until the next one.
func (s *Splitter) Cells() [][]byte {
	start := 0
	for _, end := range s.ends {
		s.cells = append(s.cells, trim(s.buf[start:end]))
		start = end
	}
	s.ends = s.ends[:0]
	return s.cells
}

// Wide tells whether the row has more cells than are kept.
func (s *Splitter) Wide() bool { return s.wide }

// binary tells whether a cell holds a byte that no text has.
func (s *Splitter) binary() bool {
	return bytes.IndexByte(s.line, 0) >= 0 || bytes.IndexByte(s.buf, 0) >= 0
}

func (s *Splitter) reset() {
	s.line, s.buf, s.ends, s.cells = nil, s.buf[:0], s.ends[:0], s.cells[:0]
	s.quoted, s.stray, s.wide = false, false, false
}

// feed takes one more line of the row.
func (s *Splitter) feed(text []byte) standing {
	if !s.quoted && bytes.IndexByte(text, '"') < 0 {
		s.cut(text)
		return complete
	}
	return s.unquote(text)
}

// unquote takes a line of a row that has quotes; without one it does what cut
// does, and copies the cells.
func (s *Splitter) unquote(text []byte) standing {
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

// cut parts a row that has no quote: its cells are slices of the line.
func (s *Splitter) cut(line []byte) {
	s.line = line
	s.ends = append(appendPlaces(s.ends[:0], line, s.Separator), len(line))
	start := 0
	for _, end := range s.ends {
		cell := line[start:end]
		start = end + 1
		if n := len(cell); n > 0 && !(inWord(cell[0]) && inWord(cell[n-1])) {
			cell = trim(cell)
		}
		if s.Most > 0 && len(s.cells) >= s.Most {
			s.wide = s.wide || s.Strict || len(cell) > 0
			continue
		}
		s.cells = append(s.cells, cell)
	}
	s.ends = s.ends[:0]
}

// appendPlaces appends where a byte stands in a line. It makes a bit of each
// byte and asks for the bits of sixty-four at once: where the separators are
// cannot be foretold.
func appendPlaces(places []int, line []byte, of byte) []int {
	pattern := everyByte * uint64(of)
	for at := 0; at < len(line); at += 64 {
		chunk := line[at:min(at+64, len(line))]
		for found := bitsOf(chunk, pattern); found != 0; found &= found - 1 {
			places = append(places, at+bits.TrailingZeros64(found))
		}
	}
	return places
}

// bitsOf gives a bit for each byte of at most 64, set where it is that of the
// pattern.
func bitsOf(chunk []byte, pattern uint64) (found uint64) {
	at := 0
	for ; len(chunk)-at >= 8; at += 8 {
		equal := zeroBytes(binary.LittleEndian.Uint64(chunk[at:])^pattern) >> 7
		found |= equal * gather >> 56 << at
	}
	if at < len(chunk) {
		var last [8]byte
		copy(last[:], chunk[at:])
		equal := zeroBytes(binary.LittleEndian.Uint64(last[:])^pattern) >> 7
		found |= equal * gather >> 56 << at
		found &= 1<<len(chunk) - 1 // the padding is no part of it
	}
	return found
}

// gather times a word of bytes that are 0 or 1 has these eight bits on top.
const gather = 0x0102040810204080

// everyByte times a byte is a word of eight of them.
const everyByte = 0x0101010101010101

// zeroBytes gives the high bit of each byte of a word that is zero.
func zeroBytes(word uint64) uint64 {
	const low = ^uint64(highBits)
	return ^((word&low + low) | word | low)
}

// trim is bytes.TrimSpace, faster on a cell that begins and ends with no space.
func trim(cell []byte) []byte {
	if n := len(cell); n == 0 || inWord(cell[0]) && (inWord(cell[n-1]) || n > 1 && cell[n-2] == latin) {
		return cell
	}
	return bytes.TrimSpace(cell)
}

// latin opens the two bytes of the letters of French that have an accent, and
// of no space.
const latin = 0xc3

// inWord tells the bytes that are, or open, no space.
func inWord(c byte) bool { return c > ' ' && c < utf8.RuneSelf || c == latin }

// plain takes a cell without quotes and gives what follows it.
func (s *Splitter) plain(text []byte) []byte {
	end := bytes.IndexByte(text, s.Separator)
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
func (s *Splitter) inQuotes(text []byte, continued bool) ([]byte, standing) {
	s.quoted = true
	separators := 0
	for {
		i := bytes.IndexByte(text, '"')
		inside, rest := text, []byte(nil)
		if i >= 0 {
			inside, rest = text[:i], text[i+1:]
		}
		s.buf = append(s.buf, inside...)
		if separators += bytes.Count(inside, []byte{s.Separator}); continued && s.looksLikeRow(separators) {
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
		case len(after) == 0 || after[0] == s.Separator:
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
func (s *Splitter) looksLikeRow(separators int) bool {
	return s.Columns > 0 && separators >= max(s.Columns-1, 2)
}

func (s *Splitter) endCell() {
	if s.Most == 0 || len(s.ends) < s.Most {
		s.ends = append(s.ends, len(s.buf))
		return
	}
	start := s.ends[len(s.ends)-1]
	s.wide = s.wide || s.Strict || len(bytes.TrimSpace(s.buf[start:])) > 0
	s.buf = s.buf[:start]
}
