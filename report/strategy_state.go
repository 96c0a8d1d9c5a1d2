package report

import (
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/fr"
	"github.com/reen-numerique/reen/strategy"
)

func (w *writer) date(t time.Time) string {
	if t.IsZero() {
		return w.say("todo")
	}
	return fr.Date(t)
}

// state is the work programme: what is counted, how much, on the territory
// too, and what was done before.
func (w *writer) state() {
	w.chapter("4", "c4.title")
	w.section("4.1", "c4.scope")
	w.perimeter()
	w.section("4.2", "c4.inventory")
	w.fleet()
	w.section("4.3", "c4.impact")
	w.impact()
	w.section("4.4", "c4.territory")
	w.territory()
	w.section("4.5", "c4.past")
	w.past()
	w.section("4.6", "c4.neighbours")
	w.neighbours()
}

func (w *writer) perimeter() {
	s := w.a.Strategy.Scope
	w.listed("c4.scope.in", s.Included)
	w.listed("c4.scope.out", s.Excluded)
	w.para("c4.scope.rules")
	if w.a.Result == nil {
		w.todo()
		return
	}
	w.accounts()
	q := w.a.Result.Quality()
	w.add(Heading{Level: 3, Text: w.say("c4.quality"), ID: "c4-quality"})
	w.para("c4.quality.text", "high", share(q.High), "medium", share(q.Medium), "low", share(q.Low))
	if none := w.a.Result.Uncovered(); len(none) > 0 {
		names := make([]string, len(none))
		for n, i := range none {
			names[n] = lower(i.NameFR)
		}
		w.para("c4.uncovered", "items", strings.Join(names, ", "))
	}
}

// listed writes a list of the dossier below a lead, or the blank.
func (w *writer) listed(id string, texts []string) {
	w.para(id)
	if len(texts) == 0 {
		w.todo()
		return
	}
	w.list(texts)
}

func (w *writer) list(texts []string) {
	var items []Text
	for _, t := range texts {
		items = append(items, Plain(w.or(t)))
	}
	w.add(List{Items: items})
}

// accounts shows what became of every line that was read.
func (w *writer) accounts() {
	n := w.a.Result.Counts()
	t := Table{ID: "tableau-lignes", Caption: w.say("c4.counts"), Columns: []Column{{Title: w.say("c4.counts.col.what"), Width: 4}, {Title: w.say("c4.counts.col.n"), Align: Right}}}
	for _, c := range []struct {
		id string
		n  int
	}{{"complete", n.Complete}, {"partial", n.Partial}, {"uncovered", n.Uncovered}, {"not_in_use", n.NotInUse}, {"excluded", n.Excluded}, {"attached", n.Attached},
		{"duplicates", n.Duplicates}, {"not_data", n.NotData}, {"refused", n.Refused}, {"read", n.Read}} {
		t.Rows = append(t.Rows, Row{Cells: cells(w.say("c4.counts."+c.id), fr.Integer(decimal.NewFromInt(int64(c.n)))), Total: c.id == "read"})
	}
	w.add(t)
}

// fleet counts units by category.
func (w *writer) fleet() {
	if w.a.Result == nil {
		w.todo()
		return
	}
	w.para("c4.inventory.text", "year", w.year(w.a.Strategy.Year))
	inUse, stock := map[string]decimal.Decimal{}, map[string]decimal.Decimal{}
	for _, q := range w.a.Result.Quantities() {
		if i, ok := w.set().Item(q.Item); ok && i.Kind == factors.Asset {
			inUse[i.Category], stock[i.Category] = inUse[i.Category].Add(q.InUse), stock[i.Category].Add(q.Stock)
		}
	}
	t := Table{ID: "tableau-parc", Caption: w.say("c4.inventory.caption"), Columns: []Column{{Title: w.say("c4.col.category"), Width: 3},
		{Title: w.say("c4.col.inuse"), Unit: w.say("c4.col.units"), Align: Right}, {Title: w.say("c4.col.stock"), Unit: w.say("c4.col.units"), Align: Right}}}
	var all, spare decimal.Decimal
	for _, c := range w.categories() {
		if inUse[c].IsZero() && stock[c].IsZero() {
			continue
		}
		all, spare = all.Add(inUse[c]), spare.Add(stock[c])
		t.Rows = append(t.Rows, Row{Cells: cells(w.set().NameOf("category", c).FR, fr.Integer(inUse[c]), fr.Integer(stock[c]))})
	}
	t.Rows = append(t.Rows, Row{Cells: cells(w.say("c4.col.total"), fr.Integer(all), fr.Integer(spare)), Total: true})
	w.add(t)
}

