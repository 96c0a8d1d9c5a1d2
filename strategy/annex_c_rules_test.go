package strategy

import (
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// A dossier is computed over the total service life; a result in another
// convention is not by RCP-SI, and the review says so.
func TestAnotherConventionIsNotThatOfRCPSI(t *testing.T) {
	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: decimal.NewFromInt(3), Purchased: time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)}}}
	for convention, want := range map[footprint.Convention]Status{footprint.TotalLife: Met, footprint.PurchaseYear: NotMet} {
		r, err := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024, Convention: convention, Criteria: DefaultLaw().mandatory()})
		require.NoError(t, err)
		review := (&Assessment{Options: r.Options(), Result: r}).review(r)
		require.Equal(t, "C3", review.AnnexC[2].Code)
		require.Equal(t, want, review.AnnexC[2].Status, convention)
		require.Equal(t, convention == footprint.TotalLife, strings.Contains(review.Claim, "ont été utilisées. "), review.Claim)
		require.Equal(t, "N1", review.Own[0].Code)
		require.Equal(t, want, review.Own[0].Status, convention)
	}
}

// Every point of the table has its check, and every check its point.
func TestPointsHaveTheirChecks(t *testing.T) {
	law := DefaultLaw()
	require.Len(t, pointChecks, len(law.points))
	for _, p := range law.points {
		require.NotNil(t, pointChecks[p.Code].judge, p.Code)
	}
	require.Equal(t, []factors.Criterion{factors.GWP, factors.ADPe, factors.AP, factors.PM, factors.IR, factors.PE}, law.mandatory())
	for _, f := range law.families {
		for _, id := range f.items {
			_, ok := factors.Default().Item(id)
			require.True(t, ok, "%s: %s", f.name, id)
		}
		for _, id := range f.categories {
			require.True(t, factors.Default().HasCategory(id), "%s: %s", f.name, id)
		}
	}
}

// What is little is not written as nothing, nor what is nearly all as all.
func TestRatesNearTheirEnds(t *testing.T) {
	for share, want := range map[string]string{"0": "0\u202f%", "0.0011": "0,11\u202f%", "0.01": "1\u202f%", "0.954": "95\u202f%", "0.99": "99\u202f%", "0.9996": "99,96\u202f%", "1": "100\u202f%"} {
		require.Equal(t, want, rate(decimal.NewNullDecimal(decimal.RequireFromString(share))), share)
	}
	require.Equal(t, "sans objet", rate(decimal.NullDecimal{}))
}
