package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/strategy"
)

// joint shares the footprint among the bodies of a joint strategy: the common
// sharedPosts once, then a table for each body.
func (w *writer) joint() {
	j := w.a.Joint
	if j == nil {
		return
	}
	w.section("4.7", "c4.joint")
	w.para("c4.joint.text")
	if len(j.Posts) == 0 {
		w.todo()
		return
	}
	w.sharedPosts(j)
	w.sharedBodies(j)
	for n := range j.Bodies {
		w.partsOf(j, n)
	}
	w.para("c4.joint.plan")
}

// sharedPosts is the common part, with its keys.
func (w *writer) sharedPosts(j *strategy.JointResult) {
	t := Table{ID: "tableau-postes", Caption: w.say("c4.joint.posts.caption"), Columns: []Column{{Title: w.say("c4.joint.col.post"), Width: 2}, {Title: w.say("c4.joint.col.key"), Width: 1.4},
		{Title: w.say("c4.col.impact"), Unit: w.say("unit.t.year"), Align: Right}, {Title: w.say("c4.joint.col.shares"), Width: 2.8}}}
	for _, p := range j.Posts {
		shares := make([]string, len(p.Shares))
		for n, s := range p.Shares {
			shares[n] = w.or(j.Bodies[n].Body.Name) + w.say("join.colon") + w.texts.format.Percent(s, 1)
		}
		said := strings.Join(shares, w.say("join.list"))
		if p.Shares == nil {
			said = p.Why
		}
		t.Rows = append(t.Rows, Row{Cells: cells(w.or(p.Name), w.key(p.By), w.inTonnes(p.Value), said)})
	}
	t.Rows = append(t.Rows, Row{Cells: cells(w.say("c4.joint.total"), "", w.inTonnes(w.gwp().Value), ""), Total: true})
	w.add(t)
}

// key names a key of allocation.
func (w *writer) key(by strategy.Sharing) string {
	switch by {
	case strategy.ByAgents, strategy.ByWorkstations, strategy.ByAgreement:
		return w.say("sharing." + string(by))
	}
	return w.say("todo")
}

// sharedBodies sets the bodies side by side: their sum is the total.
func (w *writer) sharedBodies(j *strategy.JointResult) {
	t := Table{ID: "tableau-organismes", Caption: w.say("c4.joint.bodies.caption"), Columns: []Column{{Title: w.say("c4.joint.col.body"), Width: 2.4}, {Title: w.say("c4.joint.col.agents"), Align: Right},
		{Title: w.say("c4.col.impact"), Unit: w.say("unit.t.year"), Align: Right}, {Title: w.say("c4.joint.col.peragent"), Unit: "kg\u00a0CO₂e", Align: Right}}}
	for _, b := range j.Bodies {
		agents, value, per := w.say("todo"), w.say("nd"), w.say("nd")
		if b.Body.Agents > 0 {
			agents = w.texts.format.Integer(decimal.NewFromInt(int64(b.Body.Agents)))
		}
		if b.Value.Valid {
			value = w.inTonnes(b.Value.Decimal)
		}
		if b.PerAgent.Valid {
			per = w.texts.format.Significant(b.PerAgent.Decimal, 3)
		}
		t.Rows = append(t.Rows, Row{Cells: cells(w.or(b.Body.Name), agents, value, per)})
	}
	if j.Unshared.IsPositive() {
		t.Rows = append(t.Rows, Row{Cells: cells(w.say("c4.joint.left"), "", w.inTonnes(j.Unshared), "")})
	}
	t.Rows = append(t.Rows, Row{Cells: cells(w.say("c4.joint.total"), "", w.inTonnes(w.gwp().Value), ""), Total: true})
	w.add(t)
}

// partsOf is the table of one body: what it takes of each common post.
func (w *writer) partsOf(j *strategy.JointResult, body int) {
	b := j.Bodies[body]
	if !b.Value.Valid {
		return
	}
	t := Table{ID: "tableau-part-" + count(body+1), Caption: w.say("c4.joint.part.caption", "body", w.or(b.Body.Name)), Columns: []Column{{Title: w.say("c4.joint.col.post"), Width: 2.4},
		{Title: w.say("c4.joint.col.share"), Align: Right}, {Title: w.say("c4.col.impact"), Unit: w.say("unit.t.year"), Align: Right}}}
	for _, p := range j.Posts {
		if p.Shares != nil && p.Shares[body].IsPositive() {
			t.Rows = append(t.Rows, Row{Cells: cells(w.or(p.Name), w.texts.format.Percent(p.Shares[body], 1), w.inTonnes(p.Parts[body]))})
		}
	}
	t.Rows = append(t.Rows, Row{Cells: cells(w.say("c4.joint.part.total"), "", w.inTonnes(b.Value.Decimal)), Total: true})
	w.add(t)
}
