package agent

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"
)

// edid is what a screen says of itself (VESA E-EDID standard, release A,
// revision 2).
type edid struct {
	maker   string // three letters of the PNP registry
	id      string // maker and product, "LEN40A3"
	year    int
	analog  bool
	product string // descriptor 0xFC, the name that the product is sold under
	serial  string // descriptor 0xFF
	width   int    // mm, 0 when unknown
	height  int
}

// edidHead opens every EDID (§3.3).
var edidHead = []byte{0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0}

// edidSize is the length of its first block.
const edidSize = 128

// readEDID decodes the first block; nil when it is none.
func readEDID(text string) *edid {
	if len(text) > 4096 { // 16 blocks are 2,732 letters
		return nil
	}
	raw, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), ""))
	if err != nil || len(raw) < edidSize || !bytes.HasPrefix(raw, edidHead) {
		return nil
	}
	e := &edid{maker: pnp(raw[8], raw[9]), analog: raw[20]&0x80 == 0}
	e.id = fmt.Sprintf("%s%02X%02X", e.maker, raw[11], raw[10])
	if year := int(raw[17]) + 1990; raw[17] > 0 { // §3.4.4
		e.year = year
	}
	e.width, e.height = sizeOf(raw)
	for _, at := range []int{54, 72, 90, 108} { // §3.10: four descriptors
		block := raw[at : at+18]
		if block[0] != 0 || block[1] != 0 || block[2] != 0 {
			continue
		}
		switch block[3] {
		case 0xfc:
			e.product = descriptor(block)
		case 0xff:
			e.serial = descriptor(block)
		}
	}
	return e
}

// pnp unpacks the three letters of a maker, five bits each (§3.4.1).
func pnp(high, low byte) string {
	packed := int(high)<<8 | int(low)
	letters := []byte{byte(packed>>10) & 31, byte(packed>>5) & 31, byte(packed) & 31}
	for n, c := range letters {
		if c < 1 || c > 26 {
			return ""
		}
		letters[n] = 'A' + c - 1
	}
	return string(letters)
}

// descriptor is the text of one, up to its line feed (§3.10.3).
func descriptor(block []byte) string {
	text, _, _ := bytes.Cut(block[5:], []byte("\n"))
	return shown(strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return ' '
		}
		return r
	}, string(text)))
}

// ratios in place of a size, in cm: some televisions write them.
var ratios = [][2]int{{16, 9}, {16, 10}, {4, 3}, {5, 4}, {160, 90}, {160, 100}}

// sizeOf gives the size of the image in mm: that of the first detailed timing
// (§3.10.2) where it agrees with that in cm (§3.6.2), else the latter.
func sizeOf(raw []byte) (width, height int) {
	cm := [2]int{int(raw[21]), int(raw[22])}
	for _, r := range ratios {
		if cm == r {
			return 0, 0
		}
	}
	if cm[0] == 0 || cm[1] == 0 {
		return 0, 0
	}
	timing := raw[54:72]
	if timing[0] != 0 || timing[1] != 0 {
		width, height = int(timing[12])|int(timing[14]>>4)<<8, int(timing[13])|int(timing[14]&15)<<8
		if near(width, cm[0]*10) && near(height, cm[1]*10) {
			return width, height
		}
	}
	return cm[0] * 10, cm[1] * 10
}

// near tells lengths in mm that may be one.
func near(a, b int) bool { return a-b <= 10 && b-a <= 10 }

// tenths gives the diagonal in tenths of an inch, rounded, 0 when unknown:
// √(w² + h²) ÷ 2.54 with the sides in mm.
func (e *edid) tenths() int64 {
	if e == nil || e.width == 0 {
		return 0
	}
	square := int64(e.width)*int64(e.width) + int64(e.height)*int64(e.height)
	// The root of 4 × square ÷ 2.54² is twice the tenths, which a half rounds.
	twice := new(big.Int).Sqrt(big.NewInt(4 * square * 10_000 / 64_516)).Int64()
	return (twice + 1) / 2
}

// inches is the diagonal as a measure.
func (e *edid) inches() decimal.NullDecimal {
	if t := e.tenths(); t > 0 {
		return decimal.NewNullDecimal(decimal.New(t, -1))
	}
	return decimal.NullDecimal{}
}
