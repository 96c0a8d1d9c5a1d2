package delimited

import (
	"bufio"
	"bytes"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// marked gives a file without its byte order mark. That of UTF-16, or zero
// bytes that nothing else has, say how the rest is to be brought to UTF-8; all
// other files pass as they are, read
// straight into the buffer of whoever asks.
type marked struct {
	in   io.Reader // gives its error again when it is asked again
	text io.Reader // nil until the first bytes are read
}

func (m *marked) Read(p []byte) (int, error) {
	if m.text == nil {
		m.text = m.open()
	}
	return m.text.Read(p)
}

// headSize is how many bytes tell UTF-16 that has no mark.
const headSize = 64

func (m *marked) open() io.Reader {
	head := make([]byte, headSize)
	n, _ := io.ReadFull(m.in, head) // an error is met again below
	head = head[:n]
	whole := io.MultiReader(bytes.NewReader(head), m.in)
	switch {
	case bytes.HasPrefix(head, []byte("\xfe\xff")) || bytes.HasPrefix(head, []byte("\xff\xfe")):
		return transform.NewReader(bufio.NewReaderSize(whole, bufferSize), unicode.BOMOverride(transform.Nop))
	case isWide(head, 1):
		return transform.NewReader(bufio.NewReaderSize(whole, bufferSize), unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder())
	case isWide(head, 0):
		return transform.NewReader(bufio.NewReaderSize(whole, bufferSize), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder())
	}
	return io.MultiReader(bytes.NewReader(bytes.TrimPrefix(head, []byte("\ufeff"))), m.in)
}

// isWide tells UTF-16 of Latin letters: each second byte is zero, from a place
// on, and no other.
func isWide(head []byte, zeros int) bool {
	if len(head) < 8 {
		return false
	}
	for i, c := range head[:len(head)&^1] {
		if (c == 0) != (i%2 == zeros) {
			return false
		}
	}
	return true
}
