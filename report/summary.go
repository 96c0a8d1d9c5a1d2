package report

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/fr"
	"github.com/reen-numerique/reen/strategy"
)

// Summary writes two pages for elected members: how much, from what, how sure,
// what is proposed, what it costs and what it avoids, who decides what. It holds
// on two pages of a PDF whatever the length of the plan: what is left out is
// counted. It computes nothing, and writes "[À compléter]" where the dossier is
// silent.
func Summary(a *strategy.Assessment) *Document {
	w := &writer{a: a, texts: french()}
	w.add(Heading{Level: 1, Text: w.say("e.title"), ID: "essentiel"})
	if a.Measured() {
		w.add(KeyFigures{w.withSaving(w.keyFigures())})
		w.heaviestPosts()
	} else {
		w.todo()
	}
	w.sureness()
	w.proposed()
	w.prices()
	w.deciding()
	name := clipped(w.or(a.Strategy.Body.Name), titleLength)
	return &Document{
		Title: w.say("e.document"), Subtitle: strings.TrimSpace(name + " – " + w.say("title") + " " + w.period()), Author: a.Strategy.Body.Name, Subject: w.say("e.subject"), Language: defaultLanguage,
		Date: a.Strategy.Date, Head: name, Foot: w.say("e.foot", "date", w.date(a.Strategy.Date)), Body: w.blocks,
	}
}

// What two pages hold.
const (
	titleLength     = 90 // letters of a title
	objectivesShown = 5
	actionsShown    = 5
)

// heaviestPosts shows what the footprint is made of.
func (w *writer) heaviestPosts() {
	w.add(Heading{Level: 2, Text: w.say("summary.from"), ID: "synthese-origine", Unlisted: true})
	if text := w.originText(); text != nil {
		w.add(Paragraph{text})
	}
	total := w.gwp().Value
	if !total.IsPositive() {
		return
	}
	top, rest := w.heaviest()
	if rest.value.IsPositive() {
		top = append(top, rest)
	}
	bars := StackedBars{Unit: "t\u00a0CO₂e", Series: []Series{{Name: w.say("e.embodied")}, {Name: w.say("e.use")}}}
	data := Table{ID: "tableau-postes", Caption: w.say("e.posts"), Columns: []Column{{Title: w.say("c4.col.category"), Width: 2.6}, {Title: w.say("e.embodied"), Unit: bars.Unit, Align: Right},
		{Title: w.say("e.use"), Unit: bars.Unit, Align: Right}, {Title: w.say("c4.col.share"), Unit: "%", Align: Right}}}
	var parts []string
	for _, p := range top {
		before := p.value.Sub(p.use)
		bars.Categories = append(bars.Categories, p.name)
		bars.Series[0].Values = append(bars.Series[0].Values, tonnes(before))
		bars.Series[1].Values = append(bars.Series[1].Values, tonnes(p.use))
		data.Rows = append(data.Rows, Row{Cells: cells(p.name, inTonnes(before), inTonnes(p.use), fr.Number(ratio(p.value, total).Shift(2), 1))})
		parts = append(parts, lower(p.name)+" "+inTonnes(p.value))
	}
	data.Rows = append(data.Rows, Row{Cells: cells(w.say("c4.col.total"), inTonnes(total.Sub(w.use())), inTonnes(w.use()), fr.Number(decimal.NewFromInt(100), 1)), Total: true})
	w.add(Figure{ID: "figure-postes", Caption: w.say("e.posts"), Alt: w.say("c4.bars.alt", "parts", strings.Join(parts, ", ")), Chart: bars, Data: &data})
}

// sureness gives the total with other published values: those of the screens,
// the widest doubt, then the lowest and the highest of all.
func (w *writer) sureness() {
	w.add(Heading{Level: 2, Text: w.say("summary.sure"), ID: "synthese-confiance", Unlisted: true})
	if !w.a.Measured() {
		w.todo()
		return
	}
	total, quality := w.gwp(), w.a.Result.Quality()
	w.para("e.sure.text", "embodied", share(total.Coverage.Embodied), "use", share(total.Coverage.Use), "high", share(quality.High), "low", share(quality.Low))
	t := Table{ID: "tableau-bornes", Caption: w.say("e.sure.caption"), Columns: []Column{{Title: w.say("e.sure.col.choice"), Width: 3}, {Title: w.say("c4.col.total"), Align: Right, Width: 1}}}
	row := func(total decimal.Decimal, id string, blanks ...string) {
		t.Rows = append(t.Rows, Row{Cells: cells(w.say(id, blanks...), mass(total))})
	}
	row(total.Value, "e.sure.chosen")
	for _, other := range w.screens() {
		row(other.value, "e.sure.screens", "value", number(other.kg)+"\u00a0kg", "source", other.source)
	}
	row(total.Low, "e.sure.low")
	row(total.High, "e.sure.high")
	w.add(t)
}

// screenTotal is the total with another published value for a screen.
type screenTotal struct {
	value, kg decimal.Decimal
	source    string
}

