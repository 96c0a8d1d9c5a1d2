package main

import (
	"encoding/csv"
	"io"

	"github.com/reen-numerique/reen/internal/sheet"
)

// writeCSV writes rows with semicolons, as French spreadsheets open them,
// and takes the force out of cells that they would run as formulas.
func writeCSV(w io.Writer, rows [][]string) error {
	out := csv.NewWriter(w)
	out.Comma = ';'
	for _, row := range rows {
		safe := make([]string, len(row))
		for n, cell := range row {
			safe[n] = sheet.Neutral(cell)
		}
		if err := out.Write(safe); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
