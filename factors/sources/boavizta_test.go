package sources_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/factors/sources"
)

func TestBoaviztaDialectsGiveTheSame(t *testing.T) {
	for _, name := range []string{"boavizta-fr", "boavizta-us"} {
		t.Run(name, func(t *testing.T) {
			mine, set, problems := open(t, name+".csv", sources.Options{})
			sheet := item(t, set, "user-"+name+"-maker-portatif-14")
			made := sheet.Impact(factors.GWP, factors.Embodied)
			require.Equal(t, "136.85", made.Value.String(), "161 × (1 − 0.15)")
			require.Equal(t, "39", made.Uncertainty.Decimal.String())
			require.Equal(t, "secondary", made.Confidence)
			require.Equal(t, "18.78", sheet.Energy.Value.String())
			require.Equal(t, "3", sheet.Lifetime.Value.String())
			require.Equal(t, "computers", sheet.Category)
			require.False(t, item(t, set, "user-"+name+"-maker-tour-3").Factors[0].Uncertainty.Valid, "a half width of 0 stands for none")
			require.Len(t, mine.Items(), 4)
			require.Equal(t, []string{"3 absent-use-ratio", "6 no-item", "8 bad-number"}, codes(problems))
		})
	}
}

func TestBoaviztaSheetDoesNotSpeakForItsKind(t *testing.T) {
	_, set, _ := open(t, "boavizta-fr.csv", sources.Options{})
	require.Equal(t, item(t, factors.Default(), "laptop").Factors, item(t, set, "laptop").Factors)
	require.Len(t, set.Search("Maker Portatif 14"), 2, "a model is found by its name; here two sheets were published")
	_, set, _ = open(t, "boavizta-fr.csv", sources.Options{Items: map[string]string{"Maker Tour 3": "desktop"}})
	desktop := item(t, set, "desktop")
	require.Equal(t, "247.5", desktop.Impact(factors.GWP, factors.Embodied).Value.String())
	require.Equal(t, "5", desktop.Lifetime.Value.String())
}

func TestBoaviztaRatiosInPerCent(t *testing.T) {
	mine, _, problems := read(t, "manufacturer,name,subcategory,gwp_total,gwp_use_ratio,gwp_error_ratio,lifetime\n"+
		"Maker,A,Laptop,330,17.58%,12%,4\nMaker,B,Laptop,330,0.1,x,4\nMaker,C,Laptop,-1,0.1,,4\nMaker,D,Laptop,1,0.1,,-4\nMaker,,Laptop,1,0.1,,4\n", sources.Options{})
	require.Equal(t, "271.986", mine.Factors()[0].Value.String())
	require.Equal(t, "12", mine.Factors()[0].Uncertainty.Decimal.String())
	require.Equal(t, []string{"3 bad-uncertainty", "4 negative-value", "5 negative-value", "6 absent-value"}, codes(problems))
	require.Equal(t, 1, problems.Count(diag.Doubt))
}
