package pdf

import "fmt"

// structure writes the tree of elements, the annotations and the parent
// tree, which leads from a mark on a page back to its element.
func (f *file) structure(c *Canvas) int {
	root := f.add(nil)
	f.number(c.root)
	annotations := f.annotations(c)
	f.element(c.root, root)
	var parents []byte
	for i, p := range c.pages {
		parents = fmt.Appendf(parents, "%d [", i)
		for _, e := range p.marks {
			parents = fmt.Appendf(parents, "%d 0 R ", e.object)
		}
		parents = append(parents, "] "...)
	}
	for _, a := range annotations {
		parents = fmt.Appendf(parents, "%d %d 0 R ", a.key, a.element.object)
	}
	tree := f.add(fmt.Appendf(nil, "<</Nums [%s]>>", parents))
	f.objects[root] = fmt.Appendf(nil, "<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>",
		c.root.object, tree, len(c.pages)+len(annotations))
	return root
}

// number gives every element its object before any refers to another.
func (f *file) number(e *Element) {
	e.object = f.add(nil)
	for _, k := range e.kids {
		if k.element != nil {
			f.number(k.element)
		}
	}
}

// element writes an element and those below it.
func (f *file) element(e *Element, parent int) {
	b := fmt.Appendf(nil, "<</S /%s /P %d 0 R", e.tag, parent)
	if e.Alt != "" && e.tag == Figure {
		b = fmt.Appendf(b, " /Alt %s", hexText(e.Alt))
	}
	if e.actual != "" {
		b = fmt.Appendf(b, " /ActualText %s", hexText(e.actual))
	}
	b = append(b, e.attributes()...)
	b = append(b, " /K ["...)
	for _, k := range e.kids {
		b = append(b, f.kid(k)...)
	}
	f.objects[e.object] = append(b, "]>>"...)
	for _, k := range e.kids {
		if k.element != nil {
			f.element(k.element, e.object)
		}
	}
}

func (e *Element) attributes() string {
	switch {
	case e.tag == HeadCell && e.Scope != "":
		return fmt.Sprintf(" /A <</O /Table /Scope /%s>>", e.Scope)
	case e.tag == List && e.Ordered:
		return " /A <</O /List /ListNumbering /Decimal>>"
	case e.tag == List:
		return " /A <</O /List /ListNumbering /Disc>>"
	case e.tag == Figure && e.box != nil:
		return fmt.Sprintf(" /A <</O /Layout /Placement /Block /BBox [%.2f %.2f %.2f %.2f]>>",
			e.box.x, PageHeight-e.box.y-e.box.h, e.box.x+e.box.w, PageHeight-e.box.y)
	}
	return ""
}

func (f *file) kid(k kid) string {
	switch {
	case k.element != nil:
		return fmt.Sprintf("%d 0 R ", k.element.object)
	case k.annotation != nil:
		return fmt.Sprintf("<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>> ", f.pages[k.page-1], k.annotation.object)
	}
	return fmt.Sprintf("<</Type /MCR /Pg %d 0 R /MCID %d>> ", f.pages[k.page-1], k.mark)
}

// annotations writes the links, page by page.
func (f *file) annotations(c *Canvas) []*annotation {
	var all []*annotation
	for _, p := range c.pages {
		for _, a := range p.annotations {
			a.key = len(c.pages) + len(all)
			all = append(all, a)
			target := fmt.Sprintf("/A <</S /URI /URI (%s)>>", a.address)
			if a.address == "" {
				target = "/Dest " + f.destination(c.anchors[a.anchor])
			}
			a.object = f.add(fmt.Appendf(nil, "<</Type /Annot /Subtype /Link /Rect [%.2f %.2f %.2f %.2f]"+
				" /Border [0 0 0] /F 4 /StructParent %d /Contents %s %s>>",
				a.x, PageHeight-a.y-a.h, a.x+a.w, PageHeight-a.y, a.key, hexText(short(a.element.Alt)), target))
		}
	}
	return all
}

// short cuts the description of a link, which is written for each of its
// lines.
func short(s string) string {
	const most = 250
	for i := range s {
		if i > most {
			return s[:i] + "…"
		}
	}
	return s
}
