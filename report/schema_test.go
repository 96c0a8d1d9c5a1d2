package report

import (
	"flag"
	"os"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/schema"
)

var update = flag.Bool("update", false, "write document.schema.json again")

// The schema is what the Go types say, so that a key cannot come or go unseen.
func TestTheSchemaIsThatOfTheTypes(t *testing.T) {
	source, err := schema.Read(".")
	require.NoError(t, err)
	form := schema.Form{ID: "urn:reen-numerique:document:1", Title: "Document, version 1",
		Description: "What report.JSON and `reen report … -o FILE.json` write: the tree of a document.", Version: jsonSchema, Source: source,
		Types: map[reflect.Type]schema.Object{reflect.TypeFor[jsonDecimal](): {"type": "string", "pattern": `^-?[0-9]+(\.[0-9]+)?$`}},
		Keys:  map[string][]string{"align": {"right", "center"}, "tone": {"information", "warning", "missing"}}}
	for _, b := range []Block{Heading{}, Paragraph{}, List{}, Table{}, Figure{}, KeyFigures{}, Callout{}, Contents{}, PageBreak{}} {
		form.Keys["jsonBlock.type"] = append(form.Keys["jsonBlock.type"], jsonBlockOf(b).Type)
	}
	for _, c := range []Chart{StackedBars{}, Donut{}, Trajectory{}, Waterfall{}, Ranked{}, AbatementCost{}, Perimeter{}} {
		form.Keys["jsonChart.type"] = append(form.Keys["jsonChart.type"], jsonChartOf(c).Type)
	}
	want, err := form.Of(reflect.TypeFor[jsonTree]())
	require.NoError(t, err)
	if *update {
		require.NoError(t, os.WriteFile("document.schema.json", want, 0o644))
	}
	got, err := os.ReadFile("document.schema.json")
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "go test ./report -run Schema -update")
}
