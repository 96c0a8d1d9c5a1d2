package report

import "github.com/reen-numerique/reen/report/internal/chart"

// drawChart lays out a chart of the document with the geometry of all
// renderers, in the colours of the document; nil if there is nothing to draw.
func drawChart(c Chart, measure chart.Measure, width float64, colors palette) *chart.Drawing {
	drawing := laidOut(c, measure, width)
	if drawing == nil || len(drawing.Shapes) == 0 {
		return nil
	}
	return drawing.Tinted(chart.Color(colors.primary))
}

func laidOut(c Chart, measure chart.Measure, width float64) *chart.Drawing {
	switch c := c.(type) {
	case StackedBars:
		return chart.Bars{Unit: c.Unit, Categories: c.Categories, Series: seriesOf(c.Series)}.Layout(measure, width)
	case Donut:
		return chart.Donut{Unit: c.Unit, Parts: partsOf(c.Parts)}.Layout(measure, width)
	case Trajectory:
		t := chart.Trajectory{Unit: c.Unit, Years: c.Years, Series: seriesOf(c.Series)}
		for _, target := range c.Targets {
			t.Targets = append(t.Targets, chart.Target(target))
		}
		t.Band = chart.Band(c.Band)
		return t.Layout(measure, width)
	case Waterfall:
		return chart.Waterfall{Unit: c.Unit, Start: chart.Part(c.Start), Steps: partsOf(c.Steps), End: chart.Part(c.End)}.Layout(measure, width)
	case Ranked:
		return chart.Ranked{Unit: c.Unit, Parts: partsOf(c.Parts), Rest: chart.Part(c.Rest)}.Layout(measure, width)
	case AbatementCost:
		curve := chart.AbatementCost{Unit: c.Unit, CostUnit: c.CostUnit}
		for _, b := range c.Bars {
			curve.Bars = append(curve.Bars, chart.Abatement(b))
		}
		return curve.Layout(measure, width)
	case Perimeter:
		return c.drawn().Layout(measure, width)
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
