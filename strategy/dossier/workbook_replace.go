package dossier

import (
	"cmp"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/reen-numerique/reen/factors/diag"
)

// replace puts a problem that was found once the workbook was read: keys name
// elements by their ids, actions.A02.lever, and messages name keys, "(year)".
func (w *workbook) replace(p diag.Problem) diag.Problem {
	path, row := w.located(p.Column, p.Value)
	for _, text := range []*string{&p.Message, &p.Remedy} {
		*text = inHeaders(path, *text)
	}
	if p.File != "" && p.File != fileName {
		return w.place(p)
	}
	if s, _ := columnOf(path, false); s == nil {
		return p // of what no sheet holds
	}
	if p.Row == 0 {
		p.Row = row
	}
	p.Column = path
	return w.place(p)
}

// located gives the path of a key whose list names its elements by their ids or
// names, and the row of the element that it names, or that the value is the name
// of. An action that is none of the plan is one of a scenario.
func (w *workbook) located(column, value string) (path string, row int) {
	if path, row = w.rowOf(column, value); row > 0 {
		return path, row
	}
	if rest, ok := strings.CutPrefix(column, "actions."); ok {
		if in, at := w.rowOf("scenarios."+rest, value); at > 0 {
			return in, at
		}
	}
	return path, row
}

// rowOf is located in one list.
func (w *workbook) rowOf(column, value string) (path string, row int) {
	list, rest, _ := strings.Cut(column, ".")
	elements := child(w.root, list)
	if inner, more, _ := strings.Cut(rest, "."); elements.Kind == yaml.MappingNode && child(elements, inner).Kind == yaml.SequenceNode {
		list, rest, elements = join(list, inner), more, child(elements, inner) // joint.posts, territory.facts
	}
	for i, e := range elements.Content {
		id := cmp.Or(child(target(e), "id").Value, child(target(e), "name").Value)
		switch {
		case elements.Kind == yaml.MappingNode && i%2 == 0 && rest == "" && e.Value == value && value != "",
			elements.Kind == yaml.SequenceNode && rest == "" && child(target(e), "name").Value == value && value != "":
			return column, e.Line
		case elements.Kind == yaml.SequenceNode && id != "" && rest == id:
			return list + ".*", e.Line
		case elements.Kind == yaml.SequenceNode && id != "" && strings.HasPrefix(rest, id+"."):
			return list + ".*." + strings.TrimPrefix(rest, id+"."), e.Line
		}
	}
	return column, 0
}

// keyInText is a key of dossier.yaml in a message: (target_year).
var keyInText = regexp.MustCompile(`\(([a-z_]+)\)`)

// inHeaders calls the keys in a message by their headers, where they are keys of
// the path or of the root.
func inHeaders(path, text string) string {
	return keyInText.ReplaceAllStringFunc(text, func(found string) string {
		key := strings.Trim(found, "()")
		for _, at := range []string{path, ""} {
			if _, c := columnOf(join(at, key), false); c != nil {
				return "(«\u00a0" + c.header + "\u00a0»)"
			}
		}
		return found
	})
}
