package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/reen-numerique/reen/report/internal/pdf"
	"github.com/stretchr/testify/require"
)

// pagesOf lays a document out and gives the texts of each page.
func pagesOf(t testing.TB, doc *Document) [][]string {
	l, err := layOut(doc)
	require.NoError(t, err)
	pages := make([][]string, l.canvas.Pages())
	for i := range pages {
		pages[i] = l.canvas.Texts(i + 1)
	}
	return pages
}

// pageWith gives the first page that shows a text, from 1; 0 for none.
func pageWith(pages [][]string, text string) int {
	for i, page := range pages {
		for _, s := range page {
			if strings.TrimSpace(s) == text {
				return i + 1
			}
		}
	}
	return 0
}

func lorem(words int) Paragraph {
	return Paragraph{Text: Plain(strings.TrimSpace(strings.Repeat("sobriété ", words)))}
}

// chapters is a document whose sections fall anywhere on the pages.
func chapters(n int) *Document {
	doc := &Document{Title: "Essai", Body: []Block{Contents{Title: "Sommaire", Depth: 3}}}
	for i := range n {
		level := 2 + i%2
		if i%9 == 0 {
			level = 1
		}
		doc.Body = append(doc.Body, Heading{Level: level, Text: fmt.Sprintf("Titre-%d", i)}, lorem(20+i*37%160))
	}
	return doc
}

func TestContentsGiveTheRightPages(t *testing.T) {
	l, err := layOut(chapters(60))
	require.NoError(t, err)
	require.Len(t, l.entries, 60)
	for i, e := range l.entries {
		texts := l.canvas.Texts(l.canvas.AnchorPage(e.anchor))
		require.Contains(t, texts, fmt.Sprintf("Titre-%d", i))
	}
	numbers := map[int][]string{} // by page of the contents, in order
	for _, e := range l.entries {
		numbers[e.page] = append(numbers[e.page], fmt.Sprint(l.canvas.AnchorPage(e.anchor)))
	}
	for page, want := range numbers {
		var got []string
		for _, s := range l.canvas.Texts(page) {
			if number, found := strings.CutPrefix(s, " "); found && strings.Trim(number, "0123456789") == "" {
				got = append(got, number)
			}
		}
		require.Equal(t, want, got)
	}
}

// However many lines the contents have, few of them have no page for themselves.
func TestContentsLeaveNoLineAlone(t *testing.T) {
	for n := 40; n < 75; n++ {
		l, err := layOut(chapters(n))
		require.NoError(t, err)
		byPage := map[int]int{}
		for _, e := range l.entries {
			byPage[e.page]++
		}
		for page, lines := range byPage {
			require.GreaterOrEqual(t, lines, 5, "%d lines, page %d", n, page)
		}
	}
}

func TestHeadingsKeepTwoLines(t *testing.T) {
	for n, page := range pagesOf(t, chapters(60))[2:] {
		body := page[:len(page)-1] // without the page number
		for i, s := range body {
			if strings.HasPrefix(s, "Titre-") {
				require.Greater(t, len(body), i+2, "page %d ends with %s", n+3, s)
			}
		}
	}
}

func TestChaptersStartPages(t *testing.T) {
	pages := pagesOf(t, chapters(60))
	for i := 0; i < 60; i += 9 {
		title := fmt.Sprintf("Titre-%d", i)
		require.Equal(t, title, pages[pageWith(pages[2:], title)+1][0])
	}
}

func TestNoLineStandsAlone(t *testing.T) {
	doc := &Document{}
	for range 40 {
		doc.Body = append(doc.Body, lorem(33)) // three lines each
	}
	for _, page := range pagesOf(t, doc) {
		require.Zero(t, (len(page)-1)%3, "three lines are never parted")
	}
}

