package spreadsheet

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/reen-numerique/reen/internal/fixedzip"
)

// writerXLSX writes with the library, whose errors are those of its caller:
// the first one ends the writing.
type writerXLSX struct {
	file   *excelize.File
	styles map[string]int
	lists  *lists
	err    error
}

func writeXLSX(w io.Writer, wb *Workbook) (err error) {
	x := &writerXLSX{file: excelize.NewFile(), styles: map[string]int{}, lists: wb.placeLists()}
	defer func() { _ = x.file.Close() }() // in memory
	x.file.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return fixedzip.New(w) })
	x.try(x.file.SetDefaultFont(fontName))
	x.try(x.file.SetDocProps(&excelize.DocProperties{Title: wb.Title, Language: wb.Language, Creator: author, LastModifiedBy: author, Created: fixedDate, Modified: fixedDate}))
	x.try(x.file.SetSheetName("Sheet1", wb.Sheets[0].Name))
	for _, s := range wb.Sheets {
		x.sheet(s)
	}
	x.listSheet()
	if x.err != nil {
		return fmt.Errorf("spreadsheet: %w", x.err)
	}
	return x.file.Write(w)
}

func (x *writerXLSX) try(err error) {
	if x.err == nil {
		x.err = err
	}
}

func (x *writerXLSX) sheet(s Sheet) {
	_, err := x.file.NewSheet(s.Name) // the first one is there, and stays
	x.try(err)
	x.columns(s)
	x.intro(s)
	if s.hasTable() {
		x.headers(s)
	}
	for i, row := range s.Rows {
		for j, text := range row {
			if text != "" {
				x.cell(s, i, j, text)
			} else if s.isForm() {
				x.look(s, i, j, s.cellOf(i, j).Kind)
			}
		}
		if height := s.rowHeight(i); height > 0 { // LibreOffice finds it by itself in ODS alone
			x.try(x.file.SetRowHeight(s.Name, s.first()+i, height))
		}
	}
	x.everyChoice(s)
	x.page(s)
	if s.Protected {
		x.try(x.file.ProtectSheet(s.Name, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, AutoFilter: true, Sort: true,
			FormatColumns: true, FormatRows: true, InsertRows: true, DeleteRows: true}))
	}
}

// page sets A4 on its side, as wide as the table. It comes after the filters,
// which the library sets in the place of these properties.
func (x *writerXLSX) page(s Sheet) {
	orientation, size, wide, high := "landscape", 9, 1, 0
	fits := true
	x.try(x.file.SetPageLayout(s.Name, &excelize.PageLayoutOptions{Orientation: &orientation, Size: &size, FitToWidth: &wide, FitToHeight: &high}))
	x.try(x.file.SetSheetDimension(s.Name, "A1:"+x.name(max(len(s.Columns), 1), max(s.first()-1+len(s.Rows), 1))))
	x.try(x.file.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fits}))
}

// columns sets widths, and how what is typed below the rows is stored.
func (x *writerXLSX) columns(s Sheet) {
	for j, c := range s.Columns {
		name := x.columnName(j + 1)
		x.try(x.file.SetColStyle(s.Name, name, x.style(cellStyle(c.Kind, s.Protected))))
		x.try(x.file.SetColWidth(s.Name, name, name, float64(c.Width)))
	}
	if s.isOpenBeside() {
		beside := x.columnName(len(s.Columns)+1) + ":" + x.columnName(maxColumns)
		x.try(x.file.SetColStyle(s.Name, beside, x.style(cellStyle(Number, true))))
	}
	if !s.hasTable() {
		x.try(x.file.SetColWidth(s.Name, "A", "A", introWidth))
	}
}

func (x *writerXLSX) intro(s Sheet) {
	columns, _ := s.span()
	for i, text := range s.Intro {
		from, to := x.name(1, i+1), x.name(columns, i+1)
		x.text(s.Name, from, text)
		if columns > 1 {
			x.try(x.file.MergeCell(s.Name, from, to))
		}
		x.try(x.file.SetCellStyle(s.Name, from, to, x.style(introLook(i))))
		x.try(x.file.SetRowHeight(s.Name, i+1, s.introHeight(i)))
	}
}

