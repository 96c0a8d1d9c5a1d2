package report

import "github.com/reen-numerique/reen/report/internal/chart"

// drawChart lays out a chart of the document with the geometry of all
// renderers, in the colours and the numbers of the document; nil if there is nothing to draw.
func drawChart(c Chart, measure chart.Measure, width float64, colors palette, texts *Texts) *chart.Drawing {
	drawing := laidOut(c, chart.Pen{Width: measure, Numbers: &texts.format, Colon: texts.say("join.colon")}, width)
	if drawing == nil || len(drawing.Shapes) == 0 {
		return nil
	}
	return drawing.Tinted(chart.Color(colors.primary))
}

func laidOut(c Chart, pen chart.Pen, width float64) *chart.Drawing {
	switch c := c.(type) {
	case StackedBars:
		return chart.Bars{Unit: c.Unit, Categories: c.Categories, Series: seriesOf(c.Series)}.Layout(pen, width)
	case Donut:
		return chart.Donut{Unit: c.Unit, Parts: partsOf(c.Parts)}.Layout(pen, width)
	case Trajectory:
		t := chart.Trajectory{Unit: c.Unit, Years: c.Years, Series: seriesOf(c.Series)}
		for _, target := range c.Targets {
			t.Targets = append(t.Targets, chart.Target(target))
		}
		t.Band = chart.Band(c.Band)
		return t.Layout(pen, width)
	case Waterfall:
		return chart.Waterfall{Unit: c.Unit, Start: chart.Part(c.Start), Steps: partsOf(c.Steps), End: chart.Part(c.End)}.Layout(pen, width)
	case Ranked:
		return chart.Ranked{Unit: c.Unit, Parts: partsOf(c.Parts), Rest: chart.Part(c.Rest)}.Layout(pen, width)
	case AbatementCost:
		curve := chart.AbatementCost{Unit: c.Unit, CostUnit: c.CostUnit}
		for _, b := range c.Bars {
			curve.Bars = append(curve.Bars, chart.Abatement(b))
		}
		return curve.Layout(pen, width)
	case Perimeter:
		return c.drawn().Layout(pen, width)
	}
	return nil
}

func seriesOf(in []Series) []chart.Series {
	out := make([]chart.Series, len(in))
	for i, s := range in {
		out[i] = chart.Series(s)
	}
	return out
}

func partsOf(in []Part) []chart.Part {
	out := make([]chart.Part, len(in))
	for i, p := range in {
		out[i] = chart.Part(p)
	}
	return out
}

func (p Perimeter) drawn() chart.Perimeter {
	out := chart.Perimeter{Name: p.Name, Unit: p.Unit}
	for _, g := range p.Inside {
		out.Inside = append(out.Inside, chart.Group{Name: g.Name, Parts: partsOf(g.Parts)})
	}
	for _, l := range p.Outside {
		out.Outside = append(out.Outside, chart.Outside(l))
	}
	return out
}
