package inventory_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// streamed reads a text line by line, and copies the lines.
func streamed(t *testing.T, text string, opts inventory.Options) (footprint.Inventory, []footprint.Line) {
	t.Helper()
	var lines []footprint.Line
	inv, err := inventory.Stream(strings.NewReader(text), set(), opts, func(l *footprint.Line) error {
		lines = append(lines, *l)
		return nil
	})
	require.NoError(t, err)
	return inv, lines
}

func TestStreamGivesWhatReadGives(t *testing.T) {
	files, err := os.ReadDir("testdata")
	require.NoError(t, err)
	for _, f := range files {
		if f.IsDir() {
			continue
		}
		t.Run(f.Name(), func(t *testing.T) {
			text, err := os.ReadFile("testdata/" + f.Name())
			require.NoError(t, err)
			opts := inventory.Options{Name: f.Name(), DefaultItem: "monitor"}
			inv, lines := streamed(t, string(text), opts)
			require.Nil(t, inv.Lines)
			require.NotZero(t, len(lines)+len(inv.Machines))
			inv.Lines = lines
			require.Equal(t, read(t, string(text), opts), inv)
		})
	}
}

// Files read one after the other are one inventory, the same as the whole
// read in one go but for the places.
func TestStreamsOfSeveralFilesAreOneInventory(t *testing.T) {
	const header = "type;quantite;identifiant;etat\n"
	parts := []string{
		"portable;1;INV-0001;en stock\nécran;12;;\n",
		"portable;1;INV-0001;\nzzzz;1;;\nportable;1;INV-0002;bof\n",
		"Total;14;;\nserveur;1;INV-0002;\nécran;0;;\n",
	}
	var apart footprint.Inventory
	seen := new(inventory.Seen)
	for n, part := range parts {
		inv, lines := streamed(t, header+part, inventory.Options{Name: fmt.Sprint(n), Seen: seen})
		inv.Lines = lines
		apart.Append(inv)
	}
	whole := read(t, header+strings.Join(parts, ""), inventory.Options{Name: "f.csv"})
	require.Equal(t, placeless(whole), placeless(apart))
	require.Equal(t, 1, apart.Duplicates)
	require.Equal(t, []string{"duplicate", "unknown-type", "unknown-state", "quantity-not-positive"}, codes(apart.Problems))
}

// placeless drops what tells the file and the row.
func placeless(inv footprint.Inventory) footprint.Inventory {
	for i := range inv.Lines {
		inv.Lines[i].ID, inv.Lines[i].File, inv.Lines[i].Row = "", "", 0
	}
	for i := range inv.Problems {
		p := &inv.Problems[i]
		p.File, p.Row = "", 0
		if p.Code == "duplicate" {
			p.Message = ""
		}
	}
	return inv
}

func TestWhoTakesTheLinesMayStop(t *testing.T) {
	const file = "type;quantite;identifiant\nportable;1;INV-0001\nécran;2;\nserveur;3;\n"
	enough := errors.New("assez lu")
	for name, cause := range map[string]error{"an error": enough, "the end of another file": io.EOF} {
		t.Run(name, func(t *testing.T) {
			seen, n := new(inventory.Seen), 0
			opts := inventory.Options{Name: "f.csv", Seen: seen}
			inv, err := inventory.Stream(strings.NewReader(file), set(), opts, func(*footprint.Line) error {
				if n++; n == 2 {
					return cause
				}
				return nil
			})
			require.ErrorIs(t, err, cause)
			require.Equal(t, "f.csv : lecture interrompue ("+cause.Error()+")", plain(err))
			require.Equal(t, footprint.Inventory{}, inv)
			require.Equal(t, 2, n, "nothing is read further")
			require.Len(t, read(t, file, opts).Lines, 3, "what was seen is taken back")
		})
	}
	_, err := inventory.Stream(strings.NewReader(file), set(), inventory.Options{}, nil)
	require.EqualError(t, err, "inventory: nil function")
}

// A reading that fails leaves what was seen as it was, names included.
func TestFailedReadingLeavesSeenAsItWas(t *testing.T) {
	const header = "Nom;Statut;Type;Numéro de série\n"
	seen := new(inventory.Seen)
	require.Len(t, read(t, header+";;Portable;SN0001\nPC-9;;Portable;SN0009\n", inventory.Options{Name: "a.csv", Seen: seen}).Lines, 2)
	stop := errors.New("stop")
	_, err := inventory.Stream(strings.NewReader(header+"PC-1;;Portable;SN0001\nPC-2;;Portable;SN0002\nPC-3;;Portable;SN0003\n"), set(),
		inventory.Options{Name: "b.csv", Seen: seen}, func(l *footprint.Line) error {
			if l.Name == "PC-3" {
				return stop
			}
			return nil
		})
	require.ErrorIs(t, err, stop)
	after := read(t, header+"PC-7;;Portable;SN0001\nPC-2;;Portable;SN0002\nPC-9;;Portable;SN0009\n", inventory.Options{Name: "c.csv", Seen: seen})
	require.Len(t, after.Lines, 1, "SN0002 was not seen")
	require.Equal(t, []string{"duplicate", "duplicate"}, codes(after.Problems), "SN0001 had no name yet")
	require.Contains(t, after.Problems[0].Message, "a.csv, ligne\u00a02")
}

