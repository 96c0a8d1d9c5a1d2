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
	ascii, latin := isLatin(text)
	switch {
	case ascii:
		return text
	case latin || utf8.Valid(text):
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

// isLatin tells whether a text is ASCII, and whether it is UTF-8 that has no
// letter beyond U+00FF, as nearly all lines. It goes by words of eight bytes
// and without a branch: where the accents are cannot be foretold.
func isLatin(text []byte) (ascii, latin bool) {
	var seen, wrong, awaited uint64 // high bits of bytes: any, misplaced, to come first
	for ; len(text) >= 8; text = text[8:] {
		word := binary.LittleEndian.Uint64(text)
		high, misplaced, next := accents(word, awaited)
		seen, wrong, awaited = seen|high, wrong|misplaced, next
	}
	var last [8]byte
	copy(last[:], text)
	high, misplaced, next := accents(binary.LittleEndian.Uint64(last[:]), awaited)
	return seen|high == 0, wrong|misplaced|next == 0
}

// accents gives the high bits of a word, those of the bytes that make no
// letter up to U+00FF, and whether its last byte awaits a second one, as the
// word before may have awaited the first of this.
func accents(word, awaited uint64) (high, misplaced, next uint64) {
	high = word & highBits
	second := high &^ (word << 1)                            // 10xxxxxx: bit 6 comes to the place of bit 7
	first := zeroBytes((word &^ everyByte) ^ 0xc2*everyByte) // 0xc2 or 0xc3
	return high, (high ^ (first | second)) | (second ^ (first<<8 | awaited)), first >> 56
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
