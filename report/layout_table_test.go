package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

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

func TestColumnsHoldTheirLongestWord(t *testing.T) {
	l, err := layOut(&Document{})
	require.NoError(t, err)
	table := &tableLayout{layout: l, look: bodyTable, Table: Table{
		Columns: []Column{{Title: "Nom", Width: 20}, {Title: "Consommation", Align: Right}, {Title: "Anticonstitutionnellement"}},
	}}
	widths := table.columnWidths(3)
	least := table.measure(3).least
	require.InDelta(t, l.width, widths[0]+widths[1]+widths[2], 1e-6)
	for i := range widths {
		require.GreaterOrEqual(t, widths[i], least[i]-1e-6)
	}
}

// Where one column makes every row tall, the others give it room, but for two
// fifths of what they ask and their longest word.
func TestColumnsGiveRoomToLongTexts(t *testing.T) {
	l, err := layOut(&Document{})
	require.NoError(t, err)
	table := &tableLayout{layout: l, look: bodyTable, Table: Table{Columns: []Column{{Title: "Long"}, {Title: "Court"}, {Title: "Court"}}}}
	for range 5 {
		table.Rows = append(table.Rows, Row{Cells: []Text{lorem(40).Text, Plain("oui"), Plain("non")}})
	}
	widths := table.columnWidths(3)
	require.InDelta(t, l.width, widths[0]+widths[1]+widths[2], 1e-6)
	require.Greater(t, widths[0], l.width/3*1.4)
	require.GreaterOrEqual(t, widths[1], l.width/3*.6-1e-6)
	even := Table{Columns: []Column{{Title: "A"}, {Title: "B"}}, Rows: []Row{{Cells: []Text{Plain("oui"), Plain("non")}}}}
	table.Table = even
	require.Equal(t, []float64{l.width / 2, l.width / 2}, table.columnWidths(2), "nothing to gain")
}
