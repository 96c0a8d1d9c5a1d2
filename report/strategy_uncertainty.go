package report

import (
	"cmp"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// causesShown is how many data are named as those to measure better.
const causesShown = 4

// uncertainty gives the interval of the total and the data that cause it.
func (w *writer) uncertainty() {
	u, err := w.a.Result.Uncertainty(factors.GWP)
	if err != nil || u.Contributions == nil {
		return
	}
	w.add(Heading{Level: 3, Text: w.say("c4.uncertainty"), ID: "c4-uncertainty"})
	w.para("c4.uncertainty.text", "low", w.mass(u.Low), "high", w.mass(u.High), "percent", w.texts.format.Number(u.Percent, 0))
	w.para("c4.uncertainty.causes")
	w.add(List{Items: w.causesOf(u)})
}

// causesOf names the data that would make the total surer, the first ones.
func (w *writer) causesOf(u footprint.Uncertainty) []Text {
	var causes []Text
	for _, c := range u.Contributions[:min(causesShown, len(u.Contributions))] {
		causes = append(causes, w.texts.rich("c4.uncertainty.cause", "what", w.cause(c), "share", w.texts.format.Percent(c.Share, 0)))
	}
	return causes
}

// cause names a datum that makes the total uncertain.
func (w *writer) cause(c footprint.Contribution) string {
	if c.Factor == nil {
		if c.Name == footprint.InventoryData {
			return w.say("c4.uncertainty.inventory", "of", lower(w.itemName(c.Of)))
		}
		return w.say("c4.uncertainty.declared", "what", lower(w.set().NameOf("term", c.Name).FR), "of", lower(w.itemName(c.Of)))
	}
	what := w.say("c4.uncertainty.factor")
	switch f := c.Factor; {
	case !f.Criterion.IsImpact():
		what = lower(w.set().NameOf("term", f.Criterion.String()).FR)
	case f.Stage != factors.Embodied && f.Stage != factors.Use:
		what = lower(w.set().NameOf("stage", f.Stage.String()).FR)
	}
	return w.say("c4.uncertainty.published", "what", what, "of", lower(w.itemName(cmp.Or(c.Factor.Item, c.Factor.ID))))
}
