package report

import "github.com/shopspring/decimal"

// The types below are the form of a chart; its type says which fields it has.
type (
	jsonChart struct {
		Type       string          `json:"type"`
		Unit       string          `json:"unit,omitempty"`
		Categories []string        `json:"categories,omitempty"`
		Years      []int           `json:"years,omitempty"`
		Series     []jsonSeries    `json:"series,omitempty"`
		Parts      []jsonPart      `json:"parts,omitempty"`
		Targets    []jsonTarget    `json:"targets,omitempty"`
		Band       *jsonBand       `json:"band,omitempty"`
		Start      *jsonPart       `json:"start,omitempty"`
		Steps      []jsonPart      `json:"steps,omitempty"`
		End        *jsonPart       `json:"end,omitempty"`
		Rest       *jsonPart       `json:"rest,omitempty"`
		CostUnit   string          `json:"cost_unit,omitempty"`
		Bars       []jsonAbatement `json:"bars,omitempty"`
		Name       string          `json:"name,omitempty"`
		Inside     []jsonGroup     `json:"inside,omitempty"`
		Outside    []jsonList      `json:"outside,omitempty"`
	}
	jsonSeries struct {
		Name   string        `json:"name"`
		Values []jsonDecimal `json:"values"`
	}
	jsonPart struct {
		Name  string      `json:"name"`
		Value jsonDecimal `json:"value"`
	}
	jsonTarget struct {
		Name  string      `json:"name"`
		Year  int         `json:"year"`
		Value jsonDecimal `json:"value"`
	}
	jsonBand struct {
		Name string        `json:"name,omitempty"`
		Low  []jsonDecimal `json:"low"`
		High []jsonDecimal `json:"high"`
	}
	jsonAbatement struct {
		Name    string      `json:"name"`
		Avoided jsonDecimal `json:"avoided"`
		Cost    jsonDecimal `json:"cost"`
	}
	jsonGroup struct {
		Name  string     `json:"name"`
		Parts []jsonPart `json:"parts"`
	}
	jsonList struct {
		Name  string   `json:"name"`
		Items []string `json:"items"`
	}
)

func jsonChartOf(c Chart) *jsonChart {
	switch c := c.(type) {
	case StackedBars:
		return &jsonChart{Type: "stacked-bars", Unit: c.Unit, Categories: c.Categories, Series: jsonSeriesOf(c.Series)}
	case Donut:
		return &jsonChart{Type: "donut", Unit: c.Unit, Parts: jsonParts(c.Parts)}
	case Trajectory:
		out := &jsonChart{Type: "trajectory", Unit: c.Unit, Years: c.Years, Series: jsonSeriesOf(c.Series)}
		for _, t := range c.Targets {
			out.Targets = append(out.Targets, jsonTarget{t.Name, t.Year, jsonDecimal(t.Value)})
		}
		if b := c.Band; len(b.Low)+len(b.High) > 0 {
			out.Band = &jsonBand{b.Name, jsonDecimals(b.Low), jsonDecimals(b.High)}
		}
		return out
	case Waterfall:
		return &jsonChart{Type: "waterfall", Unit: c.Unit, Start: jsonPartOf(c.Start), Steps: jsonParts(c.Steps), End: jsonPartOf(c.End)}
	case Ranked:
		out := &jsonChart{Type: "ranked", Unit: c.Unit, Parts: jsonParts(c.Parts)}
		if c.Rest.Name != "" {
			out.Rest = jsonPartOf(c.Rest)
		}
		return out
	case AbatementCost:
		out := &jsonChart{Type: "abatement-cost", Unit: c.Unit, CostUnit: c.CostUnit}
		for _, b := range c.Bars {
			out.Bars = append(out.Bars, jsonAbatement{b.Name, jsonDecimal(b.Avoided), jsonDecimal(b.Cost)})
		}
		return out
	case Perimeter:
		out := &jsonChart{Type: "perimeter", Name: c.Name, Unit: c.Unit}
		for _, g := range c.Inside {
			out.Inside = append(out.Inside, jsonGroup{g.Name, jsonParts(g.Parts)})
		}
		for _, l := range c.Outside {
			out.Outside = append(out.Outside, jsonList{l.Name, append([]string{}, l.Items...)})
		}
		return out
	}
	return nil
}

func jsonSeriesOf(series []Series) []jsonSeries {
	out := make([]jsonSeries, len(series))
	for i, s := range series {
		out[i] = jsonSeries{Name: s.Name, Values: jsonDecimals(s.Values)}
	}
	return out
}

func jsonDecimals(values []decimal.Decimal) []jsonDecimal {
	out := make([]jsonDecimal, len(values))
	for i, v := range values {
		out[i] = jsonDecimal(v)
	}
	return out
}

func jsonParts(parts []Part) []jsonPart {
	out := make([]jsonPart, len(parts))
	for i, p := range parts {
		out[i] = *jsonPartOf(p)
	}
	return out
}

func jsonPartOf(p Part) *jsonPart { return &jsonPart{p.Name, jsonDecimal(p.Value)} }
