package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/reen-numerique/reen/report/internal/pdf"
)

// PDF writes the document as a tagged PDF/A-1b file on A4 pages. The same
// document gives the same bytes. Nothing is written unless all went well.
func PDF(w io.Writer, doc *Document) error {
	l, err := layOut(doc)
	if err != nil {
		return err
	}
	file, err := l.canvas.Bytes()
	if err != nil {
		return fmt.Errorf("report: %w", err)
	}
	if _, err := w.Write(file); err != nil {
		return fmt.Errorf("report: write PDF: %w", err)
	}
	return nil
}

// layOut draws the whole document on a canvas.
func layOut(doc *Document) (*layout, error) {
	if err := check(doc.Body); err != nil {
		return nil, err
	}
	look, err := doc.Theme.checked()
	if err != nil {
		return nil, err
	}
	canvas, err := pdf.New(pdf.Options{
		Title: titleOf(doc), Author: doc.Author, Subject: doc.Subject,
		Language: languageOf(doc), Date: doc.Date,
		Regular: look.font.Regular, Bold: look.font.Bold,
	})
	if err != nil {
		return nil, fmt.Errorf("report: %w", err)
	}
	l := &layout{
		canvas: canvas, doc: doc, texts: doc.Texts.orFrench(), colors: look.palette, logo: look.logo,
		ids: identifiers(doc.Body), outline: outlineOf(doc.Body),
		parent: canvas.Root(), left: marginSide, width: pdf.PageWidth - 2*marginSide,
	}
	l.cover()
	l.blocks(doc.Body)
	l.paginate()
	l.finishContents()
	l.furniture()
	return l, nil
}

// layout turns blocks into pieces and sets the pieces on pages.
type layout struct {
	canvas  *pdf.Canvas
	doc     *Document
	texts   *Texts
	colors  palette
	logo    *mark
	ids     map[string]bool // anchors that links may point to
	outline []outlineEntry
	seen    int // headings laid out so far
	entries []contentsEntry
	covered bool      // the first page is a cover
	titled  int       // pieces of the title, where there is no cover
	parted  bool      // the next chapter starts a page, however empty the last one is
	waiting [][]piece // figures that had no room on their page
	charts  int       // drawn so far

	// Where the next piece goes.
	parent      *pdf.Element
	left, width float64
	pieces      []piece
}

// blocks lays out blocks one after the other.
func (l *layout) blocks(blocks []Block) {
	for n, b := range blocks {
		start := len(l.pieces)
		l.block(b)
		switch {
		case n+1 == len(blocks):
		case n > 0 && leads(blocks[n-1], b, blocks[n+1]):
			l.hold(start)
		case announces(b, blocks[n+1]):
			l.pieces[len(l.pieces)-1].glue = true
		}
	}
}

// longestLead is how many lines between a heading and what it announces stay
// with it.
const longestLead = 4

// leads tells whether a block is the sentence between a heading and a table or
// a list: alone at the foot of a page it would announce nothing.
func leads(before, b, after Block) bool {
	_, opens := before.(Heading)
	_, says := b.(Paragraph)
	switch after.(type) {
	case Table, List:
		return opens && says
	}
	return false
}

// announces tells whether a block says that a list or a table follows.
func announces(b, after Block) bool {
	p, says := b.(Paragraph)
	switch after.(type) {
	case Table, List:
		return says && strings.HasSuffix(p.Text.String(), ":")
	}
	return false
}

// hold glues the pieces from start on to the next one.
func (l *layout) hold(start int) {
	if len(l.pieces)-start <= longestLead {
		for n := start; n < len(l.pieces); n++ {
			l.pieces[n].glue = true
		}
	}
}

func (l *layout) block(b Block) {
	switch b := b.(type) {
	case Heading:
		l.heading(b)
	case Paragraph:
		l.paragraph(b)
	case List:
		l.list(b)
	case Table:
		l.table(b, lookOf(b))
	case Figure:
		l.figure(b)
	case KeyFigures:
		l.keyFigures(b)
	case Callout:
		l.callout(b)
	case Contents:
		l.contents(b)
	case PageBreak:
		l.add(piece{newPage: true, draw: func(float64) {}})
	}
}

// within lays out blocks below another element, further right by indent and
// narrower by narrow.
func (l *layout) within(e *pdf.Element, indent, narrow float64, build func()) {
	parent, left, width := l.parent, l.left, l.width
	l.parent, l.left, l.width = e, left+indent, max(width-narrow, 40)
	build()
	l.parent, l.left, l.width = parent, left, width
}
