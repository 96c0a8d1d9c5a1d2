package inventory_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// read reads a text that is no failure.
func read(t *testing.T, text string, opts inventory.Options) footprint.Inventory {
	t.Helper()
	if opts.Name == "" {
		opts.Name = "f.csv"
	}
	inv, err := inventory.Read(strings.NewReader(text), factors.Default(), opts)
	require.NoError(t, err)
	return inv
}

// summary writes the lines in short: "f.csv:2 laptop 3".
func summary(inv footprint.Inventory) []string {
	var out []string
	for _, l := range inv.Lines {
		out = append(out, l.ID+" "+l.Item+" "+l.Quantity.String())
	}
	return out
}

func codes(l diag.List) []string {
	var out []string
	for _, p := range l {
		out = append(out, p.Code)
	}
	return out
}

func utf16Text(s string, little bool) string {
	var b strings.Builder
	for _, u := range append([]uint16{0xfeff}, utf16.Encode([]rune(s))...) {
		if little {
			b.Write([]byte{byte(u), byte(u >> 8)})
		} else {
			b.Write([]byte{byte(u >> 8), byte(u)})
		}
	}
	return b.String()
}

func TestDialects(t *testing.T) {
	want := []string{"f.csv:2 monitor 3", "f.csv:3 laptop 2"}
	for name, text := range map[string]string{
		"semicolons":                    "type;quantite\nécran;3\nportable;2\n",
		"commas":                        "type,quantite\nécran,3\nportable,2\n",
		"tabs":                          "type\tquantite\nécran\t3\nportable\t2\n",
		"no line end at the end":        "type;quantite\nécran;3\nportable;2",
		"CR LF":                         "type;quantite\r\nécran;3\r\nportable;2\r\n",
		"CR alone":                      "type;quantite\récran;3\rportable;2\r",
		"byte order mark":               "\ufefftype;quantite\nécran;3\nportable;2\n",
		"Windows-1252":                  "type;quantite\n\xe9cran;3\nportable;2\n",
		"UTF-16 little endian":          utf16Text("type;quantite\nécran;3\nportable;2\n", true),
		"UTF-16 big endian":             utf16Text("type;quantite\r\nécran;3\r\nportable;2\r\n", false),
		"quoted":                        "\"type\";\"quantite\"\n\"écran\";\"3\"\n\"portable\";\"2\"\n",
		"trailing separator everywhere": "type;quantite;\nécran;3;\nportable;2;\n",
		"trailing separators in rows":   "type;quantite\nécran;3;;;\nportable;2;;;\n",
		"blanks around":                 " type ; quantite \n  écran ; 3 \n portable;2\n",
		"case, accents and hyphens":     "TYPE;Quantité\nÉCRAN;3\nPortables;2\n",
		"other columns, other order":    "commentaire;quantite;type\nx;3;écran\n;2;portable\n",
		"comma in a quoted header":      "type;quantite;\"commentaire\"\nécran;3;\"a, b, c\"\nportable;2;\n",
		"decimal commas":                "type;quantite;conso_kwh_an\nécran;3;1,5\nportable;2;2,5\n",
	} {
		t.Run(name, func(t *testing.T) {
			inv := read(t, text, inventory.Options{})
			require.Equal(t, want, summary(inv))
			require.Empty(t, inv.Problems)
			require.Equal(t, 2, inv.Read())
		})
	}
}

func TestRowsThatAreNoData(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
		notData    int
	}{
		{"blank lines are no rows", "type;quantite\n\nportable;1\n;;;\n  \n", []string{"f.csv:3 laptop 1"}, 0},
		{"header below a title", "Parc 2024\n\nDSI;;\ntype;quantite\nportable;1\n", []string{"f.csv:5 laptop 1"}, 2},
		{"Excel's separator line", "sep=;\ntype;quantite\nportable;1\n", []string{"f.csv:3 laptop 1"}, 1},
		{"header on the twentieth line", strings.Repeat("titre\n", 19) + "type;quantite\nportable;1\n", []string{"f.csv:21 laptop 1"}, 19},
		{"comments", "# fait en 2024\ntype;quantite\n# \"à revoir\nportable;1\n", []string{"f.csv:4 laptop 1"}, 2},
		{"a comment that looks like a header", "# type;quantite\ntype;quantite\nportable;1\n", []string{"f.csv:3 laptop 1"}, 1},
		{"total in the type", "type;quantite\nportable;1\nTOTAL;1\n", []string{"f.csv:2 laptop 1"}, 1},
		{"total in the first cell", "site;type;quantite\nMairie;portable;1\nTotal général ;;1\n", []string{"f.csv:2 laptop 1"}, 1},
		{"subtotal", "type;quantite\nportable;1\nSous-total\u00a0:;1\nécran;2\n", []string{"f.csv:2 laptop 1", "f.csv:4 monitor 2"}, 1},
		{"header again", "type;quantite\nportable;1\ntype;quantite\nécran;2\n", []string{"f.csv:2 laptop 1", "f.csv:4 monitor 2"}, 1},
		{"a first column that numbers the rows", "#;type;quantite\n1;portable;1\n", []string{"f.csv:2 laptop 1"}, 0},
		{"totals with a title", "type;quantite\nTotal École A;1\nécran;2\nPC portable Total;3\nRésultat;4\nTOTAL 2024;4\n", []string{"f.csv:3 monitor 2"}, 4},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inv := read(t, tt.text, inventory.Options{})
			require.Equal(t, tt.want, summary(inv))
			require.Equal(t, tt.notData, inv.NotData)
			require.Equal(t, len(tt.want)+tt.notData, inv.Read())
			require.Empty(t, inv.Problems)
		})
	}
}

