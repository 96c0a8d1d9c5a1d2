package dossier

import (
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// WriteWorkbook writes a dossier as one workbook, with French sheets and
// headers, lists to choose from, units and examples; the cells to fill in are
// open and all else is protected, without a password. A nil dossier is one to
// fill in. The same input gives the same bytes.
//
// [OpenWorkbook] reads it back: the same strategy and the same lines, but for
// their files, their ids and the words that the types had (an item has its
// French name), hence the same footprint. Lines that were refused, doubts and the
// counts of the other rows are in a sheet of their own, and go on counting as such
// until they are copied right.
// What only dossier.yaml holds, the files of the inventory and how each is
// read, has become lines. Comments of inventories and the numbers that found
// duplicates are not kept by a Dossier, so they are not written.
//
// The error is for the writer, for a text of more than 32,767 characters, and
// for a name in a list of names that contains a semicolon or a line break.
func WriteWorkbook(w io.Writer, format Format, d *Dossier, set *factors.Set) error {
	switch {
	case set == nil:
		return errors.New("dossier: nil set of factors")
	case w == nil:
		return errors.New("dossier: nil writer")
	case format != XLSX && format != ODS:
		return delimited.Failf("format de classeur «\u00a0%s\u00a0» inconnu\u00a0: xlsx ou ods", diag.Clip(string(format)))
	}
	if d == nil {
		d = &Dossier{}
	}
	out := spreadsheet.Workbook{Title: d.Strategy.Body.Name, Language: "fr"}
	v := valuesOf(d, set)
	all := sheets()
	for i := range all {
		s, err := v.sheet(&all[i], d)
		if err != nil {
			return err
		}
		out.Sheets = append(out.Sheets, s)
	}
	return spreadsheet.Write(w, spreadsheet.Format(format), out)
}

// sheet writes one sheet.
func (v *values) sheet(s *sheet, d *Dossier) (spreadsheet.Sheet, error) {
	out := spreadsheet.Sheet{Name: s.name, Intro: append([]string{capital(s.name)}, s.intro...), Protected: true}
	switch s.form {
	case noticeForm:
		out.Intro = append(out.Intro, contents()...)
		return out, nil
	case singleForm:
		return out, v.form(s, &out)
	}
	for i := range s.columns {
		out.Columns = append(out.Columns, v.column(s, &s.columns[i]))
	}
	var err error
	switch s.form {
	case listForm, columnsForm:
		out.Rows, err = v.rows(s)
	case equipmentForm:
		out.Rows = v.lines(s, filed(d.Inventory.Lines, v.declared(d)))
	case machinesForm:
		out.Rows = v.machines(s, d.Inventory.Machines)
	case refusedForm:
		out.Rows = v.carriedCells(s, d)
	}
	return out, err
}

// contents says what each of the other sheets is for.
func contents() []string {
	var out []string
	for _, s := range sheets() {
		if s.form != noticeForm {
			out = append(out, "«\u00a0"+s.name+"\u00a0»\u00a0: "+s.intro[0])
		}
	}
	return out
}

// declared are the ids of the lines that the strategy declares itself.
func (v *values) declared(d *Dossier) map[string]bool {
	lines, _ := d.Strategy.Lines(v.set) // its problems were told when it was opened
	ids := map[string]bool{}
	for i := range lines {
		ids[lines[i].ID] = true
	}
	return ids
}

// filed are the lines of the inventory, without those that the strategy
// declares: they will come of it again.
func filed(lines []footprint.Line, declared map[string]bool) []footprint.Line {
	var out []footprint.Line
	for i := range lines {
		if !declared[lines[i].ID] {
			out = append(out, lines[i])
		}
	}
	return out
}

// column says how a column is written.
func (v *values) column(s *sheet, c *column) spreadsheet.Column {
	out := spreadsheet.Column{Header: c.title(), Note: c.note(), Width: c.width, Kind: stored(c.kind)}
	switch {
	case c.kind == itemKind:
		out.List = v.itemList(c)
	case s.form == equipmentForm && c.path == "type":
		out.List = v.typeList(s.tier)
	default:
		out.List, out.Strict = texts(c.words()), s.form == listForm // what is pasted from elsewhere has its own words
	}
	return out
}

// stored is how the cells of a kind are stored.
func stored(k kind) spreadsheet.Kind {
	switch k {
	case numberKind:
		return spreadsheet.Number
	case dateKind:
		return spreadsheet.Date
	}
	return spreadsheet.Text
}

func texts(words []word) []string {
	var out []string
	for _, w := range words {
		out = append(out, w.text)
	}
	return out
}

// note is what stands in the comment of a header: help, then an example.
func (c column) note() string {
	out := c.help
	if c.example == "" {
		return out
	}
	if out != "" {
		out += "\n"
	}
	return out + "Exemple\u00a0: " + c.example
}

// The headers and the widths of a form, in characters.
var formColumns = [...]spreadsheet.Column{
	{Header: labelHeader, Width: 32}, {Header: valueHeader, Width: 48}, {Header: "unité", Width: 22}, {Header: "aide", Width: 80},
}

// form writes a sheet of labels and values: each value is of its own kind.
func (v *values) form(s *sheet, out *spreadsheet.Sheet) error {
	out.Columns = formColumns[:]
	for i := range s.columns {
		c := &s.columns[i]
		if c.kind == sectionKind {
			out.Rows = append(out.Rows, []string{c.header, "", "", ""})
			out.Answers = append(out.Answers, spreadsheet.Answer{Title: true})
			continue
		}
		text, err := v.single(c)
		if err != nil {
			return err
		}
		out.Rows = append(out.Rows, []string{c.header, text, c.unit, strings.ReplaceAll(c.note(), "\n", " ")})
		out.Answers = append(out.Answers, spreadsheet.Answer{Kind: stored(c.kind), List: texts(c.words())})
	}
	return nil
}

// typeList are the names of the items of a tier that are counted in a fleet.
func (v *values) typeList(tier string) []string {
	var out []string
	for _, i := range v.set.Items() {
		if string(i.Tier) == tier && i.Kind != factors.Apart && i.Category != cloudCategory && i.ID != factors.ElectricityItem && i.ID != factors.TechnicalItem {
			out = append(out, v.itemName(i.ID))
		}
	}
	return out
}

// itemList are the names that a column of items offers.
func (v *values) itemList(c *column) []string {
	var out, categories []string
	for _, i := range v.set.Items() {
		if !c.offers(i) {
			continue
		}
		out = append(out, v.itemName(i.ID))
		if name := v.itemName(i.Category); !slices.Contains(categories, name) {
			categories = append(categories, name)
		}
	}
	byCategory, byTier := c.groups()
	if byCategory {
		out = append(out, categories...)
	}
	for _, t := range tiers() {
		if byTier {
			out = append(out, v.itemName(string(t)))
		}
	}
	return out
}

// capital gives a name its capital.
func capital(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[size:]
}
