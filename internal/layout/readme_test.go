package layout

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// programs gives the whole programs of the README.
func programs(t *testing.T) (out []string) {
	for _, b := range readDocument(t, "README.md").blocks {
		if b.language == "go" && strings.HasPrefix(b.text, "package main") {
			out = append(out, b.text)
		}
	}
	return out
}

func TestTheReadmeShowsTheExample(t *testing.T) {
	source, err := os.ReadFile(filepath.Join(root, "examples", "embed", "main.go"))
	require.NoError(t, err)
	require.Equal(t, string(source), programs(t)[0])
}

// The second program of the README is copied as it is, compiled and run: it
// writes a PDF.
func TestTheReadmeWritesADocument(t *testing.T) {
	text := programs(t)[1]
	folder := t.TempDir()
	source, program := filepath.Join(folder, "main.go"), filepath.Join(folder, "program.exe")
	require.NoError(t, os.WriteFile(source, []byte(text), 0o600))
	build := exec.Command("go", "build", "-o", program, source)
	build.Dir = root // whose requirements it has
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)
	run := exec.Command(program)
	run.Dir = folder
	out, err = run.CombinedOutput()
	require.NoError(t, err, "%s", out)
	require.Equal(t, "4622.88099 kg CO2e a year, in footprint.pdf\n", string(out))
	pdf, err := os.ReadFile(filepath.Join(folder, "footprint.pdf"))
	require.NoError(t, err)
	require.Greater(t, len(pdf), 10_000)
	require.Equal(t, "%PDF-", string(pdf[:5]))
}
