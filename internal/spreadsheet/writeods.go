package spreadsheet

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/internal/fixedzip"
	"github.com/reen-numerique/reen/internal/tags"
)

// writeODS writes the six parts that a spreadsheet is made of, ISO/IEC
// 26300-3 §3.
func writeODS(w io.Writer, wb *Workbook) error {
	z := fixedzip.New(w)
	if err := z.Store("mimetype", mimetypeODS); err != nil {
		return err
	}
	o := &writerODS{wb: wb, lists: wb.placeLists()}
	for _, part := range []struct{ name, text string }{
		{"META-INF/manifest.xml", manifestODS}, {"meta.xml", o.meta()}, {"settings.xml", o.settings()}, {"styles.xml", o.pageStyles()}, {"content.xml", o.content()},
	} {
		out, err := z.Create(part.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(out, part.text); err != nil {
			return err
		}
	}
	return z.Close()
}

// writerODS writes XML. Texts go through the escapes of tags and of
// character data alone.
type writerODS struct {
	tags.Writer
	wb     *Workbook
	lists  *lists
	styles []style // of cells, by their number
}

// content writes the sheets, then puts what they refer to before them.
func (o *writerODS) content() string {
	for i, s := range o.wb.Sheets {
		o.sheet(i, s)
	}
	o.listSheet()
	sheets := o.Taken()
	o.validations()
	validations := o.Taken()
	o.databaseRanges()
	ranges := o.Taken()

	o.document("office:document-content")
	o.Open("office:automatic-styles")
	o.columnStyles()
	o.dataStyles()
	for i, s := range o.styles {
		o.cellStyle(i, s)
	}
	o.tableStyles()
	o.Close()
	o.Open("office:body")
	o.Open("office:spreadsheet")
	o.Raw(validations + sheets + ranges)
	o.CloseAll()
	return o.Taken()
}

func (o *writerODS) sheet(i int, s Sheet) {
	attributes := []string{"table:name", s.Name, "table:style-name", "sheet"}
	if s.Protected {
		attributes = append(attributes, "table:protected", "true")
	}
	o.Open("table:table", attributes...)
	if s.Protected {
		o.Empty("loext:table-protection", "loext:select-protected-cells", "true", "loext:select-unprotected-cells", "true", "loext:insert-rows", "true", "loext:delete-rows", "true")
	}
	for _, c := range s.Columns {
		o.Empty("table:table-column", "table:style-name", columnStyle(c.Width), "table:default-cell-style-name", o.style(cellStyle(c.Kind, s.Protected)))
	}
	o.beside(s, "table:table-column", "table:default-cell-style-name")
	if !s.hasTable() {
		o.Empty("table:table-column", "table:style-name", columnStyle(introWidth))
	}
	o.intro(s)
	if s.hasTable() {
		o.headers(s)
		o.rows(i, s)
	}
	o.Close()
}

func (o *writerODS) intro(s Sheet) {
	columns, _ := s.span()
	for i, text := range s.Intro {
		o.Open("table:table-row", "table:style-name", rowStyle(s.introHeight(i)))
		o.textCell(text, "table:style-name", o.style(introLook(i)), "table:number-columns-spanned", fmt.Sprint(columns), "table:number-rows-spanned", "1")
		if columns > 1 {
			o.Empty("table:covered-table-cell", "table:number-columns-repeated", fmt.Sprint(columns-1))
		}
		o.Close()
	}
}

func (o *writerODS) headers(s Sheet) {
	o.Open("table:table-header-rows")
	o.Open("table:table-row", "table:style-name", rowStyle(s.headerHeight()))
	for _, c := range s.Columns {
		o.Open("table:table-cell", "table:style-name", o.style(headerStyle), "office:value-type", "string")
		if c.Note != "" {
			o.Open("office:annotation", "office:display", "false", "svg:width", points(noteWidth*0.75), "svg:height", points(float64(noteHeight(c.Note))*0.75))
			o.Paragraphs(c.Note)
			o.Close()
		}
		o.Paragraphs(c.Header)
		o.Close()
	}
	o.Close()
	o.Close()
}

// rows writes the rows, then those to be filled in.
func (o *writerODS) rows(sheet int, s Sheet) {
	if s.isSpaced() {
		o.blank(sheet, s)
	}
	for i, row := range s.Rows {
		o.Open("table:table-row")
		for j := range s.Columns {
			text, c := "", s.cellOf(i, j)
			if j < len(row) {
				text = row[j]
			}
			is := c.Kind.stored(text)
			if text == "" {
				is = c.Kind
			}
			o.cell(is, text, append([]string{"table:style-name", o.style(s.lookOf(i, j, is))}, o.choice(s.choiceName(sheet, i, j), c)...))
		}
		o.beside(s, "table:table-cell", "table:style-name")
		o.Close()
	}
	if s.isForm() {
		return
	}
	o.blank(sheet, s, "table:number-rows-repeated", fmt.Sprint(spareRows))
}

// blank writes a row to be filled in.
func (o *writerODS) blank(sheet int, s Sheet, attributes ...string) {
	o.Open("table:table-row", attributes...)
	for j, c := range s.Columns {
		o.Empty("table:table-cell", append([]string{"table:style-name", o.style(cellStyle(c.Kind, s.Protected))}, o.choice(choiceName(sheet, j), c)...)...)
	}
	o.beside(s, "table:table-cell", "table:style-name")
	o.Close()
}

// beside leaves the columns on the right open to typing.
func (o *writerODS) beside(s Sheet, element, style string) {
	if s.isOpenBeside() {
		o.Empty(element, "table:number-columns-repeated", fmt.Sprint(maxColumns-len(s.Columns)), style, o.style(cellStyle(Number, true)))
	}
}

// choice refers to the values that a column offers.
func (o *writerODS) choice(name string, c Column) []string {
	if !c.hasList() {
		return nil
	}
	return []string{"table:content-validation-name", name}
}

func choiceName(sheet, column int) string { return fmt.Sprintf("choice-%d-%d", sheet+1, column+1) }

// cell stores a text as its column says.
func (o *writerODS) cell(is Kind, text string, attributes []string) {
	switch {
	case text == "":
		o.Empty("table:table-cell", attributes...)
	case is == Number:
		o.Open("table:table-cell", append(attributes, "office:value-type", "float", "office:value", text)...)
		o.Paragraphs(strings.Replace(text, ".", ",", 1))
		o.Close()
	case is == Date:
		o.Open("table:table-cell", append(attributes, "office:value-type", "date", "office:date-value", text)...)
		o.Paragraphs(text[8:] + "/" + text[5:7] + "/" + text[:4])
		o.Close()
	default:
		o.textCell(text, attributes...)
	}
}

func (o *writerODS) textCell(text string, attributes ...string) {
	o.Open("table:table-cell", append(attributes, "office:value-type", "string")...)
	o.Paragraphs(text)
	o.Close()
}

// validations writes the values to choose from, if there are any: the
// element may not be empty.
func (o *writerODS) validations() {
	if !slices.ContainsFunc(o.wb.Sheets, func(s Sheet) bool { return s.hasLists() }) {
		return
	}
	o.Open("table:content-validations")
	for i, s := range o.wb.Sheets {
		for j, c := range s.Columns {
			o.validation(choiceName(i, j), c, address(s.Name, j, s.header()+1))
		}
		for n := range s.Answers {
			o.validation(s.choiceName(i, n, answerColumn), s.cellOf(n, answerColumn), address(s.Name, answerColumn, s.first()+n))
		}
	}
	o.Close()
}

func (o *writerODS) validation(name string, c Column, base string) {
	if !c.hasList() {
		return
	}
	o.Open("table:content-validation", "table:name", name, "table:condition", o.condition(c.List), "table:allow-empty-cell", "true",
		"table:display-list", "unsorted", "table:base-cell-address", base)
	o.Empty("table:error-message", "table:message-type", "stop", "table:display", fmt.Sprint(c.Strict))
	o.Close()
}

// condition holds a list, ISO/IEC 26300-1 §19.600.
func (o *writerODS) condition(list []string) string {
	if at := o.lists.column(list); at >= 0 {
		name := Letters(at)
		return fmt.Sprintf("of:cell-content-is-in-list([$%s.$%s$1:.$%s$%d])", quoted(o.lists.sheet), name, name, len(list))
	}
	return `of:cell-content-is-in-list("` + strings.Join(list, `";"`) + `")`
}

// databaseRanges gives each table its filters.
func (o *writerODS) databaseRanges() {
	if !slices.ContainsFunc(o.wb.Sheets, Sheet.hasTable) {
		return
	}
	o.Open("table:database-ranges")
	for i, s := range o.wb.Sheets {
		if n := len(s.Columns); n > 0 && !s.isForm() {
			target := address(s.Name, 0, s.header()) + ":" + address(s.Name, n-1, s.last())
			o.Empty("table:database-range", "table:name", fmt.Sprintf("__Anonymous_Sheet_DB__%d", i), "table:target-range-address", target, "table:display-filter-buttons", "true")
		}
	}
	o.Close()
}

// listSheet writes the hidden sheet, if anything stands in it.
func (o *writerODS) listSheet() {
	if len(o.lists.columns) == 0 {
		return
	}
	o.Open("table:table", "table:name", o.lists.sheet, "table:style-name", "hidden")
	o.Empty("table:table-column", "table:number-columns-repeated", fmt.Sprint(len(o.lists.columns)))
	longest := slices.MaxFunc(o.lists.columns, func(a, b []string) int { return len(a) - len(b) })
	for i := range longest {
		o.Open("table:table-row")
		for _, values := range o.lists.columns {
			if i < len(values) {
				o.textCell(values[i])
			} else {
				o.Empty("table:table-cell")
			}
		}
		o.Close()
	}
	o.Close()
}

// address refers to a cell, its column counted from 0 and its row from 1.
func address(sheet string, column, row int) string {
	return fmt.Sprintf("%s.%s%d", quoted(sheet), Letters(column), row)
}

// Letters names a column counted from 0: Z is followed by AA.
func Letters(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
