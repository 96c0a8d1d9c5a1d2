package inventory_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
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

// request is of the shape of the published example, in valid JSON.
const request = `{"organization": "Ville", "dataset": "SI 2024", "electricity": [{"name": "Custom", "impacts": {}}],
 "inventory": [
  {"id": "a", "equipment_type": "server", "equipment_name": "PowerEdge R740", "quantity": 42, "unit": "piece", "lifetime": 4.625, "quality": "medium", "yearly_electricity_consumption": 1E3, "mix_of_use": "France", "tags": ["Salle A", "x"]},
  {"id": "b", "equipement_type": "LAPTOP", "equipement_name": "HP EliteBook", "quantity": "24", "lifetime": 6.4, "quality": "LOW", "yearly_electricity_consupmtion_in_kwh": 100, "electricity_Mix": "Germany", "tag": ["Bureaux"]},
  {"id": "c", "equipment_type": "non-IT", "equipment_name": "Non-IT Electricity", "quantity": 1, "unit": "kWh", "yearly_electricity_consumption": 8000},
  {"id": "d", "equipment_type": "virtual machine", "quantity": 12, "unit": "hours of CPU", "impacts": {"BLD": {"GWP": 1}}},
  {"id": "e", "equipment_type": "laptop", "quantity": 1e400},
  {"id": "f", "equipment_type": "laptop", "quantity": 2, "unit": "hours"},
  {"id": "g", "equipment_type": "laptop", "quantity": 2, "impacts": {"BLD": {"GWP": 1}}},
  "h", null]}`

func TestExchangeFileByHand(t *testing.T) {
	inv := read(t, request, inventory.Options{})
	var lines []string
	for _, l := range inv.Lines {
		lines = append(lines, fmt.Sprint(l.Row, " ", l.Item, " ", l.Model, " × ", l.Quantity, ", ", l.Lifetime.Decimal, " years, ", l.Energy.Decimal, " kWh, ", l.Quality, ", ", l.Zone, ", ", l.Site))
	}
	require.Equal(t, []string{
		"1 server PowerEdge R740 × 42, 4.625 years, 1000 kWh, medium, FR, Salle A",
		"2 laptop HP EliteBook × 24, 6.4 years, 100 kWh, low, DE, Bureaux",
		"7 laptop  × 2, 0 years, 0 kWh, high, , ",
	}, lines)
	require.Equal(t, []int{9, 6}, []int{inv.Read(), inv.Refused})
	var refused []string
	for _, p := range inv.Problems {
		refused = append(refused, fmt.Sprint(p.Row, " ", p.Code))
		require.NotEmpty(t, p.Remedy, p.Code)
	}
	require.Equal(t, []string{"3 not-it", "4 cloud-machine", "5 bad-quantity", "6 unit-not-read", "7 declared-impacts", "8 bad-item", "9 unknown-type"}, refused)
}

// The published example has commas before closing brackets, which is no JSON.
func TestAnExchangeFileThatIsNoJSONSaysWhere(t *testing.T) {
	for text, want := range map[string]string{
		"{\"inventory\": [\n {\"id\": 1,\n },\n]}": "JSON illisible à la ligne\u00a03",
		"{\"inventory\": [ { ...":                  "JSON illisible à la ligne\u00a01",
		"{\"inventory\": 3}":                       "d’une autre forme",
		"{\"stock\": []}":                          "ni fichier d’échange PCR-SI",
		"[1]":                                      "d’une autre forme",
		"{\"inventory\": " + strings.Repeat("[", 20_000): "JSON illisible",
	} {
		_, err := inventory.Read(strings.NewReader(text), factors.Default(), inventory.Options{})
		require.ErrorContains(t, err, want, "%.40s", text)
	}
	for limits, want := range map[inventory.Limits]string{{Bytes: 100}: "trop volumineu", {Rows: 3}: "plus de 3 lignes"} {
		_, err := inventory.Read(strings.NewReader(request), factors.Default(), inventory.Options{Limits: limits})
		require.ErrorContains(t, err, want)
	}
}

// folderOf keeps the files that are created, in memory.
type folderOf fstest.MapFS

