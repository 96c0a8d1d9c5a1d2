package footprint_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

func service(level footprint.Level, gwp string) footprint.Line {
	l := line("saas-user", "200")
	l.Declared = &footprint.Declared{Impacts: map[factors.Criterion]decimal.Decimal{factors.GWP: dec(gwp)}, Level: level, Source: "ACV du fournisseur, 2024"}
	return l
}

// 200 users × 3.5 kg, whole in the year, under use; without the provider's
// figure nothing is published, and nothing is 0.
func TestAServiceIsValuedByItsProvider(t *testing.T) {
	r := compute(t, footprint.Options{}, service(footprint.Reviewed, "3.5"))
	require.Equal(t, "700", total(r))
	require.Equal(t, "use", r.By(factors.GWP, footprint.ByStage)[0].Keys[0])
	require.Equal(t, footprint.Complete, r.Lines()[0].Status)
	require.Empty(t, r.Problems())
	trace, err := r.Explain("saas-user", factors.GWP)
	require.NoError(t, err)
	require.Contains(t, trace.String(), "declared = 3.5 kg CO2e/user.year [provider: ACV du fournisseur, 2024]")

	alone := compute(t, footprint.Options{}, line("saas-user", "200"))
	require.Equal(t, footprint.Uncovered, alone.Lines()[0].Status)
	pe := compute(t, footprint.Options{Criteria: []factors.Criterion{factors.PE}}, service(footprint.Reviewed, "3.5"))
	require.Equal(t, footprint.Uncovered, pe.Lines()[0].Status, "no figure for this criterion")
}

// Below a reviewed RCP-DC the level is flagged; what is not said is level 1.
func TestProviderLevelsBelowFiveAreFlagged(t *testing.T) {
	for level, want := range map[footprint.Level]string{0: "niveau 1", 1: "niveau 1", 4: "niveau 4"} {
		r := compute(t, footprint.Options{}, service(level, "3.5"), service(level, "3.5"))
		require.Len(t, r.Problems(), 2, "each line")
		require.Equal(t, "provider-level", r.Problems()[0].Code)
		require.Contains(t, r.Problems()[0].Message, want)
	}
}

func TestDeclarationsThatMakeNoSenseAreRefused(t *testing.T) {
	laptop := service(5, "3.5")
	laptop.Item = "laptop"
	other := service(5, "3.5")
	other.Declared.Impacts[factors.Criterion(200)] = dec("1")
	for name, l := range map[string]footprint.Line{"négative": service(5, "-1"), "hors limites": service(5, "1e400"), "niveau": service(6, "1"), "nuage": laptop, "critère": other} {
		r := compute(t, footprint.Options{}, l)
		require.Equal(t, 1, r.Counts().Refused, name)
		require.Equal(t, "bad-declared", r.Problems()[0].Code)
	}
}

// Declared lines stream, merge and come back from bytes as others do.
func TestDeclaredLinesStream(t *testing.T) {
	lines := []footprint.Line{service(5, "3.5"), service(3, "3.50"), service(5, "4.125")}
	want := compute(t, footprint.Options{}, lines...)
	require.Equal(t, "2225", total(want))
	a := accumulator(t, footprint.Options{Year: 2024})
	for n := range lines {
		a.Add(&lines[n])
	}
	data, err := a.MarshalBinary()
	require.NoError(t, err)
	back := accumulator(t, footprint.Options{Year: 2024})
	require.NoError(t, back.UnmarshalBinary(data))
	require.Equal(t, figures(t, want), figures(t, back.Result()))
	lines[0].Declared.Impacts[factors.GWP] = dec("9") // afterwards
	require.Equal(t, "2225", total(want))
}

// The provider's figure, else a published factor, else the monetary ratio.
func TestAServiceIsValuedByTheBestThatIsKnown(t *testing.T) {
	declared := &footprint.Declared{Impacts: map[factors.Criterion]decimal.Decimal{factors.GWP: dec("1200")}, Level: 4}
	for basis, s := range map[footprint.Basis]footprint.Service{
		footprint.ByProvider: {Declared: declared, Spend: opt("12")},
		footprint.BySpend:    {Spend: opt("12")},
		footprint.Unvalued:   {Item: "saas-user", Quantity: dec("10")},
		footprint.ByFactor:   {Item: "mobile-data", Quantity: dec("10"), Spend: opt("12")},
	} {
		s.ID, s.Name = "s", "Messagerie"
		l, got, err := s.Line(factors.Default())
		require.NoError(t, err)
		require.Equal(t, basis, got)
		r := compute(t, footprint.Options{}, l)
		switch basis {
		case footprint.ByProvider:
			require.Equal(t, "1200", total(r))
		case footprint.BySpend:
			require.Equal(t, "0", total(r))
			require.Equal(t, "spend-it-services", r.Apart(factors.GWP)[0].Item.ID)
			require.Equal(t, "12", exact.String(r.Apart(factors.GWP)[0].Quantity))
		case footprint.Unvalued:
			require.Equal(t, 1, r.Counts().Uncovered)
		case footprint.ByFactor:
			require.Equal(t, "0.246836791969497", total(r))
		}
	}
	_, _, err := footprint.Service{Name: "x", Item: "saas"}.Line(factors.Default())
	require.ErrorContains(t, err, fmt.Sprintf("%q", "saas"))
}
