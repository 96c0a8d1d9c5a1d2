package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/fr"
	"github.com/reen-numerique/reen/strategy"
)

// summary is the page for elected members: how much, from what, how sure,
// what is proposed, what it costs and saves.
func (w *writer) summary() {
	w.add(Heading{Level: 1, Text: w.say("summary.title"), ID: "synthese"})
	if w.a.Measured() {
		w.add(KeyFigures{w.withSaving(w.keyFigures())})
		w.origin()
		w.confidence()
	} else {
		w.todo()
	}
	w.proposal()
	w.bill()
}

func (w *writer) contents() { w.add(Contents{Title: w.say("contents.title"), Depth: 2}) }

func (w *writer) keyFigures() []KeyFigure {
	total := w.gwp()
	value, unit := w.texts.format.Mass(total.Value)
	low, high := w.ends(total)
	label := "summary.total"
	if w.bodies() != nil {
		label = "summary.total.joint"
	}
	figures := []KeyFigure{{Value: value, Unit: unit, Label: w.say(label), Note: w.say("summary.total.note", "low", low, "high", high, "unit", unit)}}
	if per, ok := w.a.Result.PerAgent(factors.GWP); ok {
		figures = append(figures, KeyFigure{Value: w.texts.format.Significant(per, 3), Unit: w.say("summary.agent.unit"), Label: w.say("summary.agent"),
			Note: w.say("summary.agent.note", "n", w.texts.format.Integer(decimal.NewFromInt(int64(w.a.Options.Agents))))})
	}
	if embodied := total.Value.Sub(w.use()); total.Value.IsPositive() {
		figures = append(figures, KeyFigure{Value: w.texts.format.Number(ratio(embodied, total.Value).Shift(2), 0), Unit: "%", Label: w.say("summary.embodied"), Note: w.say("summary.embodied.note")})
	}
	return figures
}

// withSaving adds what the plan would avoid.
func (w *writer) withSaving(figures []KeyFigure) []KeyFigure {
	if sim := w.a.Simulation; sim != nil && len(sim.Steps) > 0 {
		value, unit := w.texts.format.Mass(sim.Saving)
		figures = append(figures, KeyFigure{Value: value, Unit: unit, Label: w.say("summary.saving"), Note: w.say("summary.saving.note", "share", w.percentOf(sim.Saving, sim.Base))})
	}
	return figures
}

// ends gives the two ends of a total, in the unit of its value.
func (w *writer) ends(t footprint.Total) (low, high string) {
	if t.Value.LessThan(decimal.NewFromInt(1000)) {
		return w.texts.format.Significant(t.Low, 3), w.texts.format.Significant(t.High, 3)
	}
	return w.texts.format.Significant(tonnes(t.Low), 3), w.texts.format.Significant(tonnes(t.High), 3)
}

// use is the part of the use stage.
func (w *writer) use() decimal.Decimal {
	for _, c := range w.a.Result.By(factors.GWP, footprint.ByStage) {
		if c.Keys[0] == factors.Use.String() {
			return c.Value
		}
	}
	return decimal.Decimal{}
}

// byWeight sorts parts, the heaviest first.
func byWeight(cells []footprint.Cell) []footprint.Cell {
	slices.SortStableFunc(cells, func(a, b footprint.Cell) int {
		return cmp.Or(b.Value.Cmp(a.Value), slices.Compare(a.Keys, b.Keys))
	})
	return cells
}

// origin says what the footprint is made of.
func (w *writer) origin() {
	text := w.originText()
	if text == nil {
		return
	}
	w.add(Heading{Level: 2, Text: w.say("summary.from"), ID: "synthese-origine", Unlisted: true}, Paragraph{text})
}

// originText names the three heaviest posts; nil where there are fewer.
func (w *writer) originText() Text {
	total := w.gwp().Value
	parts := byWeight(w.a.Result.By(factors.GWP, footprint.ByCategory))
	if len(parts) < 3 || total.IsZero() {
		return nil
	}
	id := "summary.from.text"
	use := ratio(w.use(), total)
	if use.GreaterThan(decimal.New(5, -1)) {
		id = "summary.from.use"
	}
	var leading []string
	for _, p := range parts[:3] {
		leading = append(leading, lower(w.set().NameOf("category", p.Keys[0]).FR)+" ("+w.percentOf(p.Value, total)+")")
	}
	return w.texts.rich(id, "parts", strings.Join(leading, ", "), "use", w.texts.format.Percent(use, 0))
}

// confidence says how sure the total is.
func (w *writer) confidence() {
	total, quality, counts := w.gwp(), w.a.Result.Quality(), w.a.Result.Counts()
	body := []Block{Paragraph{w.texts.rich(w.spread(total), "embodied", w.share(total.Coverage.Embodied), "use", w.share(total.Coverage.Use),
		"high", w.share(quality.High), "medium", w.share(quality.Medium), "low", w.share(quality.Low), "totallow", w.mass(total.Low), "totalhigh", w.mass(total.High))}}
	body = append(body, w.conservative()...)
	if counts.Refused > 0 {
		body = append(body, Paragraph{Plain(w.plural("summary.sure.refused", counts.Refused))})
		if most := w.a.Result.RefusedAtMost(factors.GWP); most.Value.Valid {
			body = append(body, Paragraph{Plain(w.plural("summary.sure.refused.most", most.Lines, "mass", w.mass(most.Value.Decimal)))})
		}
	}
	w.add(Callout{Tone: Information, Title: w.say("summary.sure"), Body: body})
}

