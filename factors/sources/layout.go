package sources

import (
	"slices"
	"strings"
	"sync"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/fold"
)

// kind is one of the tables that a format is made of.
type kind struct {
	format Format
	table  string // "values", or "types" and "matches" of NumEcoEval
}

// column is a column that is read.
type column struct {
	field    string
	required bool
	headers  []string // as publishers write it
}

// layout is where the columns of a file are.
type layout struct {
	kind
	headers []string
	row     int            // line of the header
	columns map[string]int // by field
	unread  []int          // columns that no field reads
}

// kinds gives the tables in the order of the formats, with their columns.
var kinds = sync.OnceValues(func() ([]kind, map[kind][]column) {
	var order []kind
	columns := map[kind][]column{}
	for _, r := range table("columns.csv") {
		k := kind{Format(r[0]), r[1]}
		if !slices.Contains(order, k) {
			order = append(order, k)
		}
		columns[k] = append(columns[k], column{r[2], r[3] == "yes", strings.Split(r[4], "|")})
	}
	return order, columns
})

// headerKey makes headers alike that differ by case, accents, underscores or
// spaces.
func headerKey(s string) string { return strings.ReplaceAll(fold.Label(s), " ", "") }

// layOut finds the table whose header the cells are most like, of the one
// format wanted or of all; nil when no cell is known.
func layOut(cells []string, wanted Format) *layout {
	at := map[string]int{}
	for i, c := range cells {
		if key := headerKey(c); key != "" {
			if _, twice := at[key]; !twice {
				at[key] = i
			}
		}
	}
	order, columns := kinds()
	var best *layout
	for _, k := range order {
		if wanted != "" && k.format != wanted {
			continue
		}
		l := &layout{kind: k, headers: cells, columns: map[string]int{}}
		for _, c := range columns[k] {
			for _, h := range c.headers {
				if i, ok := at[headerKey(h)]; ok {
					l.columns[c.field] = i
				}
			}
		}
		best = nearer(best, l)
	}
	if best == nil || len(best.columns) == 0 {
		return nil
	}
	best.unread = best.others()
	return best
}

// nearer gives the layout that makes more sense: the one that lacks nothing,
// then the one with more known columns; the first among equals.
func nearer(a, b *layout) *layout {
	if a == nil || b == nil {
		if a == nil {
			return b
		}
		return a
	}
	whole := func(l *layout) bool { return l.missing() == nil }
	if whole(a) != whole(b) {
		if whole(a) {
			return a
		}
		return b
	}
	if len(b.columns) > len(a.columns) {
		return b
	}
	return a
}

// missing gives the headers that the table cannot do without.
func (l *layout) missing() []string {
	_, columns := kinds()
	var out []string
	for _, c := range columns[l.kind] {
		if _, ok := l.columns[c.field]; c.required && !ok {
			out = append(out, c.headers[0])
		}
	}
	return out
}

func (l *layout) others() []int {
	read := map[int]bool{}
	for _, i := range l.columns {
		read[i] = true
	}
	var out []int
	for i, h := range l.headers {
		if !read[i] && strings.TrimSpace(h) != "" {
			out = append(out, i)
		}
	}
	return out
}

// header gives the header of a field as the file writes it.
func (l *layout) header(field string) string {
	if i, ok := l.columns[field]; ok {
		return diag.Clip(l.headers[i])
	}
	return ""
}

// errUnrecognised is the cause of a file whose header is no known one.
var errUnrecognised = delimited.Failf("aucun en-tête connu dans les 20\u00a0premières lignes")

// unrecognised says what the likeliest row lacks to be a header.
func unrecognised(near *layout, wanted Format) error {
	text := errUnrecognised.Error()
	switch {
	case near != nil:
		text += "\u00a0: il manque, pour le format " + string(near.format) + ", à la ligne " + itoa(near.row) + ", «\u00a0" + strings.Join(near.missing(), "\u00a0», «\u00a0") + "\u00a0»"
	case wanted != "":
		text += " pour le format " + string(wanted)
	default:
		text += "\u00a0: un export de la Base Carbone, de la Base Empreinte numérique, des fiches de Boavizta, des tables NumEcoEval ou G4IT, ou un fichier au format de reen est attendu"
	}
	return delimited.Because(errUnrecognised, text)
}
