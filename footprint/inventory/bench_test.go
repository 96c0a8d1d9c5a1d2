package inventory_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// The benchmarks read the fleet of a large body, one line for each purchase:
// BenchmarkStream and BenchmarkFileToTotals are compared with
// BenchmarkReadOnly, in which encoding/csv reads the same bytes and nothing is
// made of them.

func BenchmarkReadOnly50k(b *testing.B) { readOnly(b, fleet50k(), 50_000) }
func BenchmarkReadOnly1M(b *testing.B)  { readOnly(b, fleet1M(), 1_000_000) }

func BenchmarkStream50k(b *testing.B) { stream(b, fleet50k(), 50_000) }
func BenchmarkStream1M(b *testing.B)  { stream(b, fleet1M(), 1_000_000) }

func BenchmarkStream1MWindows1252(b *testing.B) {
	text, err := charmap.Windows1252.NewEncoder().Bytes(fleet1M())
	require.NoError(b, err)
	stream(b, text, 1_000_000)
}

// BenchmarkStream1MNumbered has another number on each line, which is looked
// for among those before.
func BenchmarkStream1MNumbered(b *testing.B) {
	stream(b, generated(fleet{rows: 1_000_000, numbered: true}), 1_000_000)
}

// The memory that a file takes is that of the largest body's, which is made as
// it is read and stands nowhere.
func BenchmarkMemory1M(b *testing.B)         { memory(b, fleet{rows: 1_000_000}) }
func BenchmarkMemory1MNumbered(b *testing.B) { memory(b, fleet{rows: 1_000_000, numbered: true}) }

// BenchmarkMemory100kDistinct has another model and another comment on each
// line: 100 000 are more than are remembered.
func BenchmarkMemory100kDistinct(b *testing.B) { memory(b, fleet{rows: 100_000, distinct: true}) }

func memory(b *testing.B, f fleet) {
	most := uint64(0)
	for b.Loop() {
		most = max(most, live(b, f, 10))
	}
	b.ReportMetric(float64(most)/(1<<20), "live-MiB")
}

// live gives the bytes that a reading and its sums keep at most, seen so many
// times on their way.
func live(t testing.TB, f fleet, times int) (most uint64) {
	acc, err := footprint.NewAccumulator(set(), footprint.Options{Year: 2024})
	require.NoError(t, err)
	before := heap()
	rows := 0
	inv, err := inventory.Stream(f.reader(), set(), inventory.Options{}, func(l *footprint.Line) error {
		acc.Add(l)
		if rows++; rows%(f.rows/times) == 0 {
			now := heap()
			most = max(most, now-min(now, before))
		}
		return nil
	})
	require.NoError(t, err)
	require.Equal(t, f.rows, rows)
	require.Zero(t, inv.Refused)
	return most
}

// The memory of a reading is that of what comes again: it does not grow with
// the rows, but by what is kept of each number.
func TestMemoryOfAStream(t *testing.T) {
	const few, many = 20_000, 80_000
	short, long := live(t, fleet{rows: few}, 4), live(t, fleet{rows: many}, 4)
	require.Less(t, long, uint64(16<<20))
	require.Less(t, long, short+8<<20, "four times the rows, the memory of their groups")
	require.Less(t, live(t, fleet{rows: many, numbered: true}, 4), long+many*128)
	require.Less(t, live(t, fleet{rows: few, distinct: true}, 4), uint64(24<<20))
}

// heap gives the bytes in use that are not to be collected.
func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func BenchmarkFileToTotals50k(b *testing.B) { totals(b, fleet50k(), 50_000) }
func BenchmarkFileToTotals1M(b *testing.B)  { totals(b, fleet1M(), 1_000_000) }

func BenchmarkFileToTotals1MWindows1252(b *testing.B) {
	text, err := charmap.Windows1252.NewEncoder().Bytes(fleet1M())
	require.NoError(b, err)
	totals(b, text, 1_000_000)
}

// BenchmarkFileToTotals1MNumbered looks for duplicates: each line has its number.
func BenchmarkFileToTotals1MNumbered(b *testing.B) {
	totals(b, generated(fleet{rows: 1_000_000, numbered: true}), 1_000_000)
}

// totals goes from the bytes to the footprint in kg CO2e with its interval.
func totals(b *testing.B, text []byte, rows int) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		r := footprintOf(b, bytes.NewReader(text))
		require.Equal(b, rows, r.Counts().Read)
		require.True(b, r.Total(factors.GWP).Value.IsPositive())
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "lines/s")
}

