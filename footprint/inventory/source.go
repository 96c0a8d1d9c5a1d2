package inventory

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// bufferSize is that of the reading buffer, and of the part of a file that
// is looked at to know binary data.
const bufferSize = 64 << 10

// line is one physical line, without its end. The text of a line stays valid
// until the next one is read, unless it was kept.
type line struct {
	number int
	text   []byte
	long   bool // beyond the limit: the text was dropped
}

func (l line) keep() line {
	l.text = bytes.Clone(l.text)
	return l
}

// source gives the lines of a file in UTF-8, whatever it is written in.
//
// A byte order mark decides. Without one, each line that is not UTF-8 is
// taken as Windows-1252: one stray byte then spoils one line and not the
// accents of a whole file, and nothing has to be read twice.
type source struct {
	in      *bufio.Reader
	limit   int // bytes of a line
	number  int // of the last line read
	pending []line

	utf8, legacy int // first line written in each, 0 when none
}

// newSource opens a stream and refuses what is no text.
func newSource(r io.Reader, limits Limits, progress func(int64)) (*source, error) {
	metered := &meter{in: r, left: limits.Bytes, progress: progress}
	text := transform.NewReader(bufio.NewReaderSize(metered, bufferSize), unicode.BOMOverride(transform.Nop))
	s := &source{in: bufio.NewReaderSize(&newlines{in: text}, bufferSize), limit: limits.Line}
	head, err := s.in.Peek(bufferSize)
	if err != nil && err != io.EOF {
		return nil, err
	}
	if err == io.EOF && len(bytes.TrimSpace(head)) == 0 {
		return nil, sayf("fichier vide")
	}
	return s, otherFormat(head)
}

// otherFormat refuses what cannot be CSV, from its first bytes.
func otherFormat(head []byte) error {
	start := bytes.TrimSpace(head)
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return sayf("classeur ou archive, et non du texte\u00a0: enregistrez-le au format CSV")
	case bytes.IndexByte(head, 0) >= 0 || bytes.HasPrefix(head, []byte("%PDF-")):
		return sayf("données binaires, et non du texte\u00a0: enregistrez le fichier au format CSV")
	case len(start) == 0:
		return nil
	case start[0] == '{' || start[0] == '[' || bytes.HasPrefix(start, []byte("<?xml")):
		return sayf("fichier JSON ou XML, et non CSV")
	}
	return nil
}

// next gives the next line, or io.EOF.
func (s *source) next() (line, error) {
	if len(s.pending) > 0 {
		l := s.pending[0]
		s.pending = s.pending[1:]
		return l, nil
	}
	text, long, err := s.read()
	if err != nil {
		return line{}, err
	}
	s.number++
	return line{s.number, s.decode(text), long}, nil
}

// unread gives lines back, to be read again. They must have been kept.
func (s *source) unread(lines []line) {
	s.pending = append(lines[:len(lines):len(lines)], s.pending...)
}

// read gives the bytes of a line, or none when they are too many.
func (s *source) read() (text []byte, long bool, err error) {
	text, err = s.in.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		text = bytes.Clone(text)
		for err == bufio.ErrBufferFull {
			var more []byte
			more, err = s.in.ReadSlice('\n')
			if len(text) <= s.limit {
				text = append(text, more...)
			}
		}
	}
	if err != nil && (err != io.EOF || len(text) == 0) {
		return nil, false, err
	}
	text = bytes.TrimSuffix(text, []byte("\n"))
	if len(text) > s.limit {
		return nil, true, nil
	}
	return text, false, nil
}

func (s *source) decode(text []byte) []byte {
	if !utf8.Valid(text) {
		if s.legacy == 0 {
			s.legacy = s.number
		}
		if decoded, err := charmap.Windows1252.NewDecoder().Bytes(text); err == nil {
			return decoded
		}
		return bytes.ToValidUTF8(text, []byte(" "))
	}
	if s.utf8 == 0 && !isASCII(text) {
		s.utf8 = s.number
	}
	return text
}

// mixed gives the line where the encoding changes, or 0.
func (s *source) mixed() int {
	if s.utf8 == 0 || s.legacy == 0 {
		return 0
	}
	return max(s.utf8, s.legacy)
}

func isASCII[T string | []byte](text T) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// meter counts the bytes, tells how far the reading is and ends it at the
// limit.
type meter struct {
	in       io.Reader
	done     int64
	left     int64
	progress func(int64)
}

// maxEmptyReads is how often a reader may give nothing before it is given up.
const maxEmptyReads = 100

func (m *meter) Read(p []byte) (int, error) {
	for range maxEmptyReads {
		n, err := m.in.Read(p)
		if n == 0 && err == nil {
			continue
		}
		m.done += int64(n)
		if m.left -= int64(n); m.left < 0 {
			return 0, sayf("fichier trop volumineux\u00a0: plus de %s", size(m.done+m.left))
		}
		if m.progress != nil && n > 0 {
			m.progress(m.done)
		}
		return n, err
	}
	return 0, io.ErrNoProgress
}

// size writes a number of bytes, in mebibytes where there are some.
func size(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d\u00a0octets", n)
	}
	return fmt.Sprintf("%d\u00a0Mio", n>>20)
}

// newlines turns CR LF and a lone CR into LF.
type newlines struct {
	in    io.Reader
	after bool // the last byte read was a CR
}

func (n *newlines) Read(p []byte) (int, error) {
	for {
		read, err := n.in.Read(p)
		kept := n.fix(p[:read])
		if kept > 0 || err != nil || len(p) == 0 {
			return kept, err
		}
		if read == 0 {
			return 0, errors.New("inventory: empty read")
		}
	}
}

// fix works in place and tells how many bytes are left.
func (n *newlines) fix(p []byte) int {
	if !n.after && bytes.IndexByte(p, '\r') < 0 {
		return len(p)
	}
	kept := 0
	for _, c := range p {
		if c == '\n' && n.after {
			n.after = false
			continue
		}
		if n.after = c == '\r'; n.after {
			c = '\n'
		}
		p[kept] = c
		kept++
	}
	return kept
}
