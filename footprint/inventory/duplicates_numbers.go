package inventory

import (
	"bytes"
	"crypto/sha256"
	"unicode/utf8"
)

// numberKey is the start of the hash that stands for a number.
type numberKey [16]byte

// nameKey is the start of the hash of a name, and zero for no name: enough to
// tell apart the few names that share a number.
type nameKey [8]byte

// shortSerial is the least length of a number that tells devices apart.
const shortSerial = 4

// device is what identifies one device of a row.
type device struct {
	serial, uuid, asset []byte
	item                string
}

// numbered is the hash of a number of a device.
type numbered struct {
	key   numberKey
	kind  numbers
	surer numbers // kinds that tell more: where two rows have one, this kind tells nothing
	plain bool    // of figures or of letters alone, as fillers are
}

// keys appends the hashes of the numbers that identify the device. An
// inventory number counts within the item: it may cover a computer and its
// screen.
func (d device) keys(dst []numbered) []numbered {
	var short [128]byte
	if identifies(d.serial) {
		dst = append(dst, numbered{hash(appendUpper(append(short[:0], "serial\x00"...), d.serial)), serialNumber, 0, isPlain(d.serial)})
	}
	if identifies(d.uuid) {
		dst = append(dst, numbered{hash(appendUpper(append(short[:0], "uuid\x00"...), d.uuid)), firmwareNumber, serialNumber, false})
	}
	if identifies(d.asset) {
		text := append(append(append(short[:0], "asset\x00"...), d.item...), 0)
		dst = append(dst, numbered{hash(appendUpper(text, d.asset)), assetNumber, serialNumber | firmwareNumber, isPlain(d.asset)})
	}
	return dst
}

func hash(text []byte) (key numberKey) {
	sum := sha256.Sum256(text)
	copy(key[:], sum[:])
	return key
}

// appendUpper appends a number, of which the case tells nothing.
func appendUpper(dst, number []byte) []byte {
	for _, c := range number {
		if c >= utf8.RuneSelf {
			return append(dst, bytes.ToUpper(number)...)
		}
	}
	for _, c := range number {
		if 'a' <= c && c <= 'z' {
			c -= 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return dst
}

// identifies tells a number from what makers and officers write for none.
func identifies(number []byte) bool {
	var short [64]byte
	key := appendKey(short[:0], number)
	if len(key) < shortSerial || bytes.Count(key, key[:1]) == len(key) { // "0000000", "XXXX"
		return false
	}
	_, placeholder := meaning("placeholder", number)
	return !placeholder && !rounded(number)
}

// rounded tells a long number of which a spreadsheet kept the first figures
// alone, "3,54881E+14": those of other devices look alike.
func rounded(number []byte) bool {
	mantissa, exponent, ok := bytes.Cut(bytes.ToUpper(number), []byte("E+"))
	figures := func(text []byte, others string) bool {
		return len(text) > 0 && len(bytes.Trim(text, "0123456789"+others)) == 0
	}
	return ok && figures(mantissa, ".,") && figures(exponent, "")
}

// nameOf is the key of a name; case, accents and punctuation make no other.
func nameOf(name []byte) (key nameKey) {
	var short [64]byte
	if folded := appendKey(short[:0], name); len(folded) > 0 {
		sum := sha256.Sum256(folded)
		copy(key[:], sum[:])
	}
	return key
}

// isPlain tells a number of figures alone, or a text without any: makers' serial
// numbers mix both, and what people write for want of one does not.
func isPlain(number []byte) bool {
	figures := 0
	for _, c := range number {
		if c >= '0' && c <= '9' {
			figures++
		}
	}
	return figures == 0 || figures == len(number)
}
