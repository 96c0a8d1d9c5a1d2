package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/report/internal/pdf"
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

// A chapter starts a page, or runs on where much of the page is left;
// what follows the contents always starts one.
func TestChaptersStartPagesButWhereMuchOfOneIsLeft(t *testing.T) {
	doc := chapters(60)
	l, err := layOut(doc)
	require.NoError(t, err)
	pages := pagesOf(t, doc)
	runsOn := 0
	for i := 0; i < 60; i += 9 {
		title := fmt.Sprintf("Titre-%d", i)
		e := l.entries[i]
		texts := l.canvas.Texts(l.canvas.AnchorPage(e.anchor))
		if texts[0] == title {
			continue
		}
		runsOn++
		require.NotZero(t, i, "after the contents")
		require.Less(t, l.canvas.AnchorHeight(e.anchor), marginTop+pageRoom*latestChapter+40)
	}
	require.Positive(t, runsOn)
	require.Equal(t, "Titre-0", pages[pageWith(pages[2:], "Titre-0")+1][0])
}

// What follows a figure that has no room fills the page, and no more than its
// section: the figure is at the top of the next page.
func TestAFigureWaitsForAPage(t *testing.T) {
	figure := Figure{Caption: "Légende", Chart: Donut{Parts: []Part{{Name: "un", Value: decimal.NewFromInt(1)}}}}
	after := Paragraph{Text: Plain("ensuite")}
	body := []Block{Heading{Level: 2, Text: "Avant"}, lorem(480), figure, after}
	pages := pagesOf(t, &Document{Body: body})
	require.Equal(t, 1, pageWith(pages, "ensuite"))
	require.Equal(t, "Légende", pages[1][0])
	pages = pagesOf(t, &Document{Body: append(body[:3:3], Heading{Level: 2, Text: "Suite"}, after)})
	require.Equal(t, "Légende", pages[1][0])
	require.Equal(t, 2, pageWith(pages, "Suite"), "not before the figure of the last section")
}

// A figure that waits parts no table: one that has no room waits behind it.
func TestAFigurePartsNoTable(t *testing.T) {
	figure := Figure{Caption: "Légende", Chart: Donut{Parts: []Part{{Name: "un", Value: decimal.NewFromInt(1)}}}}
	for rows, page := range map[int]int{3: 1, 30: 2} {
		table := Table{Columns: []Column{{Title: "Nom"}}}
		for i := range rows {
			table.Rows = append(table.Rows, Row{Cells: []Text{Plain(fmt.Sprintf("ligne-%d", i))}})
		}
		pages := pagesOf(t, &Document{Body: []Block{lorem(480), figure, table}})
		require.Equal(t, "Légende", pages[1][0])
		require.Equal(t, page, pageWith(pages, "ligne-0"))
		require.Equal(t, page, pageWith(pages, "ligne-2"))
	}
}

// Of two figures that wait, the second comes after all the rows of the first.
func TestFiguresThatWaitKeepTheirOrder(t *testing.T) {
	figure := func(caption string, rows int) Figure {
		data := &Table{Columns: []Column{{Title: "Nom"}}}
		for i := range rows {
			data.Rows = append(data.Rows, Row{Cells: []Text{Plain(fmt.Sprintf("%s-%d", caption, i))}})
		}
		return Figure{Caption: caption, Chart: Donut{Parts: []Part{{Name: "un", Value: decimal.NewFromInt(1)}}}, Data: data}
	}
	var all []string
	for _, page := range pagesOf(t, &Document{Body: []Block{lorem(480), figure("première", 60), figure("seconde", 2)}}) {
		all = append(all, page...)
	}
	require.Less(t, slices.Index(all, "première-59"), slices.Index(all, "seconde"))
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
