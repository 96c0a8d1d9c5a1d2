package report_test

import (
	"strconv"
	"strings"

	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/report/internal/visible"
)

// wording is how a format says what has to be said.
type wording struct {
	titleOnTop bool      // above the line that stands over it elsewhere
	trim       bool      // spaces around a text are left out
	factEnd    string    // after the name of a fact
	unit       [2]string // around the unit of a column
	key        [4]string // before a key figure's unit, label and note, and after the note
	bullet     string    // marks of lists that are texts
	numbered   bool
	paged      bool // contents give the page of each heading
	whole      bool // the alternative of a chart that is not there is kept
	named      bool // a chart without alternative has its name, whose characters need no font
}

// wordings are the formats with what differs by design.
var wordings = map[string]wording{
	"HTML": {key: [4]string{"\n", "\n", "\n"}},
	"ODT":  {key: [4]string{"\n", "\n", "\n"}},
	"JSON": {whole: true, key: [4]string{"\n", "\n", "\n"}},
	// Marks of lists and numbers of pages are texts there.
	"PDF": {key: [4]string{"\n", "\n", "\n"}, bullet: "•", numbered: true, paged: true, named: true},
	// A file opens with its title, and signs stand for what looks do elsewhere.
	"Markdown": {titleOnTop: true, trim: true, factEnd: "\u00a0:", unit: [2]string{"(", ")"}, key: [4]string{"\u00a0", " – ", " (", ")"}},
}

// speech is what a document says in a format, a line each.
type speech struct {
	wording
	span     func(string) string // a piece of a text as the format has it
	read     func(string) string // a text as the format has it
	b        strings.Builder
	headings []report.Heading // of the whole document
	pages    []int            // of the headings
	charts   int
}

func (s *speech) line(texts ...string) {
	for _, t := range texts {
		s.b.WriteString(t)
	}
	s.b.WriteByte('\n')
}

// plain gives a text as the format has it, span by span.
func (s *speech) plain(t report.Text) string {
	text := ""
	for _, span := range t {
		text += s.span(span.Text)
	}
	return text
}

// say gives what a document says.
func (w wording) say(doc *report.Document, read func(string) string, pages []int) string {
	s := &speech{wording: w, pages: pages, span: read, read: read}
	if w.trim {
		s.read = func(t string) string { return strings.Trim(read(t), " ") }
	}
	s.gather(doc.Body)
	c := doc.Cover
	switch {
	case c.Title == "":
		s.line(s.read(doc.Title))
		s.line(s.read(doc.Subtitle))
	case w.titleOnTop:
		s.line(s.read(c.Title), "\n", s.read(c.Kicker))
	default:
		s.line(s.read(c.Kicker), "\n", s.read(c.Title))
	}
	if c.Title != "" {
		for _, l := range c.Lines {
			s.line(s.read(l))
		}
		s.line(s.plain(c.Notice))
		for _, f := range c.Facts {
			s.line(s.read(f.Name), w.factEnd, "\n", s.read(f.Value))
		}
	}
	s.blocks(doc.Body)
	return s.b.String()
}

func (s *speech) gather(blocks []report.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case report.Heading:
			s.headings = append(s.headings, b)
		case report.Callout:
			s.gather(b.Body)
		}
	}
}

func (s *speech) blocks(blocks []report.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case report.Heading:
			s.line(s.read(b.Number), " ", s.read(b.Text))
		case report.Paragraph:
			s.line(s.plain(b.Text))
		case report.List:
			s.list(b)
		case report.Table:
			s.table(b)
		case report.Figure:
			s.figure(b)
		case report.KeyFigures:
			for _, f := range b.Figures {
				s.keyFigure(f)
			}
		case report.Callout:
			s.callout(b)
		case report.Contents:
			s.contents(b)
		}
	}
}

func (s *speech) list(l report.List) {
	for n, item := range l.Items {
		switch {
		case l.Ordered && s.numbered:
			s.line(strconv.Itoa(n+1), ".")
		case !l.Ordered:
			s.line(s.bullet)
		}
		s.line(s.plain(item))
	}
}

func (s *speech) table(t report.Table) {
	s.line(s.read(t.Caption))
	for _, c := range t.Columns {
		s.line(s.read(c.Title))
		if unit := s.read(c.Unit); unit != "" {
			s.line(s.unit[0], unit, s.unit[1])
		}
	}
	for _, r := range t.Rows {
		for _, cell := range r.Cells {
			if r.Total && s.trim { // in one piece of bold
				s.line(s.read(cell.String()))
				continue
			}
			s.line(s.plain(cell))
		}
	}
	s.line(s.plain(t.Note))
}

func (s *speech) figure(f report.Figure) {
	s.line(s.read(f.Caption))
	if f.Chart != nil || s.whole {
		s.line(s.alternative(f))
	}
	s.line(s.plain(f.Note))
	if f.Data != nil {
		s.table(*f.Data)
	}
}

// alternative is what stands for a chart.
func (s *speech) alternative(f report.Figure) string {
	s.charts++
	switch {
	case !s.named:
		return s.read(f.Alt)
	case f.Alt != "":
		return visible.Text(f.Alt)
	case strings.TrimSpace(visible.Text(f.Caption)) != "":
		return visible.Text(f.Caption)
	}
	return "Figure " + strconv.Itoa(s.charts)
}

func (s *speech) keyFigure(f report.KeyFigure) {
	text := s.read(f.Value)
	if unit := s.read(f.Unit); unit != "" {
		text += s.key[0] + unit
	}
	text += s.key[1] + s.read(f.Label)
	if note := s.read(f.Note); note != "" {
		text += s.key[2] + note + s.key[3]
	}
	s.line(text)
}

func (s *speech) callout(c report.Callout) {
	title := c.Title
	if title == "" { // its tone says it
		title = map[report.Tone]string{report.Warning: "Attention", report.Missing: "À compléter"}[c.Tone]
	}
	s.line(s.read(title))
	s.blocks(c.Body)
}

func (s *speech) contents(c report.Contents) {
	depth := c.Depth
	if depth == 0 {
		depth = 2
	}
	s.line(s.read(c.Title))
	for n, h := range s.headings {
		if h.Level > depth || h.Unlisted {
			continue
		}
		s.line(s.read(h.Number), " ", s.read(h.Text))
		if s.paged {
			s.line(strconv.Itoa(s.pages[n]))
		}
	}
}
