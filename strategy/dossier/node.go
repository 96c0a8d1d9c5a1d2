package dossier

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// pairs are the keys of a mapping in their order, each once.
type pairs struct {
	names []string
	value map[string]*yaml.Node
	lines map[string]int
	again []entry // of keys that were written before
}

// entry is a key with its value and its line.
type entry struct {
	name  string
	value *yaml.Node
	line  int
}

func (p pairs) line(name string) int { return p.lines[name] }

// node is the value of a key, an empty node where it is not written.
func (p pairs) node(name string) *yaml.Node {
	if n := p.value[name]; n != nil {
		return target(n)
	}
	return &yaml.Node{}
}

// has tells whether a key was written with a value.
func (p pairs) has(name string) bool { return !absent(p.node(name)) }

// target is the node that an alias stands for.
func target(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n
}

// absent tells a key without a value: nothing, null or an empty text.
func absent(n *yaml.Node) bool {
	n = target(n)
	return n.Kind == 0 || n.Kind == yaml.ScalarNode && (n.Tag == "!!null" || strings.TrimSpace(n.Value) == "")
}

// pairs lists what a mapping holds. What a key is written for once more is told
// apart.
func (d *decoder) pairs(n *yaml.Node, at place) (pairs, bool) {
	p := pairs{value: map[string]*yaml.Node{}, lines: map[string]int{}}
	if n.Kind != yaml.MappingNode {
		return p, d.refuse("wrong-type", "des lignes «\u00a0clé\u00a0: valeur\u00a0» sont attendues", "", n, at)
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := target(n.Content[i]), n.Content[i+1]
		name := strings.TrimSpace(key.Value)
		where := at.key(name, n.Content[i].Line, "")
		switch {
		case key.Kind != yaml.ScalarNode || key.Tag == "!!merge":
			d.refuse("unknown-key", "cette clé n’est pas un mot", "", key, where)
		case p.value[name] != nil:
			p.again = append(p.again, entry{name, value, n.Content[i].Line})
		case n.Style&yaml.FlowStyle != 0 && p.endsWith(n.Content, i):
			last := p.names[len(p.names)-1]
			written := p.value[last].Value + "," + name
			p.drop(last)
			d.refuse("number-comma", "entre accolades, la virgule sépare deux clés", "Écrivez un point\u00a0: "+strings.Replace(written, ",", ".", 1),
				&yaml.Node{Kind: yaml.ScalarNode, Value: written}, at.key(last, n.Content[i].Line, ""))
		default:
			p.names, p.value[name], p.lines[name] = append(p.names, name), value, n.Content[i].Line
		}
	}
	return p, true
}

// drop forgets the last key.
func (p *pairs) drop(name string) {
	p.names = p.names[:len(p.names)-1]
	delete(p.value, name)
	delete(p.lines, name)
}

// endsWith tells whether the ith node is the decimals of the value before
// it: {reduction: 0,25} is a zero and a key named 25, without a value.
func (p pairs) endsWith(content []*yaml.Node, i int) bool {
	if len(p.names) == 0 || p.value[p.names[len(p.names)-1]] != content[i-1] {
		return false
	}
	return absent(content[i+1]) && allDigits(content[i].Value) && allDigits(strings.TrimPrefix(content[i-1].Value, "-"))
}

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