func (x *writerXLSX) headers(s Sheet) {
	row := s.header()
	for j, c := range s.Columns {
		at := x.name(j+1, row)
		x.text(s.Name, at, c.Header)
		x.try(x.file.SetCellStyle(s.Name, at, at, x.style(headerStyle)))
		if c.Note != "" {
			x.try(x.file.AddComment(s.Name, excelize.Comment{Cell: at, Author: author, Text: c.Note, Width: noteWidth, Height: noteHeight(c.Note)}))
		}
	}
	x.try(x.file.SetRowHeight(s.Name, row, s.headerHeight()))
	if !s.isForm() {
		x.try(x.file.AutoFilter(s.Name, x.name(1, row)+":"+x.name(len(s.Columns), s.last()), nil))
	}
	below := x.name(1, row+1)
	x.try(x.file.SetPanes(s.Name, &excelize.Panes{Freeze: true, YSplit: row, TopLeftCell: below, ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: below, ActiveCell: below, Pane: "bottomLeft"}}}))
	x.try(x.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted(s.Name), row, row), Scope: s.Name}))
}

// cell stores a text as its column says.
func (x *writerXLSX) cell(s Sheet, row, column int, text string) {
	at, is := x.name(column+1, s.first()+row), s.cellOf(row, column).Kind.stored(text)
	switch is {
	case Number:
		x.try(x.file.SetCellDefault(s.Name, at, text))
	case Date:
		x.try(x.file.SetCellInt(s.Name, at, serial(text)))
	default:
		x.text(s.Name, at, text)
	}
	x.look(s, row, column, is)
}

func (x *writerXLSX) look(s Sheet, row, column int, is Kind) {
	at := x.name(column+1, s.first()+row)
	x.try(x.file.SetCellStyle(s.Name, at, at, x.style(s.lookOf(row, column, is))))
}

func (x *writerXLSX) text(sheet, at, text string) { x.try(x.file.SetCellStr(sheet, at, escape(text))) }

// everyChoice offers the values of the columns down to the last row to fill
// in, or those of each answer.
func (x *writerXLSX) everyChoice(s Sheet) {
	for j, c := range s.Columns {
		x.choices(s, c, j+1, s.header()+1, s.last())
	}
	for i := range s.Answers {
		row := s.first() + i
		x.choices(s, s.cellOf(i, answerColumn), answerColumn+1, row, row)
	}
}

// choices offers the values of a column between two rows.
func (x *writerXLSX) choices(s Sheet, c Column, column, first, last int) {
	if !c.hasList() {
		return
	}
	v := excelize.NewDataValidation(true)
	v.SetSqref(x.name(column, first) + ":" + x.name(column, last))
	if at := x.lists.column(c.List); at >= 0 {
		name := x.columnName(at + 1)
		v.SetSqrefDropList(fmt.Sprintf("%s!$%s$1:$%s$%d", quoted(x.lists.sheet), name, name, len(c.List)))
	} else {
		x.try(v.SetDropList(c.List))
	}
	if v.ShowErrorMessage = c.Strict; c.Strict {
		stop := "stop"
		v.ErrorStyle = &stop
	}
	x.try(x.file.AddDataValidation(s.Name, v))
}

// listSheet writes the hidden sheet, if anything stands in it.
func (x *writerXLSX) listSheet() {
	if len(x.lists.columns) == 0 {
		return
	}
	_, err := x.file.NewSheet(x.lists.sheet)
	x.try(err)
	for j, values := range x.lists.columns {
		for i, v := range values {
			x.text(x.lists.sheet, x.name(j+1, i+1), v)
		}
	}
	x.try(x.file.SetSheetVisible(x.lists.sheet, false))
}

func (x *writerXLSX) name(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	x.try(err)
	return name
}

func (x *writerXLSX) columnName(column int) string {
	name, err := excelize.ColumnNumberToName(column)
	x.try(err)
	return name
}

// style gives the number of a style in the workbook.
func (x *writerXLSX) style(s style) int {
	key := fmt.Sprint(s)
	if id, known := x.styles[key]; known {
		return id
	}
	out := &excelize.Style{
		Font:       &excelize.Font{Family: fontName, Size: s.size, Bold: s.bold, Color: s.colour},
		Alignment:  &excelize.Alignment{WrapText: s.wrap, Vertical: s.vertical, Horizontal: s.side, Indent: s.indent},
		Protection: &excelize.Protection{Locked: !s.open},
	}
	if s.fill != "" {
		out.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.fill}}
	}
	if s.ruled {
		out.Border = []excelize.Border{{Type: "bottom", Color: ruleColour, Style: 1}}
	}
	if s.format != "" {
		out.CustomNumFmt = &s.format
	}
	id, err := x.file.NewStyle(out)
	x.try(err)
	x.styles[key] = id
	return id
}

// quoted names a sheet in a reference.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }
