package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

func TestMain(m *testing.M) {
	flag.Parse()
	beam.Init()
	os.Exit(m.Run())
}

var asked = footprint.Options{Year: 2024, Criteria: []factors.Criterion{factors.GWP, factors.ADPe}}

// fleets are inventories of municipalities that exist nowhere, some in several
// files. The codes are not those of communes.
func fleets() map[string]string {
	draw := rand.New(rand.NewPCG(35, 2021))
	out := map[string]string{}
	for _, name := range []string{"35901-2024-a.csv", "35901-2024-b.csv", "35901-2024-c.csv", "35902-2024.csv", "35902-2023.csv", "2A904-2024.csv", "97905.csv", "97906.csv"} {
		out[name] = fleet(draw, 40+draw.IntN(200))
	}
	return out
}

// fleet draws rows whose figures never end, one device in three known by a number
// that a row of another file may have, and some rows that are refused.
func fleet(draw *rand.Rand, rows int) string {
	text := "type;quantite;duree_vie;conso_kwh_an;site;service;zone;serie\n"
	for range rows {
		kind := pick(draw, "ordinateur portable", "laptop", "écran", "smartphone", "serveur", "switch", "imprimante laser", "onduleur", "grille-pain")
		quantity, serial := fmt.Sprint(1+draw.IntN(40)), ""
		if draw.IntN(3) == 0 {
			quantity, serial = "1", fmt.Sprintf("5CG%04dXK", draw.IntN(300))
		}
		text += fmt.Sprintf("%s;%s;%s;%d,%d;École %d;%s;%s;%s\n", kind, quantity, pick(draw, "", "3", "7", "11", "-1"), 3+draw.IntN(300), draw.IntN(10),
			draw.IntN(9), pick(draw, "Culture", "Sports"), pick(draw, "", "FR", "DE"), serial)
	}
	return text
}

func pick(draw *rand.Rand, from ...string) string { return from[draw.IntN(len(from))] }

// folderWith writes files in an order of its own.
func folderWith(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	return dir
}

// computed runs the pipeline on a folder and gives the files that it writes.
func computed(t *testing.T, dir string) map[string]string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "out")
	require.NoError(t, beamx.Run(t.Context(), pipeline(dir+"/*.csv", to, asked)))
	out := map[string]string{}
	require.NoError(t, filepath.WalkDir(to, func(at string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(at)
		out[filepath.ToSlash(strings.TrimPrefix(at, to+string(filepath.Separator)))] = string(text)
		return err
	}))
	return out
}

// lineOf finds the line of an area.
func lineOf(t *testing.T, text, area string) string {
	t.Helper()
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, `{"area":"`+area+`",`) {
			return line
		}
	}
	require.Fail(t, "no such area", area)
	return ""
}

// alone computes one municipality in one process, as the program reen does.
func alone(t testing.TB, dir string, year int, names ...string) *footprint.Accumulator {
	t.Helper()
	opts := asked
	opts.Year = year
	acc, err := footprint.NewAccumulator(factors.Default(), opts)
	require.NoError(t, err)
	require.NoError(t, inventory.AccumulateAll(os.DirFS(dir), names, acc, inventory.Options{}))
	return acc
}

func jsonOf(t testing.TB, r *footprint.Result) string {
	t.Helper()
	var text, line bytes.Buffer
	require.NoError(t, r.WriteJSON(&text, footprint.JSONOptions{}))
	require.NoError(t, json.Compact(&line, text.Bytes()))
	return line.String()
}

var municipalities = []struct {
	area, file string
	year       int
	names      []string
}{
	{"35901", "2024/35.jsonl", 2024, []string{"35901-2024-a.csv", "35901-2024-b.csv", "35901-2024-c.csv"}},
	{"35902", "2024/35.jsonl", 2024, []string{"35902-2024.csv"}},
	{"35902", "2023/35.jsonl", 2023, []string{"35902-2023.csv"}},
	{"2A904", "2024/2A.jsonl", 2024, []string{"2A904-2024.csv"}},
	{"97905", "2024/979.jsonl", 2024, []string{"97905.csv"}},
	{"97906", "2024/979.jsonl", 2024, []string{"97906.csv"}},
}

