package dossier_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// withFormulas has the cells of an ODS workbook that say so hold a formula in
// error, or one without a value.
func withFormulas(t *testing.T, data []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, part := range in.File {
		r, err := part.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		s := strings.ReplaceAll(string(text), ` office:value-type="string"><text:p>ERREUR</text:p>`, ` table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p>`)
		s = strings.ReplaceAll(s, ` office:value-type="string"><text:p>RIEN</text:p>`, ` table:formula="of:=1+1">`)
		w, err := out.CreateHeader(&zip.FileHeader{Name: part.Name, Method: zip.Store})
		require.NoError(t, err)
		_, err = w.Write([]byte(s))
		require.NoError(t, err)
	}
	require.NoError(t, out.Close())
	return b.Bytes()
}

// Of seven rows of equipment three are refused, since nothing tells what or how
// many they are; of the others the cell that failed is told.
func TestFormulasThatGiveNothing(t *testing.T) {
	data := withFormulas(t, book(t, dossier.ODS, map[string]rows{
		"équipements": {{"type", "quantité", "durée de vie", "remarque"}, {"laptop", "ERREUR", "", ""}, {"RIEN", "2", "", ""}, {"ERREUR", "ERREUR", "", ""}, {"laptop", "2", "ERREUR", ""}, {"laptop", "3", "RIEN", ""}, {"laptop", "4", "5", "ERREUR"}, {"laptop", "5", "5", ""}},
		"moyens":      {{"rubrique", "valeur"}, {"agents affectés", "RIEN"}},
		"risques":     {{"risque", "réponse"}, {"a", "ERREUR"}},
	}))
	d := openWorkbook(t, data, "c.ods")
	require.Len(t, d.Inventory.Lines, 4)
	require.Equal(t, 3, d.Inventory.Refused)
	for _, p := range d.Inventory.Problems.Only(diag.Refused) {
		require.Equal(t, "formule en erreur", p.Value)
	}
	require.Equal(t, []string{"broken-formula c.ods#équipements, ligne 5, colonne « durée de vie »", "broken-formula c.ods#équipements, ligne 6, colonne « durée de vie »"}, places(d.Inventory.Problems.Only(diag.Doubt)))
	require.Equal(t, []string{"broken-formula c.ods#moyens, ligne 2, colonne « agents affectés »", "broken-formula c.ods#risques, ligne 2, colonne « réponse »"}, places(d.Problems))
	require.Equal(t, "#DIV/0!", d.Problems[1].Value)
	require.Len(t, d.Strategy.Risks, 1)
}