// A million problems of one cause are ten thousand and a number.
func TestProblemsOfOneCauseDoNotFillTheMemory(t *testing.T) {
	file := "type;quantite;etat;date_achat\n" + strings.Repeat("portable;1;bof;\n", 12_345) + "portable;1;;hier\n" + strings.Repeat("portable;0;;\n", 12_345)
	inv := read(t, file, inventory.Options{})
	require.Len(t, inv.Lines, 12_346)
	require.Equal(t, 12_345, inv.Refused)
	require.Equal(t, 10_000+1, inv.Problems.Count(diag.Refused))
	require.Equal(t, 10_000+1+1, inv.Problems.Count(diag.Doubt))
	require.Equal(t, "more-alike", inv.Problems[len(inv.Problems)-1].Code, "of what is refused")
	last := inv.Problems[len(inv.Problems)-2]
	require.Equal(t, "more-alike", last.Code)
	require.Equal(t, "à partir d’ici, la même cause («\u00a0unknown-state\u00a0») revient encore 2\u202f345 fois, sans être listée", last.Message)
	require.Equal(t, generalRemedies()["unknown-state"], last.Remedy)
	require.Equal(t, "etat", last.Column)
	require.Equal(t, 10_002, last.Row)
}

// What is no number is refused or left out by name, with its line, in each of
// the columns of numbers.
func TestWhatIsNoNumber(t *testing.T) {
	columns := []string{"quantite", "duree_vie", "conso_kwh_an", "duree_amont", "masse_kg", "diagonale_pouces", "cpu", "coeurs", "ram_go", "ssd_go", "hdd_go"}
	for _, column := range columns {
		for _, text := range []string{"NaN", "nan", "Inf", "+Inf", "-inf", "Infinity", "1e400", "1E5", "10^400", "0x1p4", "1_000", "٣", "#N/A", "1/0"} {
			t.Run(column+" "+text, func(t *testing.T) {
				header, row, code := "type;"+column, "serveur;"+text, "bad-quantity"
				if column != "quantite" {
					header, row, code = "type;quantite;"+column, "serveur;4;"+text, "bad-number"
				}
				inv := read(t, header+"\nserveur;4\n"+row+"\n", inventory.Options{})
				require.Equal(t, []string{code}, codes(inv.Problems))
				p := inv.Problems[0]
				require.Equal(t, []any{"f.csv", 3, column, text}, []any{p.File, p.Row, p.Column, p.Value})
				require.Contains(t, p.Message, "nombre illisible")
				require.NotEmpty(t, p.Remedy)
				if column != "quantite" {
					bare := inv.Lines[1]
					bare.ID, bare.Row = inv.Lines[0].ID, inv.Lines[0].Row
					require.Equal(t, inv.Lines[0], bare, "as if nothing were written")
				}
			})
		}
	}
}

// 1,234 is read with its decimals, and asked about where 1234 is as likely.
func TestAmbiguousNumbers(t *testing.T) {
	for _, tt := range []struct {
		column, text, want string
		doubt              bool
	}{
		{"conso_kwh_an", "1,234", "1.234", true},
		{"conso_kwh_an", "12.345", "12.345", true},
		{"conso_kwh_an", "0,125", "0.125", false},
		{"conso_kwh_an", "1234,500", "1234.5", false},
		{"conso_kwh_an", "1,23", "1.23", false},
		{"conso_kwh_an", "1 234", "1234", false},
		{"duree_vie", "1,234", "1.234", false}, // 1234 years are none
		{"ram_go", "1,024", "1.024", true},
		{"quantite", "1,250", "1.25", true},
		{"quantite", "1,5", "1.5", false},
	} {
		t.Run(tt.column+" "+tt.text, func(t *testing.T) {
			quantity := "4;" + tt.text
			if tt.column == "quantite" {
				quantity = tt.text + ";"
			}
			inv := read(t, "type;quantite;"+strings.Replace(tt.column, "quantite", "site", 1)+"\nserveur;"+quantity+"\n", inventory.Options{})
			l := inv.Lines[0]
			got := l.Quantity
			switch tt.column {
			case "conso_kwh_an":
				got = l.Energy.Decimal
			case "duree_vie":
				got = l.Lifetime.Decimal
			case "ram_go":
				got = l.Configuration.RAM.Decimal
			}
			require.Equal(t, tt.want, got.String())
			if !tt.doubt {
				require.Empty(t, inv.Problems)
				return
			}
			require.Equal(t, []string{"ambiguous-number"}, codes(inv.Problems))
			require.Equal(t, []any{diag.Doubt, 2, tt.column, tt.text}, []any{inv.Problems[0].Severity, inv.Problems[0].Row, inv.Problems[0].Column, inv.Problems[0].Value})
			require.NotEmpty(t, inv.Problems[0].Remedy)
		})
	}
}

func TestAYearOfFiveFigures(t *testing.T) {
	inv := read(t, "type;quantite;date_achat;date_retrait\nportable;1;2023-01-31;\nportable;1;20230-01-31;31/01/20230\n", inventory.Options{})
	require.Equal(t, []string{"bad-date date_achat: année hors de 1970–2100", "bad-date date_retrait: année hors de 1970–2100"}, told(inv.Problems))
	for _, p := range inv.Problems {
		require.Equal(t, 3, p.Row)
	}
	require.Equal(t, "20230-01-31", inv.Problems[0].Value)
	require.True(t, inv.Lines[1].Purchased.IsZero())
}
