package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// Markdown writes the document as CommonMark with tables. Figures are their
// text alternative and their data.
func Markdown(w io.Writer, doc *Document) error {
	if err := check(doc.Body); err != nil {
		return err
	}
	m := &markdown{texts: doc.Texts.orFrench(), anchors: anchorsOf(doc.Body), outline: outlineOf(doc.Body)}
	m.front(doc)
	m.blocks(doc.Body)
	text := strings.TrimRight(m.b.String(), "\n") + "\n"
	if _, err := io.WriteString(w, text); err != nil {
		return fmt.Errorf("report: write Markdown: %w", err)
	}
	return nil
}

// markdown writes blocks as paragraphs of text with an empty line between.
type markdown struct {
	b       bytes.Buffer
	texts   *Texts
	anchors map[string]string
	outline []outlineEntry
	seen    int
	prefix  string // before every line, inside a callout
}

// block writes lines and ends the block.
func (m *markdown) block(lines ...string) {
	for _, line := range lines {
		m.b.WriteString(strings.TrimRight(m.prefix+line, " ") + "\n")
	}
	m.b.WriteString(strings.TrimRight(m.prefix, " ") + "\n")
}

func (m *markdown) front(doc *Document) {
	title, c := doc.Title, doc.Cover
	if c.Title != "" {
		title = c.Title
	}
	m.block("# " + escapeMarkdown(title))
	if c.Title == "" {
		if doc.Subtitle != "" {
			m.block(escapeMarkdown(doc.Subtitle))
		}
		return
	}
	if c.Kicker != "" {
		m.block(escapeMarkdown(c.Kicker))
	}
	for _, line := range c.Lines {
		m.block(strong(line))
	}
	if notice := m.text(c.Notice); notice != "" {
		m.block("> " + notice)
	}
	var facts []string
	for _, f := range c.Facts {
		facts = append(facts, "- "+escapeMarkdown(f.Name)+m.texts.say("join.colon")+strong(f.Value))
	}
	if facts != nil {
		m.block(facts...)
	}
}

func (m *markdown) blocks(blocks []Block) {
	for _, b := range blocks {
		m.one(b)
	}
}

func (m *markdown) one(b Block) {
	switch b := b.(type) {
	case Heading:
		m.heading()
	case Paragraph:
		m.block(m.text(b.Text))
	case List:
		m.list(b)
	case Table:
		m.table(b)
	case Figure:
		m.figure(b)
	case KeyFigures:
		m.keyFigures(b)
	case Callout:
		m.callout(b)
	case Contents:
		m.contents(b)
	case PageBreak:
		m.block("---")
	}
}

// heading is one level below the title of the document.
func (m *markdown) heading() {
	e := m.outline[m.seen]
	m.seen++
	m.block(m.anchor(m.anchors[e.anchor]) + strings.Repeat("#", e.rank+1) + " " + escapeMarkdown(e.label()))
}

// anchor is a line of HTML above what links point to: Markdown itself has no
// anchors.
func (m *markdown) anchor(id string) string {
	if id == "" {
		return ""
	}
	return `<a id="` + id + `"></a>` + "\n\n" + m.prefix
}

func (m *markdown) list(l List) {
	var lines []string
	for i, item := range l.Items {
		mark := "- "
		if l.Ordered {
			mark = fmt.Sprintf("%d. ", i+1)
		}
		lines = append(lines, mark+m.text(item))
	}
	if lines != nil {
		m.block(lines...)
	}
}

func (m *markdown) table(t Table) {
	m.caption(t.ID, t.Caption)
	if n := columnCount(t); n > 0 {
		m.block(m.rows(t, n)...)
	}
	m.note(t.Note)
}

// rows gives the lines of a table of n columns.
func (m *markdown) rows(t Table, n int) []string {
	head, rule := make([]string, n), make([]string, n)
	for i := range n {
		var c Column
		if i < len(t.Columns) {
			c = t.Columns[i]
		}
		head[i] = escapeMarkdown(c.Title)
		if unit := escapeMarkdown(c.Unit); unit != "" {
			head[i] += " (" + unit + ")"
		}
		rule[i] = [...]string{Left: "---", Right: "--:", Center: ":-:"}[min(c.Align, Center)]
	}
	lines := []string{row(head), row(rule)}
	for _, r := range t.Rows {
		values := make([]string, n)
		for i, cell := range r.Cells {
			if values[i] = m.text(cell); r.Total && cell.String() != "" {
				values[i] = strong(cell.String())
			}
		}
		lines = append(lines, row(values))
	}
	return lines
}

func row(values []string) string { return "| " + strings.Join(values, " | ") + " |" }

func (m *markdown) note(t Text) {
	if text := m.text(t); text != "" {
		m.block(text)
	}
}

// caption writes the place that links lead to, and the words that stand above a
// table or a figure.
func (m *markdown) caption(id, s string) {
	anchor := m.anchor(m.anchors[id])
	switch s = strong(s); {
	case s != "":
		m.block(anchor + s)
	case anchor != "":
		m.block(strings.TrimSuffix(anchor, "\n\n"+m.prefix))
	}
}

func (m *markdown) figure(f Figure) {
	m.caption(f.ID, f.Caption)
	if f.Chart != nil && f.Alt != "" {
		m.block(escapeMarkdown(f.Alt))
	}
	m.note(f.Note)
	if f.Data != nil {
		m.table(*f.Data)
	}
}

func (m *markdown) keyFigures(k KeyFigures) {
	var lines []string
	for _, f := range k.Figures {
		value := escapeMarkdown(f.Value)
		if unit := escapeMarkdown(f.Unit); unit != "" {
			value += "\u00a0" + unit
		}
		line := "- " + emphasize(value, ' ', ' ') + " – " + escapeMarkdown(f.Label)
		if note := escapeMarkdown(f.Note); note != "" {
			line += " (" + note + ")"
		}
		lines = append(lines, line)
	}
	if lines != nil {
		m.block(lines...)
	}
}

// callout is a quotation.
func (m *markdown) callout(c Callout) {
	outer := m.prefix
	m.prefix += "> "
	if title := m.texts.calloutTitle(c); title != "" {
		m.block(strong(title))
	}
	m.blocks(c.Body)
	// The quotation ends with its last words, not with an empty line of it.
	if empty := []byte(strings.TrimRight(m.prefix, " ") + "\n"); bytes.HasSuffix(m.b.Bytes(), empty) {
		m.b.Truncate(m.b.Len() - len(empty))
	}
	m.prefix = outer
	m.block()
}

func (m *markdown) contents(c Contents) {
	if c.Title != "" {
		m.block(strong(c.Title))
	}
	var lines []string
	for _, e := range m.outline {
		if c.shows(e) {
			lines = append(lines, fmt.Sprintf("%s- [%s](#%s)", strings.Repeat("  ", e.rank-1), escapeMarkdown(e.label()), m.anchors[e.anchor]))
		}
	}
	if lines != nil {
		m.block(lines...)
	}
}
