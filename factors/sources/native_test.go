package sources_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/sources"
)

func TestNativeRows(t *testing.T) {
	_, set, problems := open(t, "native.csv", sources.Options{})
	thin := item(t, set, "thin-client")
	made := thin.Impact(factors.GWP, factors.Embodied)
	require.Equal(t, "maker-thin", made.ID)
	require.Equal(t, "98.5", made.Value.String())
	require.Equal(t, "98,5 kgCO2e", made.Published)
	require.Equal(t, "CC0", made.Source.Licence)
	require.Equal(t, "Un fabricant, Fiche produit 2025", made.Source.Attribution)
	require.Equal(t, "6", thin.Lifetime.Value.String())
	require.Equal(t, "180", item(t, set, "laptop").Impact(factors.GWP, factors.Manufacturing).Value.String())
	require.Equal(t, "mine-fr-2024", set.Electricity("FR", 2024, factors.GWP).ID)
	require.Equal(t, []string{"6 unknown-item", "7 unit-mismatch", "8 bad-number", "9 absent-source", "5 duplicate-value"}, codes(problems))
}

func TestNativeSourceCanBeGivenOnce(t *testing.T) {
	mine, _, _ := read(t, "id,item,criterion,stage,value,unit,publisher,title,licence\na,laptop,gwp,embodied,\"1 234,5\",kg CO2e/item,,,\n",
		sources.Options{Source: factors.Source{Publisher: "Ville", Title: "Étude", Licence: "Etalab", Retrieved: "2026-02-01"}})
	require.Equal(t, "1234.5", mine.Factors()[0].Value.String())
	require.Equal(t, "Ville, Étude", mine.Factors()[0].Source.Attribution)
	require.Equal(t, "2026-02-01", mine.Factors()[0].Source.Retrieved)
}

func TestFolderGoesOnPastAFileThatCannotBeRead(t *testing.T) {
	fsys := fstest.MapFS{
		"f/a.csv":  {Data: []byte("Category,type,GWP,ADPe\nMonitor,,64,1\n")},
		"f/b.csv":  {Data: nil},
		"f/c.xlsx": {Data: []byte("PK\x03\x04")},
		"f/d.csv":  {Data: []byte("type;quantite\nlaptop;1\n")},
		"f/e.txt":  {Data: []byte("x")},
	}
	mine, problems, err := sources.Open(fsys, "f", sources.Options{})
	require.NoError(t, err)
	require.Len(t, mine.Factors(), 2)
	var said []string
	for _, p := range problems {
		said = append(said, p.Severity.String()+" "+p.File+" "+p.Code)
	}
	require.Equal(t, []string{"refused f/b.csv file-not-read", "refused f/c.xlsx file-not-read", "notice f/d.csv file-not-read", "notice f/e.txt file-not-read", "notice f/a.csv rows-read"}, said)
	_, _, err = sources.Open(fsys, "f", sources.Options{Limits: sources.Limits{Files: 1}})
	require.ErrorContains(t, err, "plus de 1 fichiers")
}

func TestNativeFolderIsReadAsItIs(t *testing.T) {
	fsys := fstest.MapFS{
		"mine/manifest.json": {Data: []byte(`{"sources": [{"id": "maker", "publisher": "A maker", "title": "Sheet", "version": "1", "licence": "CC0", "retrieved": "2026-01-15"}]}`)},
		"mine/values.csv":    {Data: []byte("id,item,criterion,stage,value,unit\nm,laptop,gwp,embodied,210,kg CO2e/item\n")},
		"bad/manifest.json":  {Data: []byte(`{`)},
		"bad/values.csv":     {Data: []byte("id\n")},
		"empty/readme.txt":   {Data: []byte("x")},
	}
	mine, problems, err := sources.Open(fsys, "mine", sources.Options{})
	require.NoError(t, err)
	require.Empty(t, problems)
	require.Equal(t, "210", mine.Factors()[0].Value.String())
	_, _, err = sources.Open(fsys, "bad", sources.Options{})
	require.ErrorContains(t, err, "bad\u00a0: dossier de facteurs refusé")
	_, _, err = sources.Open(fsys, "empty", sources.Options{})
	require.EqualError(t, err, "empty\u00a0: aucun fichier de facteurs dans ce dossier")
	_, _, err = sources.Open(fsys, "nowhere", sources.Options{})
	require.EqualError(t, err, "nowhere\u00a0: fichier introuvable")
}