// screens gives the totals with the other values published for screens, the one
// that changes the total most; nothing where there is none.
func (w *writer) screens() []screenTotal {
	all, err := w.a.Result.Sensitivity(factors.GWP)
	if err != nil {
		return nil
	}
	for _, other := range all {
		if other.Item.ID != screenItem || other.By == nil {
			continue
		}
		for _, values := range other.Item.Alternatives {
			if len(values) > 0 && values[0] == other.By {
				return []screenTotal{{other.Value, embodied(values), other.By.Source.Attribution}}
			}
		}
	}
	return nil
}

// screenItem is the item whose published values differ most.
const screenItem = "monitor"

// proposed are the objectives, then the actions that avoid most.
func (w *writer) proposed() {
	w.add(Heading{Level: 2, Text: w.say("summary.propose"), ID: "synthese-objectifs", Unlisted: true})
	s := &w.a.Strategy
	if len(s.Objectives) == 0 {
		w.todo()
	} else {
		var items []Text
		for _, o := range s.Objectives[:min(objectivesShown, len(s.Objectives))] {
			items = append(items, Text{{Text: clipped(w.or(o.Title), titleLength), Bold: o.Footprint}, {Text: w.aim(o)}})
		}
		if more := len(s.Objectives) - objectivesShown; more > 0 {
			items = append(items, Plain(w.plural("e.more.objectives", more)))
		}
		w.add(List{Items: items})
	}
	w.weightiest()
	if t := w.a.Trajectory; t != nil && len(t.Goals) > 0 {
		w.add(Paragraph{Plain(w.goalText(t.Goals[0]))})
	}
}

// weightiest lists the actions that avoid most, with what they cost.
func (w *writer) weightiest() {
	sim := w.a.Simulation
	if sim == nil || len(sim.Steps) == 0 {
		return
	}
	price := map[string]string{}
	for _, a := range w.a.Strategy.Actions {
		price[a.ID] = w.price(a)
	}
	t := Table{ID: "tableau-actions", Caption: w.say("e.actions"), Columns: []Column{{Title: w.say("c6.col.action"), Width: 3.4},
		{Title: w.say("c5.col.saving"), Unit: "t\u00a0CO₂e/an", Align: Right, Width: 1}, {Title: w.say("c6.col.cost"), Width: 2}}}
	steps := bySaving(sim.Steps)
	var rest decimal.Decimal
	for n, step := range steps {
		if n >= actionsShown {
			rest = rest.Add(step.Saving)
			continue
		}
		t.Rows = append(t.Rows, Row{Cells: cells(clipped(w.or(step.Title), titleLength), inTonnes(step.Saving), price[step.Action])})
	}
	if more := len(steps) - actionsShown; more > 0 {
		t.Rows = append(t.Rows, Row{Cells: cells(w.plural("e.more.actions", more), inTonnes(rest), "")})
	}
	t.Rows = append(t.Rows, Row{Cells: cells(w.say("c5.total"), inTonnes(sim.Saving), ""), Total: true})
	w.add(t)
}

// prices set what the whole plan costs beside what it avoids.
func (w *writer) prices() {
	w.bill()
	if n := w.unpriced(); n > 0 {
		w.para("d2.money.unknown", "n", count(n))
	}
}

// deciding says who decides what, and when.
func (w *writer) deciding() {
	w.add(Heading{Level: 2, Text: w.say("e.decide"), ID: "synthese-decisions", Unlisted: true})
	s := &w.a.Strategy
	p := w.named(party{body: s.Body})
	vote := w.say("todo")
	if w.taken(s.Adoption.Strategy) {
		vote = fr.Date(s.Adoption.Strategy)
	}
	t := Table{ID: "tableau-decisions", Caption: w.say("e.decide.caption"), Columns: []Column{{Title: w.say("e.decide.col.what"), Width: 1.1}, {Title: w.say("e.decide.col.who"), Width: 2.6}, {Title: w.say("e.decide.col.when"), Width: 1.2}}}
	for _, step := range []struct{ id, when string }{{"act", vote}, {"budget", w.say("e.decide.yearly")}, {"review", w.date(s.Adoption.NextReview)}} {
		t.Rows = append(t.Rows, Row{Cells: cells(w.say("e.decide."+step.id), capital(w.say("e.decide."+step.id+".text", "council", p.assembly.Council, "executive", p.assembly.Executive)), step.when)})
	}
	w.add(t)
}

// plural writes a number of things, the singular and the plural being separated
// by a bar in the texts.
func (w *writer) plural(id string, n int) string {
	singular, plural, _ := strings.Cut(w.say(id, "n", strconv.Itoa(n)), "|")
	return fr.Plural(decimal.NewFromInt(int64(n)), singular, plural)
}

// clipped cuts a text that is too long for its place, and says so.
func clipped(s string, letters int) string {
	r := []rune(s)
	if len(r) <= letters {
		return s
	}
	return strings.TrimRight(string(r[:letters-1]), " \u00a0\u202f") + "…"
}
