package delimited

import (
	"encoding/binary"
	"math/bits"
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
	decoded      []byte
}

// decode gives a line in UTF-8, valid until the next one is decoded.
func (c *charset) decode(text []byte, number int) []byte {
	plain := asciiPrefix(text)
	if plain == len(text) {
		return text
	}
	if validUTF8(text[plain:]) {
		if c.utf8 == 0 {
			c.utf8 = number
		}
		return text
	}
	if c.legacy == 0 {
		c.legacy = number
	}
	c.decoded = appendWindows1252(c.decoded[:0], text)
	return c.decoded
}

// Mixed gives the line where the encoding changes, or 0.
func (c *charset) Mixed() int {
	if c.utf8 == 0 || c.legacy == 0 {
		return 0
	}
	return max(c.utf8, c.legacy)
}

// appendWindows1252 appends a text of that charset in UTF-8.
func appendWindows1252(dst, text []byte) []byte {
	for len(text) > 0 {
		n := asciiPrefix(text)
		dst = append(dst, text[:n]...)
		if text = text[n:]; len(text) > 0 {
			dst = utf8.AppendRune(dst, charmap.Windows1252.DecodeByte(text[0]))
			text = text[1:]
		}
	}
	return dst
}

// validUTF8 is utf8.Valid for texts of few accents: it goes from one to the
// next by words of eight bytes, where the library goes by bytes from the first
// accent on.
func validUTF8(text []byte) bool {
	for len(text) > 0 {
		size := 2
		if len(text) < 2 || text[0]&^1 != 0xc2 || text[1]&0xc0 != 0x80 { // no letter of Latin-1
			var r rune
			if r, size = utf8.DecodeRune(text); r == utf8.RuneError && size == 1 {
				return false
			}
		}
		text = text[size:]
		text = text[asciiPrefix(text):]
	}
	return true
}

// asciiPrefix is the number of bytes before the first that is no ASCII.
func asciiPrefix(text []byte) int {
	n := 0
	for ; len(text)-n >= 8; n += 8 {
		if high := binary.LittleEndian.Uint64(text[n:]) & highBits; high != 0 {
			return n + bits.TrailingZeros64(high)/8
		}
	}
	for n < len(text) && text[n] < utf8.RuneSelf {
		n++
	}
	return n
}

// highBits are those that no ASCII byte of a word has.
const highBits = 0x8080808080808080
