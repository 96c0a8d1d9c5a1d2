package report

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// Effect shows what a change makes of a footprint, such as a longer service life:
// the two totals of climate change and their difference, the life cycle before and
// after, and the equipment whose footprint is another. Headings are left to the
// document. The error is that of [footprint.Compare], where the two results cannot
// be compared.
func Effect(before, after *footprint.Result) ([]Block, error) {
	c, err := footprint.Compare(before, after, factors.GWP)
	if err != nil {
		return nil, err
	}
	e := effect{writer{texts: french()}, after.Set(), before, after}
	blocks := []Block{e.totals(c.Before.Value, c.After.Value), e.figure(c.Before.Value, c.After.Value)}
	if t := e.items(); t.Rows != nil {
		blocks = append(blocks, t)
	}
	typesetBlocks(blocks)
	return blocks, nil
}

type effect struct {
	writer
	set           *factors.Set
	before, after *footprint.Result
}

func (e effect) totals(before, after decimal.Decimal) Block {
	figure := func(id string, kg decimal.Decimal) KeyFigure {
		value, unit := e.texts.format.Mass(kg)
		return KeyFigure{Value: value, Unit: unit, Label: e.say(id), Note: e.say("effect.year")}
	}
	difference := figure("effect.difference", after.Sub(before))
	switch change := after.Sub(before); {
	case change.IsZero():
		difference.Note = e.say("effect.same")
	case change.IsPositive():
		difference.Value = "+" + difference.Value
		fallthrough
	default:
		difference.Note = e.say("effect.share", "share", e.percentOf(change, before))
	}
	return KeyFigures{[]KeyFigure{figure("effect.before", before), figure("effect.after", after), difference}}
}

// columns are those of the values before, after and between.
func (e effect) columns(title string) []Column {
	columns := []Column{{Title: title, Width: 2.2}}
	for _, id := range []string{"effect.before", "effect.after", "effect.difference"} {
		columns = append(columns, Column{Title: e.say(id), Unit: "t\u00a0CO₂e", Align: Right})
	}
	return columns
}

func (e effect) row(name string, before, after decimal.Decimal) Row {
	return Row{Cells: cells(name, e.inTonnes(before), e.inTonnes(after), e.signedTonnes(after.Sub(before)))}
}

func (e effect) figure(before, after decimal.Decimal) Block {
	bars := StackedBars{Unit: "t\u00a0CO₂e", Categories: []string{e.say("effect.before"), e.say("effect.after")}}
	data := Table{ID: "tableau-effet", Caption: e.say("effect.figure"), Columns: e.columns(e.say("effect.stage"))}
	old, now := partsBy(e.before, footprint.ByStage), partsBy(e.after, footprint.ByStage)
	for _, s := range factors.Stages() {
		was, had := old[s.String()]
		is, has := now[s.String()]
		if had || has {
			name := e.set.NameOf("stage", s.String()).FR
			bars.Series = append(bars.Series, Series{Name: name, Values: []decimal.Decimal{tonnes(was), tonnes(is)}})
			data.Rows = append(data.Rows, e.row(name, was, is))
		}
	}
	total := e.row(e.say("c4.col.total"), before, after)
	total.Total = true
	data.Rows = append(data.Rows, total)
	return Figure{ID: "figure-effet", Caption: e.say("effect.figure"), Alt: e.say("effect.alt", "before", e.inTonnes(before), "after", e.inTonnes(after)), Chart: bars, Data: &data}
}

// items are those whose footprint changes, the largest change first.
func (e effect) items() Table {
	type change struct {
		name    string
		was, is decimal.Decimal
	}
	var changes []change
	old, now := partsBy(e.before, footprint.ByItem), partsBy(e.after, footprint.ByItem)
	for _, i := range e.set.Items() {
		if was, is := old[i.ID], now[i.ID]; !was.Equal(is) {
			changes = append(changes, change{i.NameFR, was, is})
		}
	}
	slices.SortStableFunc(changes, func(a, b change) int { return b.is.Sub(b.was).Abs().Cmp(a.is.Sub(a.was).Abs()) })
	t := Table{ID: "tableau-effet-equipements", Caption: e.say("effect.items"), Columns: e.columns(e.say("c4.col.item"))}
	for _, c := range changes {
		t.Rows = append(t.Rows, e.row(c.name, c.was, c.is))
	}
	return t
}

func partsBy(r *footprint.Result, d footprint.Dimension) map[string]decimal.Decimal {
	out := map[string]decimal.Decimal{}
	for _, c := range r.By(factors.GWP, d) {
		out[c.Keys[0]] = c.Value
	}
	return out
}
