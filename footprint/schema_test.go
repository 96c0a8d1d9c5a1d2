package footprint

import (
	"flag"
	"os"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/schema"
)

var update = flag.Bool("update", false, "write the JSON Schemas again")

// The schemas are what the Go types say, so that a key cannot come or go unseen.
func TestTheSchemasAreThoseOfTheTypes(t *testing.T) {
	source, err := schema.Read(".", "../factors")
	require.NoError(t, err)
	for file, c := range map[string]struct {
		typ         reflect.Type
		id          string
		title, text string
	}{
		"result.schema.json": {reflect.TypeFor[jsonResult](), "urn:reen-numerique:result:1", "Result of a footprint, version 1",
			"What footprint.Result.WriteJSON and `reen footprint --format json` write: the footprint of an inventory, per year."},
		"trace.schema.json": {reflect.TypeFor[jsonTrace](), "urn:reen-numerique:trace:1", "Trace of a figure, version 1",
			"What footprint.Trace.MarshalJSON writes: the expression behind a figure, down to published values and inventory data."},
	} {
		want, err := resultForm(source, c.id, c.title, c.text).Of(c.typ)
		require.NoError(t, err)
		if *update {
			require.NoError(t, os.WriteFile(file, want, 0o644))
		}
		got, err := os.ReadFile(file)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got), "go test ./footprint -run Schema -update")
	}
}

func resultForm(source schema.Source, id, title, text string) schema.Form {
	f := schema.Form{ID: id, Title: title, Description: text, Version: schemaVersion, Source: source,
		Types: map[reflect.Type]schema.Object{reflect.TypeFor[jsonFigure](): {"type": "string", "pattern": `^-?[0-9]+(\.[0-9]+)?$`}},
		As:    map[reflect.Type]reflect.Type{reflect.TypeFor[Trace](): reflect.TypeFor[jsonTrace]()},
		Keys:  map[string][]string{}}
	for _, c := range factors.Impacts() {
		f.Keys["criterion"] = append(f.Keys["criterion"], c.String())
	}
	for _, s := range factors.Stages() {
		f.Keys["stage"] = append(f.Keys["stage"], s.String())
	}
	for _, s := range []State{InUse, Stock, Retired, Lost, Ordered} {
		f.Keys["state"] = append(f.Keys["state"], s.String())
	}
	return f
}
