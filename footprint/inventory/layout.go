package inventory

import (
	"math"
	"slices"

	"github.com/reen-numerique/reen/factors"
)

// layout tells where the fields of a table are.
type layout struct {
	*format
	headers  []string          // as written
	columns  [fieldCount][]int // by field, the preferred first
	only     [fieldCount]int   // by field, its column, or none or several
	unknown  []int
	repeated []int         // the same header again: not read
	known    int           // headers
	own      int           // of which the format's own
	item     *factors.Item // that a header counts: "Nombre d'écrans"
	counted  bool          // a header says so, or the options do
}

// Columns of a field that has not one of its own.
const (
	several = -1
	nowhere = math.MaxInt
)

// layOut recognises the headers of a row as those of the format that makes
// most of them. It is a guess until ready says that what is needed is there.
func (o *resolved) layOut(cells [][]byte) *layout {
	headers := make([]string, 0, len(cells))
	for _, c := range cells {
		headers = append(headers, firstLine(string(c)))
	}
	for len(headers) > 0 && headers[len(headers)-1] == "" { // a separator at the end of the lines
		headers = headers[:len(headers)-1]
	}
	keys := make([]string, len(headers))
	for i := range headers {
		keys[i] = headerKey(string(cells[i]))
	}
	var best *layout
	for _, f := range o.formats {
		if f.list == documents {
			continue
		}
		l := layOutAs(f, headers, keys, o.columns)
		o.countHeader(l)
		if best == nil || l.better(best, o.item != nil) {
			best = l
		}
	}
	return best
}

func layOutAs(f *format, headers, keys []string, chosen map[string]field) *layout {
	l := &layout{format: f, headers: headers}
	var ranks [fieldCount][]int
	seen := map[string]bool{}
	for i, key := range keys {
		h, ok := f.meaningOf(key, chosen)
		if !ok {
			if bare, cut := withoutUnit(headers[i]); cut {
				h, ok = f.meaningOf(bare, chosen)
			}
		}
		switch {
		case key == "":
		case !ok:
			l.unknown = append(l.unknown, i)
		case seen[key]:
			l.repeated = append(l.repeated, i)
		default:
			seen[key] = true
			l.known++
			if h.own || h.rank < 0 {
				l.own++
			}
			l.counted = l.counted || h.rank < 0 && h.field == fieldQuantity
			at, _ := slices.BinarySearch(ranks[h.field], h.rank)
			ranks[h.field] = slices.Insert(ranks[h.field], at, h.rank)
			l.columns[h.field] = slices.Insert(l.columns[h.field], at, i)
		}
	}
	l.place()
	return l
}

// place notes the columns of each field.
func (l *layout) place() {
	for f, columns := range l.columns {
		switch len(columns) {
		case 0:
			l.only[f] = nowhere
		case 1:
			l.only[f] = columns[0]
		default:
			l.only[f] = several
		}
	}
}

// better tells whether a layout makes more of a row than another: one that is
// ready, then that of the most headers of its own, then of the most known.
func (l *layout) better(than *layout, typed bool) bool {
	if a, b := l.ready(typed), than.ready(typed); a != b {
		return a
	}
	if !l.ready(typed) { // of two that are not, what most people mean, nearest to what the row has
		return l.common == than.common && l.known > than.known || l.common && !than.common
	}
	if l.own != than.own {
		return l.own > than.own
	}
	return l.known > than.known
}

func (l *layout) has(f field) bool { return len(l.columns[f]) > 0 }

// names tells whether a column names each device.
func (l *layout) names() bool {
	return l.has(fieldName) || l.has(fieldSerial) || l.has(fieldUUID) || l.has(fieldAsset)
}

// ready tells whether the headers are enough to read rows. A list of devices
// that says how many belongs to a format whose rows are quantities.
func (l *layout) ready(typed bool) bool {
	typed = typed || l.item != nil
	counted := l.device && l.list == equipment && l.has(fieldQuantity) && !l.countsItself()
	return l.own >= l.least && !counted && len(l.missing(typed)) == 0
}

// countsItself tells whether the column of quantities is one of the format's own.
func (l *layout) countsItself() bool {
	return l.counted || slices.ContainsFunc(l.columns[fieldQuantity], func(i int) bool { return l.format.headers[headerKey(l.headers[i])].own })
}

// missing gives the columns that are needed and not there, the first of each
// group; a default item does for the type.
func (l *layout) missing(typed bool) []string {
	var out []string
	for _, group := range l.needs {
		if !slices.ContainsFunc(group, l.has) && !(typed && group[0] == fieldType) {
			out = append(out, fieldNames[group[0]])
		}
	}
	return out
}

// header gives the text above the column of a field, for messages.
func (l *layout) header(f field) string {
	if !l.has(f) {
		return fieldNames[f]
	}
	return l.headers[l.columns[f][0]]
}
