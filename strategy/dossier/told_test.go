package dossier_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/strategy"
)

// One fault is told once, by the dossier that has its line or by what computes it.
func TestAFaultIsToldOnce(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string // of the dossier, then of the assessment; no-figure apart
	}{
		"reused above spend":    {minimal + "purchasing: {it_spend: 1, it_spend_reused: 2}\n", []string{"reused-above-spend"}},
		"more migrated":         {minimal + "connections:\n  - {name: A, quantity: 3, migrated: 5}\n", []string{"part-above-whole"}},
		"an unknown obligation": {minimal + "obligations:\n  - {id: begs, status: met}\n", []string{"unknown-obligation"}},
		"parts below one":       {joint + "    - {post: Salles, body: Essai, share: 0.5}\n", []string{"shares-not-whole"}},
		"a post without parts":  {joint, []string{"missing-shares"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t, c.text)
			a, err := strategy.Assess(factors.Default(), d.Strategy, d.Inventory)
			require.NoError(t, err)
			var codes []string
			for _, p := range append(d.Problems, d.Place(a.Problems)...) {
				if p.Code != "no-figure" && p.Code != "no-zone" && p.Code != "empty-post" {
					codes = append(codes, p.Code)
				}
			}
			require.Equal(t, c.want, codes)
		})
	}
}

// What was refused leaves no other value in its place: a post without what it bears
// on would take all, a count without its migrated would be another count, a score
// without a level would be another score.
func TestWhatIsRefusedLeavesNoOtherFigure(t *testing.T) {
	d := open(t, joint[:len(joint)-len("  shares:\n    - {post: Écrans, body: Essai, share: 0.25}\n    - {post: Écrans, body: Agglo, share: 0.75}\n")]+"    - {name: Rien, of: nonsense, by: agents}\n    - {name: Salles, of: laptop, by: agents}\n")
	require.Len(t, d.Strategy.Joint.Posts, 3)
	a, err := strategy.Assess(factors.Default(), open(t, minimal+"connections:\n  - {name: A, quantity: 3, migrated: 5}\n").Strategy, d.Inventory)
	require.NoError(t, err)
	require.False(t, a.Connections[0].Left.Valid)
	d = open(t, minimal+"digital_services:\n  - {name: S, rgesn: {priority: 5, priority_of: 3, recommended: 4, recommended_of: 4}}\n")
	require.Equal(t, strategy.RGESN{}, d.Strategy.Digital[0].RGESN)
}
