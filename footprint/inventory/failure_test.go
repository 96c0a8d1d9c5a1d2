package inventory_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

func set() *factors.Set { return factors.Default() }

// plain gives an error's text with plain spaces.
func plain(err error) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(err.Error())
}

func TestFilesThatCannotBeRead(t *testing.T) {
	long := strings.Repeat("x", 2000)
	for _, tt := range []struct{ name, text, want string }{
		{"empty", "", "fichier vide"},
		{"byte order mark alone", "\ufeff", "fichier vide"},
		{"blank lines alone", "\n \r\n\n", "fichier vide"},
		{"binary", "type;quantite\n\x00\x01\x02", "données binaires, et non du texte : enregistrez le fichier au format CSV"},
		{"PDF", "%PDF-1.7\n", "données binaires, et non du texte : enregistrez le fichier au format CSV"},
		{"workbook", "PK\x03\x04\x14\x00", "archive illisible ou endommagée"},
		{"JSON", "\n{\"itemtype\": \"Computer\"}", "inventaire sans contenu (« content »)"},
		{"XML", "<?xml version=\"1.0\"?><REQUEST/>", "inventaire sans contenu (« content »)"},
		{"prose", "Bonjour,\nvoici le parc.\n", "aucun en-tête reconnu dans les 20 premières lignes : une colonne « type » et une colonne « quantite » sont attendues, ou une liste exportée de GLPI"},
		{"misspelt header", "typ;quantit;modele\nx;1;y\n", "aucun en-tête reconnu dans les 20 premières lignes : à la ligne 1, il manque « type » et « quantite ». Est-ce « typ » pour « type », « quantit » pour « quantite » ?"},
		{"half a header", "\nmodele;type\nx;portable\n", "aucun en-tête reconnu dans les 20 premières lignes : à la ligne 2, il manque « quantite »"},
		{"header too low", strings.Repeat("Inventaire du parc\n", 20) + "type;quantite\n", "aucun en-tête reconnu dans les 20 premières lignes : une colonne « type » et une colonne « quantite » sont attendues, ou une liste exportée de GLPI"},
		{"a list of people", "Nom;Prénom;Service\nDurand;Jeanne;DSI\n", "aucun en-tête reconnu dans les 20 premières lignes : à la ligne 1, il manque « type » et « quantite »"},
		{"header beyond the columns", "type;quantite" + strings.Repeat(";x", 511), "plus de 512 colonnes"},
		{"header beyond the line", "type;" + long, "aucun en-tête reconnu dans les 20 premières lignes : une colonne « type » et une colonne « quantite » sont attendues, ou une liste exportée de GLPI"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			inv, err := inventory.Read(strings.NewReader(tt.text), set(), inventory.Options{Name: "f.csv", Limits: inventory.Limits{Line: 1900}})
			require.Equal(t, "f.csv : "+tt.want, plain(err))
			require.Equal(t, footprint.Inventory{}, inv)
		})
	}
}

func TestOpenRefuses(t *testing.T) {
	root := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(root, "dossier"), 0o700))
	folder := os.DirFS(root)
	for _, tt := range []struct {
		file, want string
		cause      error
	}{
		{"absent.csv", "absent.csv : fichier introuvable", fs.ErrNotExist},
		{"dossier", "dossier : aucun fichier dans ce dossier (les liens ne sont pas suivis)", nil},
		{"../parc.csv", "../parc.csv : chemin refusé", fs.ErrInvalid},
	} {
		t.Run(tt.file, func(t *testing.T) {
			_, err := inventory.Open(folder, tt.file, set(), inventory.Options{})
			require.Equal(t, tt.want, plain(err))
			if tt.cause != nil {
				require.ErrorIs(t, err, tt.cause)
			}
		})
	}
}

