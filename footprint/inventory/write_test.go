package inventory_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// writeNative writes lines in the native format.
func writeNative(t *testing.T, opts inventory.WriteOptions, lines ...footprint.Line) (string, diag.List) {
	t.Helper()
	var out bytes.Buffer
	w := inventory.NewWriter(&out, opts)
	for n := range lines {
		require.NoError(t, w.Write(&lines[n]))
	}
	require.NoError(t, w.Flush())
	return out.String(), w.Problems()
}

// said are the lines without where they stood, what was written for their type
// and what is private.
func said(lines []footprint.Line) []footprint.Line {
	out := make([]footprint.Line, len(lines))
	for n, l := range lines {
		l.ID, l.File, l.Row, l.Label, l.Name, l.Processor = "", "", 0, "", "", "" // the native file has no column for a processor, and the writer says so
		l.Quantity = plainDecimal(l.Quantity)
		for _, d := range []*decimal.NullDecimal{&l.Lifetime, &l.Energy, &l.Upstream, &l.Mass, &l.Diagonal} {
			d.Decimal = plainDecimal(d.Decimal)
		}
		if l.Configuration != nil {
			c := *l.Configuration
			for _, d := range []*decimal.NullDecimal{&c.CPUs, &c.CoresPerCPU, &c.RAM, &c.SSD, &c.HDD} {
				d.Decimal = plainDecimal(d.Decimal)
			}
			l.Configuration = &c
		}
		out[n] = l
	}
	return out
}

// plainDecimal gives equal numbers one form.
func plainDecimal(d decimal.Decimal) decimal.Decimal {
	return decimal.RequireFromString(d.String())
}

func TestWriterWritesTheFixedHeader(t *testing.T) {
	text, lost := writeNative(t, inventory.WriteOptions{})
	require.Equal(t, fixedHeader+"\n", text)
	require.Empty(t, lost)
}

func TestWriterKeepsAllThatTheNativeFormatSays(t *testing.T) {
	const row = "server;2;PowerEdge R740;SRV-01;Dell;en stock;2021-03-01;2027-03-01;6.5;1500.25;reconditionné;2;oui;cope;DSI;Mairie;RE;Debian;Salle 1;18.5;;2;16;128;960;0;moyenne;\n"
	inv := read(t, fixedHeader+"\n"+row, inventory.Options{})
	text, lost := writeNative(t, inventory.WriteOptions{Identifiers: true}, inv.Lines...)
	require.Equal(t, fixedHeader+"\n"+row, text)
	require.Empty(t, lost)

	text, _ = writeNative(t, inventory.WriteOptions{}, inv.Lines...)
	require.Equal(t, fixedHeader+"\n"+strings.Replace(row, "SRV-01", "", 1), text)
}

// Whatever lines hold, the reader gives them back.
func TestWhatIsWrittenIsReadBack(t *testing.T) {
	items := factors.Default().Items()
	zones := factors.Default().Zones()
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 5))
		var lines []footprint.Line
		for range 60 {
			lines = append(lines, randomLine(r, items[r.IntN(len(items))].ID, zones[r.IntN(len(zones))].ID))
		}
		for _, opts := range []inventory.WriteOptions{{}, {Identifiers: true}} {
			text, lost := writeNative(t, opts, lines...)
			require.Empty(t, lost)
			back := read(t, text, inventory.Options{})
			require.Zero(t, back.Problems.Count(diag.Refused), "%v", back.Problems)
			require.Equal(t, len(lines), back.Read())
			require.Equal(t, said(lines), said(back.Lines))
			again, _ := writeNative(t, opts, back.Lines...)
			require.Equal(t, text, again)
		}
	}
}

var oddTexts = []string{"", "", "Salle 1", "=cmd|' /C calc'!A0", "+33 1", "-2", "-A", "@SOMME(1)", "a;b", `dit "x"`, "École, n° 2", "'t Hof", "-", "1,234", "#1", "&amp;", "Côté\u00a0cour"}