type memoryFile struct {
	bytes.Buffer
	close func(data []byte)
}

func (f *memoryFile) Close() error {
	f.close(f.Bytes())
	return nil
}

func (f folderOf) create(name string) (io.WriteCloser, error) {
	return &memoryFile{close: func(data []byte) { f[name] = &fstest.MapFile{Data: data} }}, nil
}

// equipmentLine is a random line of what exchange formats can say: one unit is
// one device, in use.
func equipmentLine(r *rand.Rand, id int) footprint.Line {
	items := []string{"laptop", "desktop", "monitor", "server", "switch", "smartphone", "wifi-access-point"}
	l := randomLine(r, items[r.IntN(len(items))], []string{"FR", "RE", "GP"}[r.IntN(3)])
	l.ID, l.Configuration, l.Purchased = fmt.Sprintf("parc.csv:%d", id), nil, time.Date(2015+r.IntN(5), 3, 1+r.IntN(28), 0, 0, 0, 0, time.UTC)
	if l.DataCentre == "#1" { // it would open a comment: see TestWhatG4ITCannotSayIsTold
		l.DataCentre = ""
	}
	return l
}

func TestG4ITRoundTrip(t *testing.T) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 7))
		inv := footprint.Inventory{DataCentres: map[string]footprint.DataCentre{"Salle 1": {PUE: decimal.NewNullDecimal(number("1.4"))}, "=cmd|' /C calc'!A0": {PUE: decimal.NewNullDecimal(number("1.25"))}}}
		for n := range 40 {
			inv.Lines = append(inv.Lines, equipmentLine(r, n+2))
		}
		for _, opts := range []inventory.WriteOptions{{}, {Identifiers: true}} {
			folder := folderOf{}
			lost, err := inventory.WriteG4IT(folder.create, factors.Default(), inv, opts)
			require.NoError(t, err)
			require.NotEmpty(t, lost)
			back, err := inventory.Open(fstest.MapFS(folder), ".", factors.Default(), inventory.Options{Format: "g4it"})
			require.NoError(t, err)
			require.Empty(t, back.Problems)
			require.Equal(t, g4itSays(inv.Lines), g4itSays(back.Lines))
			for n, l := range back.Lines {
				require.Equal(t, inv.DataCentres[inv.Lines[n].DataCentre].PUE.Decimal.String(), back.DataCentres[l.DataCentre].PUE.Decimal.String())
				require.Equal(t, opts.Identifiers, l.Name == inv.Lines[n].Name)
			}
		}
	}
}

// g4itSays keeps of the lines what G4IT's files say.
func g4itSays(lines []footprint.Line) []footprint.Line {
	out := said(lines)
	for n := range out {
		l := &out[n]
		out[n] = footprint.Line{Item: l.Item, Quantity: l.Quantity, Energy: l.Energy, State: l.State, Mode: l.Mode, Department: l.Department, Zone: l.Zone,
			DataCentre: l.DataCentre, Purchased: l.Purchased, Withdrawn: l.Withdrawn, Manufacturer: l.Manufacturer, Model: l.Model}
	}
	return out
}

// What G4IT can say carries the whole footprint by age: that of the project's
// own fleet, with its places, its machines and its applications.
func TestG4ITCarriesTheFootprintByAge(t *testing.T) {
	samples := os.DirFS("testdata/g4it")
	set := g4itSet(t, samples, "ref")
	inv, err := inventory.Open(samples, "input", set, inventory.Options{})
	require.NoError(t, err)
	want := figures(t, set, inv, nil)
	folder := folderOf{}
	lost, err := inventory.WriteG4IT(folder.create, set, inv, inventory.WriteOptions{Identifiers: true})
	require.NoError(t, err)
	require.Len(t, folder, 4)
	require.Equal(t, []string{"1\u00a0ligne\u00a0: usage partagé (COPE)", "3\u00a0lignes\u00a0: application sans type d’environnement"}, first(lost))
	back, err := inventory.Open(fstest.MapFS(folder), ".", set, inventory.Options{})
	require.NoError(t, err)
	require.Empty(t, back.Problems)
	require.Equal(t, want, figures(t, set, back, nil))

	folder = folderOf{}
	_, err = inventory.WriteG4IT(folder.create, set, inv, inventory.WriteOptions{})
	require.NoError(t, err)
	for name, f := range folder {
		for _, private := range []string{"srv-", "pc-1", "vm-a", "vm-d"} {
			require.NotContains(t, string(f.Data), private, name)
		}
	}
	back, err = inventory.Open(fstest.MapFS(folder), ".", set, inventory.Options{})
	require.NoError(t, err)
	require.Equal(t, want["total"], figures(t, set, back, nil)["total"])
	require.Equal(t, want["application Archives"], figures(t, set, back, nil)["application Archives"])
}