// A quote that is never closed costs its own line, never those below.
func TestQuotes(t *testing.T) {
	tests := []struct {
		name, rows string
		want       []string
		problems   []string
	}{
		{"line break inside", "portable;1;\"a\nb\"\nécran;2;\n", []string{"f.csv:2 laptop 1", "f.csv:4 monitor 2"}, nil},
		{"blank line inside", "portable;1;\"a\n\nb\"\nécran;2;\n", []string{"f.csv:2 laptop 1", "f.csv:5 monitor 2"}, nil},
		{"doubled quotes", "portable;1;\"un \"\"mot\"\"\"\n", []string{"f.csv:2 laptop 1"}, nil},
		{"separators inside", "portable;1;\"a;b;c;d\"\n", []string{"f.csv:2 laptop 1"}, nil},
		{"blank after the closing quote", "portable;1;\"a\" \n", []string{"f.csv:2 laptop 1"}, nil},
		{"quote in the middle of a bare cell", "portable;1;24\" large\nécran;2;\n", []string{"f.csv:2 laptop 1", "f.csv:3 monitor 2"}, nil},
		{"stray quotes in a quoted cell", "portable;1;\"un \"mot\" rare\"\nécran;2;\n", []string{"f.csv:2 laptop 1", "f.csv:3 monitor 2"}, nil},
		{"open to the end of the file", "portable;1;\"a\nécran;2;\nportable;3;\n", []string{"f.csv:3 monitor 2", "f.csv:4 laptop 3"}, []string{"unclosed-quote"}},
		{"open on the last line", "portable;1;\nécran;2;\"a", []string{"f.csv:2 laptop 1"}, []string{"unclosed-quote"}},
		{"open, and quoted cells below", "portable;1;\"a\n\"écran\";\"2\";\n", []string{"f.csv:3 monitor 2"}, []string{"unclosed-quote"}},
		{"open, and an inch mark below", "portable;1;\"a\nécran;2;24\"\n", []string{"f.csv:3 monitor 2"}, []string{"unclosed-quote"}},
		{"open on every line", "portable;1;\"a\nécran;2;\"b\n", nil, []string{"unclosed-quote", "unclosed-quote"}},
		{"stray and open", "portable;1;\"a \"b c\nécran;2;\n", []string{"f.csv:3 monitor 2"}, []string{"unclosed-quote"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inv := read(t, "type;quantite;commentaire\n"+tt.rows, inventory.Options{})
			require.Equal(t, tt.want, summary(inv))
			require.Equal(t, tt.problems, codes(inv.Problems))
		})
	}
}

// A total that has the type of what it sums is no thing, and is told.
func TestTotalsOfAType(t *testing.T) {
	inv := read(t, "service;type;quantite\nDSI;portable;10\nTotal;portable;10\nSous-total DSI;écran;10\nTotalement à revoir;portable;1\nTours;portable;2\nSomme;portable;4\n", inventory.Options{})
	require.Equal(t, []string{"f.csv:2 laptop 10", "f.csv:5 laptop 1", "f.csv:6 laptop 2", "f.csv:7 laptop 4"}, summary(inv))
	require.Equal(t, 2, inv.NotData)
	require.Equal(t, []string{"total-row", "total-row"}, codes(inv.Problems))
	inv = read(t, "Nom;Type;Statut;Modèle;Numéro de série\nTOTAL-PC01;Portable;En service;X;5CG1234ABC\n", inventory.Options{})
	require.Len(t, inv.Lines, 1, "the name of a device that has a number")
}

func TestRowsOfAnyWidth(t *testing.T) {
	inv := read(t, "type;quantite;modele\nportable\nécran;2\nportable;1;X;;\nportable;1;X;y\n", inventory.Options{})
	require.Equal(t, []string{"f.csv:3 monitor 2", "f.csv:4 laptop 1", "f.csv:5 laptop 1"}, summary(inv))
	require.Equal(t, []string{"missing-quantity", "extra-cells"}, codes(inv.Problems))
	require.Equal(t, diag.Doubt, inv.Problems[1].Severity)
}

func TestColumnsThatAreNotRead(t *testing.T) {
	inv := read(t, "type;quantite;modle;Étagère;type\nportable;1;x;y;z\n", inventory.Options{})
	require.Equal(t, []string{
		"f.csv, ligne\u00a01, colonne «\u00a0modle\u00a0»\u00a0: colonne inconnue, non lue. Vouliez-vous dire «\u00a0modele\u00a0»\u202f?",
		"f.csv, ligne\u00a01, colonne «\u00a0Étagère\u00a0»\u00a0: colonne inconnue, non lue",
		"f.csv, ligne\u00a01, colonne «\u00a0type\u00a0»\u00a0: colonne en double\u00a0: seule la première est lue. Renommez ou retirez l’une des deux colonnes",
	}, []string{inv.Problems[0].String(), inv.Problems[1].String(), inv.Problems[2].String()})
	require.Len(t, inv.Problems, 3)
	require.Equal(t, 1, inv.Problems.Count(diag.Notice))
	require.Equal(t, diag.Doubt, inv.Problems[0].Severity, "nearly known")
	require.Equal(t, diag.Doubt, inv.Problems[2].Severity)
}

func TestMixedEncodings(t *testing.T) {
	inv := read(t, "type;quantite\nécran;1\n\xe9cran;2\nportable;1\n", inventory.Options{})
	require.Equal(t, []string{"f.csv:2 monitor 1", "f.csv:3 monitor 2", "f.csv:4 laptop 1"}, summary(inv))
	require.Equal(t, []string{"mixed-encoding"}, codes(inv.Problems))
	require.Equal(t, 3, inv.Problems[0].Row)
}