func randomLine(r *rand.Rand, item, zone string) footprint.Line {
	text := func() string { return oddTexts[r.IntN(len(oddTexts))] }
	number := func(most int64) (d decimal.NullDecimal) {
		if r.IntN(2) == 0 {
			return d
		}
		places := r.Int32N(5)
		return decimal.NewNullDecimal(decimal.New(1+r.Int64N(most*[]int64{1, 10, 100, 1000, 10000}[places]), -places))
	}
	day := func(year int) time.Time {
		if r.IntN(2) == 0 {
			return time.Time{}
		}
		return time.Date(year, time.January, 1+r.IntN(700), 0, 0, 0, 0, time.UTC)
	}
	l := footprint.Line{
		Item: item, Quantity: decimal.New(1+r.Int64N(9_999_999), -r.Int32N(4)), Lifetime: number(50), Energy: number(10_000), Upstream: number(40), Mass: number(900), Diagonal: number(90),
		State: []footprint.State{footprint.InUse, footprint.Stock, footprint.Retired, footprint.Lost, footprint.Ordered}[r.IntN(5)], Mode: []footprint.Mode{footprint.Professional, footprint.COPE, footprint.BYOD}[r.IntN(3)],
		Origin: []footprint.Origin{footprint.New, footprint.Refurbished}[r.IntN(2)], Quality: footprint.Quality(r.IntN(3)), Proof: r.IntN(2) == 0,
		Site: text(), Department: text(), DataCentre: text(), System: text(), Manufacturer: text(), Purchased: day(2015), Withdrawn: day(2022), Name: "N" + decimal.New(r.Int64(), 0).String(),
	}
	if r.IntN(2) == 0 {
		l.Zone = zone
	}
	if item == factors.ServerItem && r.IntN(2) == 0 {
		l.Configuration = &factors.Server{CPUs: decimal.NewNullDecimal(decimal.New(2, 0)), CoresPerCPU: decimal.NewNullDecimal(decimal.New(16, 0)), RAM: number(512), HDD: number(4000)}
	}
	return l
}

// Every sample, of whatever format, is the same once written in ours: those of
// the project and, where REEN_SAMPLES names a folder, those in it.
func TestSamplesAreReadBack(t *testing.T) {
	read := samplesReadBack(t, "testdata")
	require.Greater(t, read, 40)
	if samples := os.Getenv("REEN_SAMPLES"); samples != "" {
		t.Log(samplesReadBack(t, samples), "lines")
	}
}

func samplesReadBack(t *testing.T, folder string) (read int) {
	t.Helper()
	files, err := os.ReadDir(folder)
	require.NoError(t, err)
	for _, f := range files {
		inv, err := inventory.Open(os.DirFS(folder), f.Name(), factors.Default(), inventory.Options{DefaultItem: "monitor"})
		if err != nil {
			t.Log(err)
			continue
		}
		for _, opts := range []inventory.WriteOptions{{}, {Identifiers: true}} {
			text, lost := writeNative(t, opts, inv.Lines...)
			back, err := inventory.Read(strings.NewReader(text), factors.Default(), inventory.Options{})
			require.NoError(t, err)
			require.Equal(t, said(inv.Lines), said(back.Lines), "%s, %v", f.Name(), lost)
		}
		read += len(inv.Lines)
	}
	return read
}

