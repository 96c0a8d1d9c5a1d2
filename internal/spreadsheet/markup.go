package spreadsheet

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/reen-numerique/reen/internal/delimited"
)

// Bounds of the XML.
const (
	maxDepth = 128     // elements in one another
	maxToken = 8 << 20 // bytes of one text or one tag
)

// markup reads the XML of a part as a stream: what stands in memory is one
// text or one tag, and the names of the elements that are open.
type markup struct {
	xml   *xml.Decoder
	in    *paced
	depth int
	start int64 // of the last token, in bytes
}

func openMarkup(part *zip.File) (*markup, error) {
	r, err := part.Open()
	if err != nil {
		return nil, err
	}
	return newMarkup(r), nil
}

func newMarkup(r io.Reader) *markup {
	in := &paced{in: bufio.NewReaderSize(r, 64<<10)}
	return &markup{xml: xml.NewDecoder(in), in: in}
}

// next gives a token that is valid until the next one, io.EOF after the last.
func (m *markup) next() (xml.Token, error) {
	m.in.left, m.start = maxToken, m.xml.InputOffset()
	token, err := m.xml.Token()
	switch token.(type) {
	case xml.StartElement:
		if m.depth++; m.depth > maxDepth {
			return nil, delimited.Failf("classeur refusé\u00a0: plus de %d éléments XML imbriqués", maxDepth)
		}
	case xml.EndElement:
		m.depth--
	case xml.Directive: // a document type, which alone can declare entities
		return nil, delimited.Failf("classeur refusé\u00a0: il déclare un type de document ou des entités XML")
	}
	return token, err
}

// child gives the next element inside the one that was opened last, or false
// at its end.
func (m *markup) child() (xml.StartElement, bool, error) {
	for {
		token, err := m.next()
		if err != nil {
			return xml.StartElement{}, false, unlessEnd(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			return t, true, nil
		case xml.EndElement:
			return xml.StartElement{}, false, nil
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

// text gathers the characters of the element that was opened last, without
// those of the elements in it.
func (m *markup) text() (string, error) {
	var text strings.Builder
	for {
		token, err := m.next()
		if err != nil {
			return "", unlessEnd(err)
		}
		switch t := token.(type) {
		case xml.CharData:
			if text.Write(t); text.Len() > maxToken {
				return "", errTooLong
			}
		case xml.StartElement:
			if err := m.skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return text.String(), nil
		}
	}
}

// root opens the first element, which must have that name.
func (m *markup) root(name string) (xml.StartElement, error) {
	e, found, err := m.child()
	if err == nil && (!found || e.Name.Local != name) {
		err = errors.New("spreadsheet: no " + name)
	}
	return e, err
}

// finish goes to the end of the part, so that the archive checks its sum.
func (m *markup) finish() error {
	for {
		if _, err := m.next(); err != nil {
			return err
		}
	}
}

// unlessEnd has the end of a part inside an element be an error.
func unlessEnd(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// attribute gives an attribute by its local name, "" where it is absent.
func attribute(e xml.StartElement, local string) string {
	for i := range e.Attr {
		if e.Attr[i].Name.Local == local {
			return e.Attr[i].Value
		}
	}
	return ""
}

// qualified gives an attribute of a namespace that ends so.
func qualified(e xml.StartElement, space, local string) string {
	for i := range e.Attr {
		if e.Attr[i].Name.Local == local && strings.HasSuffix(e.Attr[i].Name.Space, space) {
			return e.Attr[i].Value
		}
	}
	return ""
}

// paced ends a stream where one token never ends, before it fills the memory.
type paced struct {
	in   *bufio.Reader
	left int
}

var errTooLong = delimited.Failf("classeur refusé\u00a0: un texte ou une balise y dépasse %s", delimited.Size(maxToken))

func (p *paced) ReadByte() (byte, error) {
	if p.left--; p.left < 0 {
		return 0, errTooLong
	}
	return p.in.ReadByte()
}

func (p *paced) Read(b []byte) (int, error) {
	if p.left -= len(b); p.left < 0 {
		return 0, errTooLong
	}
	return p.in.Read(b)
}
