package factors_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
)

func entry(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func TestEveryValueHasAnUncertainty(t *testing.T) {
	count := map[factors.Basis]int{}
	for _, f := range everyFactor(t) {
		i := f.Interval()
		count[i.Basis]++
		require.NotEmpty(t, i.Why, f.ID)
		require.True(t, i.Low.LessThanOrEqual(f.Value) && f.Value.LessThanOrEqual(i.High), f.ID)
		if !f.Value.IsZero() {
			require.True(t, i.Low.LessThan(i.High), f.ID)
		}
		if f.Value.IsPositive() {
			require.False(t, i.Low.IsNegative(), f.ID)
		}
		if i.Basis == factors.ByPedigree {
			require.Contains(t, i.Why, "convention de reen", "%s: a convention says that it is one", f.ID)
		}
	}
	for _, b := range []factors.Basis{factors.ByPublication, factors.ByRange, factors.ByPedigree} {
		require.NotZero(t, count[b], b)
	}
}

func TestIntervalSaysHowItWasObtained(t *testing.T) {
	set := with(t, "boavizta")
	for id, want := range map[string]struct {
		low, high string
		basis     factors.Basis
	}{
		"base-carbone-laptop":                {"78", "234", factors.ByPublication},
		"base-carbone-toner-mono-100p":       {"0", "0.46", factors.ByPublication},
		"base-carbone-weee-mean-avoided":     {"-3074", "0", factors.ByPublication},
		"pcf-thin-client-median":             {"43.4", "95.1", factors.ByRange},
		"pcf-dell-c6522qt-gwp-embodied":      {"953.3165", "1250.8835", factors.ByPublication},
		"ademe-acv-laptop-gwp-manufacturing": {"85", "255", factors.ByPedigree},
		"ademe-elec-fr-2025-gwp":             {"0.04149", "0.05071", factors.ByPedigree},
	} {
		f, ok := set.Factor(id)
		require.True(t, ok, id)
		i := f.Interval()
		require.Equal(t, want.low, i.Low.String(), id)
		require.Equal(t, want.high, i.High.String(), id)
		require.Equal(t, want.basis, i.Basis, id)
		require.Equal(t, want.basis != factors.ByRange, i.Percent.Valid, id)
	}
	median, _ := set.Factor("pcf-thin-client-median")
	require.Equal(t, factors.EndsQuartiles, median.Ends)
	camera, _ := set.Factor("pcf-nest-cam-outdoor-wired-gwp-embodied")
	require.Equal(t, factors.EndsExtremes, camera.Ends)
}

func TestASourceWithoutClassHasTheWidestConvention(t *testing.T) {
	mine, err := factors.Load(folder("m,laptop,gwp,embodied,200,kg CO2e/item,s\n"))
	require.NoError(t, err)
	f, _ := mine.Factor("m")
	require.Equal(t, "400", f.Interval().High.String())
	require.Equal(t, factors.ByPedigree, (&factors.Factor{}).Interval().Basis, "a factor made by hand")
}

func TestEverySourceOfOurDataNamesItsClass(t *testing.T) {
	for _, name := range append([]string{"data"}, optIn...) {
		for _, s := range optional(t, name).Sources() {
			require.NotEmpty(t, s.Class, s.ID)
		}
	}
}

func TestLoadRefusesAnUncertaintyThatIsNone(t *testing.T) {
	columns := "id,item,criterion,stage,value,unit,source,role,uncertainty_percent,min,max,ends\nm,laptop,gwp,embodied,200,kg CO2e/item,s,"
	for row, want := range map[string]string{
		",-5,,,":          "is negative",
		",,210,220,":      "do not enclose the value",
		",,190,,":         "do not enclose the value",
		",,190,220,outer": `ends: unknown "outer"`,
		",x,,,":           "uncertainty_percent",
		",1001,,,":        "above 1000",
		",,0.001,2000,":   "times apart",
		"chief,,,,":       `unknown role "chief"`,
	} {
		files := folder("")
		files["mine/values.csv"] = entry(columns + row + "\n")
		_, err := factors.Load(files)
		require.ErrorContains(t, err, want, row)
	}
	for table, want := range map[string]string{
		"class,percent,why\nmine,0,because\n": "above 0 and at most 100",
		"class,percent,why\nmine,20,\n":       "needs a reason",
		"class,percent,why\nmine,x,because\n": "percent",
	} {
		files := folder("m,laptop,gwp,embodied,200,kg CO2e/item,s\n")
		files["pedigree.csv"] = entry(table)
		_, err := factors.Load(files)
		require.ErrorContains(t, err, want, table)
	}
	files := folder("m,laptop,gwp,embodied,200,kg CO2e/item,s\n")
	files["mine/manifest.json"] = entry(`{"sources":[{"id":"s","publisher":"P","title":"T","version":"1","licence":"CC0","retrieved":"2026-01-01","class":"hearsay"}]}`)
	_, err := factors.Load(files)
	require.ErrorContains(t, err, `unknown class "hearsay"`)
}
