package pdf

import "fmt"

// bookmark is one line of the outline.
type bookmark struct {
	title string
	level int // from 1
	at    position
}

// Bookmark adds a line to the outline, level 1 outermost, that leads to the
// current page.
func (c *Canvas) Bookmark(title string, level int, y float64) {
	c.bookmarks = append(c.bookmarks, bookmark{title, level, position{c.number, y}})
}

// node is a bookmark in the tree of the outline.
type node struct {
	bookmark
	kids   []*node
	object int
}

// outlineTree hangs each bookmark below the last one of a lower level,
// whatever levels are skipped.
func outlineTree(bookmarks []bookmark) *node {
	root := &node{}
	open := []*node{root}
	for _, b := range bookmarks {
		b.level = max(b.level, 1)
		for len(open) > 1 && open[len(open)-1].level >= b.level {
			open = open[:len(open)-1]
		}
		parent := open[len(open)-1]
		n := &node{bookmark: b}
		parent.kids = append(parent.kids, n)
		open = append(open, n)
	}
	return root
}

// outline writes the outline and gives its object, 0 without bookmarks.
func (f *file) outline(c *Canvas) int {
	if len(c.bookmarks) == 0 {
		return 0
	}
	root := outlineTree(c.bookmarks)
	f.reserve(root)
	f.objects[root.object] = fmt.Appendf(nil, "<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>",
		root.kids[0].object, root.kids[len(root.kids)-1].object, len(root.kids))
	f.branch(root)
	return root.object
}

func (f *file) reserve(n *node) {
	n.object = f.add(nil)
	for _, k := range n.kids {
		f.reserve(k)
	}
}

// branch writes the items below a node: sections are closed, so their count
// is negative.
func (f *file) branch(parent *node) {
	for i, n := range parent.kids {
		body := fmt.Appendf(nil, "<</Title %s /Parent %d 0 R /Dest %s",
			hexText(n.title), parent.object, f.destination(n.at))
		if i > 0 {
			body = fmt.Appendf(body, " /Prev %d 0 R", parent.kids[i-1].object)
		}
		if i+1 < len(parent.kids) {
			body = fmt.Appendf(body, " /Next %d 0 R", parent.kids[i+1].object)
		}
		if len(n.kids) > 0 {
			body = fmt.Appendf(body, " /First %d 0 R /Last %d 0 R /Count -%d",
				n.kids[0].object, n.kids[len(n.kids)-1].object, len(n.kids))
		}
		f.objects[n.object] = append(body, ">>"...)
		f.branch(n)
	}
}

// destination is a place of a page, at the current zoom.
func (f *file) destination(p position) string {
	return fmt.Sprintf("[%d 0 R /XYZ 0 %.2f null]", f.pages[p.page-1], PageHeight-p.y)
}
