package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func must[T any](value T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

var some = []file{{"b.txt", 0o644, []byte("two")}, {"reen", 0o755, bytes.Repeat([]byte("one "), 1000)}, {"a/z.txt", 0o644, nil}}

func TestArchivesHoldTheSameBytesWhateverTheOrder(t *testing.T) {
	other := slices.Clone(some)
	slices.Reverse(other)
	for _, write := range []func(string, []file) ([]byte, error){zipped, tarred} {
		first, second := must(write("reen", some))(t), must(write("reen", other))(t)
		if !bytes.Equal(first, second) {
			t.Error("two archives of the same files differ")
		}
	}
}

func TestArchivesGiveTheFilesBack(t *testing.T) {
	names := []string{"reen/a/z.txt", "reen/b.txt", "reen/reen"}
	data := must(zipped("reen", some))(t)
	z := must(zip.NewReader(bytes.NewReader(data), int64(len(data))))(t)
	for n, f := range z.File {
		if f.Name != names[n] || f.Mode().Perm()&0o111 != some[1].mode&0o111 && strings.HasSuffix(f.Name, "/reen") {
			t.Errorf("%s, %s", f.Name, f.Mode())
		}
	}
	for name, f := range untarred(t, must(tarred("reen", some))(t)) {
		if !slices.Contains(names, name) || (f.mode == 0o755) != strings.HasSuffix(name, "/reen") {
			t.Errorf("%s, %s", name, f.mode)
		}
	}
}

func untarred(t *testing.T, data []byte) map[string]file {
	t.Helper()
	r := tar.NewReader(must(gzip.NewReader(bytes.NewReader(data)))(t))
	out := map[string]file{}
	for {
		h, err := r.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out[h.Name] = file{h.Name, fs.FileMode(h.Mode), must(io.ReadAll(r))(t)}
	}
}

func TestPapersNameWhatIsGivenAway(t *testing.T) {
	for _, system := range []string{"linux", "windows"} {
		b := builder{root: "..", system: system, arch: "amd64"}
		files := map[string]string{}
		for _, f := range must(b.papers(t.Context(), "v1.2.3", []string{"./examples/reen"}))(t) {
			files[f.name] = string(f.data)
		}
		notice := files["NOTICE.txt"]
		for _, text := range []string{"reen v1.2.3", "Base Carbone®", "Licence Ouverte 2.0", "EcoLogits", "MPL-2.0", "github.com/shopspring/decimal v", "go go1."} {
			if !strings.Contains(notice, text) {
				t.Errorf("%s: %q is not in the notice", system, text)
			}
		}
		for _, name := range []string{"LICENSE", "licences/facteurs/base-carbone-23.6.txt", "licences/modules/go/LICENSE", "licences/modules/github.com/jung-kurt/gofpdf/LICENSE"} {
			if files[name] == "" {
				t.Errorf("%s: no %s", system, name)
			}
		}
		folders := must(filepath.Glob("../factors/data/*/manifest.json"))(t)
		licences := 0
		for name := range files {
			if strings.HasPrefix(name, "licences/facteurs/") {
				licences++
			}
		}
		if licences == 0 || licences != len(folders) {
			t.Errorf("%d licences of %d folders of data", licences, len(folders))
		}
		if windows := strings.HasPrefix(files["LISEZMOI.txt"], "\ufeff") && strings.Contains(files["LISEZMOI.txt"], "\r\n"); windows != (system == "windows") {
			t.Errorf("%s: ends of lines of another system", system)
		}
		if strings.Contains(files["LISEZMOI.txt"], "VERSION") {
			t.Error("the version is not filled in")
		}
		onWindowsAlone := "github.com/inconshreveable/mousetrap"
		if strings.Contains(notice, onWindowsAlone) != (system == "windows") {
			t.Errorf("%s: modules of another system", system)
		}
	}
}

func TestNoLicenceIsAnError(t *testing.T) {
	if _, err := licences(module{Path: "example.org/none", Dir: t.TempDir()}); err == nil {
		t.Error("a module without a licence passes")
	}
	root := t.TempDir()
	at := filepath.Join(root, "factors", "data", "x")
	if err := os.MkdirAll(at, 0o700); err != nil {
		t.Fatal(err)
	}
	for manifest, wanted := range map[string]string{`{"sources":[{"title":"T"}]}`: "T has no licence", `{`: "JSON", `{"sources":[{"title":"T","licence":"MIT"}]}`: "LICENSE"} {
		if err := os.WriteFile(filepath.Join(at, "manifest.json"), []byte(manifest), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := (&builder{root: root}).data(); err == nil || !strings.Contains(err.Error(), wanted) {
			t.Errorf("%s: %v", manifest, err)
		}
	}
	if _, _, err := (&builder{root: t.TempDir()}).data(); err == nil {
		t.Error("a repository without data passes")
	}
}

func TestWrongSystems(t *testing.T) {
	for _, target := range []string{"windows", "plan8/amd64"} {
		if err := release(t.Context(), "..", t.TempDir(), []string{target}); err == nil {
			t.Errorf("%s passes", target)
		}
	}
}

// What is released for this system is the same twice, and works.
func TestRelease(t *testing.T) {
	if testing.Short() || runtime.GOOS == "windows" {
		t.Skip("builds the programs")
	}
	b := builder{root: "..", system: runtime.GOOS, arch: runtime.GOARCH}
	name, data, err := b.archive(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, again, err := b.archive(t.Context()); err != nil || !bytes.Equal(data, again) {
		t.Fatal("two builds differ", err)
	}
	dir := t.TempDir()
	for name, f := range untarred(t, data) {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, f.data, f.mode); err != nil {
			t.Fatal(err)
		}
	}
	at := filepath.Join(dir, strings.TrimSuffix(name, ".tar.gz"))
	for _, c := range []struct{ command, wanted string }{{"--version", "facteurs "}, {"footprint exemple --format csv", "gwp"}, {"help", "reen COMMANDE"}} {
		cmd := exec.Command(filepath.Join(at, "reen"), strings.Fields(c.command)...)
		cmd.Dir = at
		if out, err := cmd.Output(); err != nil || !strings.Contains(string(out), c.wanted) {
			t.Errorf("reen %s: %v\n%s", c.command, err, out)
		}
	}
}
