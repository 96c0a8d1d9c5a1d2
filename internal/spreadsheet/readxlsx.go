package spreadsheet

import (
	"path"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/internal/delimited"
)

// workbookPart is the part of XLSX that lists its sheets.
const workbookPart = "xl/workbook.xml"

// openXLSX reads the list of sheets and the shared strings.
func (b *Book) openXLSX() error {
	targets, err := b.targets()
	if err != nil {
		return err
	}
	m, err := openMarkup(b.archive.part(workbookPart))
	if err != nil {
		return err
	}
	if _, err := m.root("workbook"); err != nil {
		return err
	}
	b.epoch = since1900()
	for {
		e, found, err := m.child()
		if err != nil {
			return err
		}
		if !found {
			break
		}
		switch e.local {
		case "sheets":
			err = b.listSheets(m, targets)
		case "workbookPr":
			if isTrue(e.attr("date1904")) {
				b.epoch = since1904()
			}
			err = m.skip()
		default:
			err = m.skip()
		}
		if err != nil {
			return err
		}
	}
	b.shared, err = b.readShared()
	return err
}

func isTrue(s string) bool { return s == "1" || s == "true" }

// listSheets reads the sheets that hold cells: a chart may be one as well.
func (b *Book) listSheets(m *markup, targets map[string]target) error {
	for {
		e, found, err := m.child()
		if err != nil || !found {
			return err
		}
		t, known := targets[e.ending("/relationships", "id")]
		place, isSheet := sheetPlace{name: clean(e.attr("name")), part: b.archive.part(t.name)}, e.local == "sheet"
		if err := m.skip(); err != nil {
			return err
		}
		if !isSheet || known && t.kind != "worksheet" {
			continue
		}
		if place.part == nil {
			return delimited.Failf("classeur endommagé\u00a0: la feuille «\u00a0%s\u00a0» en est absente", place.name)
		}
		if err := b.addSheet(place); err != nil {
			return err
		}
	}
}

func (b *Book) addSheet(s sheetPlace) error {
	if len(b.sheets) >= b.limits.Sheets {
		return delimited.Failf("classeur refusé\u00a0: plus de %d feuilles", b.limits.Sheets)
	}
	b.sheets = append(b.sheets, s)
	return nil
}

// target is what a relationship of the workbook leads to.
type target struct {
	name string // of the part
	kind string // worksheet, chartsheet, sharedStrings…
}

// targets reads the relationships of the workbook, by their id.
func (b *Book) targets() (map[string]target, error) {
	part := b.archive.part("xl/_rels/workbook.xml.rels")
	if part == nil {
		return nil, delimited.Failf("classeur endommagé\u00a0: la liste de ses parties en est absente")
	}
	m, err := openMarkup(part)
	if err != nil {
		return nil, err
	}
	if _, err := m.root("Relationships"); err != nil {
		return nil, err
	}
	targets := map[string]target{}
	for {
		e, found, err := m.child()
		if err != nil || !found {
			return targets, err
		}
		if e.attr("TargetMode") != "External" && len(targets) < maxParts {
			targets[e.attr("Id")] = target{inWorkbook(e.attr("Target")), path.Base(e.attr("Type"))}
		}
		if err := m.skip(); err != nil {
			return nil, err
		}
	}
}

// inWorkbook gives the name of a part that the workbook refers to. Whatever
// it is, it is looked up in the archive alone.
func inWorkbook(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	if strings.HasPrefix(name, "/") {
		return path.Clean(name)
	}
	return path.Join("xl", name)
}

// cellKinds are those of XLSX that are text.
var cellKinds = []string{"s", "str", "inlineStr"}

// sheetXLSX reads the rows of a sheet.
type sheetXLSX struct {
	*markup
	shared *sharedStrings
	line   line
	number int
	column int
}

// Bounds of a sheet, ISO/IEC 29500 as Excel applies it.
const maxRowNumber = 1 << 20

func (b *Book) rowsOfXLSX(s sheetPlace) (rowSource, error) {
	m, err := openMarkup(s.part)
	if err != nil {
		return nil, err
	}
	if _, err := m.root("worksheet"); err != nil {
		return nil, err
	}
	for {
		e, found, err := m.child()
		if err != nil {
			return nil, err
		}
		if !found || e.local == "sheetData" {
			return &sheetXLSX{markup: m, shared: b.shared, line: line{limits: b.limits}}, nil
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
	if s.number > maxRowNumber {
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
	column, kind := s.column, e.attr("t")
	if ref := e.attr("r"); ref != "" {
		column = max(0, columnOf(ref, s.line.limits.Columns))
	}
	s.column = column + 1
	text := ""
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
			text, err = s.content()
		case "is":
			text, err = s.richText()
		default:
			err = s.skip()
		}
		if err != nil {
			return err
		}
	}
	value, err := s.value(kind, text)
	s.line.set(column, 1, value)
	return err
}

// value gives the text of a cell by its kind, ISO/IEC 29500-1 §18.18.11.
func (s *sheetXLSX) value(kind, text string) (string, error) {
	switch {
	case kind == "e" || text == "" && kind != "s":
		return "", nil
	case kind == "s":
		return s.shared.at(strings.TrimSpace(text))
	case slices.Contains(cellKinds, kind):
		return clean(unescape(text)), nil
	case kind == "d":
		return isoDate(text), nil
	case kind == "b":
		if isTrue(strings.TrimSpace(text)) {
			return "1", nil
		}
		return "0", nil
	}
	return clean(asTyped(text)), nil
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
