package spreadsheet

import "slices"

// paragraphs gathers the text that a cell of ODS shows, one line a paragraph.
// Spaces are those of ISO/IEC 26300-1 §6.1.2: a run of them in the XML is one,
// and others have elements of their own. At the ends of a paragraph the text
// of the standard drops them; LibreOffice writes there, as it is, a space
// that was typed, so that those alone go which break a line of the XML.
type paragraphs struct {
	out     []byte
	most    int  // bytes; what is beyond one more is dropped
	lines   int  // paragraphs met
	start   int  // of the paragraph, in out
	pending byte // a space to be written, '\n' where the XML breaks a line there, or 0
}

// read takes the children of the cell that was opened last: its paragraphs,
// and not those of a comment or of a drawing that it holds.
func (p *paragraphs) read(m *markup) error {
	for {
		e, found, err := m.child()
		if err != nil || !found {
			return err
		}
		if e.is(textNS, "p") {
			err = p.paragraph(m)
		} else {
			err = m.skip()
		}
		if err != nil {
			return err
		}
	}
}

func (p *paragraphs) paragraph(m *markup) error {
	if p.lines++; p.lines > 1 {
		p.write("\n", 1)
	}
	p.start, p.pending = len(p.out), 0
	for outside := m.depth - 1; m.depth > outside; {
		what, err := m.next()
		if err != nil {
			return unlessEnd(err)
		}
		switch what {
		case characters:
			p.characters(m.chars)
		case opened:
			if err := p.element(m, m.element); err != nil {
				return err
			}
		}
	}
	if p.pending == ' ' {
		p.flush()
	}
	return nil
}

// silent are the elements of a paragraph whose text is no part of it.
var silent = []string{"note", "ruby-text"}

// element writes what an element of a paragraph stands for, or lets its text
// be read.
func (p *paragraphs) element(m *markup, e element) error {
	if e.space != textNS || slices.Contains(silent, e.local) {
		return m.skip()
	}
	what, times := "", 1
	switch e.local {
	case "s":
		what, times = " ", parseCount(e.named(textNS, "c"))
	case "tab":
		what = "\t"
	case "line-break":
		what = "\n"
	default: // a span, a link, a field
		return nil
	}
	p.flush()
	p.write(what, times)
	return m.skip()
}

func (p *paragraphs) characters(text []byte) {
	for len(text) > 0 {
		n := slices.IndexFunc(text, isSpace)
		if n < 0 {
			n = len(text)
		}
		if n > 0 {
			p.flush()
			p.write(string(text[:n]), 1)
		}
		if text = text[n:]; len(text) > 0 {
			p.space(text[0])
			text = text[1:]
		}
	}
}

// space keeps a space for when it is known that something follows it.
func (p *paragraphs) space(c byte) {
	switch {
	case c != ' ':
		p.pending = '\n'
	case p.pending == 0:
		p.pending = ' '
	}
}

func (p *paragraphs) flush() {
	if p.pending == ' ' || p.pending == '\n' && len(p.out) > p.start {
		p.write(" ", 1)
	}
	p.pending = 0
}

func (p *paragraphs) write(what string, times int) {
	room := p.most + 1 - len(p.out)
	if len(what) > 1 || times == 1 {
		p.out = append(p.out, what[:min(len(what), max(room, 0))]...)
		return
	}
	for range min(times, room) {
		p.out = append(p.out, what...)
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
