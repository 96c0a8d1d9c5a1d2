package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// files writes files into a folder of their own.
func files(t *testing.T, pairs ...string) string {
	t.Helper()
	dir := t.TempDir()
	for n := 0; n < len(pairs); n += 2 {
		path := filepath.Join(dir, filepath.FromSlash(pairs[n]))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
		require.NoError(t, os.WriteFile(path, []byte(pairs[n+1]), 0o600))
	}
	return dir
}

const dirtyList = "Type;Quantité;Modèle;Site;Utilisateur\nUC;3;OptiPlex;Mairie;agent-001\nBidule;1;;École;agent-002\nBidule;4;;École;agent-003\n=1+1;1;;École;\nPortable;douze;;École;\n"

func TestImportMendAndReadAgain(t *testing.T) {
	dir := files(t, "parc.csv", dirtyList)
	in, out := filepath.Join(dir, "parc.csv"), filepath.Join(dir, "natif.csv")
	rejects, unknowns := filepath.Join(dir, "refus.csv"), filepath.Join(dir, "mots.csv")
	code, _, stderr := reen(t, "import", in, "-o", out, "--rejects", rejects, "--unknowns", unknowns)
	require.Equal(t, exitDone, code, stderr)
	require.Contains(t, stderr, "Lignes lues 5 = reprises 1 + rattachées 0 + en double 0 + sans donnée 0 + refusées 4")
	require.Contains(t, stderr, "Lu comme liste au format natif")
	require.NotContains(t, read(t, out)+read(t, rejects), "agent-00", "no name of a person")
	require.Contains(t, read(t, rejects), "'=1+1;1;")

	words := strings.Replace(read(t, unknowns), "type;Bidule;", "type;Bidule;webcam", 1)
	require.NoError(t, os.WriteFile(unknowns, []byte(words), 0o600))
	code, _, stderr = reen(t, "import", in, "-o", out, "--mapping", unknowns)
	require.Equal(t, exitDone, code, stderr)
	require.Contains(t, stderr, "reprises 3")

	_, direct, _ := reen(t, "footprint", in, "--mapping", unknowns, "--year", "2024", "--format", "json")
	_, imported, _ := reen(t, "footprint", out, "--year", "2024", "--format", "json")
	value := func(s string) string {
		_, after, _ := strings.Cut(s, `"value": "`)
		v, _, _ := strings.Cut(after, `"`)
		return v
	}
	require.NotEmpty(t, value(direct))
	require.Equal(t, value(direct), value(imported), "what was imported weighs the same")

	code, _, _ = reen(t, "import", in, "-o", out, "--strict")
	require.Equal(t, exitStrict, code)
}

// A file whose very headers are unknown is read once they have a meaning.
func TestImportOfUnknownHeaders(t *testing.T) {
	dir := files(t, "parc.csv", "Parc au 1er janvier\nAppareil;Combien;Où\nPortable;3;Mairie\n")
	in, out, words := filepath.Join(dir, "parc.csv"), filepath.Join(dir, "natif.csv"), filepath.Join(dir, "mots.csv")
	code, _, stderr := reen(t, "import", in, "-o", out, "--unknowns", words)
	require.Equal(t, exitFailed, code)
	require.Contains(t, stderr, "Donnez-y le sens des colonnes")
	require.NoFileExists(t, out)
	filled := strings.NewReplacer("colonne;Appareil;", "colonne;Appareil;type", "colonne;Combien;", "colonne;Combien;quantite", "colonne;Où;", "colonne;Où;site").Replace(read(t, words))
	require.NoError(t, os.WriteFile(words, []byte(filled), 0o600))
	code, _, stderr = reen(t, "import", in, "-o", out, "--mapping", words)
	require.Equal(t, exitDone, code, stderr)
	require.Contains(t, read(t, out), "laptop;3;")
}

func TestImportFolderWithMachines(t *testing.T) {
	dir := files(t,
		"lot/serveurs.csv", "type;quantite;identifiant\nserveur;1;SRV-01\n",
		"lot/vm.csv", "nom;hote;vcpu\nged;SRV-01;4\npaie;SRV-01;2\n",
		"lot/LISEZMOI.txt", "Bonjour\n")
	out, vm := filepath.Join(dir, "parc.csv"), filepath.Join(dir, "machines.csv")
	code, _, stderr := reen(t, "import", filepath.Join(dir, "lot"), "-o", out, "--machines", vm, "--identifiers")
	require.Equal(t, exitDone, code, stderr)
	require.Contains(t, read(t, out), "SRV-01")
	require.Contains(t, read(t, vm), "ged;SRV-01;4")
	code, _, stderr = reen(t, "import", filepath.Join(dir, "lot"), "-o", out, "--machines", vm)
	require.Equal(t, exitDone, code, stderr)
	require.NotContains(t, read(t, out)+read(t, vm), "SRV-01", "a name stands only where it is asked for")
	code, stdout, stderr := reen(t, "footprint", out, "--machines", vm, "--year", "2024", "--format", "json")
	require.Equal(t, exitDone, code, stderr)
	require.Contains(t, stdout, `"machines"`)
}

