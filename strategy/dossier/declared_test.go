package dossier_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// What dossier.yaml declares itself is lines beside those of the files, each
// counted as read.
func TestWhatTheDossierDeclaresIsInItsInventory(t *testing.T) {
	d := open(t, minimal+`inventories: [{file: parc.csv}]
hosting:
  - {name: Salle, pue: 1.5, pue_source: measured, it_power: 12}
  - {name: Syndicat, share: 0.25, it_power: 40, technical_environment: power, spare_unknown: true}
  - {name: Autre, technical_environment: pue}
telework: {employees: 250, days: 100, persons_per_household: 2.3}
services:
  - {name: Messagerie, provider: Hébergeur, item: saas-user, quantity: 300, impacts: {gwp: 2.5, adpe: 0.00001}, level: 3, source: "ACV, 2024", site: Mairie}
  - {name: Visioconférence, spend_keur: 24.5}
pools:
  laptop: {refurbished: 0.2, upstream: 3}
  screens: {resold: 0.1, total_life: 9}
choice: conservative
`, "parc.csv", "type;quantite\nlaptop;1\n")
	require.Empty(t, d.Problems)
	var got []string
	for _, l := range d.Inventory.Lines {
		got = append(got, strings.Join([]string{l.ID, l.File, l.Item, l.Units().StringFixed(2), l.DataCentre}, " "))
	}
	require.Equal(t, []string{"parc.csv:2 parc.csv laptop 1.00 ", "dossier.yaml:hosting.1 dossier.yaml technical-environment 12.00 Salle",
		"dossier.yaml:hosting.2 dossier.yaml technical-environment 40.00 Syndicat", "dossier.yaml:telework dossier.yaml internet-box 29.78 ",
		"dossier.yaml:services.1 dossier.yaml saas-user 300.00 ", "dossier.yaml:services.2 dossier.yaml spend-it-services 24.50 "}, got)
	require.Equal(t, 6, d.Inventory.Read())
	opts, problems := strategy.OptionsOf(factors.Default(), d.Strategy)
	require.Len(t, problems, 1, "no INSEE code")
	require.True(t, opts.Conservative)
	require.Len(t, opts.Pools, 2)
	require.True(t, opts.DataCentres["Syndicat"].ByPower)
	require.True(t, opts.DataCentres["Syndicat"].SpareUnknown)
	require.False(t, opts.DataCentres["Salle"].ByPower)
	r, err := footprint.Compute(factors.Default(), d.Inventory, opts)
	require.NoError(t, err)
	require.Equal(t, footprint.Counts{Read: 6, Complete: 4, Partial: 1, Excluded: 1}, r.Counts(), "the highest value of a box has no end of life")
}

// Nobody works from home: said, it is no line; refused, nothing is known.
func TestNoTelework(t *testing.T) {
	d := open(t, minimal+"telework: {employees: 0}\n")
	require.Empty(t, d.Problems)
	require.NotNil(t, d.Strategy.Telework)
	require.Empty(t, d.Inventory.Lines)
	d = open(t, minimal+"telework: {employees: beaucoup, days: 80}\n")
	require.Len(t, d.Problems, 1)
	require.Nil(t, d.Strategy.Telework)
}

// A service is left out whole where what it counts was refused.
func TestAServiceThatIsHalfRefusedIsLeftOut(t *testing.T) {
	for _, fault := range []string{"item: saas", "quantity: -1", "impacts: {gwp: x, adpe: 1}", "impacts: {gwp: x}"} {
		d := open(t, minimal+"services:\n  - {name: a, spend_keur: 3, "+fault+"}\n  - {name: b, spend_keur: 4}\n")
		require.Len(t, d.Problems, 1, fault)
		require.Len(t, d.Strategy.Services, 1, fault)
		require.Equal(t, "b", d.Strategy.Services[0].Name)
		require.Len(t, d.Inventory.Lines, 1)
	}
}
