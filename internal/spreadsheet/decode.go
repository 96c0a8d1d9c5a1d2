package spreadsheet

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// decode gives characters with their references replaced, in into where there
// are any, and line breaks as LF alone.
func decode(text, into []byte) (out, buffer []byte, err error) {
	at := bytes.IndexByte(text, '&')
	if at < 0 {
		return newlines(text), into, nil
	}
	for ; at >= 0; at = bytes.IndexByte(text, '&') {
		into = append(into, newlines(text[:at])...)
		name, _, found := bytes.Cut(text[at+1:min(at+1+maxReference, len(text))], []byte(";"))
		if !found {
			return nil, into, errMarkup
		}
		r, known := reference(string(name))
		if !known {
			return nil, into, errMarkup
		}
		into = utf8.AppendRune(into, r)
		text = text[at+1+len(name)+1:]
	}
	into = append(into, newlines(text)...)
	return into, into, nil
}

// maxReference is the length of &#x10FFFF; with zeros to spare.
const maxReference = 64

// reference gives the character that a reference stands for: one of the five
// of XML, or a number.
func reference(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n == 0 || n > utf8.MaxRune {
		return 0, false
	}
	return rune(n), true
}

// newlines has line breaks be LF alone, XML 1.0 §2.11.
func newlines(text []byte) []byte {
	if bytes.IndexByte(text, '\r') < 0 {
		return text
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
}
