package dossier_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// One fault is told once, by the dossier that has its line or by what computes it.
func TestAFaultIsToldOnce(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string // of the dossier, then of the assessment; no-figure apart
	}{
		"reused above spend":    {minimal + "purchasing: {it_spend: 1, it_spend_reused: 2}\n", []string{"reused-above-spend"}},
		"more migrated":         {minimal + "connections:\n  - {name: A, quantity: 3, migrated: 5}\n", []string{"migrated-above-quantity"}},
		"an unknown obligation": {minimal + "obligations:\n  - {id: begs, status: met}\n", []string{"unknown-obligation"}},
		"parts below one":       {joint + "    - {post: Salles, body: Essai, share: 0.5}\n", []string{"shares-not-whole"}},
		"a post without parts":  {joint, []string{"missing-shares"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t, c.text)
			require.Equal(t, c.want, told(t, d))
		})
	}
}

// So it is in a workbook, where problems are told at a sheet.
func TestAFaultIsToldOnceInAWorkbook(t *testing.T) {
	d := open(t, joint)
	for _, f := range formats {
		require.Equal(t, []string{"missing-shares"}, told(t, openWorkbook(t, write(t, f, d), "c."+string(f))))
	}
}

// told gives the codes of a dossier, then of what computes it.
func told(t *testing.T, d *dossier.Dossier) []string {
	t.Helper()
	servers := footprint.Inventory{Lines: []footprint.Line{{ID: "s", Item: "server", Quantity: decimal.NewFromInt(4)}}}
	a, err := strategy.Assess(factors.Default(), d.Strategy, servers)
	require.NoError(t, err)
	var out []string
	for _, p := range append(d.Problems, d.Place(a.Problems)...) {
		if p.Code != "no-figure" && p.Code != "no-zone" && p.Code != "empty-post" {
			out = append(out, p.Code)
		}
	}
	return out
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
