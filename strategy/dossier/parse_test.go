package dossier_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/strategy/dossier"
)

func TestNoDossierAtAll(t *testing.T) {
	file := func(name, text string) fs.FS { return fstest.MapFS{name: {Data: []byte(text)}} }
	plain := filepath.Join(t.TempDir(), "parc.csv")
	require.NoError(t, os.WriteFile(plain, []byte("type;quantite\n"), 0o600))
	for name, c := range map[string]struct {
		fsys fs.FS
		says string
	}{
		"empty folder":     {fstest.MapFS{}, "ne contient pas de fichier dossier.yaml"},
		"other ending":     {file("Dossier.yml", "x"), "renommez «\u00a0Dossier.yml\u00a0»"},
		"no such folder":   {os.DirFS(filepath.Join(t.TempDir(), "rien")), "ce dossier n’existe pas"},
		"a file":           {os.DirFS(plain), "ce n’est pas un dossier"},
		"a folder inside":  {file("dossier.yaml/x", "x"), "dossier.yaml est un dossier"},
		"empty":            {file("dossier.yaml", ""), "est vide\u00a0: copiez celui de examples/dossier"},
		"comments alone":   {file("dossier.yaml", "# rien\n"), "est vide"},
		"null":             {file("dossier.yaml", "~\n"), "est vide"},
		"binary":           {file("dossier.yaml", "PK\x03\x04\x00"), "n’est pas un fichier texte"},
		"a text":           {file("dossier.yaml", "bonjour"), "clé"},
		"a list":           {file("dossier.yaml", "- a\n- b"), "clé"},
		"too large":        {file("dossier.yaml", "a: "+strings.Repeat("x", 4<<20)), "4\u00a0Mio"},
		"too deep":         {file("dossier.yaml", "a: "+strings.Repeat("[", 50)+strings.Repeat("]", 50)), "trop profond"},
		"bomb":             {file("dossier.yaml", bomb()), "alias"},
		"its own alias":    {file("dossier.yaml", "a: &a [*a]"), "alias"},
		"colon in a text":  {file("dossier.yaml", "vision: a : b"), "guillemets"},
		"tabulation":       {file("dossier.yaml", "body:\n\tname: a"), "ligne"},
		"unclosed quote":   {file("dossier.yaml", "vision: \"a\n"), "YAML"},
		"unknown alias":    {file("dossier.yaml", "vision: *a\n"), "guillemets"},
		"wrong indent":     {file("dossier.yaml", "body:\n  name: a\n kind: b\n"), "retrait"},
		"unfinished brace": {file("dossier.yaml", "period: {from: 2026\nyear: 2024\n"), "YAML"},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := dossier.Open(c.fsys, factors.Default())
			require.Nil(t, d)
			require.ErrorContains(t, err, c.says)
			require.NotContains(t, err.Error(), "\n")
			require.NotContains(t, err.Error(), "no such file")
		})
	}
}

// bomb stands for 10^9 texts.
func bomb() string {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := range 9 {
		n := string(rune('0' + i))
		b.WriteString("a" + string(rune('1'+i)) + ": &a" + string(rune('1'+i)) + " [" + strings.Repeat("*a"+n+", ", 9) + "*a" + n + "]\n")
	}
	return b.String()
}

func TestSyntaxErrorIsAProblemWithItsLine(t *testing.T) {
	_, err := dossier.Open(fstest.MapFS{"dossier.yaml": {Data: []byte("year: 2024\nvision: a : b\n")}}, factors.Default())
	var list diag.List
	require.True(t, errors.As(err, &list))
	require.Equal(t, "yaml-syntax", list[0].Code)
	require.Equal(t, 2, list[0].Row)
}

func TestMissingFileIsErrNotExist(t *testing.T) {
	_, err := dossier.Open(fstest.MapFS{}, factors.Default())
	require.ErrorIs(t, err, fs.ErrNotExist)
}

func TestWhatIsTooLargeIsTold(t *testing.T) {
	for name, text := range map[string]string{
		"bytes":   minimal + "vision: " + strings.Repeat("a", 5<<20),
		"depth":   minimal + "vision: " + strings.Repeat("[", 50) + strings.Repeat("]", 50),
		"aliases": "a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := dossier.Open(fstest.MapFS{"dossier.yaml": {Data: []byte(text)}}, factors.Default())
			require.ErrorIs(t, err, diag.ErrTooLarge)
		})
	}
	_, err := dossier.Open(fstest.MapFS{"dossier.yaml": {}}, factors.Default())
	require.Error(t, err)
	require.NotErrorIs(t, err, diag.ErrTooLarge)
}

func TestOldEncodingIsReadAndDoubted(t *testing.T) {
	d := open(t, "\xef\xbb\xbf"+minimal)
	require.Empty(t, d.Problems, "a byte order mark is nothing to say")
	d = open(t, minimal+"vision: \xe9t\xe9 \x80\n")
	require.Equal(t, "été €", d.Strategy.Vision)
	require.Equal(t, "charset", d.Problems[0].Code)
}

func TestAnchorsMayBeUsed(t *testing.T) {
	d := open(t, minimal+"free_software: &x [a]\nsovereignty: *x\n")
	require.Empty(t, d.Problems)
	require.Equal(t, []string{"a"}, d.Strategy.Sovereignty)
}
