package spreadsheet

import (
	"path"
	"strings"

	"github.com/reen-numerique/reen/internal/delimited"
)

// workbookPart is the part of XLSX that lists its sheets.
const workbookPart = "xl/workbook.xml"

// openXLSX reads the list of sheets, the styles and the shared strings.
func (b *Book) openXLSX() error {
	targets, err := b.targets()
	if err != nil {
		return err
	}
	m, err := openMarkup(b.archive.part(workbookPart))
	if err != nil {
		return err
	}
	if err := m.root("workbook"); err != nil {
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
	if b.looks, err = b.readLooks(); err != nil {
		return err
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
		return delimited.TooLargef("classeur refusé\u00a0: plus de %d feuilles", b.limits.Sheets)
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
	if err := m.root("Relationships"); err != nil {
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
