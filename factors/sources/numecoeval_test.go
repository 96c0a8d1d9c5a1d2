package sources_test

import (
	"os"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/sources"
)

func TestNumEcoEvalFrenchTables(t *testing.T) {
	_, set, problems := open(t, "numecoeval-1", sources.Options{})
	laptop := item(t, set, "laptop")
	for stage, want := range map[factors.Stage]string{factors.Manufacturing: "250.5", factors.Distribution: "25", factors.EndOfLife: "1.25"} {
		require.Equal(t, want, laptop.Impact(factors.GWP, stage).Value.String(), stage)
	}
	require.Equal(t, "0.00001187", laptop.Impact(factors.PM, factors.Manufacturing).Value.String())
	require.Nil(t, laptop.Impact(factors.GWP, factors.Use), "use is electricity times the mix")
	require.Equal(t, "26.6", laptop.Energy.Value.String())
	require.Equal(t, "4", laptop.Lifetime.Value.String())
	require.Equal(t, "2.5", item(t, set, "smartphone").Lifetime.Value.String())
	require.Subset(t, codes(problems), []string{"4 use-by-mix", "7 criterion-not-used", "8 unit-not-used", "2 match-not-used"})
}

func TestNumEcoEvalFakeDataIsMarked(t *testing.T) {
	_, set, problems := open(t, "numecoeval-1", sources.Options{})
	for _, f := range item(t, set, "laptop").Factors {
		require.Equal(t, "test", f.Confidence)
		require.Contains(t, f.Note, "à ne pas publier")
		require.Contains(t, f.Source.Title, "Fake data for tests")
	}
	require.Contains(t, codes(problems), "2 fake-data")
}

func TestNumEcoEvalMixesTakeTheYearGiven(t *testing.T) {
	_, set, _ := open(t, "numecoeval-1", sources.Options{})
	require.Equal(t, "0.0519", set.Electricity("FR", 2024, factors.GWP).Value.String(), "the catalogue's mix is dated")
	require.Equal(t, "0.000315", set.Electricity("FR", 2024, factors.AP).Value.String(), "the catalogue has none")
	_, set, _ = open(t, "numecoeval-1", sources.Options{Year: 2024})
	require.Equal(t, "0.0625", set.Electricity("FR", 2024, factors.GWP).Value.String())
	require.Equal(t, "0.052", set.Electricity("FR", 2022, factors.GWP).Value.String())
}

func TestNumEcoEvalEnglishTables(t *testing.T) {
	_, set, problems := open(t, "numecoeval-2", sources.Options{})
	server := item(t, set, "user-numecoeval-ref-item-impact-widget-server-1")
	require.Equal(t, "2226.09317222576", server.Impact(factors.GWP, factors.Manufacturing).Value.String())
	require.Equal(t, "12.5", server.Impact(factors.WU, factors.Manufacturing).Value.String())
	require.Nil(t, server.Impact(factors.ADPe, factors.Manufacturing), "NULL is absent, not 0")
	require.Equal(t, "7", server.Lifetime.Value.String())
	require.Equal(t, "3721", server.Energy.Value.String())
	require.Equal(t, factors.DataCentre, server.Tier)
	require.Equal(t, "Autres équipements", set.NameOf("category", server.Category).FR)
	require.Equal(t, "0.41", set.Electricity("DE", 2024, factors.GWP).Value.String())
	require.Subset(t, codes(problems), []string{"4 absent-value", "6 unknown-stage"})
	_, set, _ = open(t, "numecoeval-2", sources.Options{Items: map[string]string{"widget-server-1": "server"}})
	require.Equal(t, "2226.09317222576", item(t, set, "server").Impact(factors.GWP, factors.Manufacturing).Value.String())
}

func TestNumEcoEvalTableOfTypesAlone(t *testing.T) {
	_, set, _ := open(t, "numecoeval-1/itemTypes.csv", sources.Options{})
	require.Equal(t, "4", item(t, set, "laptop").Lifetime.Value.String())
	require.Equal(t, item(t, factors.Default(), "laptop").Factors, item(t, set, "laptop").Factors)
}

func TestNumEcoEvalCommaTableWithAnItemUnderTwoNames(t *testing.T) {
	mine, _, problems := read(t, "\ufeffcriterion,lifecycle_step,name,category,avg_electricity_consumption,description,location,level,source,tier,unit,value\n"+
		"WATER_USE,MANUFACTURING,Laptop 2,X,,,France,2-Equipement,S,Terminals,Item,1.5\n"+
		"WATER_USE,MANUFACTURING,laptop-2,X,,,France,2-Equipement,S,Terminals,Item,1.5\n"+
		"WATER_USE,MANUFACTURING,Electricity Mix,electricity-mix,,,Nowhere,0,S,,,1.5\n"+
		"WATER_USE,MANUFACTURING,widget,X,,,France,2-Equipement,S,,Item,1.5\n"+
		"WATER_USE,MANUFACTURING,,X,,,France,2-Equipement,S,,Item,1.5\n"+
		"WATER_USE,MANUFACTURING,laptop-4,X,-3,,France,2-Equipement,S,Terminals,Item,1.5\n", sources.Options{})
	require.Len(t, mine.Factors(), 1)
	require.Equal(t, []string{"3 duplicate-row", "4 no-zone", "5 no-item", "6 absent-value", "7 negative-value"}, codes(problems))
}

func TestNumEcoEvalMatchingTable(t *testing.T) {
	const impacts = "criterion;lifecycleStep;name;category;tier;unit;value\n" +
		"CLIMATE_CHANGE;MANUFACTURING;zz-1;X;Datacenter;Item;9\nCLIMATE_CHANGE;MANUFACTURING;zz-2;X;Datacenter;Item;8\n"
	fsys := fstest.MapFS{
		"ref/impacts.csv": {Data: []byte(impacts)},
		"ref/matches.csv": {Data: []byte("itemSource;refItemTarget\nStation d’accueil;zz-1\nBoîte noire;zz-2\nX;unknown\n")},
	}
	mine, problems, err := sources.Open(fsys, "ref", sources.Options{})
	require.NoError(t, err)
	set := over(t, mine)
	require.Equal(t, "9", item(t, set, "docking-station").Impact(factors.GWP, factors.Manufacturing).Value.String())
	require.Len(t, set.Match("boite noire"), 1, "a model without a place in the catalogue is a label of its own item")
	require.Equal(t, []string{"4 match-not-used"}, codes(problems))
}

// TestNumEcoEvalGenuineTables reads those of G4IT's own tests where they are
// at hand.
func TestNumEcoEvalGenuineTables(t *testing.T) {
	samples := os.Getenv("REEN_SAMPLES")
	if samples == "" {
		t.Skip("REEN_SAMPLES is not set")
	}
	mine, _, err := sources.Open(os.DirFS(samples), "g4it-nominal/ref", sources.Options{})
	require.NoError(t, err)
	server := item(t, over(t, mine), "server")
	require.Equal(t, "2226.09317222576", server.Impact(factors.GWP, factors.Manufacturing).Value.String())
	require.Equal(t, "7", server.Lifetime.Value.String())
	require.Equal(t, "3721", server.Energy.Value.String())
}
