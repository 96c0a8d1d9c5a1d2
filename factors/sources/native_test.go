package sources_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
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

// Each fault of a user's own file is refused at its cell, with the word that was
// meant or all of them.
func TestNativeFaultsAreNamed(t *testing.T) {
	const columns = "id,item,criterion,stage,value,unit,covers,zone,uncertainty_percent,publisher,title,licence\n"
	for name, c := range map[string]struct{ row, column, code, remedy string }{
		"criterion, nearly":    {"a,laptop,gwpp,embodied,200,kg CO2e/item,,,,P,T,L", "criterion", "unknown-criterion", "« gwp »"},
		"criterion of nothing": {"a,laptop,noise,embodied,200,kg CO2e/item,,,,P,T,L", "criterion", "unknown-criterion", "gwp, adpe, ap, pm, ir, pe, wu"},
		"stage, nearly":        {"a,laptop,gwp,embodyed,200,kg CO2e/item,,,,P,T,L", "stage", "unknown-stage", "« embodied »"},
		"stage of nothing":     {"a,laptop,gwp,whole life,200,kg CO2e/item,,,,P,T,L", "stage", "unknown-stage", "manufacturing, distribution, use"},
		"stage covered":        {"a,laptop,gwp,embodied,200,kg CO2e/item,manufacturing recycling,,,P,T,L", "covers", "unknown-stage", "end_of_life"},
		"a life of 0":          {"a,laptop,lifetime,,0,year,,,,P,T,L", "value", "impossible-value", "Corrigez"},
		"energy below 0":       {"a,laptop,energy,,-3,kWh/year,,,,P,T,L", "value", "impossible-value", "Corrigez"},
		"too uncertain":        {"a,laptop,gwp,embodied,200,kg CO2e/item,,,1200,P,T,L", "uncertainty_percent", "bad-uncertainty", "pourcentage"},
		"no unit, no item":     {"a,,pue,,1.5,,,,,P,T,L", "unit", "absent-value", "Complétez"},
		"mix without its zone": {"a,electricity,gwp,use,0.05,kg CO2e/kWh,,,,P,T,L", "zone", "unknown-zone", "Complétez"},
		"zone of equipment":    {"a,laptop,gwp,embodied,200,kg CO2e/item,,FR,,P,T,L", "zone", "zone-not-used", "Videz"},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems, err := sources.Read(strings.NewReader(columns+c.row+"\n"+"b,tablet,gwp,embodied,90,kg CO2e/item,,,,P,T,L\n"), sources.Options{})
			require.NoError(t, err)
			refused := problems.Only(diag.Refused)
			require.Len(t, refused, 1)
			require.Equal(t, []any{c.code, c.column, 2}, []any{refused[0].Code, refused[0].Column, refused[0].Row})
			require.Contains(t, strings.ReplaceAll(refused[0].Remedy, "\u00a0", " "), c.remedy)
		})
	}
}

// Two sources of one publisher and title that differ keep apart.
func TestNativeSourcesOfOneNameKeepApart(t *testing.T) {
	set, _, err := sources.Read(strings.NewReader("id,item,criterion,stage,value,unit,publisher,title,licence,version\n"+
		"a,laptop,gwp,embodied,200,kg CO2e/item,P,T,L,1\nb,tablet,gwp,embodied,90,kg CO2e/item,P,T,L,2\nc,monitor,gwp,embodied,70,kg CO2e/item,P,T,L,2\n"), sources.Options{})
	require.NoError(t, err)
	ids := map[string]string{}
	for _, f := range set.Factors() {
		ids[f.Source.ID] += f.ID
	}
	require.Len(t, ids, 2)
	for _, of := range ids {
		require.Contains(t, []string{"a", "bc"}, of)
	}
}
