package report

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/strategy"
)

// crosscutting treats free software, sovereignty and pooling, the networks that
// end and artificial intelligence, with no carbon credited that the inventory does
// not show.
func (w *writer) crosscutting() {
	w.chapter("9", "c9.title")
	w.para("c9.text")
	w.section("9.1", "c9.free")
	w.freeSoftware()
	w.section("9.2", "c9.sovereignty")
	w.sovereignty()
	w.section("9.3", "c9.pooling")
	w.pooling()
	w.section("9.4", "c9.networks")
	w.networks()
	w.section("9.5", "c9.ai")
	w.ai()
}

// freeSoftware gives the orientations, what is counted, the label and the three
// accounts.
func (w *writer) freeSoftware() {
	w.orientations(w.a.Strategy.FreeSoftware)
	w.freeUse()
	w.systems()
	w.windows()
	w.label()
	w.threeAccounts()
}

func (w *writer) orientations(texts []string) {
	if len(texts) == 0 {
		w.todo()
		return
	}
	w.list(texts)
}

// freeUse is a table of counts, left out where nothing is known.
func (w *writer) freeUse() {
	f, open := w.a.Free, w.a.Strategy.OpenData
	t := Table{ID: "tableau-libre", Caption: w.say("c9.free.caption"), Columns: []Column{{Title: w.say("c9.col.what"), Width: 2.8}, {Title: w.say("c9.col.count"), Align: Right, Width: 1.4},
		{Title: w.say("c9.col.share"), Align: Right}, {Title: w.say("c9.col.origin"), Width: 1.2}}}
	known := false
	row := func(id, count, share, origin string) {
		known = known || count != w.say("nd")
		t.Rows = append(t.Rows, Row{Cells: cells(w.say(id), count, share, origin)})
	}
	for _, p := range []struct {
		id string
		of strategy.Proportion
	}{{"c9.free.workstations", f.Workstations}, {"c9.free.office", f.Office}, {"c9.free.applications", f.Applications}, {"c9.free.reversible", f.Reversible}, {"c9.free.formats", f.OpenFormats}} {
		row(p.id, w.counted(p.of), w.percent(p.of), w.originOf(p.of))
	}
	row("c9.free.contributions", w.bare(f.Contributions), "–", w.declaredIf(f.Contributions.Valid))
	row("c9.free.datasets", w.bare(open.DataSets), "–", w.declaredIf(open.DataSets.Valid))
	if known {
		t.Note = Plain(w.say("c9.free.note"))
		w.add(t)
	}
}

// counted writes a proportion as "20 sur 80".
func (w *writer) counted(p strategy.Proportion) string {
	switch {
	case !p.Count.Valid:
		return w.say("nd")
	case !p.Of.Valid:
		return w.number(p.Count.Decimal)
	}
	return w.say("c9.of", "count", w.number(p.Count.Decimal), "of", w.number(p.Of.Decimal))
}

func (w *writer) percent(p strategy.Proportion) string {
	if !p.Percent.Valid {
		return w.say("nd")
	}
	return w.texts.format.Percent(p.Percent.Decimal.Shift(-2), 1)
}

func (w *writer) originOf(p strategy.Proportion) string {
	if p.Count.Valid && p.Origin == strategy.FromInventory {
		return w.say("c9.inventory")
	}
	return w.declaredIf(p.Count.Valid)
}

func (w *writer) declaredIf(known bool) string {
	if known {
		return w.say("c8.declared")
	}
	return "–"
}

func (w *writer) bare(d decimal.NullDecimal) string {
	if !d.Valid {
		return w.say("nd")
	}
	return w.number(d.Decimal)
}

