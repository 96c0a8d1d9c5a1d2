package delimited

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// charset brings lines to UTF-8 and remembers where each encoding came first.
//
// Each line that is not UTF-8 is taken as Windows-1252, which holds Latin-1:
// one stray byte then spoils one line and not the accents of a whole file,
// and nothing has to be read twice.
type charset struct {
	utf8, legacy int // first line written in each, 0 when none
}

func (c *charset) decode(text []byte, number int) []byte {
	if !utf8.Valid(text) {
		if c.legacy == 0 {
			c.legacy = number
		}
		if decoded, err := charmap.Windows1252.NewDecoder().Bytes(text); err == nil {
			return decoded
		}
		return bytes.ToValidUTF8(text, []byte(" "))
	}
	if c.utf8 == 0 && !isASCII(text) {
		c.utf8 = number
	}
	return text
}

// Mixed gives the line where the encoding changes, or 0.
func (c *charset) Mixed() int {
	if c.utf8 == 0 || c.legacy == 0 {
		return 0
	}
	return max(c.utf8, c.legacy)
}

func isASCII(text []byte) bool {
	for _, c := range text {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
