package dossier_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// What the sheet « à corriger » says is counted by its fate: three refused, of
// which two are screens; ten attached; four twice; one no data. A doubt and a note
// of one's own count for nothing.
func TestWhatIsCarriedOn(t *testing.T) {
	sheet := rows{{"nature", "nombre", "fichier", "ligne", "cause", "famille"},
		{"refusée", "", "parc.csv", "7", "type inconnu", ""},
		{"", "", "écrans.csv", "8", "", "Écrans"}, // of a workbook that says no fate
		{"Refusée", "1", "écrans.csv", "", "type inconnu", "Écrans"},
		{"rattachée", "9", "", "", "", ""},
		{"rattachée", "", "machines.csv", "3", "sans hôte", ""},
		{"en double", "4", "", "", "", ""},
		{"sans donnée", "beaucoup", "", "", "", ""},
		{"à vérifier", "", "parc.csv", "9", "état inconnu", ""},
		{"", "", "", "", "vu avec Paul", ""}}
	for _, f := range formats {
		d := openWorkbook(t, book(t, f, map[string]rows{"à corriger": sheet}), "c")
		require.Equal(t, []int{3, 10, 4, 1}, []int{d.Inventory.Refused, d.Inventory.Attached, d.Inventory.Duplicates, d.Inventory.NotData})
		require.Equal(t, map[string]int{"screens": 2}, d.Inventory.RefusedOf)
		require.Equal(t, 4, d.Inventory.Problems.Count(diag.Refused))
		require.Equal(t, 1, d.Inventory.Problems.Count(diag.Doubt))
		require.Equal(t, []string{"carried-count c#à corriger, ligne 8", "carried-note c#à corriger, ligne 10"}, places(d.Problems))
		again := openWorkbook(t, write(t, f, d), "d")
		require.Empty(t, again.Problems)
		same(t, d, again)
	}
}

// places are the codes of problems with their places.
func places(problems diag.List) []string {
	var out []string
	for _, p := range problems {
		out = append(out, p.Code+" "+strings.ReplaceAll(p.Place(), "\u00a0", " "))
	}
	return out
}

// A dossier that is made by hand may count what it does not tell.
func TestCountsWithoutACause(t *testing.T) {
	d := &dossier.Dossier{}
	d.Inventory.Refused, d.Inventory.Attached, d.Inventory.NotData = 2, 3, 5
	again := openWorkbook(t, write(t, dossier.ODS, d), "c")
	require.Equal(t, counts(d), counts(again))
	require.Equal(t, 2, again.Inventory.Refused)
}
