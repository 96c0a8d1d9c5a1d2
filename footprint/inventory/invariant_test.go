package inventory

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/embedded"
	"github.com/reen-numerique/reen/internal/fold"
)

// whole reads a text and keeps the lines.
func whole(text string, opts Options) (*reading, error) {
	var lines []footprint.Line
	rd, err := read(factors.Default(), opts, func(l *footprint.Line) error {
		lines = append(lines, *l)
		return nil
	}, func(g *reading) error { return g.stream(strings.NewReader(text), g.Name) })
	if err == nil {
		rd.inv.Lines = lines
	}
	return rd, err
}

// table1 reads a text as one table and gives its reader.
func table1(t *testing.T, text string, opts Options) *reader {
	t.Helper()
	o, err := opts.resolve(factors.Default())
	require.NoError(t, err)
	g := newReading(o)
	g.each = func(*footprint.Line) error { return nil }
	g.seen.begin("t.csv")
	in, err := openLines(strings.NewReader(text), o)
	require.NoError(t, err)
	d, err := detect(in, o)
	require.NoError(t, err)
	rd := g.reader("t.csv", d.layout)
	split := delimited.Splitter{Separator: d.separator, Columns: len(d.headers)}
	require.NoError(t, rd.drain(d, &records{delimited.Rows{Lines: in, Split: split, Bytes: o.Limits.Line}}))
	return rd
}

// holds checks what must be true of any reading.
func holds(t *testing.T, rd *reading) {
	t.Helper()
	inv := rd.inv
	require.Equal(t, rd.rows, inv.Read(), "every row is accounted for")
	require.Equal(t, inv.Refused+rd.parts, inv.Problems.Count(diag.Refused), "a refused row has one reason")
	ids := map[string]bool{}
	for _, l := range inv.Lines {
		require.False(t, ids[l.ID], "two lines named %s", l.ID)
		ids[l.ID] = true
		require.Equal(t, fmt.Sprintf("%s:%d", l.File, l.Row), l.ID)
		require.True(t, l.Quantity.IsPositive())
		require.NotEmpty(t, l.Item)
		for _, text := range []string{l.Label, l.Name, l.Model, l.Manufacturer, l.Site, l.Department, l.System, l.DataCentre} {
			require.True(t, utf8.ValidString(text))
			require.NotContains(t, text, "\n")
		}
		if !l.Purchased.IsZero() && !l.Withdrawn.IsZero() {
			require.False(t, l.Withdrawn.Before(l.Purchased))
		}
	}
	for _, p := range inv.Problems {
		require.NotEmpty(t, p.Code)
		require.NotEmpty(t, p.Message)
		require.NotZero(t, p.Severity)
		require.Positive(t, p.Row)
		require.LessOrEqual(t, utf8.RuneCountInString(p.Value), 80)
	}
}

func FuzzRead(f *testing.F) {
	files, err := os.ReadDir("testdata")
	require.NoError(f, err)
	for _, e := range files {
		if e.IsDir() {
			continue
		}
		text, err := os.ReadFile("testdata/" + e.Name())
		require.NoError(f, err)
		f.Add(string(text), false)
		f.Add(string(text), true)
	}
	for _, text := range []string{
		"type;quantite\nportable;1\n", "type,quantite\n\"portable,1\n,,\n", "type\tquantite\r\récran\t\"1\n\"\n",
		"\xff\xfet\x00;\x00", "Nom;Statut;Type;Numéro de série\n\"\"\";;;\n", "#\n#;type;quantite\n1;portable;2\n",
		"type;quantite;etat\n\xe9cran;1;>>&gt;&#0;\n", "quantite\n1\n", "type;quantite\n=1;-1\nTotal;;;;\n",
	} {
		f.Add(text, false)
	}
	f.Fuzz(func(t *testing.T, text string, monitors bool) {
		opts := Options{Name: "f.csv", Limits: Limits{Rows: 2000, Line: 4096, Columns: 40}}
		if monitors {
			opts.DefaultItem = "monitor"
		}
		rd, err := whole(text, opts)
		if err != nil {
			require.True(t, utf8.ValidString(err.Error()))
			return
		}
		holds(t, rd)
		again, err := whole(text, opts)
		require.NoError(t, err)
		require.Equal(t, rd.inv, again.inv, "the same bytes give the same inventory")
	})
}

// The order of the rows changes nothing but their numbers.
func TestOrderOfRows(t *testing.T) {
	for _, file := range []string{"glpi-ordinateurs.csv", "glpi-reseau.csv", "glpi-moniteurs.csv"} {
		t.Run(file, func(t *testing.T) {
			text, err := os.ReadFile("testdata/" + file)
			require.NoError(t, err)
			header, rows, _ := strings.Cut(string(text), "\r\n")
			records := strings.Split(strings.TrimSuffix(rows, "\r\n"), "\"\r\n\"") // a cell may hold line breaks
			shuffle := rand.New(rand.NewPCG(1, 2))
			want := multiset(t, header, records)
			for range 20 {
				shuffle.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
				require.Equal(t, want, multiset(t, header, records))
			}
		})
	}
}

