package schemacheck

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

// The schemas, from this folder.
const (
	dossierSchema  = "../../strategy/dossier/template/dossier.schema.json"
	resultSchema   = "../../footprint/result.schema.json"
	traceSchema    = "../../footprint/trace.schema.json"
	documentSchema = "../../report/document.schema.json"
)

// compiled reads a schema, which is held to the one of its own draft.
func compiled(t *testing.T, path string) *jsonschema.Schema {
	file, err := os.Open(path)
	require.NoError(t, err)
	defer func() { require.NoError(t, file.Close()) }()
	doc, err := jsonschema.UnmarshalJSON(file)
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource(filepath.Base(path), doc))
	s, err := c.Compile(filepath.Base(path))
	require.NoError(t, err)
	return s
}

// fromJSON reads JSON as the validator wants it.
func fromJSON(t *testing.T, text []byte) any {
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err)
	return v
}

// fromYAML reads YAML as editors do, by the types of its version 1.2: a day is
// a text.
func fromYAML(t *testing.T, text string) any {
	var doc yaml.Node
	require.NoError(t, yaml.Unmarshal([]byte(text), &doc))
	return valueOf(t, doc.Content[0])
}

func valueOf(t *testing.T, n *yaml.Node) any {
	switch n.Kind {
	case yaml.AliasNode:
		return valueOf(t, n.Alias)
	case yaml.SequenceNode:
		out := []any{}
		for _, c := range n.Content {
			out = append(out, valueOf(t, c))
		}
		return out
	case yaml.MappingNode:
		out := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			out[n.Content[i].Value] = valueOf(t, n.Content[i+1])
		}
		return out
	}
	if n.Tag == "!!timestamp" {
		return n.Value
	}
	var v any
	require.NoError(t, n.Decode(&v))
	return v
}

// readText reads a file of the repository, by its path from the root.
func readText(t *testing.T, path string) string {
	data, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(path)))
	require.NoError(t, err)
	return strings.TrimPrefix(string(data), "\ufeff")
}
