package pdf

import "time"

// A4 in points.
const (
	PageWidth  = 595.28
	PageHeight = 841.89
)

// Options are the properties of a file. The zero value works.
type Options struct {
	Title    string
	Author   string
	Subject  string
	Language string    // BCP 47, "fr-FR" when empty
	Date     time.Time // left out of the file when zero
	Regular  []byte    // TrueType faces, both or none: Liberation Sans
	Bold     []byte
}

// Canvas records pages. It is not safe for concurrent use; two canvases are.
type Canvas struct {
	options   Options
	fonts     [4]*font
	spares    bool // whether a spare face is drawn with
	pictures  []*Picture
	root      *Element
	current   *Element // nil in an artifact
	pages     []*page
	on        *page
	number    int // of the page drawn on, from 1
	bookmarks []bookmark
	anchors   map[string]position
}

// page is a list of sequences of operations, in the order of drawing.
type page struct {
	sequences   []*sequence
	marks       []*Element // by mark
	annotations []*annotation
}

// sequence is a run of operations of one element, or of an artifact.
type sequence struct {
	element *Element
	mark    int
	ops     []operation
}

type position struct {
	page int
	y    float64
}

// New starts a file without pages.
func New(o Options) (*Canvas, error) {
	faces, err := loadFaces(o.Regular, o.Bold)
	if err != nil {
		return nil, err
	}
	if o.Language == "" {
		o.Language = "fr-FR"
	}
	return &Canvas{options: o, fonts: faces, root: &Element{tag: Document}, anchors: map[string]position{}}, nil
}

// Root is the element of the whole document.
func (c *Canvas) Root() *Element { return c.root }

// AddPage starts a page at the end of the file and draws on it from now on.
func (c *Canvas) AddPage() {
	c.pages = append(c.pages, &page{})
	c.Turn(len(c.pages))
}

// Turn goes to a page that exists, from 1.
func (c *Canvas) Turn(number int) {
	c.number, c.on = number, c.pages[number-1]
}

// Page is the number of the page drawn on, from 1; 0 before the first.
func (c *Canvas) Page() int { return c.number }

// Pages counts the pages.
func (c *Canvas) Pages() int { return len(c.pages) }

// In draws the content of an element.
func (c *Canvas) In(e *Element, draw func()) {
	old := c.current
	c.current = e
	draw()
	c.current = old
}

// Artifact draws what a reader by voice must not meet: rules, backgrounds,
// running heads, repeated headings.
func (c *Canvas) Artifact(draw func()) { c.In(nil, draw) }

// Anchor names a place of the current page for links.
func (c *Canvas) Anchor(name string, y float64) {
	if _, taken := c.anchors[name]; !taken {
		c.anchors[name] = position{c.number, y}
	}
}

// AnchorPage gives the page of an anchor, 0 if there is none.
func (c *Canvas) AnchorPage(name string) int { return c.anchors[name].page }

// AnchorHeight gives the place of an anchor on its page.
func (c *Canvas) AnchorHeight(name string) float64 { return c.anchors[name].y }

// SetBox gives the rectangle of a figure on its page.
func (c *Canvas) SetBox(e *Element, x, y, w, h float64) { e.box = &box{x, y, w, h} }

// record adds an operation to the sequence of the current element.
func (c *Canvas) record(op operation) {
	n := len(c.on.sequences)
	if n == 0 || c.on.sequences[n-1].element != c.current {
		c.open()
		n++
	}
	last := c.on.sequences[n-1]
	last.ops = append(last.ops, op)
}

// open starts a sequence and hangs it in the structure tree.
func (c *Canvas) open() {
	s := &sequence{element: c.current}
	if e := c.current; e != nil {
		s.mark = len(c.on.marks)
		c.on.marks = append(c.on.marks, e)
		e.kids = append(e.kids, kid{page: c.number, mark: s.mark})
	}
	c.on.sequences = append(c.on.sequences, s)
}

// Texts gives the texts drawn on a page, in order: for tests.
func (c *Canvas) Texts(number int) []string {
	var texts []string
	for _, s := range c.pages[number-1].sequences {
		for _, op := range s.ops {
			if t, ok := op.(textOp); ok {
				texts = append(texts, t.text)
			}
		}
	}
	return texts
}
