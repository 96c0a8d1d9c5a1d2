package report_test

import (
	"bytes"
	"os"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// One assessment serves several documents at once, as a service writes them; the
// race detector watches.
func TestDocumentsOfOneAssessmentSideBySide(t *testing.T) {
	d, err := dossier.Open(os.DirFS("../examples/bilan/2025"), factors.Default())
	require.NoError(t, err)
	a, err := strategy.Assess(factors.Default(), d.Strategy, d.Inventory)
	require.NoError(t, err)
	act := func(a *strategy.Assessment) *report.Document {
		doc, err := report.Deliberation(a, "")
		if err != nil {
			t.Error(err)
		}
		return doc
	}
	kinds := []func(*strategy.Assessment) *report.Document{report.Strategy, report.Summary, report.Footprint, report.Programme, act}
	texts := make([][2]string, len(kinds))
	var all sync.WaitGroup
	for n := range kinds {
		for again := range 2 {
			all.Go(func() {
				var b bytes.Buffer
				if err := report.Markdown(&b, kinds[n](a)); err != nil {
					t.Error(err)
				}
				texts[n][again] = b.String()
			})
		}
	}
	all.Go(func() {
		if _, err := report.OpenData(a, report.OpenDataOptions{}); err != nil {
			t.Error(err)
		}
	})
	all.Go(func() {
		for _, p := range strategy.Propose(factors.Default(), a.Strategy, d.Inventory) {
			_ = p.Quantifiable()
		}
	})
	all.Wait()
	for _, text := range texts {
		require.NotEmpty(t, text[0])
		require.Equal(t, text[0], text[1])
	}
}
