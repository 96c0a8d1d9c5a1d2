package report

import (
	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/strategy"
)

// windows counts the workstations by what the inventory says of Windows 11; left
// out where none is counted.
func (w *writer) windows() {
	r := w.a.Windows
	counts := [][]strategy.ItemCount{r.Cannot, r.Uncertain, r.Unknown, r.Can}
	t := Table{ID: "tableau-windows11", Caption: w.say("c9.windows.caption"), Columns: []Column{{Title: w.say("c9.windows.col.item"), Width: 1.8}, {Title: w.say("c9.windows.col.cannot"), Align: Right},
		{Title: w.say("c9.windows.col.uncertain"), Align: Right}, {Title: w.say("c9.windows.col.unknown"), Align: Right}, {Title: w.say("c9.windows.col.can"), Align: Right}}}
	row := func(title string, units func([]strategy.ItemCount) decimal.Decimal) Row {
		out := []string{title}
		for _, of := range counts {
			out = append(out, w.number(units(of)))
		}
		return Row{Cells: cells(out...)}
	}
	for _, item := range w.set().Items() {
		of := func(all []strategy.ItemCount) decimal.Decimal { return unitsIn(all, item.ID) }
		if counted(counts, item.ID) {
			t.Rows = append(t.Rows, row(item.NameFR, of))
		}
	}
	if len(t.Rows) == 0 {
		return
	}
	if len(t.Rows) > 1 {
		total := row(w.say("c9.windows.total"), func(all []strategy.ItemCount) decimal.Decimal { return unitsIn(all, "") })
		total.Total = true
		t.Rows = append(t.Rows, total)
	}
	t.Note = Plain(w.say("c9.windows.note", "rule", r.Rule, "evidence", r.Evidence.String()))
	w.add(t)
}

// unitsIn sums the units of an item, of all of them where it is empty.
func unitsIn(counts []strategy.ItemCount, item string) decimal.Decimal {
	sum := decimal.Decimal{}
	for _, c := range counts {
		if item == "" || c.Item == item {
			sum = sum.Add(c.Units)
		}
	}
	return sum
}

// counted tells an item that one of the counts has.
func counted(counts [][]strategy.ItemCount, item string) bool {
	for _, of := range counts {
		for _, c := range of {
			if c.Item == item {
				return true
			}
		}
	}
	return false
}
