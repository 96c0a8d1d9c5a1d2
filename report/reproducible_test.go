package report_test

import (
	"maps"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/report"
)

// A document has the same bytes in each format, however often it is written and
// beside whatever else, and composing it again gives the same document.
func TestTheSampleIsReproducible(t *testing.T) {
	docs, again := maps.Clone(sampleDocuments(t)), map[string]*report.Document{}
	if testing.Short() {
		delete(docs, "strategy")
		delete(docs, "footprint")
	} else {
		var err error
		again, err = composed()
		require.NoError(t, err)
	}
	once := map[string]formats{}
	for name, doc := range docs {
		once[name] = formatsOf(t, doc)
	}
	for name, doc := range again {
		require.True(t, once[name] == formatsOf(t, doc), "%s, composed again", name) // the bytes would tell nothing
	}
	names := make(chan string)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for name := range names {
				if files, err := formatted(docs[name]); err != nil || files != once[name] {
					t.Errorf("%s, beside others: %v", name, err)
				}
			}
		})
	}
	for range 2 {
		for name := range docs {
			names <- name
		}
	}
	close(names)
	wg.Wait()
}
