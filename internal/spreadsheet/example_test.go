package spreadsheet_test

import (
	"bytes"
	"fmt"
	"io"

	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// A workbook to fill in, and what is read of it.
func Example() {
	var file bytes.Buffer
	err := spreadsheet.Write(&file, spreadsheet.ODS, spreadsheet.Workbook{Title: "Parc", Sheets: []spreadsheet.Sheet{{
		Name:  "Équipements",
		Intro: []string{"Équipements", "Une ligne par modèle."},
		Columns: []spreadsheet.Column{
			{Header: "type", Note: "Exemple : ordinateur portable", Width: 24},
			{Header: "quantite", Kind: spreadsheet.Number},
			{Header: "etat", List: []string{"en service", "en stock"}, Strict: true},
			{Header: "date_achat", Kind: spreadsheet.Date},
		},
		Rows: [][]string{{"=1+1", "250", "en service", "2021-09-01"}},
	}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	format, _ := spreadsheet.FormatOf(file.Bytes())
	book, err := spreadsheet.Open(file.Bytes(), spreadsheet.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(format, book.Sheets())
	rows, err := book.Rows(0)
	for err == nil {
		var row spreadsheet.Row
		if row, err = rows.Next(); err == nil {
			fmt.Printf("%d %q\n", row.Number, row.Cells)
		}
	}
	fmt.Println(err == io.EOF)
	// Output:
	// ods [Équipements]
	// 1 ["Équipements"]
	// 2 ["Une ligne par modèle."]
	// 3 ["type" "quantite" "etat" "date_achat"]
	// 4 ["=1+1" "250" "en service" "2021-09-01"]
	// true
}
