package report

import (
	"strconv"
	"strings"
)

// outlineEntry is a heading with the level that it has in a file: one deeper
// than the heading that it stands under, whatever the document says, so that
// readers by voice and outlines find no gap and sisters have the same level.
type outlineEntry struct {
	Heading
	rank   int    // from 1
	anchor string // unique in the file
}

// outlineOf lists the headings of a document in order.
func outlineOf(body []Block) []outlineEntry {
	var entries []outlineEntry
	ids, taken := identifiers(body), identifiersOfTables(body) // a name leads to one place
	var above []int                                            // levels of the headings that the next one may stand under
	walk(body, func(b Block) {
		h, is := b.(Heading)
		if !is {
			return
		}
		for len(above) > 0 && above[len(above)-1] >= h.Level {
			above = above[:len(above)-1]
		}
		above = append(above, h.Level)
		anchor := h.ID
		if anchor == "" || taken[anchor] {
			anchor = "section-" + strconv.Itoa(len(entries)+1)
			for ids[anchor] {
				anchor += "-"
			}
		}
		taken[anchor] = true
		entries = append(entries, outlineEntry{Heading: h, rank: min(len(above), 4), anchor: anchor})
	})
	return entries
}

// label is the heading as one line: number and text.
func (e outlineEntry) label() string { return headingLabel(e.Heading) }

func headingLabel(h Heading) string {
	return strings.Trim(h.Number+" "+h.Text, " ")
}

// identifiers gives the anchors that links of the document may point to.
func identifiers(body []Block) map[string]bool {
	ids := identifiersOfTables(body)
	walk(body, func(b Block) {
		if h, is := b.(Heading); is {
			ids[h.ID] = true
		}
	})
	delete(ids, "")
	return ids
}

// identifiersOfTables gives those of tables and figures alone.
func identifiersOfTables(body []Block) map[string]bool {
	ids := map[string]bool{}
	walk(body, func(b Block) {
		switch b := b.(type) {
		case Table:
			ids[b.ID] = true
		case Figure:
			ids[b.ID] = true
			if b.Data != nil {
				ids[b.Data.ID] = true
			}
		}
	})
	return ids
}

// walk visits blocks in order, those inside callouts too.
func walk(blocks []Block, visit func(Block)) {
	for _, b := range blocks {
		visit(b)
		if c, is := b.(Callout); is {
			walk(c.Body, visit)
		}
	}
}

// titleOf is the title of the file.
func titleOf(doc *Document) string {
	if doc.Title == "" {
		return doc.Cover.Title
	}
	return doc.Title
}

// shows tells whether a heading is in the table of contents.
func (c Contents) shows(e outlineEntry) bool { return e.Level <= depthOf(c) && !e.Unlisted }

// depthOf is the deepest level that a table of contents shows.
func depthOf(c Contents) int {
	if c.Depth <= 0 {
		return 2
	}
	return c.Depth
}
