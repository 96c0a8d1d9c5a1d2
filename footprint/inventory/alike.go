package inventory

import (
	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/fr"
)

// maxAlike is how many doubts or notices of one cause are listed: no one
// mends more by hand, and a million would fill the memory. Refused rows are all
// listed.
const maxAlike = 10_000

// cause is what doubts that are alike have in common.
type cause struct {
	severity     diag.Severity
	code, column string
}

// alike counts the doubts and notices of each cause, to list the first ones
// and tell how many others there are.
type alike struct {
	counts map[cause]int
	beyond []diag.Problem // the first that is not listed of each cause
}

// more tells whether one more problem is listed.
func (a *alike) more(p diag.Problem) bool {
	c := cause{p.Severity, p.Code, p.Column}
	a.counts[c]++
	if a.counts[c] == maxAlike+1 {
		a.beyond = append(a.beyond, p)
	}
	return a.counts[c] <= maxAlike
}

// others gives a problem for each cause of which some are not listed, in the
// order of their rows.
func (a *alike) others() (out diag.List) {
	for _, p := range a.beyond {
		n := a.counts[cause{p.Severity, p.Code, p.Column}] - maxAlike
		p.Value, p.Remedy = "", remedies()[p.Code]
		p.Message = "à partir d’ici, la même cause («\u00a0" + p.Code + "\u00a0») revient encore " + fr.Integer(decimal.New(int64(n), 0)) + " fois, sans être listée"
		p.Code = "more-alike"
		out = append(out, p)
	}
	return out
}
