package pdf

// Tag is the type of a structure element of PDF 1.4.
type Tag string

// Tags of structure elements.
const (
	Document  Tag = "Document"
	Division  Tag = "Div"
	Heading1  Tag = "H1"
	Heading2  Tag = "H2"
	Heading3  Tag = "H3"
	Heading4  Tag = "H4"
	Paragraph Tag = "P"
	Span      Tag = "Span"
	List      Tag = "L"
	ListItem  Tag = "LI"
	Label     Tag = "Lbl"
	ItemBody  Tag = "LBody"
	Contents  Tag = "TOC"
	Entry     Tag = "TOCI"
	Reference Tag = "Reference"
	Table     Tag = "Table"
	TableHead Tag = "THead"
	TableBody Tag = "TBody"
	TableRow  Tag = "TR"
	HeadCell  Tag = "TH"
	DataCell  Tag = "TD"
	Caption   Tag = "Caption"
	Figure    Tag = "Figure"
	Link      Tag = "Link"
)

// Scope says what a heading cell heads.
type Scope string

// Scopes of heading cells.
const (
	Column Scope = "Column"
	Row    Scope = "Row"
)

// Element is a node of the structure tree. Its content is drawn with
// [Canvas.In], on any page and in any order; the tree keeps the order in
// which elements were added and drawn.
type Element struct {
	Alt     string // of a figure or a link
	Scope   Scope  // of a heading cell
	Ordered bool   // of a list

	tag    Tag
	actual string // the text that a drawing stands for
	kids   []kid
	box    *box // of a figure, on its page
	object int  // number in the file, once written
}

// kid is a child element, a marked sequence of a page, or an annotation.
type kid struct {
	element    *Element
	page, mark int // page from 1
	annotation *annotation
}

type box struct{ x, y, w, h float64 }

// Add appends a child element.
func (e *Element) Add(tag Tag) *Element {
	child := &Element{tag: tag}
	e.kids = append(e.kids, kid{element: child})
	return child
}

// prune removes what has no content, which readers by voice announce for
// nothing; the cells of a table stay, since they keep its columns.
func (e *Element) prune() (empty bool) {
	kept := e.kids[:0]
	for _, k := range e.kids {
		if k.element == nil || !k.element.prune() {
			kept = append(kept, k)
		}
	}
	e.kids = kept
	if e.tag == Link && !e.linked() {
		e.tag = Span // its target is nowhere
	}
	return len(e.kids) == 0 && e.tag != DataCell && e.tag != HeadCell
}

func (e *Element) linked() bool {
	for _, k := range e.kids {
		if k.annotation != nil {
			return true
		}
	}
	return false
}