// footprintOf streams a file into a footprint.
func footprintOf(t testing.TB, file io.Reader) *footprint.Result {
	acc, err := footprint.NewAccumulator(set(), footprint.Options{Year: 2024})
	require.NoError(t, err)
	require.NoError(t, inventory.Accumulate(file, acc, inventory.Options{}))
	return acc.Result()
}

// A file that is streamed has the footprint of the same file that is kept.
func TestStreamToTotals(t *testing.T) {
	text := generated(fleet{rows: 3000, numbered: true})
	inv := read(t, string(text), inventory.Options{Name: "inventaire"})
	kept, err := footprint.Compute(set(), inv, footprint.Options{Year: 2024})
	require.NoError(t, err)
	streamed := footprintOf(t, bytes.NewReader(text))
	require.Equal(t, kept.Total(factors.GWP), streamed.Total(factors.GWP))
	require.Equal(t, kept.Counts(), streamed.Counts())
	require.Equal(t, len(kept.Problems()), len(streamed.Problems()))
}

var (
	fleet50k = sync.OnceValue(func() []byte { return generated(fleet{rows: 50_000}) })
	fleet1M  = sync.OnceValue(func() []byte { return generated(fleet{rows: 1_000_000}) })
)

func generated(f fleet) []byte {
	text, err := io.ReadAll(f.reader())
	if err != nil {
		panic(err)
	}
	return text
}

func readOnly(b *testing.B, text []byte, rows int) {
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r := csv.NewReader(bytes.NewReader(text))
		r.Comma, r.ReuseRecord = ';', true
		n, sum := -1, 0 // the header is no line
		for {
			cells, err := r.Read()
			if err == io.EOF {
				break
			}
			require.NoError(b, err)
			n++
			sum += len(cells[1])
		}
		require.Equal(b, rows, n)
		require.Positive(b, sum)
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "lines/s")
}

func stream(b *testing.B, text []byte, rows int) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		n, sum := 0, int64(0)
		inv, err := inventory.Stream(bytes.NewReader(text), set(), inventory.Options{}, func(l *footprint.Line) error {
			n++
			sum += l.Quantity.CoefficientInt64()
			return nil
		})
		require.NoError(b, err)
		require.Empty(b, inv.Problems)
		require.Equal(b, rows, n)
		require.Positive(b, sum)
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "lines/s")
}

// fleet writes the inventory of a large body that exists nowhere: the same
// bytes for the same values.
type fleet struct {
	rows     int
	numbered bool // an identifier on each line, which is then one device
	distinct bool // another model and another comment on each line
}

const fleetHeader = "type;quantite;modele;fabricant;etat;date_achat;duree_vie;conso_kwh_an;service;site;zone;commentaire"

// What the lines are drawn from: type, model, maker and usual electricity.
var (
	fleetModels = []struct {
		label, model, maker string
		energy              int
	}{
		{"ordinateur portable", "Latitude 5420", "Dell", 25}, {"ordinateur portable", "Latitude 5430", "Dell", 26},
		{"ordinateur portable", "Latitude 7440", "Dell", 24}, {"ordinateur portable", "ThinkPad T14 Gen 3", "Lenovo", 27},
		{"ordinateur portable", "ThinkPad L13", "Lenovo", 22}, {"ordinateur portable", "HP ProBook 450 G8", "HP", 28},
		{"ordinateur portable", "HP EliteBook 840 G9", "HP", 26}, {"unité centrale", "OptiPlex 7090", "Dell", 78},
		{"unité centrale", "OptiPlex 3090", "Dell", 71}, {"unité centrale", "HP EliteDesk 800 G5", "HP", 82},
		{"unité centrale", "ThinkCentre M70q", "Lenovo", 55}, {"écran", "P2419H", "Dell", 41}, {"écran", "E243", "HP", 43},
		{"écran", "B246HL", "Acer", 44}, {"écran", "27E1N1800", "Philips", 49}, {"smartphone", "Galaxy A34", "Samsung", 4},
		{"smartphone", "iPhone 12", "Apple", 4}, {"smartphone", "Fairphone 4", "Fairphone", 4}, {"tablette", "Galaxy Tab A8", "Samsung", 9},
		{"tablette", "iPad 9", "Apple", 9}, {"téléphone IP", "ALE-20", "Alcatel-Lucent Enterprise", 18}, {"imprimante laser", "LaserJet Pro M404", "HP", 62},
		{"vidéoprojecteur", "EB-685W", "Epson", 120}, {"switch", "Catalyst 2960X", "Cisco", 310}, {"switch", "Aruba 2930F", "HPE", 290},
		{"borne wifi", "Aruba AP-515", "HPE", 96}, {"serveur", "PowerEdge R740", "Dell", 1750}, {"onduleur", "Smart-UPS 1500", "APC", 130},
	}
	fleetStates   = []string{"en service", "en service", "en service", "en service", "En service", "en stock", "réformé", "commandé"}
	fleetServices = []string{"Finances", "Ressources humaines", "Éducation", "Culture et patrimoine", "Sports", "Petite enfance", "Voirie et propreté", "État civil", "Espaces verts", "CCAS", "DSI"}
	fleetPlaces   = []string{"Hôtel de ville", "École élémentaire", "École maternelle", "Médiathèque", "Gymnase", "Crèche", "Centre technique", "Mairie annexe", "Cimetière", "Maison de quartier"}
	fleetComments = []string{"", "", "Dotation du plan de renouvellement", "Remplacement prévu à la rentrée", "\"Prêté ; à rendre\"", "Convention avec la région", "Reçu avec sacoche et station"}
)

