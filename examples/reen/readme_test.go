package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	shown = regexp.MustCompile("(?m)^<!-- ([\\w-]+\\.csv) -->\n```csv\n((?s:.*?))^```$|^```console\n((?s:.*?))^```$")
	typed = regexp.MustCompile(`^printf '(.*)' > (\S+)$`)
)

// Consoles of the READMEs are typed here, in their order, beside the files
// that they show, and answer what they are said to answer. "…" stands for what
// was left out.
func TestConsolesOfTheReadmes(t *testing.T) {
	for _, name := range []string{"README.md", "README.fr.md"} {
		t.Run(name, func(t *testing.T) {
			root, err := filepath.Abs(filepath.Join("..", ".."))
			require.NoError(t, err)
			readme, err := os.ReadFile(filepath.Join(root, name))
			require.NoError(t, err)
			t.Chdir(t.TempDir())
			require.NoError(t, os.CopyFS(filepath.Join("examples", "dossier"), os.DirFS(filepath.Join(root, "examples", "dossier"))))
			found := shown.FindAllStringSubmatch(string(readme), -1)
			require.NotEmpty(t, found)
			for _, block := range found {
				if block[1] != "" {
					require.NoError(t, os.WriteFile(block[1], []byte(block[2]), 0o600))
					continue
				}
				for _, session := range strings.Split("\n"+block[3], "\n$ ")[1:] {
					command, answer, _ := strings.Cut(session, "\n")
					requireAnswer(t, command, answer)
				}
			}
		})
	}
}

// requireAnswer runs a command and looks for each line of its answer, in order.
func requireAnswer(t *testing.T, command, answer string) {
	if m := typed.FindStringSubmatch(command); m != nil {
		require.NoError(t, os.WriteFile(m[2], []byte(strings.ReplaceAll(m[1], `\n`, "\n")), 0o600))
		return
	}
	line := strings.Replace(command, "go run ./examples/reen ", "reen ", 1)
	args, isOurs := strings.CutPrefix(line, "reen ")
	require.True(t, isOurs, command)
	var out bytes.Buffer // both, as on a terminal
	require.Equal(t, exitDone, run(context.Background(), strings.Fields(args), &out, &out), "%s\n%s", command, out.String())
	left := plainSpaces(out.String())
	for want := range strings.Lines(plainSpaces(answer)) {
		if want = strings.TrimSpace(want); want == "" || want == "…" {
			continue
		}
		_, after, found := strings.Cut(left, want)
		require.True(t, found, "$ %s\nno longer says\n%s\nbut\n%s", command, want, out.String())
		left = after
	}
}
