package spreadsheet

import (
	"encoding/xml"
	"strings"
)

// tags writes XML: elements, attributes by name and value, characters.
type tags struct {
	out   strings.Builder
	stack []string
}

func (t *tags) open(name string, attributes ...string) {
	t.start(name, attributes)
	t.out.WriteByte('>')
	t.stack = append(t.stack, name)
}

func (t *tags) empty(name string, attributes ...string) {
	t.start(name, attributes)
	t.out.WriteString("/>")
}

func (t *tags) start(name string, attributes []string) {
	t.out.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		t.out.WriteString(" " + attributes[i] + `="`)
		t.characters(attributes[i+1])
		t.out.WriteByte('"')
	}
}

func (t *tags) close() {
	last := len(t.stack) - 1
	t.out.WriteString("</" + t.stack[last] + ">")
	t.stack = t.stack[:last]
}

func (t *tags) closeAll() {
	for len(t.stack) > 0 {
		t.close()
	}
}

// element writes an element that holds a text alone.
func (t *tags) element(name, text string, attributes ...string) {
	t.open(name, attributes...)
	t.characters(text)
	t.close()
}

func (t *tags) characters(text string) {
	_ = xml.EscapeText(&t.out, []byte(text)) // a builder takes everything
}

func (t *tags) raw(markup string) { t.out.WriteString(markup) }

// taken gives what was written, and starts anew.
func (t *tags) taken() string {
	text := t.out.String()
	t.out.Reset()
	return text
}

// paragraphs writes a text with the elements that stand for its line breaks
// and spaces, ISO/IEC 26300-1 §6.1.
func (t *tags) paragraphs(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		t.open("text:p")
		t.spaced(line)
		t.close()
	}
}

// spaced writes as it is a space between two other characters alone.
func (t *tags) spaced(line string) {
	from := 0
	for i := range len(line) {
		isInner := i > 0 && i < len(line)-1 && line[i-1] != ' ' && line[i+1] != ' '
		if line[i] != ' ' || isInner {
			continue
		}
		t.characters(line[from:i])
		from = i + 1
		t.empty("text:s")
	}
	t.characters(line[from:])
}
