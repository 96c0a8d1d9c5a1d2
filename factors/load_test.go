package factors_test

import (
	"io/fs"
	"os"
	"path"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
)

const manifest = `{"sources":[{"id":"s","publisher":"P","title":"T","version":"1","licence":"CC0","retrieved":"2026-01-01"}]}`

const header = "id,item,criterion,stage,value,unit,source\n"

func folder(values string) fstest.MapFS {
	return fstest.MapFS{"mine/manifest.json": {Data: []byte(manifest)}, "mine/values.csv": {Data: []byte(header + values)}}
}

func TestLoadNamesTheFileTheLineAndTheCause(t *testing.T) {
	for name, c := range map[string]struct {
		files fstest.MapFS
		want  string
	}{
		"empty folder":        {fstest.MapFS{}, "no values.csv found"},
		"no manifest":         {fstest.MapFS{"values.csv": {}}, "manifest.json"},
		"unknown criterion":   {folder("a,laptop,heat,use,1,x,s\n"), `mine/values.csv:2: factors: unknown criterion "heat"`},
		"unknown stage":       {folder("a,laptop,gwp,birth,1,x,s\n"), `unknown stage "birth"`},
		"text for a number":   {folder("a,laptop,gwp,use,many,x,s\n"), `"many" is not a plain number`},
		"NaN":                 {folder("a,laptop,gwp,use,NaN,x,s\n"), `"NaN" is not a plain number`},
		"1e999":               {folder("a,laptop,gwp,use,1e999,x,s\n"), "not a plain number"},
		"a comma":             {folder("a,laptop,gwp,use,\"1,5\",x,s\n"), "not a plain number"},
		"life of 0":           {folder("a,laptop,lifetime,,0,year,s\n"), "0 is not possible for lifetime"},
		"negative energy":     {folder("a,laptop,energy,,-1,kWh/year,s\n"), "-1 is not possible for energy"},
		"no unit":             {folder("a,laptop,gwp,use,1,,s\n"), "needs an id and a unit"},
		"unknown source":      {folder("a,laptop,gwp,use,1,x,other\n"), `source "other" is not in a manifest.json`},
		"twice":               {folder("a,laptop,gwp,use,1,x,s\na,laptop,gwp,use,1,x,s\n"), `mine/values.csv:3: id "a" is given twice`},
		"quotes never closed": {folder("\"a,laptop\n"), "mine/values.csv"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := factors.Load(c.files)
			require.ErrorContains(t, err, c.want)
		})
	}
}

func TestOverlayReplacesACriterionWholeAndLeavesTheRest(t *testing.T) {
	mine, err := factors.Load(folder("m,laptop,gwp,embodied,200,kg CO2e/item,s\nl,laptop,lifetime,,7,year,s\ne,electricity,gwp,use,1,kg CO2e/kWh,s\n"))
	require.NoError(t, err)
	base := factors.Default()
	set, err := base.With(mine)
	require.NoError(t, err)
	laptop, _ := set.Item("laptop")
	require.Len(t, laptop.Factors, 1, "one publication is not completed by another")
	require.Equal(t, "200", laptop.Factors[0].Value.String())
	require.Equal(t, "7", laptop.Lifetime.Value.String())
	require.Equal(t, "29.0175", laptop.Energy.Value.String())
	require.NotEqual(t, base.Digest(), set.Digest())
	before, _ := base.Item("laptop")
	require.Len(t, before.Factors, 3, "the base set is not changed")
	desktop, _ := set.Item("desktop")
	require.Len(t, desktop.Factors, 3)
}

func TestOverlayOfAnElectricityMix(t *testing.T) {
	files := folder("")
	files["mine/values.csv"] = &fstest.MapFile{Data: []byte("id,item,criterion,stage,value,unit,zone,year\nmix,electricity,gwp,use,0.05,kg CO2e/kWh,FR,2024\n")}
	mine, err := factors.Load(files)
	require.NoError(t, err)
	set, err := factors.Default().With(mine)
	require.NoError(t, err)
	require.Equal(t, "0.05", set.Electricity("FR", 2024, factors.GWP).Value.String())
	require.Equal(t, "0.058", set.Electricity("FR", 2023, factors.GWP).Value.String())
}

func TestOverlayRefusesWhatItCannotPlace(t *testing.T) {
	for name, c := range map[string]struct{ values, want string }{
		"unknown item":          {"m,toaster,gwp,embodied,200,kg CO2e/item,s\n", "an item that no set describes"},
		"a stage counted twice": {"m,laptop,gwp,embodied,200,kg CO2e/item,s\nn,laptop,gwp,manufacturing,100,kg CO2e/item,s\n", "count the same stage"},
	} {
		t.Run(name, func(t *testing.T) {
			mine, err := factors.Load(folder(c.values))
			require.NoError(t, err)
			_, err = factors.Default().With(mine)
			require.ErrorContains(t, err, c.want)
		})
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(header+"a,laptop,gwp,use,1,x,s\n"), []byte(manifest))
	f.Add([]byte("\"\n"), []byte(`{}`))
	f.Fuzz(func(t *testing.T, values, manifest []byte) {
		set, err := factors.Load(fstest.MapFS{"values.csv": {Data: values}, "manifest.json": {Data: manifest}})
		if err == nil {
			_, _ = factors.Default().With(set)
		}
	})
}

func FuzzMatch(f *testing.F) {
	f.Add("PC portables")
	f.Add("\xff\u0301")
	f.Fuzz(func(t *testing.T, label string) {
		factors.Default().Match(label)
		factors.Default().Suggest(label)
		factors.Default().Search(label)
	})
}

func BenchmarkLoadDefault(b *testing.B) {
	// The embedded files are read once a process; this is what that costs.
	files := fstest.MapFS{}
	require.NoError(b, fs.WalkDir(os.DirFS("data"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path.Join("data", name))
		files[name] = &fstest.MapFile{Data: data}
		return err
	}))
	for b.Loop() {
		_, err := factors.Load(files)
		require.NoError(b, err)
	}
}
