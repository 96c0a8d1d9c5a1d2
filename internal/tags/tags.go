// Package tags writes XML, and texts as OpenDocument has them.
package tags

import (
	"encoding/xml"
	"strings"
)

// Writer writes XML: elements, attributes by name and value, characters.
type Writer struct {
	out   strings.Builder
	stack []string
}

// Open starts an element; attributes are names, each with its value behind it.
func (t *Writer) Open(name string, attributes ...string) {
	t.start(name, attributes)
	t.out.WriteByte('>')
	t.stack = append(t.stack, name)
}

// Empty writes an element that holds nothing.
func (t *Writer) Empty(name string, attributes ...string) {
	t.start(name, attributes)
	t.out.WriteString("/>")
}

func (t *Writer) start(name string, attributes []string) {
	t.out.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		t.out.WriteString(" " + attributes[i] + `="`)
		t.Characters(attributes[i+1])
		t.out.WriteByte('"')
	}
}

// Close ends the element opened last.
func (t *Writer) Close() {
	last := len(t.stack) - 1
	t.out.WriteString("</" + t.stack[last] + ">")
	t.stack = t.stack[:last]
}

// CloseAll ends every element that is open.
func (t *Writer) CloseAll() {
	for len(t.stack) > 0 {
		t.Close()
	}
}

// Element writes an element that holds a text alone.
func (t *Writer) Element(name, text string, attributes ...string) {
	t.Open(name, attributes...)
	t.Characters(text)
	t.Close()
}

// Characters writes a text, escaped; what XML cannot hold becomes U+FFFD.
func (t *Writer) Characters(text string) {
	_ = xml.EscapeText(&t.out, []byte(text)) // a builder takes everything
}

// Raw writes markup as it is.
func (t *Writer) Raw(markup string) { t.out.WriteString(markup) }

// Taken gives what was written, and starts anew.
func (t *Writer) Taken() string {
	text := t.out.String()
	t.out.Reset()
	return text
}

// Paragraphs writes a text with the elements that stand for its line breaks
// and spaces, ISO/IEC 26300-1 §6.1.
func (t *Writer) Paragraphs(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		t.Open("text:p")
		t.Spaced(line)
		t.Close()
	}
}

// Spaced writes as it is a space between two other characters alone.
func (t *Writer) Spaced(line string) {
	from := 0
	for i := range len(line) {
		isInner := i > 0 && i < len(line)-1 && line[i-1] != ' ' && line[i+1] != ' '
		if line[i] != ' ' || isInner {
			continue
		}
		t.Characters(line[from:i])
		from = i + 1
		t.Empty("text:s")
	}
	t.Characters(line[from:])
}
