package dossier_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
	"github.com/reen-numerique/reen/strategy/dossier"
)

var formats = []dossier.Format{dossier.XLSX, dossier.ODS}

func write(t testing.TB, f dossier.Format, d *dossier.Dossier) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, dossier.WriteWorkbook(&b, f, d, factors.Default()))
	return b.Bytes()
}

func openWorkbook(t testing.TB, data []byte, name string) *dossier.Dossier {
	t.Helper()
	d, err := dossier.OpenWorkbook(bytes.NewReader(data), name, factors.Default())
	require.NoError(t, err)
	return d
}

func folder(t testing.TB, path string) *dossier.Dossier {
	t.Helper()
	d, err := dossier.Open(os.DirFS(path), factors.Default())
	require.NoError(t, err)
	return d
}

// asJSON is a strategy whose decimals compare by value.
func asJSON(t testing.TB, v any) string {
	t.Helper()
	data, err := json.MarshalIndent(v, "", " ")
	require.NoError(t, err)
	return string(data)
}

// facts are the lines of an inventory in one order, without what a workbook
// gives anew: file, row, id and the word of the type.
func facts(t testing.TB, inv footprint.Inventory) []string {
	t.Helper()
	var out []string
	for _, l := range inv.Lines {
		if l.File != "dossier.yaml" {
			l.ID, l.File, l.Row, l.Label = "", "", 0, ""
		}
		out = append(out, asJSON(t, l))
	}
	slices.Sort(out)
	return out
}

// same holds two dossiers to be one: strategy, lines, machines, footprint.
func same(t testing.TB, want, got *dossier.Dossier) {
	t.Helper()
	require.Equal(t, asJSON(t, want.Strategy), asJSON(t, got.Strategy))
	wanted, given := facts(t, want.Inventory), facts(t, got.Inventory)
	require.Len(t, given, len(wanted))
	for i := range wanted {
		require.Equal(t, wanted[i], given[i])
	}
	require.Equal(t, want.Inventory.Refused, got.Inventory.Refused)
	require.Equal(t, want.Inventory.RefusedOf, got.Inventory.RefusedOf)
	require.Equal(t, counts(want), counts(got))
	require.Equal(t, remarks(want), remarks(got))
	require.Equal(t, machines(want), machines(got))
	require.Equal(t, totals(t, want), totals(t, got))
}

// machines are what the lists of virtual machines say.
func machines(d *dossier.Dossier) []footprint.Machine {
	out := slices.Clone(d.Inventory.Machines)
	for i := range out {
		out[i].ID, out[i].File, out[i].Row = "", "", 0
	}
	return out
}

// counts are the rows that the files account for, by what became of them.
func counts(d *dossier.Dossier) map[string]int {
	inv := &d.Inventory
	return map[string]int{"read": inv.Read(), "attached": inv.Attached, "duplicates": inv.Duplicates, "not data": inv.NotData}
}

// remarks are what is said of rows that were refused or doubtful, in one order
// and without what to do, which is not the same in a workbook.
func remarks(d *dossier.Dossier) []string {
	var out []string
	for _, p := range d.Inventory.Problems {
		if p.Remedy = ""; p.Severity != diag.Notice {
			out = append(out, p.Severity.String()+" "+p.Code+" "+p.String())
		}
	}
	slices.Sort(out)
	return out
}

// totals are the figures of every criterion and group, to the last digit.
func totals(t testing.TB, d *dossier.Dossier) []string {
	t.Helper()
	opts, _ := strategy.OptionsOf(factors.Default(), d.Strategy)
	opts.Criteria = factors.Impacts()[:1]
	r, err := footprint.Compute(factors.Default(), d.Inventory, opts)
	require.NoError(t, err)
	out := []string{asJSON(t, r.Total(factors.GWP)), asJSON(t, r.RefusedAtMost(factors.GWP)), asJSON(t, r.Quality())}
	for _, dimension := range []footprint.Dimension{"tier", "category", "stage", "site", "department"} {
		var parts []string
		for _, c := range r.By(factors.GWP, dimension) {
			parts = append(parts, asJSON(t, c))
		}
		slices.Sort(parts)
		out = append(out, parts...)
	}
	return out
}

// A dossier written as a workbook and read back is the same dossier.
func TestAWorkbookIsItsDossier(t *testing.T) {
	samples := []string{"../../examples/reen/testdata/machines", "../../examples/dossier", "../../examples/dossier-commun"}
	if testing.Short() {
		samples = samples[:1]
	}
	for _, path := range samples {
		want := folder(t, path)
		for _, f := range formats {
			t.Run(filepath.Base(path)+" "+string(f), func(t *testing.T) {
				data := write(t, f, want)
				got := openWorkbook(t, data, "classeur."+string(f))
				require.Empty(t, got.Problems)
				same(t, want, got)
				require.Equal(t, data, write(t, f, want), "same input, same bytes")
				same(t, want, openWorkbook(t, write(t, f, got), "encore."+string(f)))
			})
		}
	}
}

// LibreOffice opens and saves what we write, in both formats, and nothing of
// the dossier is lost.
func TestAWorkbookSurvivesLibreOffice(t *testing.T) {
	if _, err := exec.LookPath("soffice"); err != nil || testing.Short() {
		t.Skip("no LibreOffice on this machine, or no time for it")
	}
	for _, sample := range []string{"dossier", "dossier-commun"} {
		want := folder(t, "../../examples/"+sample)
		for _, f := range formats {
			t.Run(sample+" "+string(f), func(t *testing.T) { survives(t, want, f) })
		}
	}
}

// survives has LibreOffice save a workbook in the other format and back.
func survives(t *testing.T, want *dossier.Dossier, f dossier.Format) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a."+string(f))
	require.NoError(t, os.WriteFile(file, write(t, f, want), 0o600))
	other := dossier.ODS
	if f == dossier.ODS {
		other = dossier.XLSX
	}
	once := convert(t, file, string(other), filepath.Join(dir, "b"))
	twice := convert(t, once, string(f), filepath.Join(dir, "c"))
	for _, path := range []string{once, twice} {
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		got := openWorkbook(t, data, filepath.Base(path))
		require.Empty(t, got.Problems)
		same(t, want, got)
	}
}

// convert has LibreOffice save a file in another format.
func convert(t *testing.T, file, format, dir string) string {
	t.Helper()
	c := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.Join(t.TempDir(), "profile"), "--headless", "--convert-to", format, "--outdir", dir, file)
	c.WaitDelay = time.Second
	out, err := c.CombinedOutput()
	require.NoError(t, err, string(out))
	return filepath.Join(dir, "a."+format)
}
