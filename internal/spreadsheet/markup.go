package spreadsheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/reen-numerique/reen/internal/delimited"
)

// Bounds of the XML.
const (
	maxDepth      = 128     // elements in one another
	maxToken      = 8 << 20 // bytes of one text or one tag
	maxAttributes = 256     // of a tag, and prefixes in force
	maxInterned   = 1024    // names that are kept to be given again
)

var errMarkup = errors.New("spreadsheet: XML that is not well formed")

// headLength is where an encoding is looked for.
const headLength = 200

// event is what comes next in a part.
type event int

const (
	opened     event = iota // an element, in markup.element
	closed                  // the element that was opened last and not closed yet
	characters              // text, in markup.chars
)

// markup reads the XML of a part as a stream: what stands in memory is one
// text or one tag, and the names of the elements that are open. It is stricter
// than XML in that it takes no document type, hence no entities, and looser in
// that it does not judge characters: clean does.
type markup struct {
	scanner
	element  element // opened last, valid until the next event
	chars    []byte  // valid until the next event
	start    int64   // of the last event, in bytes
	depth    int
	names    []byte // of the open elements, one after the other
	ends     []int  // where each name ends
	bindings []binding
	interned map[string]string
	isEmpty  bool // the element opened last is closed by its own tag
	decoded  []byte
}

func openMarkup(part *zip.File) (*markup, error) {
	r, err := part.Open()
	if err != nil {
		return nil, err
	}
	return newMarkup(r), nil
}

func newMarkup(r io.Reader) *markup {
	return &markup{scanner: scanner{in: r}, interned: map[string]string{}}
}

// next gives an event, io.EOF after the last.
func (m *markup) next() (event, error) {
	for {
		m.start = m.offset()
		switch {
		case m.isEmpty:
			m.isEmpty = false
			return closed, m.close()
		case m.from == m.to:
			if err := m.fill(); err != nil {
				if m.depth > 0 {
					err = unlessEnd(err)
				}
				return 0, err
			}
		case m.buf[m.from] != '<':
			if found, err := m.readText(); found || err != nil {
				return characters, err
			}
		case m.starts("<!--"):
			if _, err := m.upTo("-->"); err != nil {
				return 0, err
			}
		case m.starts("<![CDATA["):
			text, err := m.upTo("]]>")
			m.chars = newlines(text)
			return characters, err
		case m.starts("<!"): // a document type, which alone can declare entities
			return 0, delimited.Failf("classeur refusé\u00a0: il déclare un type de document ou des entités XML")
		case m.starts("<?"):
			if err := m.instruction(); err != nil {
				return 0, err
			}
		case m.starts("</"):
			return closed, m.closeTag()
		default:
			m.from++
			return opened, m.openTag()
		}
	}
}

// readText reads characters; outside of the root they say nothing.
func (m *markup) readText() (bool, error) {
	text, err := m.text()
	if err != nil || m.depth == 0 {
		return false, err
	}
	m.chars, m.decoded, err = decode(text, m.decoded[:0])
	return true, err
}

// instruction passes over an instruction, but for an encoding that is not
// read: both formats are in UTF-8.
func (m *markup) instruction() error {
	text, err := m.upTo("?>")
	if err != nil {
		return err
	}
	said := strings.ToLower(string(text[:min(len(text), headLength)]))
	if strings.HasPrefix(said, "xml ") && strings.Contains(said, "encoding") && !strings.Contains(said, "utf-8") {
		return errMarkup
	}
	return nil
}

func (m *markup) openTag() error {
	tag, err := m.tag()
	if err != nil {
		return err
	}
	if m.depth++; m.depth > maxDepth {
		return delimited.TooLargef("classeur refusé\u00a0: plus de %d éléments XML imbriqués", maxDepth)
	}
	tag, m.isEmpty = bytes.CutSuffix(tag, []byte("/"))
	name, attributes := cutName(tag)
	if len(name) == 0 {
		return errMarkup
	}
	m.names = append(m.names, name...)
	m.ends = append(m.ends, len(m.names))
	return m.resolve(name, attributes)
}

func (m *markup) closeTag() error {
	tag, err := m.tag()
	if err != nil {
		return err
	}
	if m.depth == 0 || !bytes.Equal(bytes.TrimRight(tag, blanks), m.names[m.nameStart():]) {
		return errMarkup
	}
	return m.close()
}

func (m *markup) close() error {
	m.names, m.ends = m.names[:m.nameStart()], m.ends[:len(m.ends)-1]
	for len(m.bindings) > 0 && m.bindings[len(m.bindings)-1].depth == m.depth {
		m.bindings = m.bindings[:len(m.bindings)-1]
	}
	m.depth--
	return nil
}

// nameStart is where the name of the element opened last starts.
func (m *markup) nameStart() int {
	if len(m.ends) < 2 {
		return 0
	}
	return m.ends[len(m.ends)-2]
}

// child gives the next element inside the one that was opened last, or false
// at its end.
func (m *markup) child() (element, bool, error) {
	for {
		what, err := m.next()
		if err != nil {
			return element{}, false, unlessEnd(err)
		}
		switch what {
		case opened:
			return m.element, true, nil
		case closed:
			return element{}, false, nil
		}
	}
}

// skip passes over the element that was opened last.
func (m *markup) skip() error {
	for outside := m.depth - 1; m.depth > outside; {
		if _, err := m.next(); err != nil {
			return unlessEnd(err)
		}
	}
	return nil
}

// content gathers the characters of the element that was opened last,
// without those of the elements in it.
func (m *markup) content() (string, error) {
	var text []byte
	for {
		what, err := m.next()
		if err != nil {
			return "", unlessEnd(err)
		}
		switch what {
		case characters:
			if text = append(text, m.chars...); len(text) > maxToken {
				return "", errTooLong
			}
		case opened:
			if err := m.skip(); err != nil {
				return "", err
			}
		case closed:
			return string(text), nil
		}
	}
}

// root opens the first element, which must have that name.
func (m *markup) root(name string) error {
	e, found, err := m.child()
	if err == nil && (!found || e.local != name) {
		return errMarkup
	}
	return err
}

// finish goes to the end of the part, so that the archive checks its sum.
func (m *markup) finish() error {
	for {
		if _, err := m.next(); err != nil {
			return err
		}
	}
}

// whole goes to the end of the part, which must be sound.
func (m *markup) whole() error {
	if err := m.finish(); err != io.EOF {
		return err
	}
	return nil
}

// unlessEnd has the end of a part inside an element be an error.
func unlessEnd(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