// categories gives the categories in the order of the catalogue.
func (w *writer) categories() []string {
	var out []string
	seen := map[string]bool{}
	for _, i := range w.set().Items() {
		if !seen[i.Category] {
			seen[i.Category] = true
			out = append(out, i.Category)
		}
	}
	return out
}

// impact is the footprint of the administration, in figures and charts.
func (w *writer) impact() {
	if w.a.Result == nil {
		w.todo()
		return
	}
	total := w.gwp()
	value, unit := fr.Mass(total.Value)
	low, high := w.ends(total)
	kwh := w.electricity()
	if per, ok := w.a.Result.PerAgent(factors.GWP); ok {
		w.para("c4.impact.text", "value", value, "unit", unit, "low", low, "high", high, "agent", fr.Significant(per, 3), "kwh", kwh)
	} else {
		w.para("c4.impact.noagent", "value", value, "unit", unit, "low", low, "high", high, "kwh", kwh)
	}
	w.stackedBars()
	w.tiers()
	w.doubts()
	w.add(Heading{Level: 3, Text: w.say("c4.sites"), ID: "c4-sites"})
	w.places("c4.sites.caption", footprint.BySite)
	w.places("c4.departments.caption", footprint.ByDepartment)
}

func (w *writer) electricity() string {
	return fr.Significant(w.a.Result.ElectricityUse().Shift(-3), 3) + "\u00a0MWh"
}

// stackedBars shows stages by category, the heaviest first; the data stand
// beside.
func (w *writer) stackedBars() {
	order := byWeight(w.a.Result.By(factors.GWP, footprint.ByCategory))
	values := map[string]map[string]decimal.Decimal{}
	for _, c := range w.a.Result.By(factors.GWP, footprint.ByCategory, footprint.ByStage) {
		if values[c.Keys[1]] == nil {
			values[c.Keys[1]] = map[string]decimal.Decimal{}
		}
		values[c.Keys[1]][c.Keys[0]] = c.Value
	}
	bars := StackedBars{Unit: "t\u00a0CO₂e"}
	data := Table{ID: "tableau-categories", Caption: w.say("c4.bars.caption"), Columns: []Column{{Title: w.say("c4.col.category"), Width: 2.6}}}
	var parts []string
	rows := make([][]string, len(order))
	for n, c := range order {
		name := w.set().NameOf("category", c.Keys[0]).FR
		bars.Categories = append(bars.Categories, name)
		rows[n] = []string{name}
		parts = append(parts, lower(name)+" "+inTonnes(c.Value))
	}
	for _, s := range factors.Stages() {
		if values[s.String()] == nil {
			continue
		}
		series := Series{Name: w.set().NameOf("stage", s.String()).FR}
		data.Columns = append(data.Columns, Column{Title: series.Name, Unit: bars.Unit, Align: Right})
		for n, c := range order {
			v, known := values[s.String()][c.Keys[0]]
			series.Values = append(series.Values, tonnes(v))
			cell := "–"
			if known {
				cell = inTonnes(v)
			}
			rows[n] = append(rows[n], cell)
		}
		bars.Series = append(bars.Series, series)
	}
	data.Columns = append(data.Columns, Column{Title: w.say("c4.col.total"), Unit: bars.Unit, Align: Right})
	for n, c := range order {
		data.Rows = append(data.Rows, Row{Cells: cells(append(rows[n], inTonnes(c.Value))...)})
	}
	data.Rows = append(data.Rows, w.stageTotals(len(data.Columns), values))
	w.add(Figure{ID: "figure-categories", Caption: w.say("c4.bars.caption"), Alt: w.say("c4.bars.alt", "parts", strings.Join(parts, ", ")), Chart: bars, Data: &data,
		Note: Plain(w.say("c4.bars.note", "embodied", w.set().NameOf("stage", factors.Embodied.String()).FR))})
}

func (w *writer) stageTotals(columns int, values map[string]map[string]decimal.Decimal) Row {
	row := []string{w.say("c4.col.total")}
	for _, c := range w.a.Result.By(factors.GWP, footprint.ByStage) {
		if values[c.Keys[0]] != nil && len(row) < columns-1 {
			row = append(row, inTonnes(c.Value))
		}
	}
	return Row{Cells: cells(append(row, inTonnes(w.gwp().Value))...), Total: true}
}

