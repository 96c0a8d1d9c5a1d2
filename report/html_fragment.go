package report

import (
	"fmt"
	"io"
)

// HTMLFragment writes blocks as [HTML] does, without the page around them, for an
// application that has its own: a Heading of level 1 is an h2, under the h1 of the
// page. It holds no script and no style attribute, so that the strictest content
// security policy takes it; [HTMLStyle] is the sheet that it asks for. Headings,
// tables and figures have an ID each where a page holds several fragments.
func HTMLFragment(w io.Writer, blocks ...Block) error {
	look, err := Theme{}.checked()
	if err != nil {
		return err
	}
	p, err := newPage(blocks, look, nil)
	if err != nil {
		return err
	}
	p.strict = true
	p.blocks(blocks)
	if _, err := io.WriteString(w, p.b.String()); err != nil {
		return fmt.Errorf("report: write HTML: %w", err)
	}
	return nil
}

// HTMLStyle is the style sheet of [HTML], for the pages that hold fragments. Its
// colours are properties of :root, which a sheet that follows may set.
func HTMLStyle() string {
	p, err := Theme{}.colors()
	if err != nil {
		panic(err) // the colours of the house are held to their rule by the tests
	}
	return pageStyle(p)
}
