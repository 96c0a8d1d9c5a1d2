package inventory

import (
	"bytes"
	"html"

	"github.com/reen-numerique/reen/internal/sheet"
)

// text gives what a cell says: its first value, in a form that can be shown.
func (rd *reader) text(cell []byte) string { return string(rd.said(cell)) }

// said is text, as bytes that stay valid until the next row.
func (rd *reader) said(cell []byte) []byte {
	if len(cell) > 1 && cell[0] == '\'' { // that we, or others, put before what looks like a formula
		cell = []byte(sheet.Plain(string(cell)))
	}
	escaped := rd.layout.paths && bytes.IndexByte(cell, '&') >= 0 // "Racine &gt; Ville"
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
func (g *reading) share(s string) string {
	if known, ok := g.shared[s]; ok {
		return known
	}
	if len(g.shared) < maxTexts && len(s) <= memoText {
		g.shared[s] = s
	}
	return s
}
