package dossier

import (
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fold"
	"github.com/reen-numerique/reen/internal/fr"
	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// The sheets become the tree of nodes that dossier.yaml would be, each with the
// row where it stands, so that one decoder holds both to the same rules.

// single reads a form: a label and its value a row.
func (w *workbook) single(g *grid) error {
	label, value := g.titled(labelHeader), g.titled(valueHeader)
	var headers []string
	byKey := map[string]*column{}
	for _, c := range g.labels() {
		headers = append(headers, c.header)
		byKey[fold.Label(c.header)] = c
	}
	for _, r := range g.rows {
		name, text := cell(r, label), cell(r, value)
		c := byKey[titleKey(name)]
		_, twice := w.rows[pathOf(c)]
		switch {
		case c == nil && text == "": // a title among the labels
		case c == nil:
			remedy := diag.DidYouMean(titleKey(name), headers)
			if remedy == "" {
				remedy = "Remettez la rubrique du modèle"
			}
			w.refuse("unknown-key", g.file, r.Number, name, "rubrique inconnue, non lue", remedy)
		case twice && text != "":
			w.refuse("duplicate-key", g.file, r.Number, name, "rubrique déjà écrite à la ligne "+itoa(w.rows[c.path])+"\u00a0; la première est gardée", "Retirez l’une des deux")
		case !twice:
			w.rows[c.path] = r.Number
			if err := w.put(w.root, c.steps(), c, text, r.Number); err != nil {
				return err
			}
		}
	}
	return nil
}

func pathOf(c *column) string {
	if c == nil {
		return ""
	}
	return c.path
}

// list reads a sheet of elements: one a row, of a list or of a map.
func (w *workbook) list(g *grid) error {
	w.unknownTitles(g)
	root, keyed := g.root(), g.labels()[0].isKey()
	elements := &yaml.Node{Kind: yaml.SequenceNode, Line: g.row}
	if keyed {
		elements.Kind = yaml.MappingNode
	}
	for _, r := range g.rows {
		e := &yaml.Node{Kind: yaml.MappingNode, Line: r.Number}
		key := ""
		for i, c := range g.columns {
			text := cell(r, i)
			if c == nil || text == "" {
				continue
			}
			if c.isKey() {
				key = w.item(c, text)
				continue
			}
			if err := w.put(e, c.steps()[len(root)+1:], c, text, r.Number); err != nil {
				return err
			}
		}
		w.element(elements, e, key, keyed, g)
	}
	if len(elements.Content) > 0 {
		hang(w.root, root, elements, g.row)
	}
	return nil
}

// element adds the element of a row, unless the row says nothing of ours.
func (w *workbook) element(elements, e *yaml.Node, key string, keyed bool, g *grid) {
	switch {
	case !keyed && len(e.Content) > 0:
		elements.Content = append(elements.Content, e)
	case key != "":
		if scalar := child(e, ""); scalar.Kind != 0 {
			e = scalar // of a map of single values
		}
		elements.Content = append(elements.Content, scalarNode(key, e.Line), e)
	case keyed && len(e.Content) > 0:
		c := g.labels()[0]
		w.refuse("missing-value", g.file, e.Line, c.title(), "cette valeur est nécessaire et manque", "Renseignez-la")
	}
}

// lists reads a sheet whose columns are lists of their own.
func (w *workbook) lists(g *grid) error {
	w.unknownTitles(g)
	for i, c := range g.columns {
		if c == nil {
			continue
		}
		texts := &yaml.Node{Kind: yaml.SequenceNode, Line: g.row}
		for _, r := range g.rows {
			if text := cell(r, i); text != "" {
				texts.Content = append(texts.Content, scalarNode(text, r.Number))
			}
		}
		if w.nodes += len(texts.Content); w.nodes > maxNodes {
			return tooManyNodes()
		}
		if len(texts.Content) > 0 {
			hang(w.root, c.steps()[:len(c.steps())-1], texts, g.row)
		}
	}
	return nil
}

func tooManyNodes() error {
	return delimited.TooLargef("classeur trop volumineux\u00a0: plus de %d valeurs hors des inventaires", maxNodes)
}

// put writes a cell at its keys below a mapping. A cell without a text is not
// written: it is unknown.
func (w *workbook) put(m *yaml.Node, keys []string, c *column, text string, row int) error {
	if text == "" {
		return nil
	}
	keys = c.keys(keys)
	n := w.node(c, text, row)
	if w.nodes += 1 + len(n.Content); w.nodes > maxNodes {
		return tooManyNodes()
	}
	if len(keys) == 0 { // the value of a map of single values
		keys = []string{""}
	}
	hang(m, keys, n, row)
	return nil
}

// hang sets a node at its keys below a mapping, and makes the mappings between.
func hang(m *yaml.Node, keys []string, n *yaml.Node, row int) {
	for _, key := range keys[:len(keys)-1] {
		next := child(m, key)
		if next.Kind == 0 {
			next = &yaml.Node{Kind: yaml.MappingNode, Line: row}
			m.Content = append(m.Content, scalarNode(key, row), next)
		}
		m = next
	}
	m.Content = append(m.Content, scalarNode(keys[len(keys)-1], row), n)
}

func scalarNode(text string, row int) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text, Line: row}
}