func TestEqualToOneProcess(t *testing.T) {
	dir := folderWith(t, fleets())
	got := computed(t, dir)
	merged := map[string]*footprint.Accumulator{}
	for _, m := range municipalities {
		acc := alone(t, dir, m.year, m.names...)
		want := jsonOf(t, acc.Result())
		require.Equal(t, `{"area":"`+m.area+`",`+want[1:]+"\n", lineOf(t, got[m.file], m.area))

		counts := acc.Result().Counts()
		refused := got[fmt.Sprintf("refused/%d/%s/%s.csv", m.year, department(m.area), m.area)]
		require.Positive(t, counts.Refused, m.area)
		require.Equal(t, counts.Refused, strings.Count(refused, ";refusée\n"), "each refused row is kept")
		if len(m.names) > 1 {
			require.Positive(t, counts.Duplicates, "devices that stand in several files")
		}
		for _, area := range []string{department(m.area), "all"} {
			key := fmt.Sprintf("%d/%s", m.year, area)
			if merged[key] == nil {
				merged[key] = acc.Fresh()
			}
			require.NoError(t, merged[key].Merge(acc))
		}
	}
	for key, acc := range merged {
		year, area, _ := strings.Cut(key, "/")
		var want, have map[string]any
		require.NoError(t, json.Unmarshal([]byte(jsonOf(t, acc.Result())), &want))
		require.NoError(t, json.Unmarshal([]byte(lineOf(t, got[year+"/areas.jsonl"], area)), &have))
		want["area"] = area
		delete(want, "rejected")
		delete(want, "doubts")
		require.Equal(t, want, have, key)
	}
	require.NotContains(t, got, unreadFile)
	require.Equal(t, got, computed(t, dir), "the same bytes again")
}

func TestNothingIsLost(t *testing.T) {
	files := fleets()
	files["stock.csv"] = "type;quantite\nlaptop;1\n"
	files["35902-2024-empty.csv"] = "" // with 35902-2024.csv, which is then in no total
	files["35903-2024-guests.csv"] = "name,datacenterName,PUE\n"
	files["35904-20243.csv"] = "type;quantite\nlaptop;1\n"
	files["35905-1902.csv"] = "type;quantite\nlaptop;1\n"
	got := computed(t, folderWith(t, files))
	var keys, names []string
	for line := range strings.Lines(got[unreadFile]) {
		var u struct {
			Key, Cause string
			Files      []string
		}
		require.NoError(t, json.Unmarshal([]byte(line), &u))
		require.NotEmpty(t, u.Cause)
		keys = append(keys, u.Key)
		for _, file := range u.Files {
			names = append(names, filepath.Base(file))
		}
	}
	require.ElementsMatch(t, []string{"", "2024/35/35902", "2024/35/35903", "1902/35/35905"}, keys)
	require.ElementsMatch(t, []string{"stock.csv", "35902-2024-empty.csv", "35902-2024.csv", "35903-2024-guests.csv", "35905-1902.csv"}, names)
	require.NotContains(t, got["2024/35.jsonl"], `"area":"35902"`)
	require.Contains(t, got["2023/35.jsonl"], `"area":"35902"`)
	require.Contains(t, got["2024/35.jsonl"], `"area":"35904"`, "20243 is no year: that of the flag is")
}

