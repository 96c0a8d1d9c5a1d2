package spreadsheet

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"time"

	"github.com/reen-numerique/reen/internal/delimited"
)

// contentPart is the part of ODS that holds every sheet.
const contentPart = "content.xml"

// Namespaces of OpenDocument, ISO/IEC 26300.
const (
	officeNS = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
	tableNS  = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
	textNS   = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
)

// openODS goes through the content once, which tells that it is whole, and
// keeps where each sheet starts.
func (b *Book) openODS() error {
	if err := b.refuseEncrypted(); err != nil {
		return err
	}
	m, err := openMarkup(b.archive.part(contentPart))
	if err != nil {
		return err
	}
	b.epoch = sinceODS()
	names := &namespaces{}
	for _, name := range []string{"document-content", "body", "spreadsheet"} {
		e, err := m.descend(name)
		if err != nil {
			return err
		}
		names.add(e)
	}
	b.roots = names.startTag()
	if err := b.placeSheets(m); err != nil {
		return err
	}
	return m.whole()
}

// descend opens the next element of that name, past its elder siblings.
func (m *markup) descend(name string) (element, error) {
	for {
		e, found, err := m.child()
		if err == nil && !found {
			err = errMarkup
		}
		if err != nil || e.is(officeNS, name) {
			return e, err
		}
		if err := m.skip(); err != nil {
			return e, err
		}
	}
}

func (b *Book) placeSheets(m *markup) error {
	for {
		e, found, err := m.child()
		if err != nil || !found {
			return err
		}
		switch {
		case e.is(tableNS, "table"):
			err = b.addSheet(sheetPlace{name: clean(e.named(tableNS, "name")), offset: m.start})
		case e.is(tableNS, "calculation-settings"):
			if err = b.readNullDate(m); err == nil {
				continue
			}
		}
		if err == nil {
			err = m.skip()
		}
		if err != nil {
			return err
		}
	}
}

// readNullDate reads the day of number 0, where it is not the usual one.
func (b *Book) readNullDate(m *markup) error {
	for {
		e, found, err := m.child()
		if err != nil || !found {
			return err
		}
		if d, err := time.Parse(time.DateOnly, e.named(tableNS, "date-value")); err == nil && e.local == "null-date" {
			b.epoch.zero = d
		}
		if err := m.skip(); err != nil {
			return err
		}
	}
}

// refuseEncrypted tells a password from damage.
func (b *Book) refuseEncrypted() error {
	part := b.archive.part("META-INF/manifest.xml")
	if part == nil {
		return nil
	}
	text, err := start(part, 1<<20)
	if err == nil && bytes.Contains(text, []byte("encryption-data")) {
		return delimited.Failf("classeur protégé par un mot de passe\u00a0: enregistrez-le sans mot de passe")
	}
	return err
}

// namespaces gathers the prefixes in force where sheets start, so that a
// sheet can be read from its own offset.
type namespaces struct {
	attributes bytes.Buffer
	seen       map[string]bool
}

func (n *namespaces) add(e element) {
	for _, a := range e.attributes {
		if a.space != "xmlns" || n.seen[a.local] {
			continue
		}
		if n.seen == nil {
			n.seen = map[string]bool{}
		}
		n.seen[a.local] = true
		n.attributes.WriteString(" xmlns:" + a.local + `="`)
		_ = xml.EscapeText(&n.attributes, []byte(a.text())) // a buffer takes everything
		n.attributes.WriteByte('"')
	}
}

func (n *namespaces) startTag() string { return "<sheets" + n.attributes.String() + ">" }

// rowsOfODS stands inside the element of a sheet.
func (b *Book) rowsOfODS(s sheetPlace) (rowSource, error) {
	r, err := b.archive.part(contentPart).Open()
	if err != nil {
		return nil, err
	}
	if _, err := io.CopyN(io.Discard, r, s.offset); err != nil {
		return nil, err
	}
	m := newMarkup(io.MultiReader(strings.NewReader(b.roots), r))
	if err := m.root("sheets"); err != nil {
		return nil, err
	}
	if err := m.root("table"); err != nil {
		return nil, err
	}
	return &sheetODS{markup: m, line: line{limits: b.limits}}, nil
}
