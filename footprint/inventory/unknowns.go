package inventory

import (
	"cmp"
	"errors"
	"maps"
	"slices"

	"github.com/reen-numerique/reen/internal/fold"
)

// Unknowns gathers the words of files that were not understood, each once with
// the number of rows that have it, so that a person settles a dozen names and
// not hundreds of rows. Its zero value is ready; it may serve several readings,
// one after the other.
type Unknowns struct {
	byKey map[unknownKey]*noted // the text folded
}

// noted is a word with its rank among those that were met.
type noted struct {
	Unknown
	rank int
}

// Subject is what an unknown word is about.
type Subject string

// Subjects: a header, a type, a status, and a site whose department is not told.
const (
	UnknownColumn Subject = "colonne"
	UnknownType   Subject = "type"
	UnknownState  Subject = "etat"
	UnknownSite   Subject = "site"
)

// Unknown is one word that was not understood.
type Unknown struct {
	Subject    Subject
	Text       string // as written first
	Rows       int    // that have it; of a column, the files
	File       string // where it stands first
	Row        int
	Suggestion string // what it may mean: a field, an item or a state; "" where nothing is near
}

type unknownKey struct {
	subject Subject
	text    string
}

// maxUnknowns bounds the words that are kept: no one settles more by hand.
const maxUnknowns = 10_000

func (u *Unknowns) add(key unknownKey, file string, row int, suggest func() string) {
	folded := unknownKey{key.subject, fold.Label(key.text)}
	known := u.byKey[folded]
	if known == nil {
		if len(u.byKey) >= maxUnknowns || folded.text == "" {
			return
		}
		if u.byKey == nil {
			u.byKey = map[unknownKey]*noted{}
		}
		known = &noted{Unknown{Subject: key.subject, Text: key.text, File: file, Row: row}, len(u.byKey)}
		if suggest != nil {
			known.Suggestion = suggest()
		}
		u.byKey[folded] = known
	}
	known.Rows++
}

// List gives them by subject, then the most frequent first; columns come first,
// in the order in which their table has them.
func (u *Unknowns) List() []Unknown {
	if u == nil {
		return nil
	}
	order := []Subject{UnknownColumn, UnknownType, UnknownState, UnknownSite}
	met := slices.SortedFunc(maps.Values(u.byKey), func(a, b *noted) int {
		if of := cmp.Compare(slices.Index(order, a.Subject), slices.Index(order, b.Subject)); of != 0 || a.Subject == UnknownColumn {
			return cmp.Or(of, cmp.Compare(a.rank, b.rank))
		}
		return cmp.Or(cmp.Compare(b.Rows, a.Rows), cmp.Compare(a.Text, b.Text))
	})
	var out []Unknown
	for _, known := range met {
		out = append(out, known.Unknown)
	}
	return out
}

// unknownType notes the type of a row that was refused, or counted by default
// or by its model for want of a known type.
func (r *row) unknownType(t *thing) {
	if r.Unknowns == nil || t.problem == nil || t.label == "" || !unknownTypes[t.problem.Code] {
		return
	}
	r.Unknowns.add(unknownKey{UnknownType, t.label}, r.file, r.number, func() string { return r.itemNear(t) })
}

// itemNear gives the item that an unknown type was counted as, or is near to.
func (r *row) itemNear(t *thing) string {
	if t.item != "" {
		return t.item
	}
	near := r.set.Suggest(t.label)
	if near == "" {
		return ""
	}
	if id := r.set.Identify(labelOf(near)); len(id.Items) == 1 {
		return id.Items[0].ID
	}
	return ""
}

// unknownTypes are the problems of a row whose type is not known for sure.
var unknownTypes = map[string]bool{"unknown-type": true, "ambiguous-type": true, "default-type": true, "likely-model": true, "likely-designation": true}

// unknownWord notes a status that was not understood.
func (r *row) unknownWord(f field, code string) {
	if r.Unknowns != nil && code == "unknown-state" {
		r.Unknowns.add(unknownKey{UnknownState, r.text(r.cell(f))}, r.file, r.number, nil)
	}
}

// unknownRest notes the status of a row that is refused for its type: both are
// then settled at once.
func (r *row) unknownRest() {
	cell := r.cell(fieldState)
	if r.Unknowns == nil || len(cell) == 0 {
		return
	}
	if m := r.vocabulary[fieldState].of(cell); m.doubt != nil {
		r.unknownWord(fieldState, m.doubt.code)
	}
}

// unknownColumns notes the headers of a table that were not understood.
func (g *reading) unknownColumns(d dialect, file string) {
	if g.Unknowns == nil {
		return
	}
	for n, i := range d.unknown {
		g.Unknowns.add(unknownKey{UnknownColumn, d.headers[i]}, file, d.row, func() string {
			if h, ok := d.format.headers[headerKey(d.nearest(d.headers[i]))]; ok && n < maxHints {
				return fieldNames[h.field]
			}
			return ""
		})
	}
}

// unknownHeader notes the headers of a table that is of no known format, where
// the row is like one: once they have a meaning, it can be read.
func (g *reading) unknownHeader(d dialect, file string, err error) {
	if errors.Is(err, errUnrecognised) && d.layout != nil && len(d.headers) > 1 {
		g.unknownColumns(d, file)
	}
}
