package inventory_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// park is one park, as rows of the native format.
var park = [][]string{
	{"type", "quantite", "modele", "etat", "date_achat", "duree_vie", "conso_kwh_an", "site", "service", "centre"},
	{"ordinateur portable", "12", "Latitude 5420", "en service", "2021-09-01", "6.5", "28.4", "Mairie", "DSI", ""},
	{"écran", "30", "P2419H", "en service", "2019-03-15", "", "", "Mairie", "DSI", ""},
	{"serveur", "2", "DL380", "en service", "2020-01-10", "7", "3150", "", "", "Salle"},
	{"smartphone", "4", "", "en stock", "", "", "", "École", "", ""},
	{"tablete", "3", "", "", "", "", "", "", "", ""},
	{"Total", "51", "", "", "", "", "", "", "", ""},
}

func csvOf(rows [][]string) []byte {
	var b bytes.Buffer
	for _, r := range rows {
		b.WriteString(strings.Join(r, ";") + "\n")
	}
	return b.Bytes()
}

func workbookOf(t *testing.T, f spreadsheet.Format, sheets ...spreadsheet.Sheet) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, spreadsheet.Write(&b, f, spreadsheet.Workbook{Sheets: sheets}))
	return b.Bytes()
}

// sheetOf makes a sheet of rows, with numbers and dates stored as such.
func sheetOf(name string, rows [][]string) spreadsheet.Sheet {
	s := spreadsheet.Sheet{Name: name, Rows: rows[1:]}
	for _, h := range rows[0] {
		c := spreadsheet.Column{Header: h}
		switch h {
		case "quantite", "duree_vie", "conso_kwh_an":
			c.Kind = spreadsheet.Number
		case "date_achat":
			c.Kind = spreadsheet.Date
		}
		s.Columns = append(s.Columns, c)
	}
	return s
}