func TestTableRepeatsItsHeadingAndKeepsItsRows(t *testing.T) {
	table := Table{Caption: "Inventaire", Columns: []Column{{Title: "Nom"}, {Title: "Nombre", Unit: "u", Align: Right}}}
	for i := range 150 {
		table.Rows = append(table.Rows, Row{Cells: []Text{Plain(fmt.Sprintf("ligne-%d", i)), Plain("1")}})
	}
	table.Rows = append(table.Rows, Row{Cells: []Text{Plain("Total"), Plain("150")}, Total: true})
	pages := pagesOf(t, &Document{Body: []Block{lorem(300), table}})
	require.Greater(t, len(pages), 3)
	seen := map[string]int{}
	for n, page := range pages {
		if n > 0 {
			require.Equal(t, []string{"Nom", "Nombre ", "u"}, page[:3], "page %d", n+1)
		}
		for _, s := range page {
			seen[s]++
		}
	}
	for i := range 150 {
		require.Equal(t, 1, seen[fmt.Sprintf("ligne-%d", i)])
	}
	last := pages[len(pages)-1]
	require.Contains(t, strings.Join(last, " "), "ligne-149 1 Total 150", "a total is not alone")
}

func TestRowTallerThanAPageIsShownWhole(t *testing.T) {
	words := make([]string, 4000)
	for i := range words {
		words[i] = fmt.Sprintf("mot%d", i)
	}
	table := Table{Columns: []Column{{Title: "A"}, {Title: "B"}}, Rows: []Row{
		{Cells: []Text{Plain("avant"), Plain("x")}},
		{Cells: []Text{Plain("haute"), Plain(strings.Join(words, " "))}},
		{Cells: []Text{Plain("après"), Plain("y")}},
	}}
	pages := pagesOf(t, &Document{Body: []Block{Callout{Body: []Block{table}}, table}})
	require.Less(t, len(pages), 60)
	var all []string
	for _, page := range pages {
		all = append(all, page...)
	}
	text := strings.Join(all, " ")
	for _, word := range append(words, "après") {
		require.Contains(t, text, word)
	}
}

func TestPagesAreNumbered(t *testing.T) {
	doc := chapters(20)
	doc.Head, doc.Foot = "En-tête", "Pied"
	doc.Cover = Cover{Title: "Couverture"}
	pages := pagesOf(t, doc)
	require.NotContains(t, pages[0], "En-tête", "a cover has no running head")
	for n, page := range pages[1:] {
		require.Contains(t, page, fmt.Sprintf("page\u00a0%d\u00a0/\u00a0%d", n+2, len(pages)))
		require.Contains(t, page, "En-tête")
		require.Contains(t, page, "Pied")
	}
}

func TestFigureKeepsItsCaptionAndSmallTable(t *testing.T) {
	for words := 200; words < 900; words += 60 {
		figure := Figure{Caption: "Légende", Alt: "Rien", Chart: Donut{}, Data: &Table{
			Caption: "Données", Columns: []Column{{Title: "A"}}, Rows: []Row{{Cells: []Text{Plain("un")}}, {Cells: []Text{Plain("deux")}}},
		}}
		pages := pagesOf(t, &Document{Body: []Block{lorem(words), figure}})
		require.Equal(t, pageWith(pages, "Légende"), pageWith(pages, "deux"))
		require.NotZero(t, pageWith(pages, "deux"))
	}
}

func TestColumnsHoldTheirLongestWord(t *testing.T) {
	l, err := layOut(&Document{})
	require.NoError(t, err)
	table := &tableLayout{layout: l, look: bodyTable, Table: Table{
		Columns: []Column{{Title: "Nom", Width: 20}, {Title: "Consommation", Align: Right}, {Title: "Anticonstitutionnellement"}},
	}}
	widths := table.columnWidths(3)
	least := table.leastWidths(3)
	require.InDelta(t, l.width, widths[0]+widths[1]+widths[2], 1e-6)
	for i := range widths {
		require.GreaterOrEqual(t, widths[i], least[i]-1e-6)
	}
}