// Sums have the same bytes in whatever order and tree they are merged, and on
// whatever worker.
func TestMergeInAnyOrder(t *testing.T) {
	dir := folderWith(t, fleets())
	var parts []*sum
	for name := range fleets() {
		parts = append(parts, &sum{alone(t, dir, 2024, name)})
	}
	first, err := encode(parts[0])
	require.NoError(t, err)
	var want []byte
	for seed := range uint64(50) {
		draw := rand.New(rand.NewPCG(seed, 1))
		bundles := make([]*sum, 1+draw.IntN(4))
		for n := range bundles {
			bundles[n] = (&merge{}).CreateAccumulator()
		}
		for _, n := range draw.Perm(len(parts)) {
			at := draw.IntN(len(bundles))
			bundles[at], err = (&merge{}).AddInput(bundles[at], parts[n])
			require.NoError(t, err)
		}
		whole := (&merge{}).CreateAccumulator()
		for _, b := range bundles { // some are empty
			sent, err := encode(b)
			require.NoError(t, err)
			received, err := decode(sent)
			require.NoError(t, err)
			whole, err = (&merge{}).MergeAccumulators(whole, received)
			require.NoError(t, err)
		}
		got, err := encode(whole)
		require.NoError(t, err)
		if want == nil {
			want = got
		}
		require.True(t, bytes.Equal(want, got), "seed %d", seed)
	}
	again, err := encode(parts[0])
	require.NoError(t, err)
	require.True(t, bytes.Equal(first, again), "what is merged stays as it is")
}

func TestBadBytesAreNoSum(t *testing.T) {
	for _, data := range []string{"{}", "x", `{"Year":2024}`, `{"Year":2024}` + "\n{}", "{}\n{}"} {
		_, err := decode([]byte(data))
		require.Error(t, err, data)
	}
}

func TestKeys(t *testing.T) {
	for file, want := range map[string]string{
		"a/35238.csv": "2022/35/35238", "35238-2024.csv": "2024/35/35238", "gs://b/35238_2019_screens.csv": "2019/35/35238", "2A004-2024-x.csv": "2024/2A/2A004",
		"97411 2020.csv": "2020/974/97411", "35238-screens-2024.csv": "2022/35/35238", "01004": "2022/01/01004",
		"352380.csv": "", "parc.csv": "", "3523.csv": "", "C5238.csv": "", "35238x.csv": "",
	} {
		got, strays := "", 0
		(&name{Year: 2022}).ProcessElement(file, func(key, _ string) { got = key }, func(string, string) { strays++ })
		require.Equal(t, want, got, file)
		require.Equal(t, want == "", strays == 1, file)
	}
	_, err := accumulate(os.DirFS("."), nil, footprint.Options{Year: yearOf("0000/35/35238")}, nil)
	require.Error(t, err, "a year out of nowhere")
}

func TestFolders(t *testing.T) {
	for pattern, want := range map[string]string{"*.csv": "", "in/*.csv": "in/", "in/a.csv": "in/", "gs://b/2024/*/*.csv": "gs://b/2024/", "in/3[5-6]*": "in/"} {
		require.Equal(t, want, folderOf(pattern), pattern)
	}
}

func TestOutputIsNew(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, isNew(t.Context(), dir+"/absent"))
	require.NoError(t, isNew(t.Context(), dir))
	require.NoError(t, os.WriteFile(dir+"/unread.jsonl", nil, 0o600))
	require.ErrorContains(t, isNew(t.Context(), dir), "not empty")
}

func TestNoInput(t *testing.T) {
	require.ErrorContains(t, beamx.Run(t.Context(), pipeline(t.TempDir()+"/*.csv", t.TempDir(), asked)), "no file matches")
}

// A file that cannot be had stops the run, after the runner's own trials: a
// total without it would be wrong, and it is no fault of the file.
func TestOutageStopsTheRun(t *testing.T) {
	dir := folderWith(t, fleets())
	require.NoError(t, os.Mkdir(dir+"/35908-2024.csv", 0o700))
	require.Error(t, beamx.Run(t.Context(), pipeline(dir+"/*.csv", t.TempDir(), asked)))
}
