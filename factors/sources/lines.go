package sources

import (
	"bufio"
	"bytes"
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

// line is one physical line, without its end. Its text stays valid until the
// next one is read, unless it was kept.
type line struct {
	number int
	text   []byte
	long   bool // beyond the limit: the text was dropped
}

func (l line) keep() line {
	l.text = bytes.Clone(l.text)
	return l
}

// lines gives the lines of a file in UTF-8. A byte order mark decides of the
// encoding; without one, each line that is not UTF-8 is Windows-1252, which
// holds Latin-1. A line beyond the limit is passed over as it comes: it
// never stands in memory.
type lines struct {
	in      *bufio.Reader
	limit   int // bytes of a line
	number  int // of the last line read
	pending []line
}

// newLines opens a stream and refuses what is no text.
func newLines(r io.Reader, limits Limits) (*lines, error) {
	text := transform.NewReader(bufio.NewReaderSize(&meter{r, limits.Bytes}, bufferSize), unicode.BOMOverride(transform.Nop))
	l := &lines{in: bufio.NewReaderSize(&newlines{in: text}, bufferSize), limit: limits.Line}
	head, err := l.in.Peek(bufferSize)
	if err != nil && err != io.EOF {
		return nil, err
	}
	return l, refuseBinary(head)
}

// refuseBinary refuses what cannot be CSV, from its first bytes.
func refuseBinary(head []byte) error {
	start := bytes.TrimSpace(head)
	switch {
	case len(start) == 0:
		return sayf("fichier vide")
	case bytes.IndexByte(head, 0) >= 0 || bytes.HasPrefix(head, []byte("%PDF-")):
		return sayf("données binaires, et non du texte\u00a0: enregistrez le fichier au format CSV ou XLSX")
	case start[0] == '{' || start[0] == '[' || bytes.HasPrefix(start, []byte("<?xml")):
		return sayf("fichier JSON ou XML, et non CSV ou XLSX")
	}
	return nil
}

// next gives the next line, or io.EOF.
func (l *lines) next() (line, error) {
	if len(l.pending) > 0 {
		first := l.pending[0]
		l.pending = l.pending[1:]
		return first, nil
	}
	text, long, err := l.read()
	if err != nil {
		return line{}, err
	}
	l.number++
	return line{l.number, decode(text), long}, nil
}

// unread gives lines back, to be read again. They must have been kept.
func (l *lines) unread(back []line) {
	l.pending = append(back[:len(back):len(back)], l.pending...)
}

// read gives the bytes of a line, or none when they are too many.
func (l *lines) read() (text []byte, long bool, err error) {
	text, err = l.in.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		text = bytes.Clone(text)
		for err == bufio.ErrBufferFull {
			var more []byte
			more, err = l.in.ReadSlice('\n')
			if len(text) <= l.limit {
				text = append(text, more...)
			}
		}
	}
	if err != nil && (err != io.EOF || len(text) == 0) {
		return nil, false, err
	}
	text = bytes.TrimSuffix(text, []byte("\n"))
	if len(text) > l.limit {
		return nil, true, nil
	}
	return text, false, nil
}

func decode(text []byte) []byte {
	if utf8.Valid(text) {
		return text
	}
	if decoded, err := charmap.Windows1252.NewDecoder().Bytes(text); err == nil {
		return decoded
	}
	return bytes.ToValidUTF8(text, []byte(" "))
}

// meter ends the reading at the limit.
type meter struct {
	in   io.Reader
	left int64
}

// maxEmptyReads is how often a reader may give nothing before it is given up.
const maxEmptyReads = 100

func (m *meter) Read(p []byte) (int, error) {
	for range maxEmptyReads {
		n, err := m.in.Read(p)
		if n == 0 && err == nil {
			continue
		}
		if m.left -= int64(n); m.left < 0 {
			return 0, errTooLarge
		}
		return n, err
	}
	return 0, io.ErrNoProgress
}

var errTooLarge error = &failure{text: "fichier trop volumineux"}

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
	for range maxEmptyReads {
		read, err := n.in.Read(p)
		kept := n.fix(p[:read])
		if kept > 0 || err != nil || len(p) == 0 {
			return kept, err
		}
	}
	return 0, io.ErrNoProgress
}

// fix works in place and tells how many bytes are left.
func (n *newlines) fix(p []byte) int {
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