func TestReadingThatStops(t *testing.T) {
	broken := errors.New("device lost")
	_, err := inventory.Read(io.MultiReader(strings.NewReader("type;quantite\nportable;1\n"), iotest.ErrReader(broken)), set(), inventory.Options{})
	require.ErrorIs(t, err, broken)
	require.Equal(t, "inventaire : lecture interrompue (device lost)", plain(err))

	_, err = inventory.Read(stuck{}, set(), inventory.Options{})
	require.ErrorIs(t, err, io.ErrNoProgress)
}

type stuck struct{}

func (stuck) Read([]byte) (int, error) { return 0, nil }

// Mistakes of the program are said in its language.
func TestProgrammingErrors(t *testing.T) {
	_, err := inventory.Read(nil, set(), inventory.Options{})
	require.EqualError(t, err, "inventory: nil reader")
	_, err = inventory.Read(strings.NewReader(""), nil, inventory.Options{})
	require.EqualError(t, err, "inventory: nil set of factors")
	_, err = inventory.Open(nil, "f.csv", set(), inventory.Options{})
	require.EqualError(t, err, "inventory: nil file system")
}

func TestLimits(t *testing.T) {
	const file = "type;quantite;modele\nportable;1;X\nécran;2;Y\n"
	fails := func(l inventory.Limits, want string) {
		t.Helper()
		_, err := inventory.Read(strings.NewReader(file), set(), inventory.Options{Name: "f.csv", Limits: l})
		require.Equal(t, want, plain(err))
	}
	fails(inventory.Limits{Bytes: 10}, "f.csv : fichier trop volumineux : plus de 10 octets")
	fails(inventory.Limits{Rows: 1}, "f.csv : plus de 1 lignes")
	fails(inventory.Limits{Columns: 2}, "f.csv : plus de 2 colonnes")
	read(t, file, inventory.Options{Limits: inventory.Limits{Bytes: int64(len(file)), Rows: 2, Columns: 3, Line: 20}})

	t.Run("a huge row is refused and the others are read", func(t *testing.T) {
		inv := read(t, "type;quantite;modele\nportable;1;"+strings.Repeat("x", 2<<20)+"\nécran;2;Y\n", inventory.Options{})
		require.Equal(t, []string{"f.csv:3 monitor 2"}, summary(inv))
		require.Equal(t, []string{"line-too-long"}, codes(inv.Problems))
	})
	t.Run("a huge row inside quotes too", func(t *testing.T) {
		inv := read(t, "type;quantite;modele\nportable;1;\"a\n"+strings.Repeat("x", 2<<20)+"\nécran;2;Y\n", inventory.Options{})
		require.Equal(t, []string{"f.csv:4 monitor 2"}, summary(inv))
		require.Equal(t, []string{"unclosed-quote", "line-too-long"}, codes(inv.Problems))
	})
	t.Run("a cell of many lines beyond the limit", func(t *testing.T) {
		inv := read(t, "type;quantite;modele\nportable;1;\"a\n"+strings.Repeat("x\n", 60)+"\"\nécran;2;Y\n", inventory.Options{Limits: inventory.Limits{Line: 100}})
		require.Equal(t, []string{"f.csv:64 monitor 2"}, summary(inv))
		require.Equal(t, len(inv.Lines)+inv.Refused, inv.Read())
	})
	t.Run("a row of many cells", func(t *testing.T) {
		inv := read(t, "type;quantite;modele\nportable;1;X"+strings.Repeat(";y", 600)+"\nécran;2;Y"+strings.Repeat(";", 600)+"\n", inventory.Options{})
		require.Equal(t, []string{"too-many-columns"}, codes(inv.Problems.Only(1)))
		require.Len(t, inv.Lines, 1)
	})
	t.Run("bytes that are no text, far below", func(t *testing.T) {
		inv := read(t, "type;quantite\n"+strings.Repeat("portable;1\n", 9000)+"\x00;1\n", inventory.Options{})
		require.Len(t, inv.Lines, 9000)
		require.Equal(t, []string{"binary-data"}, codes(inv.Problems))
	})
}

