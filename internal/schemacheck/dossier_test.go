package schemacheck

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/strategy"
	"github.com/reen-numerique/reen/strategy/dossier"
)

var samples = []string{"examples/dossier", "examples/dossier-commun", "examples/bilan/2024", "examples/bilan/2025"}

// What opens without a fault is valid: the samples, the folder to fill in, a
// draft, and the JSON of a strategy.
func TestDossiersAreValid(t *testing.T) {
	s := compiled(t, dossierSchema)
	template, err := fs.ReadFile(dossier.Template(), "dossier.yaml")
	require.NoError(t, err)
	texts := map[string]string{"template": string(template)}
	for _, sample := range samples {
		texts[sample] = readText(t, sample+"/dossier.yaml")
		d, err := dossier.Open(os.DirFS(filepath.Join("..", "..", sample)), factors.Default())
		require.NoError(t, err)
		text, err := json.Marshal(d.Strategy)
		require.NoError(t, err)
		texts[sample+" in JSON"] = string(text)
		draft, err := dossier.Draft([]string{"inventories/parc.csv"}, strategy.Propose(factors.Default(), d.Strategy, d.Inventory))
		require.NoError(t, err)
		texts[sample+" drafted"] = string(draft)
	}
	for name, text := range texts {
		t.Run(name, func(t *testing.T) { require.NoError(t, s.Validate(fromYAML(t, text))) })
	}
}

// commented finds the examples of the template: two spaces after the mark of a
// comment.
var commented = regexp.MustCompile(`(?m)^#(  .*)$`)

// Its examples have nearly every key.
func TestTheExamplesOfTheTemplateAreValid(t *testing.T) {
	template, err := fs.ReadFile(dossier.Template(), "dossier.yaml")
	require.NoError(t, err)
	require.Contains(t, string(template), "\n# yaml-language-server: $schema=dossier.schema.json\n")
	require.FileExists(t, dossierSchema, "beside dossier.yaml")
	text := commented.ReplaceAllString(string(template), "$1")
	require.NoError(t, compiled(t, dossierSchema).Validate(fromYAML(t, text)))
}

const smallest = "body: {name: Valmorne, kind: commune, population: {total: 60000}, agents: 3}\nyear: 2024\ndate: 2026-01-15\n"

// What the schema refuses, Open refuses: an editor underlines no right key.
func TestWhatIsWrongIsNotValid(t *testing.T) {
	s := compiled(t, dossierSchema)
	require.NoError(t, s.Validate(fromYAML(t, smallest)))
	for name, text := range map[string]string{
		"unknown key":           smallest + "visoin: moins\n",
		"unknown key of a list": smallest + "actions: [{id: A1, title: Garder, themes: 2}]\n",
		"unknown key of a map":  smallest + "pools: {laptop: {refurbished: 0.1, upstreams: 3}}\n",
		"wrong word":            strings.Replace(smallest, "kind: commune", "kind: village", 1),
		"wrong word of a lever": smallest + "actions: [{id: A1, title: Garder, lever: {kind: longer, items: [laptop], years: 6}}]\n",
		"unknown obligation":    smallest + "obligations: [{id: begess, status: met}]\n",
		"unknown criterion":     smallest + "services: [{name: Messagerie, impacts: {gpw: 2}, source: x}]\n",
		"unknown format":        smallest + "inventories: [{file: parc.csv, format: excel}]\n",
		"text for a number":     smallest + "deflator: beaucoup\n",
		"French number":         smallest + "deflator: \"0,97\"\n",
		"number too high":       smallest + "objectives: [{id: O1, title: Moins, reduction: 25}]\n",
		"list for a text":       smallest + "vision: [un, deux]\n",
		"text for a list":       smallest + "actions: aucune\n",
		"keys for a list":       smallest + "actions: {id: A1, title: Garder}\n",
		"text for keys":         smallest + "means: deux agents\n",
		"not a day":             strings.Replace(smallest, "2026-01-15", "janvier", 1),
		"not a SIREN":           strings.Replace(smallest, "kind:", "siren: \"12345\", kind:", 1),
		"not a country":         smallest + "hosting: [{name: Salle, country: France}]\n",
		"decimals of a count":   strings.Replace(smallest, "agents: 3", "agents: 3.5", 1),
		"not yes or no":         smallest + "no_past_action: peut-être\n",
		"no title":              smallest + "actions: [{id: A1}]\n",
		"no body":               "year: 2024\ndate: 2026-01-15\n",
	} {
		t.Run(name, func(t *testing.T) {
			require.Error(t, s.Validate(fromYAML(t, text)))
			d, err := dossier.Open(fstest.MapFS{"dossier.yaml": {Data: []byte(text)}}, factors.Default())
			require.NoError(t, err)
			require.NotEmpty(t, d.Problems.Only(diag.Refused))
		})
	}
}

// Open takes what people write otherwise, and the schema with it.
func TestWhatIsWrittenOtherwiseIsValid(t *testing.T) {
	s := compiled(t, dossierSchema)
	for name, text := range map[string]string{
		"a number as a text":       smallest + "version: 1.0\n",
		"a SIREN without quotes":   strings.Replace(smallest, "kind:", "siren: 999000029, kind:", 1),
		"quotes around a number":   smallest + "deflator: \"0.97\"\n",
		"a French day":             strings.Replace(smallest, "2026-01-15", "15/01/2026", 1),
		"yes in French":            smallest + "no_past_action: oui\n",
		"a file alone":             smallest + "machines: [machines.csv]\n",
		"a level as a number":      smallest + "label: {year: 2023, level: 4}\n",
		"an alias":                 smallest + "vision: &v Moins\ngovernance: *v\n",
		"nothing, where it may be": smallest + "actions:\nmeans:\nlifetimes:\ntelework:\n",
	} {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, s.Validate(fromYAML(t, text)))
			d, err := dossier.Open(fstest.MapFS{"dossier.yaml": {Data: []byte(text)}, "machines.csv": {Data: []byte("nom;hote\n")}}, factors.Default())
			require.NoError(t, err)
			require.Empty(t, d.Problems.Only(diag.Refused))
		})
	}
}
