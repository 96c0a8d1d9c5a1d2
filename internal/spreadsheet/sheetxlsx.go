package spreadsheet

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// textKinds are those of the cells that hold their text.
var textKinds = []string{"str", "inlineStr"}

// sheetXLSX reads the rows of a sheet.
type sheetXLSX struct {
	*markup
	shared *sharedStrings
	looks  []look
	epoch  epoch
	line   line
	number int
	column int
}

func (b *Book) rowsOfXLSX(s sheetPlace) (rowSource, error) {
	m, err := openMarkup(s.part)
	if err != nil {
		return nil, err
	}
	if err := m.root("worksheet"); err != nil {
		return nil, err
	}
	for {
		e, found, err := m.child()
		if err != nil {
			return nil, err
		}
		if !found || e.local == "sheetData" {
			return &sheetXLSX{markup: m, shared: b.shared, looks: b.looks, epoch: b.epoch, line: line{limits: b.limits}}, nil
		}
		if err := m.skip(); err != nil {
			return nil, err
		}
	}
}

// next reads a row; the end of the part tells that the sheet was whole.
func (s *sheetXLSX) next() (Row, error) {
	for {
		if s.depth < 2 { // out of sheetData
			return Row{}, s.finish()
		}
		e, found, err := s.child()
		if err != nil {
			return Row{}, err
		}
		if !found {
			continue
		}
		if e.local != "row" {
			if err := s.skip(); err != nil {
				return Row{}, err
			}
			continue
		}
		if err := s.begin(e); err != nil {
			return Row{}, err
		}
		return s.row()
	}
}

// begin numbers a row: those that say nothing follow the one before.
func (s *sheetXLSX) begin(e element) error {
	s.line.reset()
	s.number, s.column = s.number+1, 0
	if r := e.attr("r"); r != "" {
		s.number = max(s.number, parseCount(r))
	}
	if s.number > maxRows {
		return damaged(nil)
	}
	return nil
}

func (s *sheetXLSX) row() (Row, error) {
	for {
		e, found, err := s.child()
		if err != nil {
			return Row{}, err
		}
		if !found {
			return s.line.row(s.number), nil
		}
		if e.local != "c" || s.line.fault != "" {
			err = s.skip()
		} else {
			err = s.cell(e)
		}
		if err != nil {
			return Row{}, err
		}
	}
}

// cell reads a cell: its value as it is kept, or the rich text inside it.
func (s *sheetXLSX) cell(e element) error {
	column, kind, shows := s.column, e.attr("t"), s.look(e)
	if ref := e.attr("r"); ref != "" {
		column = max(0, columnOf(ref, s.line.limits.Columns))
	}
	s.column = column + 1
	text, formula, stored := "", false, false
	for {
		e, found, err := s.child()
		if err != nil {
			return err
		}
		if !found {
			break
		}
		switch e.local {
		case "v":
			stored = true
			text, err = s.content()
		case "f":
			formula = true
			err = s.skip()
		case "is":
			text, err = s.richText()
		default:
			err = s.skip()
		}
		if err != nil {
			return err
		}
	}
	if kind == "e" || formula && (!stored || text == "" && kind != "str") {
		s.line.fails(column, 1, clean(strings.TrimSpace(text)))
		return nil
	}
	value, err := s.value(kind, text, shows)
	s.line.set(column, 1, value)
	return err
}

// value gives the text of a cell by its kind, ISO/IEC 29500-1 §18.18.11.
func (s *sheetXLSX) value(kind, text string, shows look) (string, error) {
	switch {
	case text == "" && kind != "s":
		return "", nil
	case kind == "s":
		return s.shared.at(strings.TrimSpace(text))
	case slices.Contains(textKinds, kind):
		return clean(unescape(text)), nil
	case kind == "d":
		return clean(isoDate(text)), nil
	case kind == "b":
		return boolean(strings.TrimSpace(text)), nil
	}
	return clean(s.epoch.shown(asTyped(text), shows)), nil
}

// look is what the style of a cell makes of a number.
func (s *sheetXLSX) look(e element) look {
	if s.looks == nil {
		return asNumber
	}
	style, err := strconv.Atoi(cmp.Or(e.attr("s"), "0"))
	if err != nil || style < 0 || style >= len(s.looks) {
		return asNumber
	}
	return s.looks[style]
}

// boolean gives the word that a French spreadsheet shows, which no reader
// takes for a number.
func boolean(stored string) string {
	if isTrue(stored) {
		return "VRAI"
	}
	return "FAUX"
}

// columnOf gives the column of a reference such as BC12, from 0; beyond the
// limit any number above it.
func columnOf(ref string, limit int) int {
	column := 0
	for _, c := range []byte(ref) {
		switch {
		case c >= 'A' && c <= 'Z':
			column = 26*column + int(c-'A') + 1
		case c >= 'a' && c <= 'z':
			column = 26*column + int(c-'a') + 1
		default:
			return column - 1
		}
		if column > limit {
			return limit
		}
	}
	return column - 1
}
