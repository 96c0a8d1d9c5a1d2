package inventory

import (
	"encoding/csv"
	"io"
	"maps"
	"slices"
	"strconv"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/fold"
	"github.com/reen-numerique/reen/internal/lookup"
	"github.com/reen-numerique/reen/internal/sheet"
)

// Mapping says what the words of a municipality's own files mean. It is kept
// in a CSV file that WriteMapping proposes and ReadMapping reads.
type Mapping struct {
	Columns     map[string]string // header → field, as Options.Columns
	Types       map[string]string // type → item
	States      map[string]footprint.State
	Departments map[string]string // site → department
}

// Into adds the mapping to options, whose own entries stay.
func (m Mapping) Into(o Options) Options {
	o.Columns, o.Types = merged(o.Columns, m.Columns), merged(o.Types, m.Types)
	o.States, o.Departments = merged(o.States, m.States), merged(o.Departments, m.Departments)
	return o
}

func merged[V any](first, then map[string]V) map[string]V {
	if len(then) == 0 {
		return first
	}
	out := maps.Clone(then)
	maps.Copy(out, first)
	return out
}

// mappingHeader is that of the file of a mapping.
var mappingHeader = []string{"quoi", "ecrit", "signifie", "proposition", "lignes", "fichier", "ligne"}

// WriteMapping writes words that were not understood as a file to fill in: the
// column "signifie" is for people, "proposition" is what is near, and no more
// than a proposition. What a mapping already says stands first.
func WriteMapping(w io.Writer, known Mapping, unknown []Unknown) error {
	out := csv.NewWriter(w)
	out.Comma = ';'
	rows := append([][]string{mappingHeader}, known.rows()...)
	for _, u := range unknown {
		rows = append(rows, []string{string(u.Subject), u.Text, "", u.Suggestion, strconv.Itoa(u.Rows), u.File, rowNumber(u.Row)})
	}
	for _, row := range rows {
		for i := range row {
			row[i] = sheet.Neutral(row[i])
		}
	}
	return out.WriteAll(rows)
}

func (m Mapping) rows() [][]string {
	states := map[string]string{}
	for word, s := range m.States {
		states[word] = frenchState(s)
	}
	var out [][]string
	for _, part := range []struct {
		subject Subject
		words   map[string]string
	}{{UnknownColumn, m.Columns}, {UnknownType, m.Types}, {UnknownState, states}, {UnknownSite, m.Departments}} {
		for _, word := range slices.Sorted(maps.Keys(part.words)) {
			out = append(out, []string{string(part.subject), word, part.words[word], "", "", "", ""})
		}
	}
	return out
}

// ReadMapping reads a mapping that was filled in. A row without a meaning says
// nothing; one whose meaning is unknown is a problem of the list, and left out.
func ReadMapping(r io.Reader, name string, set *factors.Set) (Mapping, diag.List, error) {
	if r == nil {
		return Mapping{}, nil, errNoReader
	}
	o, err := Options{Name: name}.resolve(set)
	if err != nil {
		return Mapping{}, nil, err
	}
	m := &mappingReader{resolved: o, Mapping: Mapping{map[string]string{}, map[string]string{}, map[string]footprint.State{}, map[string]string{}}}
	if err := m.read(r); err != nil {
		return Mapping{}, nil, delimited.InFile(name, delimited.WithLimit(err, mappingBytes))
	}
	return m.Mapping, m.problems, nil
}

// mappingBytes bounds the file of a mapping.
const mappingBytes = 16 << 20

type mappingReader struct {
	*resolved
	Mapping
	problems diag.List
}

