package report

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/strategy"
)

// networks sets the equipment that the end of copper, 2G and 3G will strand
// against the dates that were announced.
func (w *writer) networks() {
	w.para("c9.networks.text")
	w.networkEnds()
	if len(w.a.Connections) == 0 {
		w.todo()
	} else {
		w.connections()
	}
	w.flagged()
}

// networkEnds prints what was announced, with its reserves and its sources: copper
// step by step, then the mobile networks by operator.
func (w *writer) networkEnds() {
	copper := Table{ID: "tableau-cuivre", Caption: w.say("c9.copper.caption"), Columns: []Column{{Title: w.say("c9.networks.col.what"), Width: 2.6}, {Title: w.say("c9.networks.col.when"), Width: 1.2}, {Title: w.say("c9.networks.col.doubt"), Width: 2.6}}}
	var steps, mobile []strategy.NetworkEnd
	for _, e := range strategy.DefaultLaw().Networks {
		if e.Network != strategy.Copper {
			mobile = append(mobile, e)
			continue
		}
		steps = append(steps, e)
		copper.Rows = append(copper.Rows, Row{Cells: cells(e.What, e.When, e.Doubt)})
	}
	copper.Note = Plain(w.sourced(steps, false))
	w.add(copper)
	w.mobileEnds(mobile)
}

// mobileEnds is a row an operator, with a column for each network.
func (w *writer) mobileEnds(ends []strategy.NetworkEnd) {
	t := Table{ID: "tableau-mobile", Caption: w.say("c9.mobile.caption"), Note: Plain(w.sourced(ends, true)),
		Columns: []Column{{Title: w.say("c9.mobile.col.operator")}, {Title: w.say("network.2g"), Width: 1.4}, {Title: w.say("network.3g"), Width: 1.4}}}
	var operators []string
	when := map[string]string{}
	for _, e := range ends {
		if !slices.Contains(operators, e.Operator) {
			operators = append(operators, e.Operator)
		}
		when[e.Operator+string(e.Network)] = e.When
	}
	for _, o := range operators {
		t.Rows = append(t.Rows, Row{Cells: cells(w.say("operator."+o), w.dash(when[o+string(strategy.GSM2G)]), w.dash(when[o+string(strategy.UMTS3G)]))})
	}
	w.add(t)
}

// sourced gives the sources of some announcements, each once, after their reserves
// where these are not in the table.
func (w *writer) sourced(ends []strategy.NetworkEnd, doubts bool) string {
	var reserves, sources []string
	add := func(to []string, text string) []string {
		if text != "" && !slices.Contains(to, text) {
			to = append(to, text)
		}
		return to
	}
	for _, e := range ends {
		reserves = add(reserves, e.Doubt)
		for source := range strings.SplitSeq(e.Source, ";") {
			sources = add(sources, strings.TrimSpace(source))
		}
	}
	out := w.say("c9.networks.sources", "sources", strings.Join(sources, w.say("join.list")))
	if doubts {
		out = strings.Join(reserves, ". ") + ". " + out
	}
	return out
}

func (w *writer) connections() {
	t := Table{ID: "tableau-raccordements", Caption: w.say("c9.connections.caption"), Columns: []Column{{Title: w.say("c9.connections.col.name"), Width: 1.8}, {Title: w.say("c9.connections.col.network"), Width: 1.3},
		{Title: w.say("c9.connections.col.quantity"), Align: Right, Width: 0.8}, {Title: w.say("c9.connections.col.left"), Align: Right, Width: 0.9}, {Title: w.say("c9.connections.col.plan"), Width: 1.8}, {Title: w.say("c9.connections.col.status"), Width: 2.2}}}
	left := decimal.Decimal{}
	for _, c := range w.a.Connections {
		left = left.Add(c.Left.Decimal)
		status := w.say("migration.migrated")
		if c.Notice != "" {
			status = c.Notice
		}
		t.Rows = append(t.Rows, Row{Cells: cells(w.or(c.Name)+w.sited(c.Site), w.network(c.Network, c.Operator), w.texts.format.Integer(decimal.NewFromInt(int64(c.Quantity))), w.bare(c.Left), w.planned(c), status)})
	}
	if !slices.ContainsFunc(w.a.Connections, func(c strategy.Connected) bool { return !c.Left.Valid }) {
		t.Rows = append(t.Rows, Row{Cells: cells(w.say("c9.connections.total"), "", "", w.number(left), "", ""), Total: true})
	}
	w.add(t)
}

func (w *writer) sited(site string) string {
	if strings.TrimSpace(site) == "" {
		return ""
	}
	return " (" + w.or(site) + ")"
}

// network names a network with its operator.
func (w *writer) network(n strategy.Network, operator string) string {
	out := w.wordFor("network", string(n))
	if operator != "" {
		out += ", " + w.wordFor("operator", operator)
	}
	return out
}

func (w *writer) planned(c strategy.Connected) string {
	switch {
	case c.Status == strategy.MigratedAll:
		return w.dash(c.Plan)
	case c.MigrateBy != 0 && strings.TrimSpace(c.Plan) != "":
		return count(c.MigrateBy) + w.say("join.colon") + w.or(c.Plan)
	case c.MigrateBy != 0:
		return count(c.MigrateBy)
	}
	return w.or(c.Plan)
}

// flagged lists the equipment whose words are a clue, to check.
func (w *writer) flagged() {
	if len(w.a.Flagged) == 0 {
		return
	}
	w.para("c9.flagged.text")
	t := Table{ID: "tableau-a-verifier", Caption: w.say("c9.flagged.caption"), Columns: []Column{{Title: w.say("c9.flagged.col.use"), Width: 1.5}, {Title: w.say("c9.flagged.col.clue"), Width: 1.5},
		{Title: w.say("c9.flagged.col.file"), Width: 2}, {Title: w.say("c9.flagged.col.units"), Align: Right, Width: 0.9}, {Title: w.say("c9.flagged.col.refused"), Align: Right, Width: 0.9}}}
	for _, f := range w.a.Flagged {
		units, refused := "–", "–"
		if f.Lines > 0 {
			units = w.number(f.Units)
		}
		if f.Refused > 0 {
			refused = count(f.Refused)
		}
		t.Rows = append(t.Rows, Row{Cells: cells(w.say("connection."+f.Use), w.clue(f), w.dash(f.File), units, refused)})
	}
	w.add(t)
}

// clue gives what was written, else the item that tells it.
func (w *writer) clue(f strategy.Flagged) string {
	if item, ok := w.set().Item(f.Word); ok {
		return item.NameFR
	}
	return w.dash(f.Example)
}