// tiers shows the three thirds of the information system.
func (w *writer) tiers() {
	total := w.gwp().Value
	if !total.IsPositive() {
		return
	}
	donut := Donut{Unit: "t\u00a0CO₂e"}
	data := Table{ID: "tableau-tiers", Caption: w.say("c4.tier.caption"), Columns: []Column{{Title: w.set().NameOf("dimension", "tier").FR, Width: 2.4},
		{Title: w.say("c4.col.impact"), Unit: donut.Unit, Align: Right}, {Title: w.say("c4.col.share"), Unit: "%", Align: Right}}}
	var parts []string
	for _, c := range w.a.Result.By(factors.GWP, footprint.ByTier) {
		name := w.set().NameOf("tier", c.Keys[0]).FR
		donut.Parts = append(donut.Parts, Part{Name: name, Value: tonnes(c.Value)})
		data.Rows = append(data.Rows, Row{Cells: cells(name, inTonnes(c.Value), fr.Number(ratio(c.Value, total).Shift(2), 1))})
		parts = append(parts, lower(name)+" "+percentOf(c.Value, total))
	}
	data.Rows = append(data.Rows, Row{Cells: cells(w.say("c4.col.total"), inTonnes(total), fr.Number(decimal.NewFromInt(100), 1)), Total: true})
	w.add(Figure{ID: "figure-tiers", Caption: w.say("c4.tier.caption"), Alt: w.say("c4.tier.alt", "total", inTonnes(total), "parts", strings.Join(parts, ", ")), Chart: donut, Data: &data})
}

// doubts prints the disagreement of sources beside the screen and the server.
func (w *writer) doubts() {
	w.add(Heading{Level: 3, Text: w.say("c4.screens"), ID: "c4-doutes"})
	if i, ok := w.set().Item("monitor"); ok && len(i.Alternatives) > 0 {
		chosen, _, high, from := w.published(i)
		low, top := w.itemEnds("monitor")
		w.para("c4.screens.monitor", "value", fr.Number(chosen, 2), "high", number(high), "source", from, "parklow", mass(low), "parkhigh", mass(top))
	}
	if i, ok := w.set().Item("server"); ok && i.Energy != nil && len(i.EnergyAlternatives) > 0 {
		var others []string
		for _, f := range i.EnergyAlternatives {
			others = append(others, number(f.Value)+"\u00a0kWh ("+f.Source.Attribution+")")
		}
		w.para("c4.screens.server", "kwh", number(i.Energy.Value), "others", strings.Join(others, " et "))
	}
}

// published gives an item's embodied value and the two ends of those published,
// with the source of the highest.
func (w *writer) published(i *factors.Item) (chosen, low, high decimal.Decimal, from string) {
	chosen = embodied(i.Factors)
	low, high = chosen, chosen
	if len(i.Factors) > 0 {
		from = i.Factors[0].Source.Attribution
	}
	for _, a := range i.Alternatives {
		sum := embodied(a)
		if sum.LessThan(low) {
			low = sum
		}
		if sum.GreaterThan(high) {
			high, from = sum, a[0].Source.Attribution
		}
	}
	return chosen, low, high, from
}

// embodied sums the climate impact of all stages but use.
func embodied(values []*factors.Factor) decimal.Decimal {
	var sum decimal.Decimal
	for _, f := range values {
		if f.Criterion == factors.GWP && f.Stage != factors.Use {
			sum = sum.Add(f.Value)
		}
	}
	return sum
}

// itemEnds gives the yearly impact of the fleet of one item at both ends.
func (w *writer) itemEnds(id string) (low, high decimal.Decimal) {
	ends := w.a.Result.Ends(factors.GWP)
	return ends[id].Low, ends[id].High
}

// topPlaces is how many sites or departments are named.
const topPlaces = 10

func (w *writer) places(caption string, d footprint.Dimension) {
	parts := byWeight(w.a.Result.By(factors.GWP, d))
	if len(parts) < 2 {
		return
	}
	total := w.gwp().Value
	t := Table{ID: "tableau-" + string(d), Caption: w.say(caption), Columns: []Column{{Title: w.set().NameOf("dimension", string(d)).FR, Width: 3},
		{Title: w.say("c4.col.impact"), Unit: "t\u00a0CO₂e", Align: Right}, {Title: w.say("c4.col.share"), Unit: "%", Align: Right}}}
	row := func(name string, v decimal.Decimal, sum bool) {
		t.Rows = append(t.Rows, Row{Cells: cells(name, inTonnes(v), fr.Number(ratio(v, total).Shift(2), 1)), Total: sum})
	}
	rest := total
	for n, p := range parts {
		if n == topPlaces {
			break
		}
		name := p.Keys[0]
		if name == "" {
			name = w.say("c4.unknown")
		}
		row(name, p.Value, false)
		rest = rest.Sub(p.Value)
	}
	if len(parts) > topPlaces {
		row(w.say("c4.other"), rest, false)
	}
	row(w.say("c4.col.total"), total, true)
	w.add(t)
}

