package strategy

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/reen-numerique/reen/internal/exact"
)

// Obligation is one dated version of what a text other than article 35 asks of
// public bodies (table neighbours.csv). The versions of one
// obligation share its ID: they differ by their dates, or by the kinds of body
// that they name. In the table, the columns
//
//	kinds, maybe   name the kinds of body: those that the text names, and those
//	               that it may name, which stays to be checked; * for every one
//	when           what else the body must be: "population>=3500 agents>=50",
//	               all of them; > and >= as the text has it
//	from, until    are the first day in force and the first day no longer so
//	test           what is compared to answer: "reused-spend>=milestone",
//	               "age<=3"; a figure alone is shown; declared when empty
//	proof          tells whether passing the test is the whole answer (full) or
//	               a part of it (partial)
//	due            is the day of the year by which a yearly act is due, 05-15
//	unit           is that of Answer.Value, where a value is asked
//
// The figures that when and test name are in neighbour_figures.go.
type Obligation struct {
	ID       string
	Title    string
	From     time.Time // in force, zero when not known
	Until    time.Time // zero while in force
	Force    Force
	Articles []string // cited
	Who      string   // is concerned, in French
	Rule     string   // in French
	Bring    string   // what shows compliance, in French
	Unit     string   // of the value that an Answer can give; empty where none is asked
	Evidence Evidence
	Doubt    string // in French, empty when there is none; to be printed wherever the rule is

	kinds, maybe []Kind
	when, test   []condition
	full         bool
	due          time.Time // of year 0; zero where nothing is due each year
}

// inForce tells whether the version holds on a day.
func (o *Obligation) inForce(on time.Time) bool {
	return !on.Before(o.From) && (o.Until.IsZero() || on.Before(o.Until))
}

// everyKind stands for all kinds of body in the table.
const everyKind = "*"

func kindAmong(kinds []Kind, k Kind) bool {
	return slices.Contains(kinds, everyKind) || slices.Contains(kinds, k)
}

// versionFor gives the version of an obligation that bears on a kind of body on
// a day: of those in force, or else of those to come, the first that names the
// kind, else the first that may. Without a date it is the latest.
func (l *Law) versionFor(id string, k Kind, on time.Time) Obligation {
	var all, now []Obligation
	for _, o := range l.Neighbours {
		if o.ID == id {
			all = append(all, o)
			if o.inForce(on) {
				now = append(now, o)
			}
		}
	}
	if now == nil {
		now = slices.Clone(all)
	}
	if on.IsZero() {
		now = slices.Clone(all)
		slices.Reverse(now)
	}
	for _, names := range []func(Obligation) []Kind{func(o Obligation) []Kind { return o.kinds }, func(o Obligation) []Kind { return o.maybe }} {
		if n := slices.IndexFunc(now, func(o Obligation) bool { return kindAmong(names(o), k) }); n >= 0 {
			return now[n]
		}
	}
	return now[0]
}

// obligationIDs gives the ids in the order of the table, each once.
func (l *Law) obligationIDs() []string {
	var ids []string
	for _, o := range l.Neighbours {
		if !slices.Contains(ids, o.ID) {
			ids = append(ids, o.ID)
		}
	}
	return ids
}

// condition compares a figure with a bound. Without a sign the figure has only
// to be known; without a bound it is the milestone of its year.
type condition struct {
	of    string
	sign  string // ">", ">=", "<=" or ""
	bound *big.Rat
}

var conditionForm = regexp.MustCompile(`^([a-z-]+)(?:(>=|>|<=)(milestone|[0-9.]+))?$`)

func parseConditions(s string) ([]condition, error) {
	var out []condition
	for word := range strings.FieldsSeq(s) {
		m := conditionForm.FindStringSubmatch(word)
		if m == nil {
			return nil, fmt.Errorf("no condition %q", word)
		}
		c := condition{of: m[1], sign: m[2]}
		if m[2] != "" && m[3] != "milestone" {
			bound, ok := new(big.Rat).SetString(m[3])
			if !ok {
				return nil, fmt.Errorf("no number %q", m[3])
			}
			c.bound = bound
		}
		out = append(out, c)
	}
	return out, nil
}

// verdict answers a condition.
type verdict int

const (
	cannotTell verdict = iota
	holds
	fails
)

// over answers a condition by what is known of a figure: at least low, at most
// high, nil where a side is not known.
func (c condition) over(f figure, bound *big.Rat) verdict {
	switch {
	case c.sign == "":
		if f.shown() != nil {
			return holds
		}
	case bound == nil:
	case c.sign == ">" && f.low != nil && f.low.Cmp(bound) > 0,
		c.sign == ">=" && f.low != nil && f.low.Cmp(bound) >= 0,
		c.sign == "<=" && f.high != nil && f.high.Cmp(bound) <= 0:
		return holds
	case c.sign == ">" && f.high != nil && f.high.Cmp(bound) <= 0,
		c.sign == ">=" && f.high != nil && f.high.Cmp(bound) < 0,
		c.sign == "<=" && f.low != nil && f.low.Cmp(bound) > 0:
		return fails
	}
	return cannotTell
}

// allHold joins verdicts: one failure is enough, and one doubt.
func allHold(verdicts []verdict) verdict {
	switch {
	case slices.Contains(verdicts, fails):
		return fails
	case slices.Contains(verdicts, cannotTell) || len(verdicts) == 0:
		return cannotTell
	}
	return holds
}

// words writes the bound in French: "plus de 50 000", against a value.
func (c condition) words(bound *big.Rat) string {
	if bound == nil {
		return ""
	}
	n := plainNumber(exact.Decimal(bound))
	switch c.sign {
	case ">":
		return say("neighbour.more-than", "bound", n)
	case ">=":
		return say("neighbour.at-least", "bound", n)
	}
	return say("neighbour.at-most", "bound", n)
}

func (l *Law) readNeighbour(r record) {
	o := Obligation{ID: r.get("id"), Title: r.get("title"), From: r.date("from"), Until: r.date("until"), Force: Force(r.get("force")), Who: r.get("who"),
		Rule: r.get("rule"), Bring: r.get("bring"), Unit: r.get("unit"), Evidence: Evidence(r.get("evidence")), Doubt: r.get("doubt"), full: r.get("proof") == "full"}
	for id := range strings.FieldsSeq(r.get("texts")) {
		o.Articles = append(o.Articles, l.Text(id).String())
	}
	o.kinds, o.maybe = kindsOf(r.get("kinds")), kindsOf(r.get("maybe"))
	var err error
	o.when, err = parseConditions(r.get("when"))
	r.must(err)
	o.test, err = parseConditions(r.get("test"))
	r.must(err)
	if due := r.get("due"); due != "" {
		o.due, err = time.Parse("01-02", due)
		r.must(err)
	}
	l.Neighbours = append(l.Neighbours, o)
}

func kindsOf(s string) (kinds []Kind) {
	for k := range strings.FieldsSeq(s) {
		kinds = append(kinds, Kind(k))
	}
	return kinds
}
