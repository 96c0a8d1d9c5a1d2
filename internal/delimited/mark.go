package delimited

import (
	"bufio"
	"bytes"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// marked gives a file without its byte order mark. That of UTF-16 says how
// the rest is to be brought to UTF-8; all other files pass as they are, read
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

func (m *marked) open() io.Reader {
	head := make([]byte, 3)
	n, _ := io.ReadFull(m.in, head) // an error is met again below
	head = head[:n]
	if bytes.HasPrefix(head, []byte("\xfe\xff")) || bytes.HasPrefix(head, []byte("\xff\xfe")) {
		whole := bufio.NewReaderSize(io.MultiReader(bytes.NewReader(head), m.in), bufferSize)
		return transform.NewReader(whole, unicode.BOMOverride(transform.Nop))
	}
	return io.MultiReader(bytes.NewReader(bytes.TrimPrefix(head, []byte("\ufeff"))), m.in)
}
