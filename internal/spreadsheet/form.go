package spreadsheet

import "fmt"

// Answer is what the second cell of a row of a form is. The other cells of the
// row are its label, its unit and its help: they are locked.
type Answer struct {
	Kind  Kind
	List  []string // values to choose from
	Title bool     // the row is a title across the form, and asks for nothing
}

// answerColumn is the place of the answers among the columns of a form.
const answerColumn = 1

// isForm tells a sheet whose rows each ask for something of their own.
func (s Sheet) isForm() bool { return len(s.Answers) > 0 }

// spare gives the rows below the last that are ready to be filled in: a form
// asks for nothing more.
func (s Sheet) spare() int {
	if s.isForm() {
		return 0
	}
	return spareRows
}

// cellOf is what a cell of a row is: as its column says or, in a form, as its
// answer does.
func (s Sheet) cellOf(row, column int) Column {
	c := s.Columns[column]
	if s.isForm() && column == answerColumn && row < len(s.Answers) {
		c.Kind, c.List, c.Strict = s.Answers[row].Kind, s.Answers[row].List, true
	}
	return c
}

// lookOf is the style of a cell of a row that is stored as a kind.
func (s Sheet) lookOf(row, column int, is Kind) style {
	switch {
	case !s.isForm():
		return cellStyle(is, s.Protected)
	case row < len(s.Answers) && s.Answers[row].Title:
		return sectionStyle
	case column == answerColumn:
		return answerStyle(is, s.Protected)
	case column == 0:
		return labelStyle
	}
	return helpStyle
}

// ruleColour is that of the lines between the rows of a form.
const ruleColour = "C8C8C8"

// The look of a form.
var (
	sectionStyle = style{size: 11, bold: true, colour: blue, fill: "DDE7F1", vertical: "center", side: "left", indent: 1}
	labelStyle   = style{size: fontSize, bold: true, colour: ink, wrap: true, vertical: "top", side: "left", indent: 1, ruled: true}
	helpStyle    = style{size: fontSize, colour: "404040", wrap: true, vertical: "top", side: "left", indent: 1, ruled: true}
)

// answerStyle is that of a cell to fill in: pale yellow, wrapped and on the
// left whatever it holds.
func answerStyle(k Kind, protected bool) style {
	out := cellStyle(k, protected)
	out.fill, out.wrap, out.side, out.ruled = "FFF8DC", true, "left", true
	return out
}

// choiceName names the values to choose from in a cell: those of its column
// or, in a form, of its answer.
func (s Sheet) choiceName(sheet, row, column int) string {
	if s.isForm() {
		return fmt.Sprintf("answer-%d-%d", sheet+1, row+1)
	}
	return choiceName(sheet, column)
}
