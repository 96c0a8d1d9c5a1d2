package dossier

import (
	"slices"

	"github.com/reen-numerique/reen/factors/diag"
)

// toldAs are the faults that both the dossier and what computes it tell: the code of
// the second, and those of the first.
var toldAs = []struct {
	code  string
	by    []string
	named bool // of one element: the values are its name in both
}{
	{code: "spend-exceeded", by: []string{"reused-above-spend"}},
	{code: "after-debate", by: []string{"review-after-debate"}},
	{code: "bad-connection", by: []string{"migrated-above-quantity"}},
	{code: "unshared-post", by: []string{"missing-shares", "shares-not-whole"}, named: true},
}

// told tells whether the problems of the dossier hold one already.
func (d *Dossier) told(p diag.Problem) bool {
	for _, t := range toldAs {
		first := func(q diag.Problem) bool {
			return slices.Contains(t.by, q.Code) && (!t.named || q.Value == p.Value)
		}
		if t.code == p.Code && slices.ContainsFunc(d.Problems, first) {
			return true
		}
	}
	return false
}