// systems lists the families of systems of the workstations, where one is known.
func (w *writer) systems() {
	known := slices.ContainsFunc(w.a.Free.Systems, func(s strategy.SystemCount) bool { return s.Family != "" })
	if !known {
		return
	}
	t := Table{ID: "tableau-systemes", Caption: w.say("c9.systems.caption"), Columns: []Column{{Title: w.say("c9.systems.col.family"), Width: 2}, {Title: w.say("c9.systems.col.free"), Width: 1}, {Title: w.say("c9.systems.col.units"), Align: Right, Width: 1}}}
	for _, s := range w.a.Free.Systems {
		family, free := s.Family, w.say("word.no")
		switch {
		case s.Family == "":
			family, free = w.say("c4.unknown"), "–"
		case s.Free:
			free = w.say("word.yes")
		}
		t.Rows = append(t.Rows, Row{Cells: cells(family, free, w.number(s.Units))})
	}
	w.add(t)
}

// label tells the award in its own scale, then the body's own judgement, called
// unofficial.
func (w *writer) label() {
	if l := w.a.Label; l != nil {
		w.add(Paragraph{Plain(w.labelSaid(l))})
	}
	if !slices.ContainsFunc(w.a.Dimensions, func(d strategy.LabelDimension) bool { return d.Scored }) {
		return
	}
	t := Table{ID: "tableau-autoevaluation", Caption: w.say("c9.self.caption"), Note: Plain(w.say("c9.self.note")), Columns: []Column{{Title: w.say("c9.self.col.dimension"), Width: 2.4},
		{Title: w.say("c9.self.col.score"), Width: 1.4}, {Title: w.say("c9.self.col.text"), Width: 2.6}}}
	for _, d := range w.a.Dimensions {
		score, text := w.say("nd"), "–"
		if d.Scored {
			score, text = w.say("c9.self.score", "score", count(d.Score), "meaning", d.Meaning), w.or(d.Text)
		}
		t.Rows = append(t.Rows, Row{Cells: cells(count(d.Number)+". "+d.Title, score, text)})
	}
	w.add(t)
}

func (w *writer) labelSaid(l *strategy.LabelState) string {
	if l.Of.Level == "" {
		return w.say("c9.label.unknown", "level", w.or(l.Level), "year", w.year(l.Year))
	}
	reserve := ""
	if l.Of.Doubt != "" {
		reserve = " " + w.doubt(l.Of.Doubt)
	}
	out := w.say("c9.label", "name", l.Of.Name, "year", w.year(l.Year), "reserve", reserve)
	if l.Of.Meaning != "" {
		out += " " + w.say("c9.label.meaning", "meaning", lower(l.Of.Meaning))
	}
	if l.Closed {
		out += " " + w.say("c9.label.closed", "until", count(l.Of.Until))
	}
	return out
}

// doubt writes a reserve that goes with a fact of the tables.
func (w *writer) doubt(text string) string {
	return "[" + strings.TrimSuffix(text, ".") + "]"
}

// threeAccounts keeps euros, dependency and carbon apart; left out where nothing is
// known of any.
func (w *writer) threeAccounts() {
	f, s := w.a.Free, w.a.Sovereignty
	if !f.Licences.Valid && w.a.Simulation == nil && len(w.a.Strategy.Dependencies) == 0 {
		return
	}
	money, carbon, ties := w.say("nd"), w.say("nd"), w.say("nd")
	if w.a.Simulation != nil {
		carbon = w.say("c9.accounts.nocarbon")
	}
	if f.Licences.Valid {
		money = w.say("c9.accounts.money", "value", w.euros(f.Licences.Decimal))
	}
	if f.Carbon.Valid {
		carbon = w.say("c9.accounts.carbon", "value", w.mass(f.Carbon.Decimal))
	}
	if n := len(w.a.Strategy.Dependencies); n > 0 {
		ties = w.say("c9.accounts.ties", "n", count(n), "outside", w.counted(s.Outside), "without", w.counted(s.WithoutExit))
	}
	t := Table{ID: "tableau-comptes", Caption: w.say("c9.accounts.caption"), Columns: []Column{{Title: w.say("c9.accounts.col.account"), Width: 1}, {Title: w.say("c9.accounts.col.value"), Width: 4}}}
	for _, r := range [][2]string{{"c9.accounts.euros", money}, {"c9.accounts.dependency", ties}, {"c9.accounts.co2", carbon}} {
		t.Rows = append(t.Rows, Row{Cells: cells(w.say(r[0]), r[1])})
	}
	w.add(t)
}
