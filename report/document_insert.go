package report

import (
	"fmt"
	"slices"
)

// Insert adds blocks at the end of the section that a heading opens: before
// the next heading of its level or above. So a developer's own chapter comes
// into a document of this package; contents, bookmarks and links know it as any
// other. The identifiers of a document's headings are in its Body and in the
// JSON: "chapitre-c4" opens chapter 4 of a strategy, "c4-impact" a section of it.
//
// The numbers of the other headings stay as they are, since texts cite them:
// give yours one that follows, such as "11" after the last chapter or "4.13",
// or none. Insert refuses an identifier or a number that the document has
// already, and leaves it then as it was.
func (d *Document) Insert(after string, blocks ...Block) error {
	at, err := d.endOf(after)
	if err != nil {
		return err
	}
	if err := check(blocks); err != nil {
		return err
	}
	body := slices.Insert(slices.Clone(d.Body), at, blocks...)
	if err := once(body, identifiers(blocks), numbers(blocks)); err != nil {
		return err
	}
	d.Body = body
	return nil
}

// endOf gives where the section of a heading ends.
func (d *Document) endOf(id string) (int, error) {
	level := 0
	for n, b := range d.Body {
		h, is := b.(Heading)
		switch {
		case !is:
		case level == 0 && id != "" && h.ID == id:
			level = h.Level
		case level > 0 && h.Level <= level:
			return n, nil
		}
	}
	if level == 0 {
		return 0, fmt.Errorf("report: insert: no heading has the identifier %q", id)
	}
	return len(d.Body), nil
}

// numbers gives those of the headings.
func numbers(blocks []Block) map[string]bool {
	out := map[string]bool{}
	walk(blocks, func(b Block) {
		if h, is := b.(Heading); is && h.Number != "" {
			out[h.Number] = true
		}
	})
	return out
}

// once tells whether a body has each of these identifiers and numbers once.
func once(body []Block, ids, numbers map[string]bool) error {
	seen := map[string]bool{}
	var err error
	take := func(what, value string, among map[string]bool) {
		if key := what + value; among[value] {
			if seen[key] && err == nil {
				err = fmt.Errorf("report: insert: the %s %q stands twice in the document", what, value)
			}
			seen[key] = true
		}
	}
	walk(body, func(b Block) {
		switch b := b.(type) {
		case Heading:
			take("identifier", b.ID, ids)
			take("number", b.Number, numbers)
		case Table:
			take("identifier", b.ID, ids)
		case Figure:
			take("identifier", b.ID, ids)
			if b.Data != nil {
				take("identifier", b.Data.ID, ids)
			}
		}
	})
	return err
}
