package factors_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
)

func TestTheTypeAndTheModelTogether(t *testing.T) {
	tests := []struct {
		name      string
		label     factors.Label
		want      string
		certainty factors.Certainty
		against   string
	}{
		{"both agree", factors.Label{Type: "Portable", Manufacturer: "Dell Inc.", Model: "Latitude 5420"}, "laptop", factors.Certain, none},
		{"no type", factors.Label{Manufacturer: "Dell Inc.", Model: "Latitude 5420"}, "laptop", factors.Certain, none},
		{"a type that says nothing", factors.Label{Type: "Divers", Model: "OptiPlex 7090"}, "desktop", factors.Certain, none},
		{"an unknown type", factors.Label{Type: "Matériel prêt", Model: "OptiPlex 7090"}, "desktop", factors.Likely, none},
		{"an ambiguous type", factors.Label{Type: "PC", Model: "ThinkPad T14"}, "laptop", factors.Certain, none},
		{"an ambiguous type, an ambiguous model", factors.Label{Type: "PC", Manufacturer: "Microsoft", Model: "Surface Pro 7"}, "laptop", factors.Likely, none},
		{"an ambiguous type, another item of its category", factors.Label{Type: "PC", Model: "ThinkStation P340"}, "workstation", factors.Certain, none},
		{"an ambiguous type, a model of another kind", factors.Label{Type: "Téléphone", Model: "Latitude 5420"}, "smartphone|ip-phone", factors.Ambiguous, "laptop"},
		{"an ambiguous type alone", factors.Label{Type: "Multifonction"}, "printer-mfp-desk|printer-mfp-office|copier-a3", factors.Ambiguous, none},
		{"an ambiguous type, a model", factors.Label{Type: "Multifonction", Manufacturer: "Konica Minolta", Model: "bizhub C308"}, "copier-a3", factors.Certain, none},
		{"a type that the model narrows", factors.Label{Type: "Tower", Manufacturer: "Dell", Model: "PowerEdge T340"}, "server", factors.Certain, none},
		{"a contradiction", factors.Label{Type: "Portable", Model: "OptiPlex 7090"}, "laptop", factors.Certain, "desktop"},
		{"a model sold in two forms contradicts neither", factors.Label{Type: "Tablette", Model: "Surface Pro 7"}, "tablet", factors.Certain, none},
		{"a misspelt type of another thing", factors.Label{Type: "Portabel", Model: "OptiPlex 7090"}, none, factors.Unknown, none},
		{"an accessory of a model", factors.Label{Type: "Sacoche", Model: "Latitude 5420"}, none, factors.Unknown, none},
		{"a spare part", factors.Label{Manufacturer: "Dell", Model: "Latitude 5420 battery"}, none, factors.Unknown, none},
		{"a code without its maker", factors.Label{Model: "P2419H"}, none, factors.Unknown, none},
		{"a family by another maker", factors.Label{Manufacturer: "Lenovo", Model: "OptiPlex 7090"}, none, factors.Unknown, none},
		{"the model names its maker", factors.Label{Manufacturer: "Fournisseur A", Model: "DELL P2419H"}, "monitor", factors.Certain, none},
		{"nothing", factors.Label{}, none, factors.Unknown, none},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			id := factors.Default().Identify(tt.label)
			require.Equal(t, tt.want, named(id.Items))
			require.Equal(t, tt.certainty.String(), id.Certainty.String())
			require.Equal(t, tt.against, named(id.Against))
			require.Equal(t, len(id.Items) > 0, id.TypeRule+id.ModelRule != "", "a rule speaks")
		})
	}
}

func TestIdentityGivesTheRuleThatSpoke(t *testing.T) {
	id := factors.Default().Identify(factors.Label{Type: "PC portable i5"})
	require.Equal(t, "words pc portable", id.TypeRule)
	id = factors.Default().Identify(factors.Label{Type: "PC", Manufacturer: "Dell Inc.", Model: "Latitude 5420"})
	require.Equal(t, "label pc", id.TypeRule)
	require.Equal(t, "model dell latitude", id.ModelRule)
}

func TestSuggestion(t *testing.T) {
	for label, want := range map[string]string{"Portabel": "portable", "lap top": "laptop", "imprimnte lazer": "imprimante laser", "": "", strings.Repeat("é", 500): ""} {
		require.Equal(t, want, factors.Default().Suggest(label), label)
	}
}

