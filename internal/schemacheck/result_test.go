package schemacheck

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
	"github.com/reen-numerique/reen/strategy/dossier"
)

func assessed(t *testing.T, sample string) *strategy.Assessment {
	d, err := dossier.Open(os.DirFS(filepath.Join("..", "..", sample)), factors.Default())
	require.NoError(t, err)
	a, err := strategy.Assess(factors.Default(), d.Strategy, d.Inventory)
	require.NoError(t, err)
	return a
}

func written(t *testing.T, write func(*bytes.Buffer) error) []byte {
	var b bytes.Buffer
	require.NoError(t, write(&b))
	return b.Bytes()
}

// Every part of the form: all that WriteJSON can add.
func TestResultsAreValid(t *testing.T) {
	s := compiled(t, resultSchema)
	before := assessed(t, samples[2]).Result
	for _, sample := range samples {
		a := assessed(t, sample)
		for name, opts := range map[string]footprint.JSONOptions{
			"totals": {},
			"all": {By: [][]footprint.Dimension{{footprint.BySite}, {footprint.BySite, footprint.ByStage}}, Top: 3, Lines: true, Uncertainty: true, Draws: 100, Seed: 1,
				Sensitivity: true, Identifiers: true, Allocation: a.Machines, Against: before},
		} {
			if opts.Against != nil && opts.Against.Options().Convention != a.Result.Options().Convention {
				opts.Against = nil
			}
			t.Run(sample+" "+name, func(t *testing.T) {
				require.NoError(t, s.Validate(fromJSON(t, written(t, func(b *bytes.Buffer) error { return a.Result.WriteJSON(b, opts) }))))
			})
		}
	}
	require.NoError(t, s.Validate(fromJSON(t, []byte(readText(t, "examples/dossier/golden/footprint.json")))))
	nothing, err := footprint.Compute(factors.Default(), footprint.Inventory{}, footprint.Options{Year: 2024})
	require.NoError(t, err)
	require.NoError(t, s.Validate(fromJSON(t, written(t, func(b *bytes.Buffer) error {
		return nothing.WriteJSON(b, footprint.JSONOptions{Lines: true, Sensitivity: true})
	}))))
}

func TestTracesAreValid(t *testing.T) {
	s := compiled(t, traceSchema)
	a := assessed(t, samples[0])
	valid := 0
	for _, l := range a.Result.Statuses() {
		trace, err := a.Result.Explain(l.ID, factors.GWP)
		if err != nil {
			continue // a line without a figure
		}
		text, err := json.Marshal(trace)
		require.NoError(t, err)
		require.NoError(t, s.Validate(fromJSON(t, text)), l.ID)
		valid++
	}
	require.Greater(t, valid, 20)
}

func TestDocumentsAreValid(t *testing.T) {
	s := compiled(t, documentSchema)
	for _, sample := range samples {
		a := assessed(t, sample)
		act, err := report.Deliberation(a, "")
		require.NoError(t, err)
		for _, doc := range []*report.Document{report.Strategy(a), report.Programme(a), report.Summary(a), report.Footprint(a), act, {}} {
			require.NoError(t, s.Validate(fromJSON(t, written(t, func(b *bytes.Buffer) error { return report.JSON(b, doc) }))), sample+" "+doc.Title)
		}
	}
	y, err := strategy.ReviewYear(assessed(t, samples[3]), assessed(t, samples[2]), footprint.Inventory{})
	require.NoError(t, err)
	require.NoError(t, s.Validate(fromJSON(t, written(t, func(b *bytes.Buffer) error { return report.JSON(b, report.Review(y)) }))))
}

// A change of the form is seen.
func TestWhatIsNoResultIsNotValid(t *testing.T) {
	golden := readText(t, "examples/dossier/golden/footprint.json")
	value := `"value": "` // of the first total
	value += strings.SplitN(strings.SplitN(golden, value, 2)[1], `"`, 2)[0] + `"`
	a := assessed(t, samples[0])
	document := string(written(t, func(b *bytes.Buffer) error { return report.JSON(b, report.Strategy(a)) }))
	for name, c := range map[string]struct{ schema, text, old, now string }{
		"another version":    {resultSchema, golden, `"schema": 1`, `"schema": 2`},
		"an unknown key":     {resultSchema, golden, `"schema": 1`, `"schema": 1, "total": "2"`},
		"a key less":         {resultSchema, golden, `"schema": 1,`, ``},
		"a number":           {resultSchema, golden, value, `"value": 128428.17`},
		"an exponent":        {resultSchema, golden, value, `"value": "1.28e5"`},
		"another convention": {resultSchema, golden, `"convention": "total-life"`, `"convention": "whole-life"`},
		"another criterion":  {resultSchema, golden, `"criterion": "gwp"`, `"criterion": "co2"`},
		"a null list":        {resultSchema, golden, `"by": [`, `"by": null, "other": [`},
		"an unknown block":   {documentSchema, document, `"type": "paragraph"`, `"type": "para"`},
		"an unknown tone":    {documentSchema, document, `"tone": "`, `"tone": "x`},
		"a level as a text":  {documentSchema, document, `"level": 1`, `"level": "1"`},
	} {
		t.Run(name, func(t *testing.T) {
			require.Contains(t, c.text, c.old)
			require.NoError(t, compiled(t, c.schema).Validate(fromJSON(t, []byte(c.text))))
			require.Error(t, compiled(t, c.schema).Validate(fromJSON(t, []byte(strings.Replace(c.text, c.old, c.now, 1)))))
		})
	}
}
