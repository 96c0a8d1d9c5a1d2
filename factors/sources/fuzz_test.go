package sources

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// fuzzed reads bytes: no panic, and every row accounted for.
func fuzzed(t *testing.T, name, data string, format Format) {
	c, err := newCollector(Options{Format: format, Limits: Limits{Bytes: 1 << 20, Unzipped: 4 << 20, Rows: 2000}})
	require.NoError(t, err)
	if c.read(strings.NewReader(data), name) == nil {
		settled(t, c)
	}
}

// fuzzRows mutates the rows below a header that is whole.
func fuzzRows(f *testing.F, format Format, samples ...string) {
	headers := make([]string, len(samples))
	for i, name := range samples {
		data, err := os.ReadFile("testdata/" + name)
		require.NoError(f, err)
		head, rows, _ := strings.Cut(string(data), "\n")
		headers[i] = head + "\n"
		f.Add(uint8(i), rows)
		for line := range strings.Lines(rows) {
			f.Add(uint8(i), line)
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, rows string) {
		fuzzed(t, "f.csv", headers[int(which)%len(headers)]+rows, format)
	})
}

func FuzzBaseCarbone(f *testing.F) { fuzzRows(f, BaseCarbone, "Base_Carbone_V23.6.csv") }

func FuzzEmpreinteNumerique(f *testing.F) { fuzzRows(f, EmpreinteNumerique, "empreinte-numerique.csv") }

func FuzzBoavizta(f *testing.F) { fuzzRows(f, Boavizta, "boavizta-fr.csv", "boavizta-us.csv") }

func FuzzNumEcoEval(f *testing.F) {
	fuzzRows(f, NumEcoEval, "numecoeval-1/characterizationFactors.csv", "numecoeval-1/itemTypes.csv", "numecoeval-1/equipmentRefMatching.csv",
		"numecoeval-2/ref_item_impact.csv", "numecoeval-2/ref_item_type.csv")
}

func FuzzNative(f *testing.F) { fuzzRows(f, Native, "native.csv") }

// FuzzAnyBytes lets the content tell the format, workbooks included.
func FuzzAnyBytes(f *testing.F) {
	for _, name := range []string{"Base_Carbone_V23.6.csv", "empreinte-numerique.csv", "boavizta-us.csv", "native.csv", "workbook.xlsx"} {
		data, err := os.ReadFile("testdata/" + name)
		require.NoError(f, err)
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, data string) { fuzzed(t, "f", data, "") })
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"8,00E-03", "-1.82E-02", "1 234,5", "156", "1e999", "NaN", "32.799999999999997"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := number(s)
		if err != nil {
			return
		}
		again, err := number(d.String())
		require.NoError(t, err)
		require.True(t, d.Equal(again))
	})
}