func TestLongCoverLosesNoFact(t *testing.T) {
	doc := &Document{Cover: Cover{Title: strings.Repeat("Très long titre ", 60), Kicker: strings.Repeat("loi ", 200)}}
	for i := range 60 {
		doc.Cover.Facts = append(doc.Cover.Facts, Fact{fmt.Sprintf("nom-%d", i), fmt.Sprintf("valeur-%d", i)})
	}
	pages := pagesOf(t, doc)
	for i := range 60 {
		require.NotZero(t, pageWith(pages, fmt.Sprintf("valeur-%d", i)), i)
	}
}

func TestOutlineHasNoGap(t *testing.T) {
	entries := outlineOf([]Block{
		Heading{Level: 3, Text: "a", ID: "x"}, Heading{Level: 1, Text: "b", ID: "x"},
		Callout{Body: []Block{Heading{Level: 4, Text: "c"}}}, Heading{Level: 9}, Heading{Level: -2},
	})
	ranks := make([]int, len(entries))
	anchors := map[string]bool{}
	for i, e := range entries {
		ranks[i] = e.rank
		anchors[e.anchor] = true
	}
	require.Equal(t, []int{1, 1, 2, 3, 1}, ranks)
	require.Len(t, anchors, 5)
}

// Sisters have the same level, in a document that begins deep too.
func TestHeadingsOfOneLevelHaveOneRank(t *testing.T) {
	for _, c := range []struct{ levels, ranks []int }{{[]int{2, 2, 3, 2}, []int{1, 1, 2, 1}}, {[]int{1, 3, 3, 2}, []int{1, 2, 2, 2}}} {
		var body []Block
		for _, level := range c.levels {
			body = append(body, Heading{Level: level})
		}
		var ranks []int
		for _, e := range outlineOf(body) {
			ranks = append(ranks, e.rank)
		}
		require.Equal(t, c.ranks, ranks)
	}
}

func TestThemeIsChecked(t *testing.T) {
	tests := []struct{ name, value, want string }{
		{"no form", "bleu", "is not of the form #rrggbb"},
		{"too short", "#123", "is not of the form #rrggbb"},
		{"too light", "#ffee00", "is too light"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Theme{Primary: tt.value}.colors()
			require.ErrorContains(t, err, "report: theme colour")
			require.ErrorContains(t, err, tt.want)
			_, err = Theme{Accent: tt.value}.colors()
			require.ErrorContains(t, err, tt.want)
		})
	}
	colors, err := Theme{Primary: "#003366"}.colors()
	require.NoError(t, err)
	require.Equal(t, pdf.Color{G: 0x33, B: 0x66}, colors.primary)
}

func TestLanguage(t *testing.T) {
	for in, want := range map[string]string{"": "fr-FR", "fr": "fr", "br-FR": "br-FR", "x\"><": "fr-FR", "fr-": "fr-FR", "1a": "fr-FR", "é": "fr-FR"} {
		require.Equal(t, want, languageOf(&Document{Language: in}), in)
	}
}

// However much a cover has to hold, its parts stand apart: what finds no room
// goes to the next page.
func TestCoverPartsStandApart(t *testing.T) {
	long := strings.Repeat("un texte très long et détaillé ", 30)
	cover := Cover{Kicker: long, Title: long, Notice: Plain(long)}
	for range 30 {
		cover.Lines = append(cover.Lines, "Une ligne de plus")
		cover.Facts = append(cover.Facts, Fact{"Nom", "Valeur"})
	}
	l, err := layOut(&Document{Cover: cover})
	require.NoError(t, err)
	require.Contains(t, l.canvas.Texts(1), "Une ligne de plus")
	first, second := strings.Join(l.canvas.Texts(1), " "), strings.Join(l.canvas.Texts(2), " ")
	require.Equal(t, 30, strings.Count(first+second, "Valeur"), "no fact is lost")
	require.LessOrEqual(t, strings.Count(first, "Valeur"), 6, "below a band of that height")
}
