package inventory

import (
	"encoding/csv"
	"io"
	"strconv"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/sheet"
)

// WriteRejects writes the refused rows as CSV, for those who will mend them
// in a spreadsheet. No cell can act as a formula there: one that begins like
// a formula is written after an apostrophe.
func WriteRejects(w io.Writer, problems diag.List) error {
	out := csv.NewWriter(w)
	out.Comma = ';'
	if err := out.Write([]string{"fichier", "ligne", "colonne", "valeur", "code", "message"}); err != nil {
		return err
	}
	for _, p := range problems.Only(diag.Refused) {
		message := p.Message
		if p.Remedy != "" {
			message += ". " + p.Remedy
		}
		row := []string{p.File, rowNumber(p.Row), p.Column, p.Value, p.Code, message}
		for i, cell := range row {
			row[i] = sheet.Neutral(cell)
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func rowNumber(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
