package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// Each kind of document opens with what it is.
func TestEachKindOfDocumentIsWritten(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"strategy":     {[]string{"strategy"}, "# Stratégie numérique responsable"},
		"programme":    {[]string{"programme"}, "# Programme de travail"},
		"footprint":    {[]string{"footprint"}, "# Empreinte environnementale du numérique"},
		"summary":      {[]string{"summary"}, "# Synthèse pour les élus"},
		"act":          {[]string{"deliberation"}, "APPROUVE la stratégie numérique responsable 2026-2031"},
		"its own body": {[]string{"deliberation", "--body", "Ville de Valmorne (commune fictive)"}, "APPROUVE la stratégie"},
		"other act":    {[]string{"deliberation", "--programme"}, "APPROUVE le programme de travail"},
	} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "d.md")
			code, stdout, stderr := reen(t, append([]string{"report", c.args[0], sample, "-o", out}, c.args[1:]...)...)
			require.Equal(t, exitDone, code, stderr)
			require.Empty(t, stdout)
			written, err := os.ReadFile(out)
			require.NoError(t, err)
			require.Contains(t, string(written), c.want)
		})
	}
}

// The help of the command names every kind.
func TestTheHelpNamesEveryKind(t *testing.T) {
	_, out, _ := reen(t, "help", "report")
	for _, k := range kinds {
		require.Contains(t, out, "  "+k.name+" ")
		require.Contains(t, out, k.what)
	}
}
