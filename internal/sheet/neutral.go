// Package sheet keeps what we write harmless in a spreadsheet.
package sheet

import "strings"

// Neutral puts an apostrophe before a cell that a spreadsheet would run as a
// formula when the file is opened. A negative number is none.
func Neutral(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return cell
	}
	if cell[0] == '-' && len(cell) > 1 && strings.Trim(cell[1:], "0123456789.") == "" {
		return cell
	}
	return "'" + cell
}

// Plain takes the apostrophe back from a cell that Neutral gave one.
func Plain(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && Neutral(cell[1:]) == cell {
		return cell[1:]
	}
	return cell
}