// reader gives the file as it is written, so that it need not stand in memory.
func (f fleet) reader() io.Reader {
	return &fleetReader{fleet: f, draw: rand.New(rand.NewPCG(35, 2021)), rest: []byte(f.header())}
}

func (f fleet) header() string {
	if f.numbered {
		return fleetHeader + ";identifiant\n"
	}
	return fleetHeader + "\n"
}

type fleetReader struct {
	fleet
	draw *rand.Rand
	row  int
	buf  []byte
	rest []byte
}

func (r *fleetReader) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		r.buf = r.buf[:0]
		for len(r.buf) < 32<<10 && r.row < r.rows {
			r.line()
		}
		r.rest = r.buf
	}
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

func (r *fleetReader) line() {
	r.row++
	d, m := r.draw, fleetModels[r.draw.IntN(len(fleetModels))]
	quantity, energy, life, zone, comment := 1, "", "", "", pick(d, fleetComments)
	if !r.numbered && d.IntN(10) < 6 {
		quantity += d.IntN(60)
	}
	if d.IntN(10) < 4 {
		energy = fmt.Sprintf("%d,%d", m.energy+d.IntN(m.energy), d.IntN(10))
	}
	if d.IntN(10) < 3 {
		life = fmt.Sprint(3 + d.IntN(6))
	}
	if d.IntN(2) == 0 {
		zone = "FR"
	}
	if d.IntN(3) == 0 {
		comment = fmt.Sprintf("Marché %d-%03d, lot %d", 2016+d.IntN(9), d.IntN(1000), 1+d.IntN(9))
	}
	place := d.IntN(len(fleetPlaces)) // of two departments each
	service := fleetServices[(place+d.IntN(2))%len(fleetServices)]
	if r.distinct {
		m.model, comment = fmt.Sprint(m.model, " ", r.row), fmt.Sprint("Bon de commande no ", r.row)
	}
	r.buf = fmt.Appendf(r.buf, "%s;%d;%s;%s;%s;%04d-%02d-%02d;%s;%s;%s;%s %d;%s;%s",
		m.label, quantity, m.model, m.maker, pick(d, fleetStates), 2016+d.IntN(9), 1+d.IntN(12), 1+d.IntN(28), life, energy,
		service, fleetPlaces[place], 1+d.IntN(20), zone, comment)
	if r.numbered {
		r.buf = fmt.Appendf(r.buf, ";INV-%08d", r.row)
	}
	r.buf = append(r.buf, '\n')
}

func pick(d *rand.Rand, from []string) string { return from[d.IntN(len(from))] }

// The fleet of the benchmarks is a file of the usual width, read without a doubt.
func TestFleetOfTheBenchmarks(t *testing.T) {
	text := string(generated(fleet{rows: 2000}))
	require.InDelta(t, 130, float64(len(text))/2000, 30)
	inv := read(t, text, inventory.Options{})
	require.Len(t, inv.Lines, 2000)
	require.Empty(t, inv.Problems)
	require.Equal(t, 2000, strings.Count(text, "\n")-1)
}
