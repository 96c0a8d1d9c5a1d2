package inventory

import (
	"bytes"
	"html"
)

// text gives what a cell says: its first value, in a form that can be shown.
func (rd *reader) text(cell []byte) string { return string(rd.said(cell)) }

// said is text, as bytes that stay valid until the next row.
func (rd *reader) said(cell []byte) []byte {
	escaped := rd.layout.kind == glpi && bytes.IndexByte(cell, '&') >= 0 // "Racine &gt; Ville"
	if !escaped && showable(cell) {
		return cell
	}
	text := string(cell)
	if escaped {
		text = html.UnescapeString(text)
	}
	return []byte(firstLine(text))
}

// maxTexts bounds the texts of which one copy is kept.
const maxTexts = 1 << 16

// share gives the copy that is kept of a text that comes again.
func (rd *reader) share(s string) string {
	if known, ok := rd.shared[s]; ok {
		return known
	}
	if len(rd.shared) < maxTexts && len(s) <= memoText {
		rd.shared[s] = s
	}
	return s
}