// first gives what problems say before their first comma.
func first(l diag.List) []string {
	var out []string
	for _, p := range l {
		text, _, _ := strings.Cut(p.Message, ",")
		text, _, _ = strings.Cut(text, "\u00a0: G4IT")
		out = append(out, text)
	}
	return out
}

func TestPCRSIRoundTrip(t *testing.T) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 9))
		var inv footprint.Inventory
		for n := range 40 {
			l := equipmentLine(r, n+2)
			l.State, l.Mode, l.Origin, l.DataCentre = footprint.InUse, footprint.Professional, footprint.New, ""
			inv.Lines = append(inv.Lines, l)
		}
		var out, again bytes.Buffer
		opts := inventory.WriteOptions{Identifiers: seed%2 == 0, Organization: "Ville de \"Z\""}
		_, err := inventory.WritePCRSI(&out, factors.Default(), inv, opts)
		require.NoError(t, err)
		_, err = inventory.WritePCRSI(&again, factors.Default(), inv, opts)
		require.NoError(t, err)
		require.Equal(t, out.String(), again.String())
		require.True(t, json.Valid(out.Bytes()))
		back := read(t, out.String(), inventory.Options{})
		require.Empty(t, back.Problems)
		require.Equal(t, pcrsiSays(inv.Lines), pcrsiSays(back.Lines))
		require.Equal(t, totalLifeOf(t, inv), totalLifeOf(t, back), "all that counts by total life is said")
	}
}

// pcrsiSays keeps of the lines what the exchange format says.
func pcrsiSays(lines []footprint.Line) []footprint.Line {
	out := said(lines)
	for n := range out {
		l := &out[n]
		out[n] = footprint.Line{Item: l.Item, Quantity: l.Quantity, Lifetime: l.Lifetime, Energy: l.Energy, Zone: l.Zone, Site: l.Site, Quality: l.Quality,
			Model: strings.TrimSpace(l.Manufacturer + " " + l.Model)}
	}
	return out
}

func totalLifeOf(t *testing.T, inv footprint.Inventory) string {
	t.Helper()
	r, err := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	require.NoError(t, err)
	return r.Total(factors.GWP).Value.String()
}

// Spare equipment counts its making and no electricity, before and after;
// what is no part of the information system is left out.
func TestPCRSISaysStockByItsElectricity(t *testing.T) {
	one := decimal.New(1, 0)
	inv := footprint.Inventory{Lines: []footprint.Line{{Item: "laptop", Quantity: one, State: footprint.Stock}, {Item: "laptop", Quantity: one, State: footprint.Retired}, {Item: "paper-ream", Quantity: one}, {Item: "laptop", Quantity: one, Declared: &footprint.Declared{}}},
		Machines: []footprint.Machine{{Name: "a", Host: "b"}}}
	inv.Lines[2].Item = flowItem(t)
	var out bytes.Buffer
	lost, err := inventory.WritePCRSI(&out, factors.Default(), inv, inventory.WriteOptions{})
	require.NoError(t, err)
	require.Len(t, read(t, out.String(), inventory.Options{}).Lines, 1)
	inv.Lines = inv.Lines[:1]
	require.Equal(t, totalLifeOf(t, inv), totalLifeOf(t, read(t, out.String(), inventory.Options{})))
	require.Equal(t, []string{"2\u00a0lignes\u00a0: ligne qui n’est pas un équipement compté à l’unité (abonnement", "1\u00a0ligne\u00a0: équipement réformé", "1\u00a0ligne\u00a0: équipement en stock\u00a0: écrit avec une consommation nulle",
		"1\u00a0ligne\u00a0: sans durée de vie", "1\u00a0ligne\u00a0: machine virtuelle"}, first(lost))
}