// multiset gives the lines without their place, sorted.
func multiset(t *testing.T, header string, records []string) []string {
	t.Helper()
	var text strings.Builder
	text.WriteString(header + "\r\n")
	for _, r := range records {
		text.WriteString(`"` + strings.Trim(r, `"`) + "\"\r\n")
	}
	rd, err := whole(text.String(), Options{DefaultItem: "monitor"})
	require.NoError(t, err)
	holds(t, rd)
	var out []string
	for _, l := range rd.inv.Lines {
		l.ID, l.Row, l.Name = "", 0, "" // of two rows of one device, the first gives its name
		out = append(out, fmt.Sprintf("%+v", l))
	}
	slices.Sort(out)
	return out
}

// A device of a hundred thousand is found again, and nothing else is.
func TestManyRows(t *testing.T) {
	var text strings.Builder
	text.WriteString("Nom;Entité;Statut;Type;Numéro de série\n")
	for i := range 100_000 {
		fmt.Fprintf(&text, "PC-%d;Ville > DSI;En service;Portable;SN%06d\n", i%99_999, i%99_999)
	}
	rd, err := whole(text.String(), Options{})
	require.NoError(t, err)
	holds(t, rd)
	require.Equal(t, 1, rd.inv.Duplicates)
	require.Len(t, rd.inv.Lines, 99_999)
}

// No number that identifies a device is kept, even while reading.
func TestSeenKeepsHashesOnly(t *testing.T) {
	seen := new(Seen)
	rd := table1(t, "Nom;Statut;Type;Numéro de série;Numéro d'inventaire\na;;Portable;SECRET1;SECRET2\n", Options{Seen: seen})
	require.Len(t, seen.places, 2)
	require.NotContains(t, fmt.Sprintf("%#v %v %v %v", seen, rd.shared, rd.verdicts, rd.inv), "SECRET")
	for f, memo := range rd.texts {
		require.False(t, memo != nil && identifying(field(f)), fieldNames[f])
	}
	for f := range fieldCount {
		remembered := rd.numbers[f] != nil || rd.vocabulary[f] != nil
		require.False(t, remembered && identifying(f), fieldNames[f])
	}
}

// identifying tells the columns of which nothing is remembered.
func identifying(f field) bool {
	return slices.Contains([]field{fieldSerial, fieldUUID, fieldAsset, fieldIdentifier, fieldName, fieldUser}, f)
}

func TestTables(t *testing.T) {
	for _, row := range embedded.Table(columnsTable) {
		require.True(t, slices.ContainsFunc(formats(), func(f *format) bool { return f.id == row[0] }), "unknown format %s", row[0])
		_, ok := fieldOf(row[1])
		require.True(t, ok, "unknown field %s", row[1])
	}
	for f := range nativeFields { // every native column is known by its own name
		require.Equal(t, f, native().headers[headerKey(fieldNames[f])].field)
	}
	values := map[string][]string{
		"origin": {"new", "refurbished"}, "proof": {"yes", "no"}, "mode": {"pro", "cope", "byod"}, "quality": {"high", "medium", "low"},
		"zone": {"FR"}, "virtual-type": {""}, "virtual-model": {""}, "virtual-maker": {""}, "counted": {""}, "summary": {""}, "purchase": {""}, "total-of": {"sure", "likely"}, "things": {""}, "ignored": {""}, "other-unit": {""}, "total": {""}, "placeholder": {""}, "count": {""}, "account": {"digital"},
		"infrastructure": {"cloud"}, "equivalence": {"storage"}, "exchanged": {"non-it", "machine"}, "piece": {""},
	}
	for name := range stateNames {
		values["state"] = append(values["state"], name)
	}
	meanings := map[[2]string]string{}
	for _, row := range embedded.Table(wordsTable) {
		require.Contains(t, values[row[0]], row[2], "%v", row)
		key := [2]string{row[0], stem(row[1])}
		if known, ok := meanings[key]; ok {
			require.Equal(t, known, row[2], "%v has two meanings", row)
		}
		meanings[key] = row[2]
	}
	for _, row := range embedded.Table(typesTable) {
		_, ok := factors.Default().Item(row[2])
		require.True(t, ok, "unknown item %s", row[2])
	}
}

func TestFold(t *testing.T) {
	require.Equal(t, "numero d inventaire", fold.Label(" Numéro d’Inventaire "))
	require.Equal(t, "coeur2", fold.Label("Cœur²"))
	require.Equal(t, stem("Réformées"), stem("reformé"))
	require.Equal(t, "dateachat", headerKey("dateAchat"))
	require.Equal(t, headerKey("date_achat"), headerKey("Date achat"))
}

// BenchmarkRead reads a list of GLPI, to compare with a plain encoding/csv.
func BenchmarkRead(b *testing.B) {
	var text strings.Builder
	text.WriteString("Nom;Entité;Statut;Type;Modèle;Lieu;Utilisateur;Usager;Numéro d'inventaire;Numéro de série;Fabricant;Dernière modification\n")
	const rows = 100_000
	for i := range rows {
		fmt.Fprintf(&text, "PC-%d;Racine > Ville > DSI;En service;Portable;Latitude %d;Hôtel de ville > %de étage;u%d;Nom %d;INV%d;SN%06d;Dell;2024-03-01 10:12\n", i, i%50, i%9, i, i, i, i)
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		rd, err := whole(text.String(), Options{})
		require.NoError(b, err)
		require.Len(b, rd.inv.Lines, rows)
	}
	b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