// node gives the value of a cell as dossier.yaml would write it. What is not
// of the column's kind stays as it is, for the decoder to refuse.
func (w *workbook) node(c *column, text string, row int) *yaml.Node {
	if c.kind.several() {
		list := &yaml.Node{Kind: yaml.SequenceNode, Line: row}
		for _, part := range parts(c.kind, text) {
			if c.kind == itemsKind {
				part = w.item(c, part)
			}
			list.Content = append(list.Content, scalarNode(part, row))
		}
		return list
	}
	switch c.kind {
	case numberKind:
		text = plainNumber(text)
	case dateKind:
		text = isoDay(w.book, text)
	case itemKind:
		text = w.item(c, text)
	default:
		text = c.valueOf(text)
	}
	return scalarNode(text, row)
}

// parts cuts a cell that holds several values.
func parts(k kind, text string) []string {
	cut := func(r rune) bool { return r == '\n' || k != textsKind && r == ';' }
	var out []string
	for _, part := range strings.FieldsFunc(text, cut) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// plainNumber gives a number that was typed as a text, 12 000,5, the form of
// one that is stored as a number.
func plainNumber(text string) string {
	if number.MatchString(text) {
		return text
	}
	if d, err := fr.ParseNumber(text); err == nil {
		return exact.String(d)
	}
	return text
}

// Years that are typed for a date. The cell shows a day of 1905, of which they
// are the number.
const (
	firstYear = 1970
	lastYear  = 2100
)

// isoDay gives the day of a cell as 2024-01-31, the year that was typed for a
// day, or the cell as it is.
func isoDay(book *spreadsheet.Book, text string) string {
	day, ok := book.Date(text)
	if ok && day.Year() >= firstYear {
		return day.Format(time.DateOnly)
	}
	for year := firstYear; ok && year <= lastYear; year++ {
		if numbered, _ := book.Date(itoa(year)); numbered.Equal(day) {
			return itoa(year)
		}
	}
	return text
}

// namesOf gives the ids of the items, of their categories and of the tiers, by
// folded French name. Of the same name, an item wins, then a category.
func namesOf(set *factors.Set) map[string]string {
	out := map[string]string{}
	for _, t := range tiers() {
		out[fold.Label(set.NameOf("tier", string(t)).FR)] = string(t)
	}
	for _, i := range set.Items() {
		if key := fold.Label(set.NameOf("category", i.Category).FR); key != "" {
			out[key] = i.Category
		}
	}
	for _, i := range set.Items() {
		out[fold.Label(i.NameFR)] = i.ID
	}
	return out
}