func TestRulesOfTheUsersSet(t *testing.T) {
	files := folder("")
	files["items.csv"] = fileOf("id,name_fr,name_en,tier,category,kind,unit\nbeacon,Balise,Beacon,terminals,connected-objects,asset,item\n")
	files["labels.csv"] = fileOf("item,labels,beside\nbeacon,balise connectée,casing\n")
	files["words.csv"] = fileOf("kind,name,words\nfiller,casing,étanche\nmaker,acme,acme sa\n")
	files["models.csv"] = fileOf("maker,alone,items,certainty,models\nacme,,beacon,,b##\nacme,,beacon,likely,beaconette\n")
	mine, err := factors.Load(files)
	require.NoError(t, err)
	set, err := factors.Default().With(mine)
	require.NoError(t, err)
	require.Equal(t, "beacon", named(set.Match("Balises connectées étanches")))
	require.Equal(t, "laptop", named(set.Match("PC portable i5")), "the rules of the base remain")
	require.Equal(t, "beacon", named(set.Identify(factors.Label{Manufacturer: "ACME SA", Model: "Beaconette 2"}).Items))
	require.Equal(t, none, named(factors.Default().Match("Balise connectée étanche")), "the base is not changed")
}

func TestRulesThatCannotBeRead(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want string }{
		"models of an unknown item": {"models.csv", "maker,items,models\nacme,toaster,t1\n", `models.csv:2: models of an unknown item "toaster"`},
		"unknown certainty":         {"models.csv", "maker,items,certainty,models\nacme,,sure,t1\n", `unknown certainty "sure"`},
		"no model":                  {"models.csv", "maker,items,models\nacme,,a||b\n", `"a||b" are no models`},
		"a capital":                 {"models.csv", "maker,items,models\nacme,,T1\n", `"T1" are no models`},
		"a gap first":               {"models.csv", "maker,items,models\nacme,,.. t1\n", `".. t1" are no models`},
		"unknown kind of word":      {"words.csv", "kind,name,words\nnoise,,hum\n", `unknown kind of word "noise"`},
		"labels of an unknown item": {"labels.csv", "item,labels\ntoaster,toast\n", `labels of an unknown item "toaster"`},
	} {
		t.Run(name, func(t *testing.T) {
			files := folder("")
			files[c.file] = fileOf(c.text)
			_, err := factors.Load(files)
			require.ErrorContains(t, err, c.want)
		})
	}
}

// A model stands in one row: two would be an ambiguity that nobody meant.
func TestEveryModelIsGivenOnce(t *testing.T) {
	f, err := os.Open("data/models.csv")
	require.NoError(t, err)
	defer func() { require.NoError(t, f.Close()) }()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	seen := map[[2]string]bool{}
	for _, row := range rows[1:] {
		for text := range strings.SplitSeq(row[4], "|") {
			key := [2]string{row[0], text}
			require.False(t, seen[key], "%v", key)
			seen[key] = true
		}
	}
}

func TestMatchAnswersTheSameInAnyOrderAndCase(t *testing.T) {
	for _, row := range cases(t, "labels.csv") {
		require.Equal(t, named(factors.Default().Match(row[1])), named(factors.Default().Match("  "+strings.ToUpper(row[1])+" ")), row[1])
	}
}

// An id in a label is an item; no label of two items is one by chance.
func FuzzIdentify(f *testing.F) {
	f.Add("PC portable + sacoche", "Dell Inc.", "Latitude 5420")
	f.Add("écran 24\"", "HP", "E24 G4")
	f.Add("\xff..#%", "%", "a .. .. b")
	f.Fuzz(func(t *testing.T, kind, maker, model string) {
		id := factors.Default().Identify(factors.Label{Type: kind, Manufacturer: maker, Model: model})
		require.Equal(t, len(id.Items) == 0, id.Certainty == factors.Unknown)
		require.Equal(t, len(id.Items) > 1, id.Certainty == factors.Ambiguous)
		require.Equal(t, len(id.Items) > 0, id.TypeRule+id.ModelRule != "")
	})
}

func BenchmarkIdentify(b *testing.B) {
	labels := []factors.Label{
		{Type: "Portable", Manufacturer: "Dell Inc.", Model: "Latitude 5420"},
		{Type: "écran 24 pouces LED", Manufacturer: "HP", Model: "HP E243"},
		{Type: "Imprimante multifonction couleur A3", Manufacturer: "Konica Minolta", Model: "bizhub C308"},
		{Type: "Divers", Manufacturer: "LENOVO", Model: "20L5CTO1WW"},
	}
	for b.Loop() {
		for _, l := range labels {
			factors.Default().Identify(l)
		}
	}
	b.ReportMetric(float64(len(labels)*b.N)/b.Elapsed().Seconds(), "labels/s")
}

func BenchmarkSuggest(b *testing.B) {
	for b.Loop() {
		factors.Default().Suggest("imprimnte lazer coulleur")
	}
}