func (m *mappingReader) read(r io.Reader) error {
	in := delimited.NewLines(r, delimited.Options{Bytes: mappingBytes, Line: m.Limits.Line})
	first, err := in.First(1)
	if err != nil {
		return err
	}
	columns, separator := mappingColumns(first)
	if columns == nil {
		return delimited.Failf("ce n’est pas une table de correspondances\u00a0: les colonnes «\u00a0quoi\u00a0», «\u00a0ecrit\u00a0» et «\u00a0signifie\u00a0» sont attendues")
	}
	recs := records{delimited.Rows{Lines: in, Split: delimited.Splitter{Separator: separator, Most: m.Limits.Columns}, Bytes: m.Limits.Line}}
	for {
		rec, err := recs.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if !rec.comment {
			m.take(rec, columns)
		}
	}
}

// mappingColumns finds the three columns that are read, and the separator.
func mappingColumns(first []delimited.Line) (columns []int, separator byte) {
	for _, sep := range []byte(delimited.Separators) {
		split := delimited.Splitter{Separator: sep}
		if split.Take(first) == 0 {
			continue
		}
		columns = nil
		for _, name := range mappingHeader[:3] {
			if i := slices.IndexFunc(split.Cells(), func(c []byte) bool { return headerKey(string(c)) == name }); i >= 0 {
				columns = append(columns, i)
			}
			split.Take(first) // its cells are given once
		}
		if len(columns) == 3 {
			return columns, sep
		}
	}
	return nil, 0
}

func (m *mappingReader) take(rec record, columns []int) {
	text := func(n int) string {
		if i := columns[n]; i < len(rec.cells) {
			return sheet.Plain(firstLine(string(rec.cells[i])))
		}
		return ""
	}
	subject, word, means := text(0), text(1), text(2)
	p := diag.Problem{Severity: diag.Refused, File: m.Name, Row: rec.row, Column: "signifie", Value: diag.Clip(means), Code: "unknown-meaning"}
	switch {
	case rec.fault != "":
		p = faultProblem(rec.fault)
		p.Severity, p.File, p.Row = diag.Refused, m.Name, rec.row
	case means == "" || word == "":
		return
	case m.put(Subject(fold.Label(subject)), word, means, &p):
		return
	}
	if p.Remedy == "" {
		p.Remedy = remedies()[p.Code]
	}
	m.problems = append(m.problems, p)
}

// put keeps the meaning of a word, or says why it has none.
func (m *mappingReader) put(subject Subject, word, means string, p *diag.Problem) bool {
	switch subject {
	case UnknownColumn:
		f, ok := fieldOf(means)
		if !ok {
			p.Message, p.Remedy = "colonne inconnue", diag.DidYouMean(means, fieldNames[:])
			return false
		}
		m.Columns[word] = fieldNames[f]
	case UnknownType:
		item, err := m.itemNamed(means)
		if err != nil {
			p.Message = err.Error()
			return false
		}
		m.Types[word] = item
	case UnknownState:
		s, ok := m.state(means)
		if !ok {
			p.Message, p.Remedy = "état inconnu", "Écrivez «\u00a0en service\u00a0», «\u00a0en stock\u00a0», «\u00a0réformé\u00a0», «\u00a0perdu\u00a0» ou «\u00a0commandé\u00a0»"
			return false
		}
		m.States[word] = s
	case UnknownSite:
		m.Departments[word] = means
	default:
		p.Column, p.Value = "quoi", diag.Clip(string(subject))
		p.Message, p.Remedy = "sujet inconnu", "Écrivez «\u00a0colonne\u00a0», «\u00a0type\u00a0», «\u00a0etat\u00a0» ou «\u00a0site\u00a0»"
		return false
	}
	return true
}

// itemNamed finds an item by its id, or by what people call it.
func (m *mappingReader) itemNamed(means string) (string, error) {
	if _, ok := meaning("ignored", means); ok {
		return Ignored, nil
	}
	if id := m.set.Identify(labelOf(means)); len(id.Items) == 1 {
		return id.Items[0].ID, nil
	}
	item, err := lookup.Item(m.set, means)
	if err != nil {
		return "", err
	}
	return item.ID, nil
}

// labelOf is a type alone.
func labelOf(text string) factors.Label { return factors.Label{Type: text} }
