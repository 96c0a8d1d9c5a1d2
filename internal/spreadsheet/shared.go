package spreadsheet

import (
	"strconv"
	"strings"

	"github.com/reen-numerique/reen/internal/delimited"
)

// maxShared is how many shared strings a workbook may have: each takes
// memory beside its text.
const maxShared = 1 << 24

// sharedStrings are the texts of XLSX that cells refer to by number.
type sharedStrings struct {
	texts []string
}

// readShared reads them all, as cells come in any order. They stay within
// Limits.Unzipped.
func (b *Book) readShared() (*sharedStrings, error) {
	shared := &sharedStrings{}
	part := b.archive.part("xl/sharedStrings.xml")
	if part == nil {
		return shared, nil
	}
	m, err := openMarkup(part)
	if err != nil {
		return nil, err
	}
	if err := m.root("sst"); err != nil {
		return nil, err
	}
	for {
		e, found, err := m.child()
		if err != nil {
			return nil, err
		}
		if !found {
			return shared, m.whole()
		}
		if e.local != "si" {
			if err := m.skip(); err != nil {
				return nil, err
			}
			continue
		}
		text, err := m.richText()
		if err != nil {
			return nil, err
		}
		if len(shared.texts) >= maxShared {
			return nil, delimited.TooLargef("classeur trop volumineux\u00a0: plus de %d textes partagés", maxShared)
		}
		shared.texts = append(shared.texts, clean(unescape(text)))
	}
}

// at gives a text by its number, from 0.
func (s *sharedStrings) at(number string) (string, error) {
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(s.texts) {
		return "", damaged(err)
	}
	return s.texts[i], nil
}

// richText gathers the text of the element that was opened last: its runs,
// without the phonetic reading of East Asian texts.
func (m *markup) richText() (string, error) {
	var text strings.Builder
	for outside := m.depth - 1; m.depth > outside; {
		what, err := m.next()
		if err != nil {
			return "", unlessEnd(err)
		}
		if what != opened {
			continue
		}
		switch m.element.local {
		case "t":
			part := ""
			if part, err = m.content(); err == nil && text.Len()+len(part) > maxToken {
				err = errTooLong
			}
			text.WriteString(part)
		case "rPh":
			err = m.skip()
		}
		if err != nil {
			return "", err
		}
	}
	return text.String(), nil
}
