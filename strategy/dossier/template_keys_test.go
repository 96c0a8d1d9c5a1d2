package dossier

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

// Every key of dossier.yaml stands in the template, by itself or in an example.
func TestEveryKeyStandsInTheTemplate(t *testing.T) {
	data, err := fs.ReadFile(Template(), "dossier.yaml")
	require.NoError(t, err)
	var doc yaml.Node
	require.NoError(t, yaml.Unmarshal([]byte(strings.ReplaceAll(string(data), "\n#  ", "\n  ")), &doc))
	for _, l := range documentLeaves() {
		require.True(t, stands(doc.Content[0], l.steps) || stands(doc.Content[0], alias(l.steps)), strings.Join(l.steps, "."))
	}
}

// alias is the place where the template shows a key that two lists have: a lever
// in the plan or in a scenario.
func alias(steps []string) []string {
	other := map[string]string{"actions": "scenarios", "scenarios": "actions"}[steps[0]]
	return append([]string{other}, steps[1:]...)
}

// stands tells whether a path leads to a node, through any element of a list.
func stands(n *yaml.Node, steps []string) bool {
	if len(steps) == 0 {
		return true
	}
	for i, c := range n.Content {
		switch {
		case n.Kind == yaml.MappingNode && i%2 == 1 && (steps[0] == "*" || n.Content[i-1].Value == steps[0]),
			n.Kind == yaml.SequenceNode && steps[0] == "*":
			if stands(c, steps[1:]) {
				return true
			}
		}
	}
	return false
}