// flowItem is an item that is counted whole in a year.
func flowItem(t *testing.T) string {
	t.Helper()
	for _, item := range factors.Default().Items() {
		if item.Kind == factors.Flow {
			return item.ID
		}
	}
	require.Fail(t, "no flow")
	return ""
}

func TestWhatG4ITCannotSayIsTold(t *testing.T) {
	ten := decimal.NewNullDecimal(decimal.New(10, 0))
	inv := footprint.Inventory{
		Lines: []footprint.Line{{File: "p.csv", Row: 2, ID: "p.csv:2", Item: "server", Quantity: ten.Decimal, Lifetime: ten, State: footprint.Stock, Origin: footprint.Refurbished, Mode: footprint.COPE, Zone: "FR-20R", DataCentre: "#1", Site: "A", System: "B",
			Configuration: &factors.Server{CPUs: ten}, Name: "#srv"}, {Item: flowItem(t), Quantity: ten.Decimal}, {Item: "laptop", Quantity: ten.Decimal, Name: "#SRV"}},
		Machines:    []footprint.Machine{{Name: "#a", Host: "p.csv:2", RAM: ten, Applications: []string{"#x"}}, {Name: "b", Host: "nowhere"}, {Name: "#A", Host: "#srv"}},
		DataCentres: map[string]footprint.DataCentre{"#1": {Share: ten}},
	}
	folder := folderOf{}
	lost, err := inventory.WriteG4IT(folder.create, factors.Default(), inv, inventory.WriteOptions{Identifiers: true})
	require.NoError(t, err)
	require.Len(t, lost, 17)
	require.Equal(t, "p.csv, ligne\u00a02", lost[1].Place())
	back, err := inventory.Open(fstest.MapFS(folder), ".", factors.Default(), inventory.Options{})
	require.NoError(t, err)
	require.Empty(t, back.Problems, "no row is taken for a comment, no key for another")
	require.Equal(t, []int{2, 2, 1}, []int{len(back.Lines), len(back.Machines), len(back.DataCentres)})
	require.Equal(t, []string{"n° srv", "n° SRV (2)", "n° a", "n° A (2)", "n° x"},
		strings.Split(strings.ReplaceAll(strings.Join([]string{back.Lines[0].Name, back.Lines[1].Name, back.Machines[0].Name, back.Machines[1].Name, back.Machines[0].Applications[0]}, "|"), "\u00a0", " "), "|"))
}

func TestAFailureToExportIsTold(t *testing.T) {
	inv := footprint.Inventory{Lines: []footprint.Line{{Item: "laptop", Quantity: decimal.New(1, 0)}}}
	_, err := inventory.WriteG4IT(func(string) (io.WriteCloser, error) { return nil, fs.ErrPermission }, factors.Default(), inv, inventory.WriteOptions{})
	require.ErrorIs(t, err, fs.ErrPermission)
	_, err = inventory.WriteG4IT(func(string) (io.WriteCloser, error) { return brokenCloser{}, nil }, factors.Default(), inv, inventory.WriteOptions{})
	require.ErrorIs(t, err, errBroken)
	_, err = inventory.WriteG4IT(nil, factors.Default(), inv, inventory.WriteOptions{})
	require.Error(t, err)
	_, err = inventory.WritePCRSI(brokenWriter{}, factors.Default(), inv, inventory.WriteOptions{})
	require.ErrorIs(t, err, errBroken)
	inv.Lines[0].Energy = decimal.NewNullDecimal(decimal.New(1, 1_000_000_000))
	_, err = inventory.WritePCRSI(io.Discard, factors.Default(), inv, inventory.WriteOptions{})
	require.Error(t, err)
	require.False(t, errors.Is(err, errBroken))
}

type brokenCloser struct{ brokenWriter }

func (brokenCloser) Close() error { return nil }
