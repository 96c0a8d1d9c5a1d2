package delimited_test

import (
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/delimited"
)

// linesOf gives the lines of a text, ended or not.
func linesOf(text string) []delimited.Line {
	var out []delimited.Line
	for i, l := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		out = append(out, delimited.Line{Number: i + 1, Text: []byte(l)})
	}
	return out
}

// texts copies cells.
func texts(cells [][]byte) []string {
	var out []string
	for _, c := range cells {
		out = append(out, string(c))
	}
	return out
}

// Whatever a cell holds, it comes back as it was written by encoding/csv.
func FuzzSplitterAgreesWithCSV(f *testing.F) {
	f.Add("a", "b;c", "d\"e\n\nf")
	f.Add("", " ", "\"")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		want := []string{a, b, c}
		for _, cell := range want {
			if strings.ContainsAny(cell, "\r\x00") || !utf8.ValidString(cell) || len(cell) > 500 {
				t.Skip()
			}
		}
		var text strings.Builder
		w := csv.NewWriter(&text)
		w.Comma = ';'
		require.NoError(t, w.Write(want))
		w.Flush()
		lines := linesOf(text.String())
		for _, s := range []delimited.Splitter{{Separator: ';', Most: 10}, {Separator: ';'}, {Separator: ';', Most: 3, Strict: true}} {
			for n := range lines {
				require.Zero(t, s.Take(lines[:n]), "not whole yet")
			}
			require.Equal(t, len(lines), s.Take(lines))
			require.False(t, s.Wide())
			got := texts(s.Cells())
			require.Len(t, got, len(want))
			for i := range want {
				require.Equal(t, strings.TrimSpace(want[i]), got[i])
			}
		}
	})
}

func TestTakeTakesOneRow(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		used       int
		want       []string
	}{
		{"one line", "a;b\nc;d\n", 1, []string{"a", "b"}},
		{"blank cells", ";;", 1, []string{"", "", ""}},
		{"blank line", "", 1, []string{""}},
		{"blanks around", " a ; b", 1, []string{"a", "b"}},
		{"quotes over lines", "a;\"b\n\nc\"\nd", 3, []string{"a", "b\n\nc"}},
		{"doubled quotes", `"un ""mot"""`, 1, []string{`un "mot"`}},
		{"stray quotes", `"un "mot" rare";b`, 1, []string{`un "mot" rare`, "b"}},
		{"blank after the quotes", `"a" ;b`, 1, []string{"a", "b"}},
		{"quote inside a bare cell", `24" large;b`, 1, []string{`24" large`, "b"}},
		{"open to the end", "a;\"b\nc", 0, nil},
		{"stray and open", "\"a \"b\nc", 0, nil},
		{"text after the quotes of another line", "\"a\nb\"c", 0, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := delimited.Splitter{Separator: ';'}
			require.Equal(t, tt.used, s.Take(linesOf(tt.text)))
			if tt.used > 0 {
				require.Equal(t, tt.want, texts(s.Cells()))
			}
		})
	}
	s := delimited.Splitter{Separator: ';'}
	require.Zero(t, s.Take(nil))
	require.Zero(t, s.Take([]delimited.Line{{Number: 1, Long: true}}))
}

// A line of as many separators as the header is a row, quotes or not.
func TestColumnsTellARowInsideQuotes(t *testing.T) {
	lines := linesOf("a;\"b\nc;d;e\";f\n")
	unknown := delimited.Splitter{Separator: ';'}
	require.Equal(t, 2, unknown.Take(lines))
	wide := delimited.Splitter{Separator: ';', Columns: 5}
	require.Equal(t, 2, wide.Take(lines))
	known := delimited.Splitter{Separator: ';', Columns: 3}
	require.Zero(t, known.Take(lines))
}

func TestWide(t *testing.T) {
	for _, tt := range []struct {
		name, text    string
		loose, strict bool
	}{
		{"fewer", "a", false, false},
		{"as many", "a;b", false, false},
		{"trailing separators", "a;b;; ;", false, true},
		{"one more", "a;b;c", true, true},
		{"one more, far", "a;b;;;c", true, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			loose := delimited.Splitter{Separator: ';', Most: 2}
			strict := delimited.Splitter{Separator: ';', Most: 2, Strict: true}
			require.Equal(t, 1, loose.Take(linesOf(tt.text)))
			require.Equal(t, 1, strict.Take(linesOf(tt.text)))
			require.Equal(t, tt.loose, loose.Wide())
			require.Equal(t, tt.strict, strict.Wide())
			require.LessOrEqual(t, len(loose.Cells()), 2)
			require.Equal(t, 1, strict.Take(linesOf("a")))
			require.False(t, strict.Wide(), "of the last row taken")
		})
	}
}
