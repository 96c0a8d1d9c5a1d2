package main

import (
	"encoding/csv"
	"io"
	"strings"
)

// writeCSV writes rows with semicolons, as French spreadsheets open them,
// and takes the force out of cells that they would run as formulas.
func writeCSV(w io.Writer, rows [][]string) error {
	out := csv.NewWriter(w)
	out.Comma = ';'
	for _, row := range rows {
		safe := make([]string, len(row))
		for n, cell := range row {
			safe[n] = neutral(cell)
		}
		if err := out.Write(safe); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// neutral puts an apostrophe before what a spreadsheet would take for a
// formula; a negative number is none.
func neutral(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return cell
	}
	if cell[0] == '-' && strings.Trim(cell[1:], "0123456789.") == "" {
		return cell
	}
	return "'" + cell
}
