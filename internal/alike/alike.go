// Package alike keeps lists of problems short: of a million of one cause the
// first ones are listed and the others counted.
package alike

import (
	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/fr"
)

// Most is how many problems of one cause are listed: no one mends more by hand,
// and a million would fill the memory.
const Most = 10_000

// Code is that of the problem which counts the others.
const Code = "more-alike"

// cause is what problems that are alike have in common.
type cause struct {
	severity     diag.Severity
	code, column string
}

func causeOf(p *diag.Problem) cause { return cause{p.Severity, p.Code, p.Column} }

// Others counts the problems of each cause. Its zero value is ready.
type Others struct {
	listed map[cause]int
	at     map[cause]int
	beyond []diag.Cause // the first that is not listed of each cause
}

// Lists tells whether one more problem is listed, and else counts it.
func (o *Others) Lists(p diag.Problem) bool {
	if o.listed == nil {
		o.listed = map[cause]int{}
	}
	c := causeOf(&p)
	if o.listed[c] < Most {
		o.listed[c]++
		return true
	}
	o.count(diag.Cause{Problem: p, Count: 1})
	return false
}

func (o *Others) count(more diag.Cause) {
	c := causeOf(&more.Problem)
	n, known := o.at[c]
	if !known {
		if o.at == nil {
			o.at = map[cause]int{}
		}
		n = len(o.beyond)
		o.at[c] = n
		o.beyond = append(o.beyond, diag.Cause{Problem: more.Problem})
	}
	o.beyond[n].Count += more.Count
}

// Counted gives those that were not listed, a cause each.
func (o *Others) Counted() []diag.Cause { return o.beyond }

// Add counts those that were not listed elsewhere.
func (o *Others) Add(counted []diag.Cause) {
	for _, c := range counted {
		o.count(c)
	}
}

// Problems gives a problem for each cause of which some are not listed, in the
// order in which they were met, with the remedy of its code.
func (o *Others) Problems(remedy func(diag.Problem) string) (out diag.List) {
	for _, c := range o.beyond {
		p := c.Problem
		p.Value, p.Remedy = "", remedy(p)
		p.Message = "à partir d’ici, la même cause («\u00a0" + p.Code + "\u00a0») revient encore " + fr.Integer(decimal.New(int64(c.Count), 0)) + " fois, sans être listée"
		p.Code = Code
		out = append(out, p)
	}
	return out
}
