package dossier

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// declarations are the names that other keys refer to. They are read before
// the walk, since a reference may stand above what it names.
type declarations struct {
	indicators []string
	hosting    []string
	actions    []string // of the plan and of the scenarios
	uses       []string
	ai         []string
	bodies     []string
	posts      []string
}

func declared(root *yaml.Node) declarations {
	joint := child(root, "joint")
	out := declarations{indicators: namesIn(child(root, "indicators"), "id"), hosting: namesIn(child(root, "hosting"), "name"),
		actions: append(namesIn(child(root, "actions"), "id"), namesIn(child(root, "scenarios"), "id")...), uses: namesIn(child(root, "uses"), "item"),
		ai: namesIn(child(root, "ai"), "name"), posts: namesIn(child(joint, "posts"), "name")}
	out.bodies = textOf(child(child(root, "body"), "name"))
	for _, m := range child(joint, "members").Content {
		out.bodies = append(out.bodies, textOf(child(child(target(m), "body"), "name"))...)
	}
	return out
}

// textOf gives the text of a node, if it is one.
func textOf(n *yaml.Node) []string {
	if n.Kind != yaml.ScalarNode || absent(n) {
		return nil
	}
	return []string{strings.TrimSpace(n.Value)}
}

// namesIn gives the values of a key in the mappings of a list.
func namesIn(list *yaml.Node, key string) []string {
	var out []string
	for _, element := range list.Content {
		out = append(out, textOf(child(target(element), key))...)
	}
	return out
}

// elementsWith gives the mappings of a list in which a key has a value.
func elementsWith(list *yaml.Node, key, value string) []*yaml.Node {
	var out []*yaml.Node
	for _, element := range list.Content {
		if slices.Contains(textOf(child(target(element), key)), value) {
			out = append(out, element)
		}
	}
	return out
}

// child gives the value of a key of a mapping, an empty node when it has none.
func child(n *yaml.Node, key string) *yaml.Node {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return target(n.Content[i+1])
		}
	}
	return &yaml.Node{}
}