func TestHeaderAlone(t *testing.T) {
	inv := read(t, "type;quantite\n", inventory.Options{})
	require.Zero(t, inv.Read())
	require.Equal(t, []string{"no-row : aucune ligne sous l’en-tête"}, told(inv.Problems))
}

func TestProgress(t *testing.T) {
	file := "type;quantite\n" + strings.Repeat("portable;1\n", 50_000)
	var last int64
	inv := read(t, file, inventory.Options{Progress: func(done int64) {
		require.Greater(t, done, last)
		last = done
	}})
	require.Equal(t, int64(len(file)), last)
	require.Len(t, inv.Lines, 50_000)
}

// The bytes of several files add up; those of an archive count once.
func TestProgressOfAFolder(t *testing.T) {
	table := []byte("type;quantite\n" + strings.Repeat("portable;1\n", 20_000))
	archive := zipOf(t, map[string][]byte{"a.csv": table, "b.csv": table}, "a.csv", "b.csv")
	folder := fstest.MapFS{"d/a.csv": {Data: table}, "d/b.zip": {Data: archive}, "d/c.json": {Data: []byte(request)}, "d/d.csv": {Data: table}, "d/e.pdf": {Data: []byte("%PDF-1.7\n")}}
	want, last := int64(0), int64(0)
	for _, f := range folder {
		want += int64(len(f.Data))
	}
	_, err := inventory.Open(folder, "d", set(), inventory.Options{Progress: func(done int64) {
		require.Greater(t, done, last)
		last = done
	}})
	require.NoError(t, err)
	require.Equal(t, want, last)
}

func TestWriteRejects(t *testing.T) {
	const file = "type;quantite;modele\n=cmd|' /C calc'!A0;1;\n+1;1;\n-1;1;\n@SUM(A1);1;\nportable;\"a;\"\"b\"\"\";\nécran;2;\n"
	inv := read(t, file, inventory.Options{Name: "=f.csv"})
	require.Equal(t, 5, inv.Refused)
	var out strings.Builder
	require.NoError(t, inventory.WriteRejects(&out, inv.Problems))
	require.Equal(t, []string{
		`fichier;ligne;colonne;valeur;code;message;lignes;poids_max_kgco2e;gravite`,
		`'=f.csv;2;type;'=cmd|' /C calc'!A0;unknown-type;type inconnu. Corrigez le type, ou donnez son sens dans la table « types » du dossier;1;;refusée`,
		`'=f.csv;3;type;'+1;unknown-type;type inconnu. Corrigez le type, ou donnez son sens dans la table « types » du dossier;1;;refusée`,
		`'=f.csv;4;type;-1;unknown-type;type inconnu. Corrigez le type, ou donnez son sens dans la table « types » du dossier;1;;refusée`,
		`'=f.csv;5;type;'@SUM(A1);unknown-type;type inconnu. Corrigez le type, ou donnez son sens dans la table « types » du dossier;1;;refusée`,
		`'=f.csv;6;quantite;"a;""b""";bad-quantity;nombre illisible. Écrivez la quantité en chiffres, par exemple 12;1;;refusée`,
	}, strings.Split(strings.TrimSpace(out.String()), "\n"))
	require.Error(t, inventory.WriteRejects(full{}, inv.Problems))
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

// Rows are bounded table by table, and all together where it is asked.
func TestAllRowsAreBounded(t *testing.T) {
	fsys := fstest.MapFS{"a.csv": {Data: []byte("type;quantite\nécran;1\nzzz;1\n")}, "b.csv": {Data: []byte("type;quantite\nécran;1\n# fin\n")}}
	for most, want := range map[int]string{0: "", 4: "", 3: "plus de 3 lignes en tout", 1: "plus de 1 lignes en tout"} {
		inv, err := inventory.OpenAll(fsys, []string{"a.csv", "b.csv"}, set(), inventory.Options{Limits: inventory.Limits{Rows: 2, AllRows: most}})
		if want == "" {
			require.NoError(t, err)
			require.Equal(t, 4, inv.Read())
			continue
		}
		require.ErrorContains(t, err, want)
	}
}
