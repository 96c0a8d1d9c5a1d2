// Package layout holds the tests of the house itself: who may import whom.
package layout

import (
	"encoding/json"
	"maps"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/reen-numerique/reen/"

// rooms lists, for each public package, the public packages that it may
// import, directly or not. Imports go one way:
//
//	factors ← footprint ← {footprint/inventory, strategy} ← {strategy/dossier, report} ← examples
var rooms = map[string][]string{
	"factors/diag":        {},
	"factors":             {"factors/diag"},
	"factors/sources":     {"factors", "factors/diag"},
	"footprint":           {"factors", "factors/diag"},
	"footprint/inventory": {"factors", "factors/diag", "footprint"},
	"strategy":            {"factors", "factors/diag", "footprint"},
	"strategy/dossier":    {"factors", "factors/diag", "footprint", "footprint/inventory", "strategy"},
	"report":              {"factors", "factors/diag", "footprint", "strategy"},
}

// heavy names the libraries that whoever embeds a package must not be made
// to carry.
var heavy = map[string][]string{
	"factors":             {"gofpdf", "cobra", "excelize", "validator", "yaml", "go-fonts", "progressbar"},
	"factors/sources":     {"gofpdf", "cobra", "validator", "yaml", "go-fonts", "progressbar"},
	"footprint":           {"gofpdf", "cobra", "excelize", "validator", "yaml", "go-fonts", "progressbar"},
	"footprint/inventory": {"gofpdf", "cobra", "validator", "yaml", "go-fonts", "progressbar"},
	"strategy":            {"gofpdf", "cobra", "excelize", "go-fonts", "progressbar"},
	"strategy/dossier":    {"gofpdf", "cobra", "go-fonts", "progressbar"},
	"report":              {"cobra", "excelize", "progressbar"},
}

func TestImportsGoOneWay(t *testing.T) {
	for room, allowed := range rooms {
		t.Run(room, func(t *testing.T) {
			for _, dep := range dependencies(t, room) {
				own, isOurs := strings.CutPrefix(dep, module)
				if isOurs && own != room && !strings.Contains(own, "internal/") {
					require.Contains(t, allowed, own, "%s imports %s", room, own)
				}
				require.False(t, slices.ContainsFunc(heavy[room], func(h string) bool { return strings.Contains(dep, "/"+h) }), "%s carries %s", room, dep)
			}
		})
	}
}

// direct names the modules that the core one requires itself: whoever adds one
// brings it to all who embed the library.
var direct = []string{
	"codeberg.org/go-fonts/liberation", "github.com/go-playground/validator/v10", "github.com/jung-kurt/gofpdf", "github.com/schollz/progressbar/v3",
	"github.com/shopspring/decimal", "github.com/spf13/cobra", "github.com/stretchr/testify", "github.com/xuri/excelize/v2", "go.yaml.in/yaml/v3", "golang.org/x/text",
}

func TestTheModuleRequiresWhatWasChosen(t *testing.T) {
	out, err := exec.Command("go", "mod", "edit", "-json", "../../go.mod").Output()
	require.NoError(t, err)
	var file struct {
		Require []struct {
			Path     string
			Indirect bool
		}
		Replace, Exclude []any
	}
	require.NoError(t, json.Unmarshal(out, &file))
	var required []string
	for _, r := range file.Require {
		if !r.Indirect {
			required = append(required, r.Path)
		}
	}
	require.ElementsMatch(t, direct, required)
	require.Empty(t, file.Replace, "a module with a replacement cannot be required")
	require.Empty(t, file.Exclude)
}

func TestOnlyOnePackageKnowsThePDFLibrary(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, module+"...").Output()
	require.NoError(t, err)
	for line := range strings.Lines(string(out)) {
		path, imports, _ := strings.Cut(strings.TrimSpace(line), " ")
		if strings.Contains(imports, "gofpdf") {
			require.Equal(t, module+"report/internal/pdf", path)
		}
	}
}

// publicRooms are the public packages, in the order of their paths.
func publicRooms() []string { return slices.Sorted(maps.Keys(rooms)) }

func dependencies(t *testing.T, room string) []string {
	out, err := exec.Command("go", "list", "-deps", module+room).Output()
	require.NoError(t, err)
	return strings.Fields(string(out))
}
