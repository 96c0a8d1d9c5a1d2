package spreadsheet_test

import (
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// benchRows is the size of the sheet that the benchmarks read.
const benchRows = 20_000

// inventory is a sheet as a municipality has it: 12 columns, texts and
// numbers.
func inventory() spreadsheet.Workbook {
	s := spreadsheet.Sheet{Name: "Parc", Columns: make([]spreadsheet.Column, 12)}
	for j := range s.Columns {
		s.Columns[j] = spreadsheet.Column{Header: fmt.Sprintf("colonne %d", j+1), Kind: spreadsheet.Kind(j % 2)}
	}
	for i := range benchRows {
		cells := make([]string, 12)
		for j := range cells {
			if cells[j] = fmt.Sprint(i*j, ".5"); j%2 == 0 {
				cells[j] = fmt.Sprintf("site n°%d, bureau %d", i%97, j)
			}
		}
		s.Rows = append(s.Rows, cells)
	}
	return spreadsheet.Workbook{Sheets: []spreadsheet.Sheet{s}}
}

func BenchmarkRead(b *testing.B) {
	for _, f := range bothFormats {
		data := written(b, f, inventory())
		b.Run(string(f), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				book := open(b, data, spreadsheet.Limits{})
				in, err := book.Rows(0)
				require.NoError(b, err)
				rows := 0
				for {
					_, err := in.Next()
					if err == io.EOF {
						break
					}
					require.NoError(b, err)
					rows++
				}
				require.Equal(b, benchRows+1, rows)
			}
			b.ReportMetric(float64(b.N)*benchRows/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

func BenchmarkWrite(b *testing.B) {
	wb := inventory()
	for _, f := range bothFormats {
		b.Run(string(f), func(b *testing.B) {
			for b.Loop() {
				require.NoError(b, spreadsheet.Write(io.Discard, f, wb))
			}
			b.ReportMetric(float64(b.N)*benchRows/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
