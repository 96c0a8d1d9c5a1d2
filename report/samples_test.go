package report_test

import (
	"os"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// sampleDocuments are the six kinds of documents of the sample dossiers, an act of
// two bodies, and a document of all blocks.
func sampleDocuments(t testing.TB) map[string]*report.Document {
	t.Helper()
	docs, err := samples()
	require.NoError(t, err)
	return docs
}

var samples = sync.OnceValues(composed)

// composed writes the documents from the dossiers.
func composed() (map[string]*report.Document, error) {
	a, _, err := assessed("../examples/dossier")
	if err != nil {
		return nil, err
	}
	joint, _, err := assessed("../examples/dossier-commun")
	if err != nil {
		return nil, err
	}
	now, _, err := assessed("../examples/bilan/2025")
	if err != nil {
		return nil, err
	}
	before, inventory, err := assessed("../examples/bilan/2024")
	if err != nil {
		return nil, err
	}
	year, err := strategy.ReviewYear(now, before, inventory)
	if err != nil {
		return nil, err
	}
	docs := map[string]*report.Document{"blocks": strategyLike(), "strategy": report.Strategy(a), "programme": report.Programme(a), "summary": report.Summary(a),
		"footprint": report.Footprint(a), "review": report.Review(year)}
	if docs["deliberation"], err = report.Deliberation(a, ""); err != nil {
		return nil, err
	}
	docs["joint"], err = report.ProgrammeDeliberation(joint, "")
	return docs, err
}

func assessed(folder string) (*strategy.Assessment, footprint.Inventory, error) {
	set := factors.Default()
	d, err := dossier.Open(os.DirFS(folder), set)
	if err != nil {
		return nil, footprint.Inventory{}, err
	}
	a, err := strategy.Assess(set, d.Strategy, d.Inventory)
	return a, d.Inventory, err
}