// An inventory that leaves for another tool weighs the same when it comes back.
func TestImportToOtherFormats(t *testing.T) {
	dir := files(t, "parc.csv", "type;quantite;identifiant;conso_kwh_an;centre;date_achat\nserveur;1;SRV-01;3000;Salle;2020-01-01\nportable;12;;30;;2021-05-01\n", "vm.csv", "nom;hote;vcpu\nged;SRV-01;4\n")
	parc, vm := filepath.Join(dir, "parc.csv"), filepath.Join(dir, "vm.csv")
	total := func(args ...string) string {
		code, out, stderr := reen(t, append([]string{"footprint", "--year", "2024", "--format", "json"}, args...)...)
		require.Equal(t, exitDone, code, stderr)
		_, after, _ := strings.Cut(out, `"value": "`)
		value, _, _ := strings.Cut(after, `"`)
		return value
	}
	for format, name := range map[string]string{"g4it": "parc.zip", "pcr-si": "parc.json"} {
		out := filepath.Join(dir, name)
		code, _, stderr := reen(t, "import", parc, vm, "-o", out, "--to", format)
		require.Equal(t, exitDone, code, stderr)
		if format == "g4it" {
			require.Equal(t, total(parc), total(out))
		} else {
			require.Contains(t, stderr, "centre de données", "what the format cannot say is told")
		}
		first := read(t, out)
		require.NotContains(t, first, "SRV-01")
		code, _, stderr = reen(t, "import", parc, vm, "-o", out, "--to", format)
		require.Equal(t, exitDone, code, stderr)
		require.Equal(t, first, read(t, out), "the same bytes")
	}
}

// A table of unknown headers is refused with what to do, once.
func TestAnUnknownTableIsToldWithItsRemedy(t *testing.T) {
	dir := files(t, "parc.csv", "Machine;Combien\nportable;12\n", "prose.csv", "Bonjour\n", "natif.csv", "type;quantite\nportable;1\n")
	list, words, out := filepath.Join(dir, "parc.csv"), filepath.Join(dir, "mots.csv"), filepath.Join(dir, "lu.csv")
	for name, c := range map[string]struct {
		args []string
		want int
	}{
		"footprint":          {[]string{"footprint", list}, 1},
		"import":             {[]string{"import", list, "-o", out}, 1},
		"its words, written": {[]string{"import", list, "-o", out, "--unknowns", words}, 0},
		"no table":           {[]string{"footprint", filepath.Join(dir, "prose.csv")}, 0},
		"of machines":        {[]string{"footprint", filepath.Join(dir, "natif.csv"), "--machines", list}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			code, _, stderr := reen(t, c.args...)
			require.Equal(t, exitFailed, code, stderr)
			require.Equal(t, c.want, strings.Count(stderr, "Pour dire ce que contient cette table"), stderr)
		})
	}
	require.FileExists(t, words)
}

func TestImportRefuses(t *testing.T) {
	dir := files(t, "parc.csv", "type;quantite\nportable;1\n", "prose.csv", "Bonjour\n")
	in := filepath.Join(dir, "parc.csv")
	for name, c := range map[string]struct {
		args []string
		code int
		want string
	}{
		"no output":             {[]string{"import", in}, exitUsage, "output"},
		"over its own input":    {[]string{"import", in, "-o", in}, exitUsage, "est lu"},
		"the same twice":        {[]string{"import", in, "-o", filepath.Join(dir, "x"), "--rejects", filepath.Join(dir, "x")}, exitUsage, "serait écrit deux fois"},
		"into a folder read":    {[]string{"import", dir, "-o", filepath.Join(dir, "x")}, exitUsage, "serait relu"},
		"a file and its folder": {[]string{"import", dir, in, "-o", filepath.Join(t.TempDir(), "x")}, exitUsage, "est déjà lu avec le dossier"},
		"an unknown format":     {[]string{"import", in, "-o", filepath.Join(dir, "x"), "--to", "pdf"}, exitUsage, "format «\u00a0pdf\u00a0» inconnu"},
		"a format to be read":   {[]string{"import", in, "-o", filepath.Join(dir, "x"), "--from", "gpli"}, exitFailed, "format «\u00a0gpli\u00a0» inconnu"},
		"no inventory":          {[]string{"import", filepath.Join(dir, "prose.csv"), "-o", filepath.Join(dir, "x")}, exitFailed, "aucun en-tête reconnu"},
		"a folder that is not":  {[]string{"import", in, "-o", filepath.Join(dir, "absent", "x.csv")}, exitFailed, "vérifiez le dossier"},
		"no mapping":            {[]string{"import", in, "-o", filepath.Join(dir, "x"), "--mapping", filepath.Join(dir, "absent.csv")}, exitFailed, "correspondances"},
		"an unknown item":       {[]string{"import", in, "-o", filepath.Join(dir, "x"), "--item", "mooniteur"}, exitFailed, "absent du catalogue"},
	} {
		t.Run(name, func(t *testing.T) {
			code, _, stderr := reen(t, c.args...)
			require.Equal(t, c.code, code, stderr)
			require.Contains(t, stderr, c.want)
			require.NoFileExists(t, filepath.Join(dir, "x"))
		})
	}
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, entries, 2, "a failure leaves no file behind")
}

// The files of an inventory may lie in several folders, and have one name once.
func TestFilesOfSeveralFolders(t *testing.T) {
	dir := files(t, "a/parc.csv", "type;quantite\nportable;1\n", "b/ecrans.csv", "type;quantite\nécran;1\n", "b/parc.csv", "type;quantite\nécran;1\n")
	path := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	code, stdout, stderr := reen(t, "footprint", path("a/parc.csv"), path("b/ecrans.csv"), "--year", "2024")
	require.Equal(t, exitDone, code, stderr)
	require.Contains(t, stdout, "Lignes lues 2 = complètes 2")
	code, _, _ = reen(t, "footprint", path("a/parc.csv"), path("b/parc.csv"), "--year", "2024")
	require.Equal(t, exitUsage, code)
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(data)
}