// territory is the estimate and what is known of uses.
func (w *writer) territory() {
	if e := w.a.Territory; e != nil {
		value, unit := fr.Mass(e.Value)
		w.para("c4.territory.text", "value", value, "unit", unit, "population", fr.Integer(decimal.NewFromInt(int64(e.Inhabitants))),
			"factor", number(e.PerInhabitant.Value), "source", e.PerInhabitant.Source.Attribution)
	} else {
		w.todo()
	}
	s := w.a.Strategy.Territory
	w.prose(s.Text)
	if len(s.Facts) > 0 {
		t := Table{ID: "tableau-territoire", Caption: w.say("c4.territory.caption"), Columns: []Column{{Title: w.say("c4.territory.col.fact"), Width: 2.6},
			{Title: w.say("c4.territory.col.value"), Align: Right, Width: 1.2}, {Title: w.say("c4.territory.col.year"), Align: Right, Width: 0.7}, {Title: w.say("c4.territory.col.source"), Width: 2}}}
		for _, f := range s.Facts {
			t.Rows = append(t.Rows, Row{Cells: cells(w.or(f.Title), strings.TrimSpace(number(f.Value)+unitOf(f.Unit)), w.year(f.Year), w.or(f.Source))})
		}
		w.add(t)
	}
	w.uses()
}

// unitOf joins a unit to its number.
func unitOf(unit string) string {
	switch unit {
	case "":
		return ""
	case "%":
		return "\u202f%"
	}
	return "\u00a0" + unit
}

func (w *writer) uses() {
	if len(w.a.Uses) == 0 {
		return
	}
	w.add(Heading{Level: 3, Text: w.say("c4.uses"), ID: "c4-usages"})
	w.para("c4.uses.text")
	t := Table{ID: "tableau-usages", Caption: w.say("c4.uses.caption"), Columns: []Column{{Title: w.say("c4.uses.col.use"), Width: 2.4},
		{Title: w.say("c4.uses.col.quantity"), Align: Right}, {Title: w.say("c4.col.impact"), Unit: "t\u00a0CO₂e", Align: Right}, {Title: w.say("c4.territory.col.source"), Width: 1.8}}}
	for _, u := range w.a.Uses {
		value := w.say("nd")
		if u.Value.Valid {
			value = inTonnes(u.Value.Decimal)
		}
		t.Rows = append(t.Rows, Row{Cells: cells(u.Name, number(u.Quantity), value, w.or(u.Source))})
	}
	w.add(t)
}

func (w *writer) past() {
	s := &w.a.Strategy
	switch {
	case len(s.PastActions) > 0:
		t := Table{ID: "tableau-engage", Caption: w.say("c4.past.caption"), Columns: []Column{{Title: w.say("c4.past.col.title"), Width: 2.4}, {Title: w.say("c4.past.col.year"), Align: Right, Width: 0.7}, {Title: w.say("c4.past.col.result"), Width: 2.4}}}
		for _, p := range s.PastActions {
			t.Rows = append(t.Rows, Row{Cells: cells(w.or(p.Title), w.year(p.Year), w.or(p.Result))})
		}
		w.add(t)
	case s.NoPastAction:
		w.para("c4.past.none")
	default:
		w.todo()
	}
}

func (w *writer) neighbours() {
	w.para("c4.neighbours.text")
	t := Table{ID: "tableau-voisines", Caption: w.say("c4.neighbours.caption"), Columns: []Column{{Title: w.say("c4.neighbours.col.title"), Width: 1.5}, {Title: w.say("c4.neighbours.col.rule"), Width: 2.6}, {Title: w.say("c4.neighbours.col.state"), Width: 2}}}
	for _, n := range w.a.Neighbours {
		rule := fr.Typo(n.Rule)
		if n.Doubt != "" {
			rule += " [" + n.Evidence.String() + " : " + fr.Typo(n.Doubt) + "]"
		}
		state := w.say("status." + string(n.Status))
		switch {
		case n.Found != "":
			state = fr.Typo(n.Found)
		case n.Status == strategy.Unknown:
			state = w.say("todo") + "\u00a0: " + fr.Typo(n.Bring)
		}
		t.Rows = append(t.Rows, Row{Cells: cells(fr.Typo(n.Title), rule, state)})
	}
	w.add(t)
}

// lower puts the first letter of a French name in lower case, but for
// acronyms.
func lower(name string) string {
	r := []rune(name)
	if len(r) < 2 || strings.ToUpper(string(r[1])) == string(r[1]) {
		return name
	}
	return strings.ToLower(string(r[0])) + string(r[1:])
}

// count writes a number of things.
func count(n int) string { return strconv.Itoa(n) }