// spread tells how far the published values are apart, and whether screens are
// the first reason.
func (w *writer) spread(total footprint.Total) (id string) {
	if total.Low.Equal(total.High) {
		return "summary.sure.one"
	}
	ends := w.a.Result.Ends(factors.GWP)
	screens := ends["monitor"].High.Sub(ends["monitor"].Low)
	for _, e := range ends {
		if e.High.Sub(e.Low).GreaterThan(screens) {
			return "summary.sure.other"
		}
	}
	return "summary.sure.text"
}

// proposal lists the objectives.
func (w *writer) proposal() {
	w.add(Heading{Level: 2, Text: w.say("summary.propose"), ID: "synthese-objectifs", Unlisted: true})
	if len(w.a.Strategy.Objectives) == 0 {
		w.todo()
		return
	}
	var items []Text
	for _, o := range w.a.Strategy.Objectives {
		items = append(items, Text{{Text: w.or(o.Title), Bold: o.Footprint}, {Text: w.aim(o)}})
	}
	w.add(List{Items: items})
}

// aim writes what an objective reaches and when.
func (w *writer) aim(o strategy.Objective) string {
	out := ""
	if o.Reduction.Valid && !strings.Contains(fr.Typo(o.Title), strings.TrimPrefix(w.reduction(o.Reduction.Decimal), "−")) { // said once
		out += w.say("join.colon") + w.reduction(o.Reduction.Decimal)
	}
	if o.TargetYear != 0 {
		out += " (" + strconv.Itoa(o.TargetYear) + ")"
	}
	return out
}

// reduction writes a share less: "− 25 %".
func (w *writer) reduction(share decimal.Decimal) string {
	places := int32(0)
	if !share.Shift(2).IsInteger() {
		places = 1
	}
	return w.texts.format.Percent(share.Neg(), places)
}

// bill sets costs beside savings.
func (w *writer) bill() {
	w.add(Heading{Level: 2, Text: w.say("summary.cost"), ID: "synthese-couts", Unlisted: true}, List{Items: w.billItems()})
}

// billItems are the costs, the people and what is avoided.
func (w *writer) billItems() []Text {
	invest, yearly := w.costs()
	id := "summary.cost.money"
	if yearly.Valid && yearly.Decimal.IsNegative() {
		id, yearly.Decimal = "summary.cost.gain", yearly.Decimal.Neg()
	}
	items := []Text{w.texts.rich(id, "invest", w.amount(invest), "yearly", w.amount(yearly))}
	if fte := w.a.Strategy.Means.FTE; fte.Valid {
		items = append(items, w.texts.rich("summary.cost.fte", "fte", w.fullTime(fte.Decimal)))
	}
	if sim := w.a.Simulation; sim != nil {
		items = append(items, w.texts.rich("summary.cost.saving", "saving", w.mass(sim.Saving), "quantified", w.plural("summary.cost.quantified", len(sim.Steps)), "others", w.others(len(sim.Unquantified))))
	}
	return items
}

// others counts the actions that have no figure; nothing where there is none.
func (w *writer) others(n int) string {
	if n == 0 {
		return ""
	}
	return w.plural("summary.cost.others", n)
}

// fullTime writes a number of full-time equivalents.
func (w *writer) fullTime(n decimal.Decimal) string {
	singular, plural, _ := strings.Cut(w.say("c7.fte.value", "n", w.number(n)), "|")
	if !payable(n) { // it cannot be compared in a reasonable time
		return plural
	}
	return w.texts.format.Plural(n, singular, plural)
}

// whose says what the footprint is of: a joint one is of all who share it.
func (w *writer) whose() string {
	if w.bodies() != nil {
		return w.say("d2.stakes.joint")
	}
	return w.say("d2.stakes.own")
}

// costs sums what the actions cost, where they say.
func (w *writer) costs() (invest, yearly decimal.NullDecimal) {
	for _, a := range w.a.Strategy.Actions {
		invest, yearly = plusKnown(invest, a.Investment), plusKnown(yearly, a.Yearly)
	}
	return invest, yearly
}

// plusKnown adds the amounts that are known: a sum of nothing stays unknown.
func plusKnown(sum, d decimal.NullDecimal) decimal.NullDecimal {
	if !d.Valid || !payable(d.Decimal) {
		return sum
	}
	return decimal.NewNullDecimal(sum.Decimal.Add(d.Decimal))
}

// payable tells whether an amount can be added to others: one of a thousand
// digits, that only a program can give, takes as much memory.
func payable(d decimal.Decimal) bool {
	return d.Exponent() > -40 && d.Exponent() < 40 && d.NumDigits() < 40
}

func (w *writer) amount(d decimal.NullDecimal) string {
	if !d.Valid {
		return w.say("todo")
	}
	return w.euros(d.Decimal)
}

// number writes a declared number with the decimals that it has.
func (w *writer) number(d decimal.Decimal) string {
	return w.texts.format.Number(d, max(0, min(6, -d.Exponent())))
}
