package agent

import (
	"bytes"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/internal/delimited"
)

// node is an element of a file: a name in lower case, and a text or elements
// of its own. The list that is an array in JSON is elements of one name in
// XML, and so it is here: where one is expected, the first is taken.
type node struct {
	name string
	text string
	kids []*node
}

// first gives the first element of a name, and an empty one where there is none.
func (n *node) first(name string) *node {
	for _, kid := range n.kids {
		if kid.name == name {
			return kid
		}
	}
	return &node{}
}

// all gives the elements of a name that hold something.
func (n *node) all(name string) []*node {
	var out []*node
	for _, kid := range n.kids {
		if kid.name == name && (kid.text != "" || len(kid.kids) > 0) {
			out = append(out, kid)
		}
	}
	return out
}

// has tells whether there is an element of a name.
func (n *node) has(name string) bool {
	return slices.ContainsFunc(n.kids, func(kid *node) bool { return kid.name == name })
}

// maxShown bounds the texts of a device; no name of a thing is longer.
const maxShown = 200

// get gives the first text found under one of the names, in a form that can be shown.
func (n *node) get(names ...string) string {
	for _, name := range names {
		for _, kid := range n.all(name) {
			if text := shown(kid.text); text != "" {
				return text
			}
		}
	}
	return ""
}

// shown puts single spaces between the words of a text, in place of what
// cannot be shown as well, and ends a long one.
func shown(text string) string {
	if len(text) > 8*maxShown {
		text = text[:8*maxShown]
	}
	visible := strings.Map(func(r rune) rune {
		if forbidden(r) {
			return ' '
		}
		return r
	}, text)
	text = strings.Join(strings.Fields(visible), " ")
	if runes := []rune(text); len(runes) > maxShown {
		return strings.TrimSpace(string(runes[:maxShown]))
	}
	return text
}

// kept lists, for each element, those of its own that tell equipment, "*"
// for any. All others are read for their form only, and forgotten.
var kept = map[string]string{
	"":                   "request",
	"request":            "content deviceid query action itemtype partial",
	"content":            "accesslog bios hardware operatingsystem batteries cpus memories storages monitors printers virtualmachines network_device network_components network_ports pagecounters cartridges device",
	"accesslog":          "logdate",
	"bios":               "smanufacturer smodel ssn bdate assettag mmanufacturer mmodel enclosureserial type",
	"hardware":           "name uuid chassis_type memory vmsystem osname processorn",
	"operatingsystem":    "full_name name",
	"cpus":               "name core cores type",
	"memories":           "capacity type description",
	"storages":           "interface type description model name disksize",
	"monitors":           "caption name manufacturer serial description base64 port type",
	"printers":           "name",
	"virtualmachines":    "name uuid vcpu memory vmtype status drives",
	"drives":             "total",
	"network_device":     "name type manufacturer model serial mac",
	"info":               "name type manufacturer model serial mac",
	"network_components": "index contained_index type model name serial",
	"component":          "index containedinindex type model name serial",
	"components":         "component",
	"network_ports":      "iftype",
	"ports":              "port",
	"port":               "iftype",
	"device":             "info components ports pagecounters cartridges",
	"pagecounters":       "total",
	"cartridges":         "*",
}

// keeps tells whether an element of interest has interest in one of its own.
func keeps(parent, name string) bool {
	for wanted := range strings.FieldsSeq(kept[parent]) {
		if wanted == name || wanted == "*" {
			return true
		}
	}
	return false
}

// builder makes the tree, within the limits.
type builder struct {
	limits Limits
	root   node
	open   []frame // from the root to where the reading is
	read   int     // elements
	kept   int
}

// frame is an element that is open; nil where it is kept no more. Its text
// may come in many pieces.
type frame struct {
	*node
	text []byte
}

func newBuilder(l Limits) *builder {
	b := &builder{limits: l}
	b.open = []frame{{node: &b.root}}
	return b
}

func (b *builder) here() *frame { return &b.open[len(b.open)-1] }

// begin opens an element.
func (b *builder) begin(name string) error {
	if b.read++; b.read > b.limits.Elements {
		return delimited.TooLargef("trop d’éléments\u00a0: plus de %d", b.limits.Elements)
	}
	if len(b.open) > b.limits.Depth {
		return delimited.TooLargef("éléments imbriqués sur plus de %d niveaux", b.limits.Depth)
	}
	parent := b.here().node
	name = strings.ToLower(name)
	if parent == nil || !keeps(parent.name, name) {
		b.open = append(b.open, frame{})
		return nil
	}
	if b.kept++; b.kept > maxKept {
		return delimited.TooLargef("trop d’éléments à retenir\u00a0: plus de %d", maxKept)
	}
	n := &node{name: strings.Clone(name)}
	parent.kids = append(parent.kids, n)
	b.open = append(b.open, frame{node: n})
	return nil
}

// say adds to the text of the element that is open.
func (b *builder) say(text string) error {
	f := b.here()
	if f.node == nil {
		return nil
	}
	if len(f.text)+len(text) > b.limits.Text {
		return tooLong(b.limits.Text)
	}
	f.text = append(f.text, text...)
	return nil
}

// end closes the element that is open.
func (b *builder) end() {
	if f := b.here(); f.node != nil {
		f.node.text = string(bytes.TrimSpace(f.text))
	}
	b.open = b.open[:len(b.open)-1]
}

func tooLong(limit int) error {
	return delimited.TooLargef("valeur trop longue\u00a0: plus de %s", delimited.Size(int64(limit)))
}
