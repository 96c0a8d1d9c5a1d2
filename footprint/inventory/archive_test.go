package inventory_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// packed writes an archive of entries as they are given, each of a few rows.
func packed(t *testing.T, entries ...zip.FileHeader) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for n := range entries {
		w, err := z.CreateHeader(&entries[n])
		require.NoError(t, err)
		if strings.HasSuffix(entries[n].Name, "/") {
			continue
		}
		_, err = w.Write([]byte("type;quantite\nportable;" + string(rune('1'+n)) + "\n"))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

// An archive is read whatever the names in it, which name its files alone.
func TestNamesInAnArchive(t *testing.T) {
	link := zip.FileHeader{Name: "lien.csv"}
	link.SetMode(os.ModeSymlink | 0o777)
	for _, tt := range []struct {
		name    string
		entries []zip.FileHeader
		want    []string
	}{
		{"of Windows", []zip.FileHeader{{Name: "\x90quipements \x85.csv", NonUTF8: true}}, []string{"a.zip/Équipements à.csv:2"}}, // CP850
		{"UTF-8 that does not say so", []zip.FileHeader{{Name: "école.csv", NonUTF8: true}}, []string{"a.zip/école.csv:2"}},
		{"twice, in any case", []zip.FileHeader{{Name: "p.csv"}, {Name: "p.csv"}, {Name: "P.csv"}}, []string{"a.zip/P.csv:2", "a.zip/p.csv (2):2", "a.zip/p.csv (3):2"}},
		{"backslashes", []zip.FileHeader{{Name: `c\d.csv`}, {Name: `c\`}, {Name: `.cache\x.csv`}}, []string{"a.zip/c/d.csv:2"}},
		{"out of it", []zip.FileHeader{{Name: "../../x.csv"}, {Name: "/etc/y.csv"}, {Name: `C:\z.csv`}}, []string{"a.zip/C:/z.csv:2", "a.zip/etc/y.csv:2", "a.zip/x.csv:2"}},
		{"none", []zip.FileHeader{{Name: ""}, {Name: ".."}}, []string{"a.zip:2", "a.zip (2):2"}},
		{"of control", []zip.FileHeader{{Name: "a\x1b[31m\n.csv"}}, []string{"a.zip/a [31m .csv:2"}},
		{"in order, folder by folder", []zip.FileHeader{{Name: "b.csv"}, {Name: "a.csv"}, {Name: "a/"}, {Name: "a/z.csv"}}, []string{"a.zip/a/z.csv:2", "a.zip/a.csv:2", "a.zip/b.csv:2"}},
		{"hidden", []zip.FileHeader{{Name: "a.csv"}, {Name: "__MACOSX/b.csv"}, {Name: "x/.b.csv"}, {Name: "~$c.csv"}, {Name: "__d.csv"}}, []string{"a.zip/__d.csv:2", "a.zip/a.csv:2"}},
		{"of a link", []zip.FileHeader{{Name: "a.csv"}, link}, []string{"a.zip/a.csv:2"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			inv := readBytes(t, packed(t, tt.entries...), inventory.Options{Name: "a.zip"})
			require.Equal(t, tt.want, ids(inv))
		})
	}
}

func TestWhyAnArchiveIsNotRead(t *testing.T) {
	csv := zip.FileHeader{Name: "b.csv"}
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"a password", packed(t, zip.FileHeader{Name: "a.csv", Flags: 1}), "a.zip : a.zip/a.csv : protégé par un mot de passe : refaites l’archive sans mot de passe"},
		{"a compression", relabelled(packed(t, csv), 14), "a.zip : a.zip/b.csv : compression inconnue : refaites l’archive au format ZIP ordinaire"},
		{"a binary workbook", zipOf(t, map[string][]byte{"xl/workbook.bin": {1}}, "xl/workbook.bin"), "a.zip : classeur Excel binaire (.xlsb) : enregistrez-le au format .xlsx"},
		{"no file", packed(t, zip.FileHeader{Name: "a/"}), "a.zip : aucun fichier dans cette archive"},
		{"several", zipOf(t, map[string][]byte{"a.pdf": []byte("%PDF-1.7\n"), "b.csv": nil}, "b.csv", "a.pdf"),
			"a.zip : aucun fichier d’inventaire reconnu parmi 2. Le premier, a.zip/a.pdf : données binaires, et non du texte : enregistrez le fichier au format CSV"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := inventory.Read(bytes.NewReader(tt.data), factors.Default(), inventory.Options{Name: "a.zip"})
			require.EqualError(t, err, strings.ReplaceAll(tt.want, " :", "\u00a0:"))
		})
	}
}

// relabelled says of the files of an archive that they are compressed otherwise.
func relabelled(data []byte, method byte) []byte {
	data[bytes.LastIndex(data, []byte("PK\x01\x02"))+10] = method
	return data
}

func TestProtectedFilesAreTold(t *testing.T) {
	inv := readBytes(t, packed(t, zip.FileHeader{Name: "a.csv"}, zip.FileHeader{Name: "b.csv", Flags: 1}), inventory.Options{Name: "a.zip"})
	require.Equal(t, []string{"a.zip/a.csv:2"}, ids(inv))
	require.Len(t, inv.Problems, 1)
	require.Equal(t, "fichier laissé de côté\u00a0: protégé par un mot de passe\u00a0: refaites l’archive sans mot de passe", inv.Problems[0].Message)
}

// A folder of which nothing is read says why, as its one file would.
func TestWhyAFolderIsNotRead(t *testing.T) {
	folder := fstest.MapFS{"d/parc.csv": {Data: []byte("typ;quantite\nx;1\n")}}
	_, err := inventory.Open(folder, "d", factors.Default(), inventory.Options{})
	require.ErrorContains(t, err, "d/parc.csv\u00a0: aucun en-tête reconnu")
	folder["d/a.bin"] = &fstest.MapFile{Data: []byte{0, 1, 2}}
	_, err = inventory.Open(folder, "d", factors.Default(), inventory.Options{})
	require.ErrorContains(t, err, "reconnu parmi 2. Le premier, d/a.bin\u00a0: données binaires")
}

// What is left aside in a folder is told, but for what programs leave there.
func TestLinksAreToldAndNotFollowed(t *testing.T) {
	root := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(root, "secret.csv"), []byte("type;quantite\nserveur;9\n"), 0o600))
	require.NoError(t, os.MkdirAll(filepath.Join(root, "lot", "__MACOSX"), 0o700))
	for _, name := range []string{"__parc.csv", "__MACOSX/b.csv", ".c.csv", "~$d.csv"} {
		require.NoError(t, os.WriteFile(filepath.Join(root, "lot", name), []byte("type;quantite\nportable;1\n"), 0o600))
	}
	for _, link := range []string{"lien.csv", ".lien.csv", "dossier"} {
		require.NoError(t, os.Symlink(filepath.Join(root, "secret.csv"), filepath.Join(root, "lot", link)))
	}
	inv, err := inventory.Open(os.DirFS(root), "lot", factors.Default(), inventory.Options{})
	require.NoError(t, err)
	require.Equal(t, []string{"lot/__parc.csv:2"}, ids(inv))
	var told []string
	for _, p := range inv.Problems {
		told = append(told, p.Severity.String()+" "+p.File+" "+p.Message)
		require.NotEmpty(t, p.Remedy)
	}
	require.Equal(t, []string{"notice lot/dossier lien, non suivi", "notice lot/lien.csv lien, non suivi"}, told)
}
