package pdf_test

import (
	"strings"
	"testing"

	"github.com/reen-numerique/reen/report/internal/pdf"
	"github.com/stretchr/testify/require"
)

func TestLines(t *testing.T) {
	c := newCanvas(t)
	tests := []struct {
		name  string
		text  string
		width float64
		want  []string
	}{
		{"fits", "deux mots", 200, []string{"deux mots"}},
		{"at a space, which stays at the end", "deux mots", 30, []string{"deux ", "mots"}},
		{"no-break spaces hold", "émet 1\u202f234\u202f567\u00a0kg", 60, []string{"émet ", "1\u202f234\u202f567\u00a0kg"}},
		{"not after a letter alone in brackets", "avant [À faire]", 50, []string{"avant ", "[À faire]"}},
		{"but where nothing else does", "[À compléter]", 50, []string{"[À ", "compléter]"}},
		{"a number keeps its unit", "soit 500 kW et plus", 45, []string{"soit ", "500 kW ", "et plus"}},
		{"a day keeps its month", "avant le 31 décembre 2024", 60, []string{"avant le ", "31 décembre ", "2024"}},
		{"an article keeps its number", "selon l’article 35 de", 70, []string{"selon ", "l’article 35 de"}},
		{"after a hyphen between letters", "vice-présidente", 60, []string{"vice-", "présidente"}},
		{"not after the hyphen of a number", "loi 2021-1485", 52, []string{"loi ", "2021-1485"}},
		{"not after a no-break hyphen", "loi 2021\u20111485", 52, []string{"loi ", "2021\u20111485"}},
		{"at a soft hyphen, which shows", "informa\u00adtique", 50, []string{"informa-", "tique"}},
		{"a soft hyphen does not show inside", "informa\u00adtique", 200, []string{"informatique"}},
		{"a long word is cut", "aaaaaaaaaa", 30, []string{"aaaaa", "aaaaa"}},
		{"an address is cut after a slash", "https://exemple.fr/abc", 90, []string{"https://exemple.fr/", "abc"}},
		{"spaces at the end take no room", "mot     ", 20, []string{"mot     "}},
		{"a line narrower than a letter", "ab", .1, []string{"a", "b"}},
		{"line feeds are spaces", "a\nb\tc", 200, []string{"a b c"}},
		{"nothing", "", 50, []string{""}},
		{"decomposed accents are composed", "e\u0301te\u0301", 50, []string{"été"}},
		{"what no face can show is visible", "a🌍\xffb\x00", 100, []string{"a□□b"}},
		{"marks of order are dropped", "a\u200b\u202eb", 100, []string{"ab"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lines := c.Lines([]pdf.Run{{Text: tt.text, Size: 10}}, tt.width)
			got := make([]string, len(lines))
			for i, l := range lines {
				got[i] = l.String()
			}
			require.Equal(t, tt.want, got)
		})
	}
}

func TestLinesOfSeveralRuns(t *testing.T) {
	c := newCanvas(t)
	lines := c.Lines([]pdf.Run{{Text: "un mot ", Size: 10}, {Text: "gras", Face: pdf.Bold, Size: 10}, {Text: " et la suite", Size: 10}}, 60)
	require.Equal(t, "un mot gras ", lines[0].String())
	require.Len(t, lines[0].Pieces, 3)
	bold := lines[0].Pieces[1]
	require.Equal(t, 1, bold.Run)
	require.InDelta(t, c.Width("un mot ", pdf.Regular, 10), bold.X, 1e-9)
	require.InDelta(t, c.Width("gras", pdf.Bold, 10), bold.W, 1e-9)
}

// Breaking loses nothing and, where words allow it, holds the width.
func FuzzLines(f *testing.F) {
	f.Add("Le conseil municipal, réuni à l’Hôtel de Ville, œuvre.", 80.0)
	f.Add("a\u00adb-c\u202fd \xff🌍☑CO₂e", 20.0)
	f.Fuzz(func(t *testing.T, s string, width float64) {
		c := newCanvas(t)
		var b strings.Builder
		for _, line := range c.Lines([]pdf.Run{{Text: s, Size: 10}}, width) {
			b.WriteString(line.String())
			if len([]rune(strings.TrimSpace(line.String()))) > 1 && width > 20 && !strings.Contains(s, "\u00ad") {
				require.LessOrEqual(t, line.Width, width+1e-3)
			}
		}
		strip := func(s string) string { return strings.NewReplacer("\u00ad", "", "-", "").Replace(s) }
		require.Equal(t, strip(c.Clean(s, pdf.Regular)), strip(b.String()))
		c.AddPage()
		c.Text(10, 10, s, pdf.Style{Size: 10})
		_, err := c.Bytes()
		require.NoError(t, err)
	})
}
