package spreadsheet

// The look of what is written, the same in both formats.
const (
	fontName     = "Arial" // LibreOffice shows Liberation Sans, of the same widths
	fontSize     = 10.0    // points
	titleSize    = 14.0
	lineHeight   = 13.5  // points, of a line of fontSize
	headerMargin = 8.0   // points
	charWidth    = 5.6   // points, of a digit of fontSize with its share of the margins
	indentWidth  = 6.0   // points
	wrapMargin   = 2     // characters, around a text
	tallest      = 409.0 // points, of a row in Excel
	noteWidth    = 260   // pixels, of a comment
	noteColumns  = 38    // characters in noteWidth
	author       = "reen"
	fixedDate    = "2000-01-01T00:00:00Z" // in the properties: same input, same bytes
)

// Colours, RRGGBB: white on dark blue has a contrast of 8.6 to 1.
const (
	ink   = "000000"
	blue  = "1F4E79"
	white = "FFFFFF"
)

// style is the look of a cell.
type style struct {
	size     float64
	bold     bool
	colour   string
	fill     string // "" for none
	wrap     bool
	vertical string // top or center
	side     string // left or right
	indent   int    // characters between the text and that side
	open     bool   // to typing, where the sheet is protected
	format   string // of XLSX, "" for the general one
	ruled    bool   // a thin line below, that parts the rows of a form
}

var (
	titleStyle  = style{size: titleSize, bold: true, colour: blue, wrap: true, vertical: "center", side: "left"}
	introStyle  = style{size: fontSize, colour: ink, wrap: true, vertical: "top", side: "left"}
	headerStyle = style{size: fontSize, bold: true, colour: white, fill: blue, wrap: true, vertical: "center", side: "left", indent: 1}
)

// introLook is that of a line of the intro.
func introLook(line int) style {
	if line == 0 {
		return titleStyle
	}
	return introStyle
}

// introHeight is that of a line of the intro once wrapped, in points: no
// spreadsheet finds it by itself where cells are merged.
func (s Sheet) introHeight(line int) float64 {
	_, width := s.span()
	size := introLook(line).size / fontSize
	return lineHeight * size * float64(linesOf(s.Intro[line], int(float64(width)*letters/size)))
}

// letters is how many letters of a French text stand in the place of a digit,
// by which widths are told; a little fewer, so that nothing is cut.
const letters = 1.1

// rowHeight is that of a row once wrapped, in points; 0 for a row of one line.
func (s Sheet) rowHeight(row int) float64 {
	lines := 1
	for j, text := range s.Rows[row] {
		if s.lookOf(row, j, s.cellOf(row, j).Kind.stored(text)).wrap {
			lines = max(lines, linesOf(text, int(float64(s.Columns[j].Width-wrapMargin)*letters)))
		}
	}
	if lines == 1 {
		return 0
	}
	return min(lineHeight*float64(lines), tallest)
}

// headerHeight is that of the headers once wrapped, in points.
func (s Sheet) headerHeight() float64 {
	lines := 1
	for _, c := range s.Columns {
		lines = max(lines, linesOf(c.Header, c.Width-1))
	}
	return lineHeight*float64(lines) + headerMargin
}

// formats of numbers in XLSX, by kind.
var formats = map[Kind]string{Text: "@", Date: "dd/mm/yyyy"}

// cellStyle is that of what is typed.
func cellStyle(k Kind, protected bool) style {
	side := "left"
	if k == Number {
		side = "right"
	}
	return style{size: fontSize, colour: ink, wrap: k == Text, vertical: "top", side: side, indent: 1, open: protected, format: formats[k]}
}

// noteHeight makes room for a comment, in pixels.
func noteHeight(note string) uint { return uint(24 + 18*linesOf(note, noteColumns)) }
