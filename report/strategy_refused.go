package report

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
)

// maxCauses keeps the annex of refused lines readable: the rarest are counted.
const maxCauses = 40

func (w *writer) refused() {
	if w.a.Result == nil {
		w.todo()
		return
	}
	problems := append(w.a.Result.Problems(), w.a.Problems...)
	refused, doubts := problems.Only(diag.Refused).Causes(), problems.Only(diag.Doubt).Causes()
	if len(refused)+len(doubts) == 0 {
		w.para("a3.none")
		return
	}
	w.causes("tableau-refus", w.say("a3.caption"), refused)
	w.causes("tableau-doutes", w.say("a3.caption.doubt"), doubts)
}

// causes is a row for each cause and its remedy, with what was read and where:
// the cause that bears on most lines comes first.
func (w *writer) causes(id, caption string, causes []diag.Cause) {
	if len(causes) == 0 {
		return
	}
	t := Table{ID: id, Reference: true, Caption: caption, Columns: []Column{{Title: w.say("a3.col.cause"), Width: 3}, {Title: w.say("a3.col.where"), Width: 4}, {Title: w.say("a3.col.n"), Align: Right, Width: 0.6}}}
	shown := causes[:min(len(causes), maxCauses)]
	if more := len(causes) - len(shown); more > 0 {
		t.Note = Plain(w.plural("a3.more", more))
	}
	for _, c := range alike(shown) {
		cause := c[0].Message
		if c[0].Remedy != "" {
			cause += ". " + c[0].Remedy
		}
		var where []string
		for _, one := range c {
			where = append(where, w.read(one))
		}
		t.Rows = append(t.Rows, Row{Cells: cells(cause, strings.Join(where, w.say("join.list")), w.texts.format.Integer(decimal.NewFromInt(int64(linesOf(c)))))})
	}
	w.add(t)
}

// alike groups the causes that say the same of several values, the group of most
// lines first.
func alike(causes []diag.Cause) [][]diag.Cause {
	var out [][]diag.Cause
	for _, c := range causes {
		n := slices.IndexFunc(out, func(group []diag.Cause) bool { return group[0].Message == c.Message && group[0].Remedy == c.Remedy })
		if n < 0 {
			out = append(out, nil)
			n = len(out) - 1
		}
		out[n] = append(out[n], c)
	}
	slices.SortStableFunc(out, func(a, b []diag.Cause) int { return cmp.Compare(linesOf(b), linesOf(a)) })
	return out
}

func linesOf(group []diag.Cause) int {
	n := 0
	for _, c := range group {
		n += c.Count
	}
	return n
}

// read says what was read, in which file and column, and the line or how often.
func (w *writer) read(c diag.Cause) string {
	where := path.Base(c.File)
	if c.File == "" {
		where = "dossier.yaml"
	}
	if c.Count == 1 && c.Row > 0 {
		where = w.say("a3.line", "file", where, "n", count(c.Row))
	}
	if c.Column != "" {
		where += ", " + c.Column
	}
	if c.Count > 1 {
		where = w.say("a3.times", "where", where, "n", w.thousands(c.Count))
	}
	if c.Value == "" {
		return where
	}
	return w.say("a3.value", "value", c.Value, "where", where)
}