// No cell of what is written starts as a formula does.
func TestNothingWrittenIsAFormula(t *testing.T) {
	for _, evil := range []string{"=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", " =1"} {
		line := footprint.Line{Item: evil, Quantity: decimal.New(1, 0), Site: evil, Department: evil, Zone: evil, DataCentre: evil, System: evil, Manufacturer: evil, Model: evil, Name: evil}
		machine := footprint.Machine{Name: evil, Host: evil, Applications: []string{evil}}
		opts := inventory.WriteOptions{Identifiers: true, Machines: []footprint.Machine{machine}}
		text, _ := writeNative(t, opts, line)
		var more bytes.Buffer
		require.NoError(t, inventory.WriteMachines(&more, opts))
		for _, file := range []string{text, more.String()} {
			in := csv.NewReader(strings.NewReader(file))
			in.Comma = ';'
			rows, err := in.ReadAll()
			require.NoError(t, err)
			require.Len(t, rows, 2)
			for _, cell := range rows[1] {
				require.False(t, strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r"), "%q", cell)
			}
		}
	}
}

func TestWhatTheNativeFormatCannotSayIsTold(t *testing.T) {
	third := decimal.New(1, 0)
	lines := []footprint.Line{
		{ID: "a.csv:2", File: "a.csv", Row: 2, Item: "cloud-service", Quantity: third, Declared: &footprint.Declared{Source: "Rapport"}},
		footprint.Line{File: "a.csv", Row: 3, Item: "laptop", Quantity: third}.Scaled(decimal.New(1, 0), decimal.New(3, 0)),
		{File: "a.csv", Row: 4, Item: "laptop", Quantity: decimal.RequireFromString("1234567.12345678901250")},
		{File: "a.csv", Row: 5, Item: "server", Quantity: third, Configuration: &factors.Server{PSUs: decimal.NewNullDecimal(decimal.New(2, 0))}},
		{File: "a.csv", Row: 6, Item: "laptop", Quantity: third, Name: "PC-01"},
		{File: "a.csv", Row: 7, Item: "laptop", Quantity: third, Name: "pc-01"},
	}
	text, lost := writeNative(t, inventory.WriteOptions{Identifiers: true}, lines...)
	var told []string
	for _, p := range lost {
		told = append(told, strings.ReplaceAll(p.Place(), "\u00a0", " ")+" "+strings.SplitN(p.Message, ",", 2)[0])
		require.Equal(t, "not-carried", p.Code)
		require.NotEmpty(t, p.Remedy)
	}
	require.Equal(t, []string{
		"a.csv, ligne 3 2\u00a0lignes\u00a0: nombre de plus de 18 chiffres",
		"a.csv, ligne 2 1\u00a0ligne\u00a0: impact publié par le fournisseur",
		"a.csv, ligne 5 1\u00a0ligne\u00a0: barrettes",
		"a.csv, ligne 7 1\u00a0ligne\u00a0: nom qu’un autre appareil de ce type porte déjà\u00a0: écrit dans le commentaire",
	}, told)
	require.Contains(t, text, "laptop;0.33333333333333333;", "a third: a 0 and 17 places")
	require.Contains(t, text, "laptop;1234567.12345678901;", "20 digits, of which 7 before the point: 11 places")
	back := read(t, text, inventory.Options{})
	require.Len(t, back.Lines, len(lines), "the two computers of one name are two")
}

func TestANumberBeyondAnyMeasureIsAnError(t *testing.T) {
	w := inventory.NewWriter(&bytes.Buffer{}, inventory.WriteOptions{})
	require.Error(t, w.Write(&footprint.Line{Item: "laptop", Quantity: decimal.New(1, 1_000_000_000)}))
	require.Error(t, inventory.WriteMachines(&bytes.Buffer{}, inventory.WriteOptions{Machines: []footprint.Machine{{RAM: decimal.NewNullDecimal(decimal.New(1, -1_000_000_000))}}}))
}

type brokenWriter struct{}

var errBroken = errors.New("disk full")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestAFailureToWriteIsTold(t *testing.T) {
	w := inventory.NewWriter(brokenWriter{}, inventory.WriteOptions{})
	_ = w.Write(&footprint.Line{Item: "laptop", Quantity: decimal.New(1, 0)}) // held back
	require.ErrorIs(t, w.Flush(), errBroken)
	require.ErrorIs(t, inventory.WriteMachines(brokenWriter{}, inventory.WriteOptions{}), errBroken)
}

// Machines find their hosts again, with the names and without.
func TestMachinesAndTheirHostsAreWrittenAlike(t *testing.T) {
	folder := fstest.MapFS{
		"serveurs.csv": {Data: []byte("type;quantite;identifiant\nserveur;1;SRV-01\nserveur;1;SRV-02\nserveur;1;\nserveur;1;SRV-04\nportable;1;PC-09\n")},
		"machines.csv": {Data: []byte("nom;hote;vcpu;ram_go;stockage_go;heures;cle;application\nged;srv-01;4;16;1.2340;8000;0.25;GED|Paie\npaie;SRV-01;12;;;;;\nmail;serveurs.csv:4;2;;;;;\nweb;serveurs.csv:5;2;;;;;\n")},
	}
	inv, err := inventory.OpenAll(folder, []string{"serveurs.csv", "machines.csv"}, factors.Default(), inventory.Options{})
	require.NoError(t, err)
	for _, opts := range []inventory.WriteOptions{{Machines: inv.Machines}, {Machines: inv.Machines, Identifiers: true}} {
		text, lost := writeNative(t, opts, inv.Lines...)
		require.Empty(t, lost)
		var more bytes.Buffer
		require.NoError(t, inventory.WriteMachines(&more, opts))
		if !opts.Identifiers {
			for _, private := range []string{"SRV", "srv", "PC-09", "ged", "paie", "mail"} {
				require.NotContains(t, text+more.String(), private)
			}
		}
		back, err := inventory.OpenAll(fstest.MapFS{"e.csv": {Data: []byte(text)}, "m.csv": {Data: more.Bytes()}}, []string{"e.csv", "m.csv"}, factors.Default(), inventory.Options{})
		require.NoError(t, err)
		require.Empty(t, back.Problems)
		require.Equal(t, sharesOf(t, inv), sharesOf(t, back))
	}
}

// A host that was replaced under its name is not the one that machines mean.
func TestTheHostInUseHasTheKey(t *testing.T) {
	one := decimal.New(1, 0)
	inv := footprint.Inventory{
		Lines:    []footprint.Line{{ID: "a:2", Item: "server", Quantity: one, Name: "SRV-01", State: footprint.Retired}, {ID: "a:3", Item: "server", Quantity: one, Name: "srv 01"}},
		Machines: []footprint.Machine{{Name: "ged", Host: "srv-01", VCPU: decimal.NewNullDecimal(one)}},
	}
	opts := inventory.WriteOptions{Machines: inv.Machines}
	text, lost := writeNative(t, opts, inv.Lines...)
	require.Empty(t, lost)
	var more bytes.Buffer
	require.NoError(t, inventory.WriteMachines(&more, opts))
	back, err := inventory.OpenAll(fstest.MapFS{"e.csv": {Data: []byte(text)}, "m.csv": {Data: more.Bytes()}}, []string{"e.csv", "m.csv"}, factors.Default(), inventory.Options{})
	require.NoError(t, err)
	require.Equal(t, sharesOf(t, inv), sharesOf(t, back))
}

// BenchmarkWriter writes a list of devices.
func BenchmarkWriter(b *testing.B) {
	line := footprint.Line{Item: "laptop", Quantity: decimal.New(1, 0), Model: "Latitude 5420", Manufacturer: "Dell", Site: "Hôtel de ville", Department: "DSI", Purchased: time.Date(2021, 3, 1, 0, 0, 0, 0, time.UTC), Energy: decimal.NewNullDecimal(decimal.New(305, -1))}
	b.ReportAllocs()
	w := inventory.NewWriter(io.Discard, inventory.WriteOptions{})
	for b.Loop() {
		if err := w.Write(&line); err != nil {
			b.Fatal(err)
		}
	}
}

// sharesOf gives the figure of each machine, in order.
func sharesOf(t *testing.T, inv footprint.Inventory) []string {
	t.Helper()
	r, err := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	require.NoError(t, err)
	a, err := r.Allocate(inv.Machines, footprint.AllocationOptions{Rule: footprint.ByVCPU})
	require.NoError(t, err)
	var out []string
	for _, m := range a.Machines {
		v, ok := m.Total(factors.GWP)
		require.True(t, ok, "%v", a.Problems)
		out = append(out, v.String()+" "+strings.Join(m.Applications, ","))
	}
	return out
}
