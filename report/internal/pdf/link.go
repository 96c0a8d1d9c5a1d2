package pdf

import (
	"fmt"
	"net/url"
	"strings"
)

// annotation is a rectangle that leads somewhere.
type annotation struct {
	box
	element *Element
	address string // of the web; empty for a place of this file
	anchor  string
	object  int
	key     int // in the parent tree
}

// Link makes a rectangle of the current page lead to a web address or, with
// "#name", to an anchor of this file, which may come later. The element is
// the Link that holds the text. An address that is neither is left out.
func (c *Canvas) Link(e *Element, x, y, w, h float64, target string) {
	a := &annotation{box: box{x, y, w, h}, element: e}
	if name, inside := strings.CutPrefix(target, "#"); inside {
		a.anchor = name
	} else if a.address = WebAddress(target); a.address == "" {
		return
	}
	c.on.annotations = append(c.on.annotations, a)
	e.kids = append(e.kids, kid{page: c.number, annotation: a})
}

// Links says whether a target is one that Link can follow; an anchor counts
// even before it is set.
func Links(target string) bool {
	return len(target) > 1 && target[0] == '#' || WebAddress(target) != ""
}

// WebAddress gives an address of the web, over https, or of mail in ASCII, and
// nothing if it is neither: a reader must not follow a script, nor the name of a
// site that stands before an @ as that of a user.
func WebAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "https":
		if u.Host == "" || u.User != nil {
			return ""
		}
	case "mailto":
	default:
		return ""
	}
	var b strings.Builder
	for _, c := range []byte(u.String()) {
		// Parentheses and backslashes would end the string of the file.
		if c <= ' ' || c >= 0x7f || strings.IndexByte(`()\<>`, c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// dropDeadLinks removes the links to anchors that were never set.
func (c *Canvas) dropDeadLinks() {
	for _, p := range c.pages {
		kept := p.annotations[:0]
		for _, a := range p.annotations {
			if a.address != "" || c.anchors[a.anchor].page > 0 {
				kept = append(kept, a)
				continue
			}
			a.element.forget(a)
		}
		p.annotations = kept
	}
}

func (e *Element) forget(a *annotation) {
	for i, k := range e.kids {
		if k.annotation == a {
			e.kids = append(e.kids[:i], e.kids[i+1:]...)
			return
		}
	}
}