func zipOf(t *testing.T, files map[string][]byte, order ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range order {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write(files[name])
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

func readBytes(t *testing.T, data []byte, opts inventory.Options) footprint.Inventory {
	t.Helper()
	inv, err := inventory.Read(bytes.NewReader(data), factors.Default(), opts)
	require.NoError(t, err)
	return inv
}

func totalOf(t *testing.T, inv footprint.Inventory) string {
	t.Helper()
	r, err := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	require.NoError(t, err)
	total := r.Total(factors.GWP)
	return fmt.Sprint(total.Value, total.Low, total.High, total.Coverage, r.Counts())
}

// The same park gives the same lines and the same figure whatever holds it.
func TestContainersAgree(t *testing.T) {
	text := csvOf(park)
	want := readBytes(t, text, inventory.Options{Name: "parc"})
	require.Len(t, want.Lines, 4)
	require.Equal(t, 1, want.Refused)
	require.Equal(t, 1, want.NotData)
	for name, data := range map[string][]byte{
		"commas":               bytes.ReplaceAll(text, []byte(";"), []byte(",")),
		"tabs":                 bytes.ReplaceAll(text, []byte(";"), []byte("\t")),
		"byte order mark":      append([]byte("\ufeff"), text...),
		"trailing separators":  bytes.ReplaceAll(text, []byte("\n"), []byte(";;\r\n")),
		"XLSX":                 workbookOf(t, spreadsheet.XLSX, sheetOf("parc", park)),
		"ODS":                  workbookOf(t, spreadsheet.ODS, sheetOf("parc", park)),
		"XLSX with a preamble": workbookOf(t, spreadsheet.XLSX, withIntro(sheetOf("parc", park))),
	} {
		t.Run(name, func(t *testing.T) {
			got := readBytes(t, data, inventory.Options{Name: "parc"})
			if name == "XLSX with a preamble" {
				require.Equal(t, want.NotData+2, got.NotData, "the lines above the header are no data")
				require.Equal(t, want.Lines[0].Row+2, got.Lines[0].Row)
				return
			}
			require.Equal(t, want.Lines, got.Lines)
			require.Equal(t, totalOf(t, want), totalOf(t, got))
		})
	}
}

func withIntro(s spreadsheet.Sheet) spreadsheet.Sheet {
	s.Intro = []string{"Inventaire 2024", "Une ligne par lot de matériels identiques."}
	return s
}

func TestSheetsOfAWorkbook(t *testing.T) {
	people := spreadsheet.Sheet{Name: "notes", Columns: []spreadsheet.Column{{Header: "Sujet"}, {Header: "Remarque"}}, Rows: [][]string{{"x", "y"}}}
	data := workbookOf(t, spreadsheet.XLSX, people, sheetOf("parc", park), sheetOf("écoles", park))
	inv := readBytes(t, data, inventory.Options{Name: "parc.xlsx"})
	require.Len(t, inv.Lines, 8)
	require.Equal(t, "parc.xlsx#parc:2", inv.Lines[0].ID)
	require.Equal(t, "parc.xlsx#écoles:2", inv.Lines[4].ID)
	require.Equal(t, 1, inv.Problems.Count(1)+0*len(inv.Problems)-1, "one refused row a sheet")
	require.Contains(t, told(inv.Problems)[0], "sheet-not-read")

	_, err := inventory.Read(bytes.NewReader(workbookOf(t, spreadsheet.ODS, people)), factors.Default(), inventory.Options{Name: "notes.ods"})
	require.ErrorContains(t, err, "aucun en-tête reconnu")
}

// Dates that a workbook keeps as numbers are dates where one is expected alone.
func TestDatesOfAWorkbook(t *testing.T) {
	rows := [][]string{{"type", "quantite", "date_achat", "modele"}, {"écran", "3", "2021-09-01", "44440"}}
	inv := readBytes(t, workbookOf(t, spreadsheet.XLSX, sheetOf("p", rows)), inventory.Options{})
	require.Equal(t, "2021-09-01", inv.Lines[0].Purchased.Format("2006-01-02"))
	require.Equal(t, "44440", inv.Lines[0].Model)

	year := sheetOf("p", [][]string{{"type", "quantite", "date_achat"}, {"écran", "3", "2021"}})
	year.Columns[2].Kind = spreadsheet.Number
	inv = readBytes(t, workbookOf(t, spreadsheet.XLSX, year), inventory.Options{})
	require.Equal(t, "2021-01-01", inv.Lines[0].Purchased.Format("2006-01-02"), "a year is no day of 1905")
	require.Equal(t, []string{"imprecise-date"}, codes(inv.Problems))
}

// Files of a folder and of an archive are one inventory.
func TestFolderAndArchive(t *testing.T) {
	files := map[string][]byte{
		"parc.csv":          csvOf(park),
		"ecrans/glpi.csv":   []byte("Nom;Statut;Type;Numéro de série\nE1;En service;Écran;SN-0001\nE2;En service;Écran;SN-0002\n"),
		"ecrans/double.csv": []byte("Nom;Statut;Type;Numéro de série\nE1;En service;Écran;SN-0001\n"),
		"LISEZMOI.txt":      []byte("Bonjour\n"),
		"notice.pdf":        []byte("%PDF-1.7\n"),
		".cache/x.csv":      csvOf(park),
	}
	folder := fstest.MapFS{}
	for name, data := range files {
		folder["lot/"+name] = &fstest.MapFile{Data: data}
	}
	fromFolder, err := inventory.Open(folder, "lot", factors.Default(), inventory.Options{})
	require.NoError(t, err)
	require.Len(t, fromFolder.Lines, 6)
	require.Equal(t, 1, fromFolder.Duplicates)
	require.Equal(t, "lot/ecrans/double.csv:2", fromFolder.Lines[0].ID)
	var aside []string
	for _, p := range fromFolder.Problems {
		if p.Code == "file-not-read" {
			aside = append(aside, p.File)
		}
	}
	require.Equal(t, []string{"lot/LISEZMOI.txt", "lot/notice.pdf"}, aside, "nothing is left aside without a word")

	data := zipOf(t, files, "parc.csv", "ecrans/glpi.csv", "ecrans/double.csv", "LISEZMOI.txt", "notice.pdf", ".cache/x.csv")
	fromZip, err := inventory.Read(bytes.NewReader(data), factors.Default(), inventory.Options{Name: "lot"})
	require.NoError(t, err)
	require.Equal(t, fromFolder, fromZip)
}

// A copy that stands beside its file is a doubt.
func TestCopiesInAFolder(t *testing.T) {
	folder := fstest.MapFS{"lot/parc.csv": {Data: csvOf(park)}, "lot/parc - Copie.csv": {Data: csvOf(park)}, "lot/autre.csv": {Data: []byte("type;quantite\nlaptop;1\n")}}
	inv, err := inventory.Open(folder, "lot", factors.Default(), inventory.Options{})
	require.NoError(t, err)
	require.Contains(t, codes(inv.Problems), "copied-file")
	require.Len(t, inv.Lines, 9)
}

func TestArchivesThatAreRefused(t *testing.T) {
	inner := zipOf(t, map[string][]byte{"parc.csv": csvOf(park)}, "parc.csv")
	bomb := zipOf(t, map[string][]byte{"parc.csv": append([]byte("type;quantite\n"), bytes.Repeat([]byte("x"), 8<<20)...)}, "parc.csv")
	for _, tt := range []struct {
		name   string
		data   []byte
		limits inventory.Limits
		want   string
	}{
		{"an archive in an archive", zipOf(t, map[string][]byte{"a.zip": inner}, "a.zip"), inventory.Limits{}, "a.zip : a.zip/a.zip : archive dans une archive : décompressez-la"},
		{"a bomb", bomb, inventory.Limits{}, "compression anormale"},
		{"too large once unpacked", zipOf(t, map[string][]byte{"a.csv": csvOf(park)}, "a.csv"), inventory.Limits{Unzipped: 100}, "archive trop volumineuse : plus de 100 octets une fois décompressée"},
		{"too many files", zipOf(t, map[string][]byte{"a.csv": nil, "b.csv": nil}, "a.csv", "b.csv"), inventory.Limits{Files: 1}, "plus de 1 fichiers"},
		{"cut", inner[:len(inner)/2], inventory.Limits{}, "archive illisible ou endommagée"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			inv, err := inventory.Read(bytes.NewReader(tt.data), factors.Default(), inventory.Options{Name: "a.zip", Limits: tt.limits})
			require.ErrorContains(t, fmt.Errorf("%s", plain(err)), tt.want)
			require.Equal(t, footprint.Inventory{}, inv)
		})
	}
}

// The same device stands in several lists under several numbers.
func TestSameDeviceByAnyNumber(t *testing.T) {
	folder := fstest.MapFS{
		"glpi.csv": {Data: []byte("Nom;Statut;Type;Numéro de série;Numéro d'inventaire;UUID\nPC-1;En service;Portable;SN-AAAA1;INV-0001;4c4c4544-0034\nPC-2;En service;Portable;;INV-0002;4c4c4544-0099\nPC-3;En service;Portable;SN-AAAA3;INV-0001;\n")},
		"ocs.csv":  {Data: []byte("Nom;Type;N° de série;uuid\nPC-1;Portable;sn-aaaa1;\nPC-2;Portable;SN-BBBB2;4C4C4544-0099\n")},
		"m57.csv":  {Data: []byte("Type;N° inventaire;Marque;Modèle\nPortable;inv-0002;Dell;x\nPortable;INV-0009;Dell;y\n")},
	}
	opts := inventory.Options{Columns: map[string]string{"UUID": "uuid"}}
	inv, err := inventory.OpenAll(folder, []string{"glpi.csv", "ocs.csv", "m57.csv"}, factors.Default(), opts)
	require.NoError(t, err)
	require.Equal(t, []string{"glpi.csv:2", "glpi.csv:3", "glpi.csv:4", "m57.csv:3"}, ids(inv), "an inventory number of two serial numbers is that of two devices")
	require.Equal(t, 3, inv.Duplicates)
	again, err := inventory.OpenAll(folder, []string{"m57.csv", "ocs.csv", "glpi.csv"}, factors.Default(), opts)
	require.NoError(t, err)
	require.Len(t, again.Lines, 5, "PC-2 of GLPI shows two lines to be one device, when both are counted")
	require.Equal(t, 1, again.Problems.Count(diag.Doubt))
	require.Contains(t, codes(again.Problems), "tied-devices")
	require.Equal(t, inv.Read(), again.Read())
}

func ids(inv footprint.Inventory) []string {
	var out []string
	for _, l := range inv.Lines {
		out = append(out, l.ID)
	}
	return out
}

// A header may say what its column counts.
func TestCountedHeader(t *testing.T) {
	inv := read(t, "Site;Nombre d'écrans;État\nMairie;4;En service\nÉcole;x;\n", inventory.Options{})
	require.Equal(t, []string{"f.csv:2 monitor 4"}, summary(inv))
	require.Equal(t, map[string]int{"screens": 1}, inv.RefusedOf)
	inv = read(t, "Site;Nombre de bornes\nMairie;4\n", inventory.Options{DefaultItem: "wifi-access-point"})
	require.Equal(t, []string{"f.csv:2 wifi-access-point 4"}, summary(inv))
	for text, want := range map[string]string{
		"Site;Nombre de bornes\nMairie;4\n":           "il manque",
		"Site;Nb portables;Nb d’écrans\nMairie;4;5\n": "plusieurs colonnes comptent des appareils (« Nb portables » et « Nb d’écrans »). Mettez une ligne par type",
	} {
		_, err := inventory.Read(strings.NewReader(text), factors.Default(), inventory.Options{})
		require.ErrorContains(t, fmt.Errorf("%s", plain(err)), want, text)
	}
}

// A reader that fails within a file leaves nothing behind.
func TestSeenAfterAFailure(t *testing.T) {
	seen := new(inventory.Seen)
	list := "Nom;Statut;Type;Numéro de série\nE1;En service;Écran;SN-0001\n"
	_, err := inventory.Read(io.MultiReader(strings.NewReader(list), failing{}), factors.Default(), inventory.Options{Seen: seen})
	require.Error(t, err)
	require.Len(t, read(t, list, inventory.Options{Seen: seen}).Lines, 1)
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }
