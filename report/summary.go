package report

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// Summary writes two pages for elected members: how much, from what, how sure,
// what is proposed, what it costs and what it avoids, who decides what. It holds
// on two pages of a PDF whatever the length of the plan: what is left out is
// counted. It computes nothing, and writes "[À compléter]" where the dossier is
// silent.
func Summary(a *strategy.Assessment) *Document { return french().Summary(a) }

// Summary writes what the function does, in these texts.
func (t *Texts) Summary(a *strategy.Assessment) *Document {
	w := &writer{a: a, texts: t.orFrench()}
	// At the level of its sections: a chapter takes more room than two pages have.
	w.add(Heading{Level: 2, Text: w.say("e.title"), ID: "essentiel"})
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
	name := clipped(w.owners(), titleLength)
	return typeset(&Document{
		Title: w.say("e.document"), Subtitle: strings.TrimSpace(name + " – " + w.say("title") + " " + w.period()), Author: a.Strategy.Body.Name, Subject: w.say("e.subject"), Language: w.texts.language, Texts: w.texts, Theme: w.appearance(),
		Date: a.Strategy.Date, Head: name, Foot: w.say("e.foot", "date", w.date(a.Strategy.Date)), Body: w.blocks,
	})
}

// What two pages hold.
const (
	lineLength      = 84 // letters of a line
	titleLength     = 75 // of a title
	barsShown       = 4
	objectivesShown = 5
	actionsShown    = 3
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
	top, rest := w.heaviest(barsShown)
	if rest.value.IsPositive() {
		top = append(top, rest)
	}
	bars := StackedBars{Unit: "t\u00a0CO₂e", Series: []Series{{Name: w.say("e.embodied")}, {Name: w.say("e.use")}}}
	var parts []string
	for _, p := range top {
		before := p.value.Sub(p.use)
		bars.Categories = append(bars.Categories, p.name)
		bars.Series[0].Values = append(bars.Series[0].Values, tonnes(before))
		bars.Series[1].Values = append(bars.Series[1].Values, tonnes(p.use))
		parts = append(parts, w.say("e.posts.part", "name", lower(p.name), "before", w.inTonnes(before), "use", w.inTonnes(p.use), "share", w.percentOf(p.value, total)))
	}
	w.add(Figure{ID: "figure-postes", Caption: w.say("e.posts"), Alt: w.say("e.posts.alt", "parts", strings.Join(parts, w.say("join.list"))), Chart: bars})
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
	w.para("e.sure.text", "embodied", w.share(total.Coverage.Embodied), "use", w.share(total.Coverage.Use), "low", w.share(quality.Low), "total", w.mass(total.Value))
	var items []Text
	for _, other := range w.screens() {
		items = append(items, w.texts.rich("e.sure.screens", "value", w.number(other.kg)+"\u00a0kg\u00a0CO₂e", "source", other.source, "total", w.mass(other.value)))
	}
	w.add(List{Items: append(items, w.texts.rich("e.sure.low", "total", w.mass(total.Low)), w.texts.rich("e.sure.high", "total", w.mass(total.High)))})
}

// screenTotal is the total with another published value for a screen.
type screenTotal struct {
	value, kg decimal.Decimal
	source    string
}

// screens gives the totals with the lowest and the highest of the other values
// published for screens, on the side of the total where each stands.
func (w *writer) screens() []screenTotal {
	all, err := w.a.Result.Sensitivity(factors.GWP)
	if err != nil {
		return nil
	}
	var low, high *screenTotal
	for _, other := range all {
		if other.Item.ID != screenItem || other.By == nil {
			continue
		}
		kg, found := valueOf(other)
		if !found {
			continue
		}
		at := &screenTotal{other.Value, kg, other.By.Source.Attribution}
		if other.Difference.IsNegative() && (low == nil || other.Value.LessThan(low.value)) {
			low = at
		}
		if other.Difference.IsPositive() && (high == nil || other.Value.GreaterThan(high.value)) {
			high = at
		}
	}
	var out []screenTotal
	for _, end := range []*screenTotal{low, high} {
		if end != nil {
			out = append(out, *end)
		}
	}
	return out
}

// valueOf gives what another publication says of an item, kg CO2e but for use:
// one of the alternatives, or the item's own where a higher one was taken.
func valueOf(other footprint.Alternative) (decimal.Decimal, bool) {
	for _, values := range append([][]*factors.Factor{other.Item.Factors}, other.Item.Alternatives...) {
		if slices.Contains(values, other.By) {
			return embodied(values), true
		}
	}
	return decimal.Decimal{}, false
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
			aim := w.aim(o)
			items = append(items, Text{{Text: clipped(w.or(o.Title), lineLength-utf8.RuneCountInString(aim)), Bold: o.Footprint}, {Text: aim}})
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
	t := Table{ID: "tableau-actions", Caption: w.say("e.actions"), Columns: []Column{{Title: w.say("c6.col.action"), Width: 2.9},
		{Title: w.say("c5.col.saving"), Unit: w.say("unit.t.year"), Align: Right, Width: 0.8}, {Title: w.say("c6.col.cost"), Width: 2.7}}}
	steps := bySaving(sim.Steps)
	var rest decimal.Decimal
	for n, step := range steps {
		if n >= actionsShown {
			rest = rest.Add(step.Saving)
			continue
		}
		t.Rows = append(t.Rows, Row{Cells: cells(clipped(w.or(step.Title), titleLength), w.inTonnes(step.Saving), price[step.Action])})
	}
	if more := len(steps) - actionsShown; more > 0 {
		t.Rows = append(t.Rows, Row{Cells: cells(w.plural("e.more.actions", more), w.inTonnes(rest), "")})
	}
	t.Rows = append(t.Rows, Row{Cells: cells(w.say("c5.total"), w.inTonnes(sim.Saving), ""), Total: true})
	w.add(t)
}

// prices set what the whole plan costs beside what it avoids.
func (w *writer) prices() {
	w.add(Heading{Level: 2, Text: w.say("summary.cost"), ID: "synthese-couts", Unlisted: true})
	items := w.billItems()
	if n := w.unpriced(); n > 0 {
		items = append(items, w.texts.rich("d2.money.unknown", "n", count(n)))
	}
	w.add(List{Items: items})
}

// deciding says who decides what, and when.
func (w *writer) deciding() {
	w.add(Heading{Level: 2, Text: w.say("e.decide"), ID: "synthese-decisions", Unlisted: true})
	s := &w.a.Strategy
	p := w.named(party{body: s.Body})
	vote := w.say("todo")
	if w.taken(s.Adoption.Strategy) {
		vote = w.texts.format.Date(s.Adoption.Strategy)
	}
	var items []Text
	act, budget, review := "act", "budget", "review"
	switch {
	case w.a.Scopes != nil:
		act, budget, review = "act.joint", "budget.joint", "review.joint"
	case w.a.Scope.Standing != strategy.Concerned:
		review = "review.free"
	}
	for _, step := range []struct{ id, when string }{{act, vote}, {budget, ""}, {review, w.date(s.Adoption.NextReview)}} {
		items = append(items, w.texts.rich("e.decide."+step.id, "council", p.assembly.Council, "of", p.assembly.OfCouncil, "executive", p.assembly.Executive, "when", step.when))
	}
	w.add(List{Items: items})
}

// plural writes a number of things, the singular and the plural being separated
// by a bar in the texts.
func (w *writer) plural(id string, n int, blanks ...string) string {
	singular, plural, _ := strings.Cut(w.say(id, append(blanks, "n", w.thousands(n))...), "|")
	return w.texts.format.Plural(decimal.NewFromInt(int64(n)), singular, plural)
}

// clipped cuts a text that is too long for its place, and says so.
func clipped(s string, letters int) string {
	r := []rune(s)
	if len(r) <= letters {
		return s
	}
	return strings.TrimRight(string(r[:letters-1]), " \u00a0\u202f") + "…"
}
