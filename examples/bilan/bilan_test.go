// Package bilan_test reviews a year from the two dossiers of this folder.
package bilan_test

import (
	"fmt"
	"io"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// Two dossiers, one review: what changed, why, and what is on the way.
func Example() {
	set := factors.Default()
	open := func(folder string) (*strategy.Assessment, *dossier.Dossier) {
		d, err := dossier.Open(os.DirFS(folder), set)
		if err != nil {
			panic(err)
		}
		a, err := strategy.Assess(set, d.Strategy, d.Inventory)
		if err != nil {
			panic(err)
		}
		return a, d
	}
	now, _ := open("2025")
	before, earlier := open("2024")
	y, err := strategy.ReviewYear(now, before, earlier.Inventory)
	if err != nil {
		panic(err)
	}
	fmt.Println("from", y.Change.Before.Value.StringFixed(0), "to", y.Change.After.Value.StringFixed(0), "kg CO2e a year")
	for _, s := range y.Change.Steps {
		fmt.Println("  ", s.Name, s.Difference.StringFixed(0))
	}
	for _, o := range y.Objectives {
		fmt.Println(o.ID, o.Headway, o.Behind)
	}
	if err := report.PDF(io.Discard, report.Review(y)); err != nil {
		panic(err)
	}
	// Output:
	// from 31917 to 28023 kg CO2e a year
	//    perimeter 176
	//    fleet -837
	//    lifetime -2610
	//    consumption -243
	//    mix -381
	//    factors 0
	// O1 on-the-way []
	// O2 behind [I22]
	// O3 on-the-way []
	// O4 on-the-way []
}

func TestBothDossiersAreSound(t *testing.T) {
	for _, folder := range []string{"2024", "2025"} {
		d, err := dossier.Open(os.DirFS(folder), factors.Default())
		require.NoError(t, err)
		require.Empty(t, d.Problems)
		require.Empty(t, d.Inventory.Problems)
	}
}

// The second dossier is a copy: the references and the targets did not move.
func TestTheReferenceDidNotMove(t *testing.T) {
	open := func(folder string) strategy.Strategy {
		d, err := dossier.Open(os.DirFS(folder), factors.Default())
		require.NoError(t, err)
		return d.Strategy
	}
	was, is := open("2024"), open("2025")
	require.Equal(t, was.Indicators, is.Indicators)
	require.Equal(t, was.Objectives, is.Objectives)
	require.Equal(t, was.Body.SIREN, is.Body.SIREN)
	for _, a := range was.Actions {
		require.True(t, slices.ContainsFunc(is.Actions, func(b strategy.Action) bool { return a.ID == b.ID && a.To == b.To }), a.ID)
	}
}
