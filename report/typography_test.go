package report_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/fr"
	"github.com/reen-numerique/reen/report"
)

// Every text of a document that we write has its no-break spaces and its
// apostrophes, wherever it comes from and wherever it stands in the tree.
func TestTypographyOfEveryText(t *testing.T) {
	for name, doc := range sampleDocuments(t) {
		if name == "blocks" {
			continue // written by the test itself
		}
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			require.NoError(t, report.JSON(&b, doc))
			var tree any
			require.NoError(t, json.Unmarshal(b.Bytes(), &tree))
			require.Greater(t, eachText(tree, func(s string) { require.Equal(t, fr.Typo(s), s) }), 50)
		})
	}
}

// eachText visits the strings of a JSON value, and counts them.
func eachText(tree any, visit func(string)) int {
	n := 0
	switch tree := tree.(type) {
	case string:
		visit(tree)
		n++
	case []any:
		for _, e := range tree {
			n += eachText(e, visit)
		}
	case map[string]any:
		for _, e := range tree {
			n += eachText(e, visit)
		}
	}
	return n
}
