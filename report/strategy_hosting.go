package report

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// hosting says of each place how its technical environment is counted, and what
// part of it is the body's.
func (w *writer) hosting() {
	if len(w.a.Strategy.Hosting) == 0 {
		return
	}
	w.add(Heading{Level: 3, Text: w.say("c4.hosting"), ID: "c4-hosting"})
	var items []Text
	for _, h := range w.a.Strategy.Hosting {
		items = append(items, w.texts.rich("c4.hosting.place", "name", w.or(h.Name), "what", strings.Join(w.environment(h), w.say("join.list"))))
	}
	w.add(List{Items: items})
}

func (w *writer) environment(h strategy.Hosting) []string {
	var out []string
	dc := w.a.Options.DataCentres[h.Name]
	switch {
	case dc.ByPower:
		out = append(out, w.say("c4.hosting.power", "kw", w.number(h.Power.Decimal)))
	case dc.PUE.Valid:
		out = append(out, w.say("c4.hosting.pue"+map[string]string{"measured": ".measured", "contract": ".contract"}[h.Source], "pue", w.number(dc.PUE.Decimal)))
	default:
		out = append(out, w.say("c4.hosting.default"))
	}
	if h.Power.Valid && !dc.ByPower {
		out = append(out, w.say("c4.hosting.kw", "kw", w.number(h.Power.Decimal)))
	}
	if dc.SpareUnknown {
		out = append(out, w.say("c4.hosting.spare"))
	}
	if dc.Share.Valid {
		out = append(out, w.say("c4.hosting.share", "share", w.texts.format.Percent(dc.Share.Decimal, places(dc.Share.Decimal))))
	}
	return out
}

// places is how many decimals a share needs in per cent, two at most.
func places(share decimal.Decimal) int32 { return max(0, min(2, -share.Exponent()-2)) }

// services lists the cloud services with what each is valued by.
func (w *writer) services() {
	if len(w.a.Services) == 0 {
		return
	}
	w.add(Heading{Level: 3, Text: w.say("c4.services"), ID: "c4-services"})
	w.para("c4.services.text")
	t := Table{ID: "tableau-services", Caption: w.say("c4.services.caption"), Columns: []Column{{Title: w.say("c4.services.col.name"), Width: 2}, {Title: w.say("c4.services.col.provider"), Width: 1.7},
		{Title: w.say("c4.col.impact"), Unit: "t\u00a0CO₂e", Align: Right}, {Title: w.say("c4.services.col.basis"), Width: 1.6}, {Title: w.say("c4.services.col.level"), Width: 0.8}}}
	for _, s := range w.a.Services {
		value, level := w.say("nd"), "–"
		if s.Value.Valid {
			value = w.inTonnes(s.Value.Decimal)
		}
		if s.Basis == footprint.ByProvider {
			level = w.say("c4.services.level", "level", count(max(s.Level, int(footprint.UnknownMethod))))
		}
		t.Rows = append(t.Rows, Row{Cells: cells(w.or(s.Name), w.or(s.Provider), value, w.say("c4.services."+string(s.Basis)), level)})
	}
	w.add(t)
	if slices.ContainsFunc(w.a.Services, func(s strategy.ServiceValue) bool { return s.Basis == footprint.BySpend }) {
		w.para("c4.services.apart")
	}
}

// conservative says that the highest of the published values was taken.
func (w *writer) conservative() []Block {
	if !w.a.Options.Conservative {
		return nil
	}
	return []Block{Paragraph{w.texts.rich("c4.conservative")}}
}
