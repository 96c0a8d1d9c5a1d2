package spreadsheet

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// codeLength is that of _x000D_, by which XLSX writes a character that XML
// cannot hold, ISO/IEC 29500-1 §22.4.2.4.
const codeLength = 7

// codeAt reads such a code at the start of a text.
func codeAt(text string) (rune, bool) {
	if len(text) < codeLength || text[:2] != "_x" || text[6] != '_' {
		return 0, false
	}
	code, err := strconv.ParseUint(text[2:6], 16, 16)
	return rune(code), err == nil
}

// unescape puts the characters in the place of their codes. Half of a
// character beyond U+FFFF is no code.
func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var out strings.Builder
	for i := 0; i < len(text); {
		code, isCode := codeAt(text[i:])
		if !isCode || utf16.IsSurrogate(code) {
			out.WriteByte(text[i])
			i++
			continue
		}
		if code != '\r' { // of a line break that LF ends
			out.WriteRune(code)
		}
		i += codeLength
	}
	return out.String()
}

// escape keeps what looks like a code from being read as one: _x005F_ stands
// for an underscore.
func escape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var out strings.Builder
	for i := range len(text) {
		if _, isCode := codeAt(text[i:]); isCode {
			out.WriteString("_x005F")
		}
		out.WriteByte(text[i])
	}
	return out.String()
}
