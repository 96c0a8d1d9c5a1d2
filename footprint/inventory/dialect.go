package inventory

import (
	"cmp"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/reen-numerique/reen/factors/diag"
)

// headerLines is how many lines are searched for the header.
const headerLines = 20

// maxHints is how many unknown headers are compared with the known ones.
const maxHints = 50

// separators of cells, the likeliest first.
const separators = ";,\t"

// dialect is how a file is written, known from its header.
type dialect struct {
	*layout
	separator byte
	before    int // lines before the header that are not blank
	row       int // line of the header
}

// detect finds the header among the first lines and leaves the source on
// the line below it.
func detect(src *source, o *resolved) (dialect, error) {
	lines, err := peek(src)
	if err != nil {
		return dialect{}, err
	}
	var near dialect
	before := 0
	for at, l := range lines {
		if strings.TrimSpace(string(l.text)) == "" && !l.long {
			continue
		}
		d, used := parse(lines[at:], o)
		d.before, d.row = before, l.number
		before++
		switch {
		case d.layout == nil || d.commented():
			continue
		case d.ready(o.item != nil):
			if len(d.headers) > o.Limits.Columns {
				return dialect{}, sayf("plus de %d colonnes", o.Limits.Columns)
			}
			src.unread(lines[at+used:])
			return d, nil
		case near.layout == nil || d.likeness() > near.likeness():
			near = d
		}
	}
	return dialect{}, near.unrecognised(o)
}

// peek reads the first lines.
func peek(src *source) ([]line, error) {
	var lines []line
	for len(lines) < headerLines {
		l, err := src.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		lines = append(lines, l.keep())
	}
	return lines, nil
}

// parse lays out the record at the start of lines with the separator that
// makes most sense of it, and tells how many lines it takes.
func parse(lines []line, o *resolved) (best dialect, used int) {
	for _, sep := range []byte(separators) {
		split := splitter{separator: sep, most: o.Limits.Columns + 1}
		state := open
		n := 0
		for ; n < len(lines) && state == open; n++ {
			if lines[n].long {
				state = broken
				break
			}
			state = split.feed(lines[n].text)
		}
		if state != complete {
			continue
		}
		l := layOut(split.row(), o.columns)
		if best.layout == nil || l.known > best.known || l.known == best.known && len(l.headers) > len(best.headers) {
			best, used = dialect{layout: l, separator: sep}, n
		}
	}
	return best, used
}

// commented tells a line of comment from a header whose first column is the
// number of the row, "#".
func (d dialect) commented() bool {
	return len(d.headers) > 0 && strings.HasPrefix(d.headers[0], "#") && d.headers[0] != "#"
}

// likeness tells how much of a row is a header: known headers first, then
// those that are nearly known.
func (d dialect) likeness() int {
	n := 2 * d.known
	for _, i := range d.unknown[:min(len(d.unknown), maxHints)] {
		if nearest(d.headers[i]) != "" {
			n++
		}
	}
	return n
}

// unrecognised says what the likeliest row lacks to be a header.
func (d dialect) unrecognised(o *resolved) error {
	const said = "aucun en-tête reconnu dans les 20\u00a0premières lignes"
	if d.layout == nil || d.likeness() == 0 {
		return sayf("%s\u00a0: une colonne «\u00a0type\u00a0» et une colonne «\u00a0quantite\u00a0» sont attendues, ou une liste exportée de GLPI", said)
	}
	missing := d.missing(o.item != nil)
	var hints []string
	for _, i := range d.unknown[:min(len(d.unknown), maxHints)] {
		if known := nearest(d.headers[i]); known != "" && len(hints) < 3 {
			hints = append(hints, "«\u00a0"+diag.Clip(d.headers[i])+"\u00a0» pour «\u00a0"+known+"\u00a0»")
		}
	}
	hint := ""
	if len(hints) > 0 {
		hint = ". Est-ce " + strings.Join(hints, ", ") + "\u202f?"
	}
	return sayf("%s\u00a0: à la ligne %d, il manque %s%s", said, d.row, quoted(missing), hint)
}

func quoted(names []string) string {
	return "«\u00a0" + strings.Join(names, "\u00a0» et «\u00a0") + "\u00a0»"
}

// nearest gives the known header nearest to an unknown one, or "".
func nearest(text string) string {
	return headers()[diag.Suggest(headerKey(text), headerKeys())].text
}

// headerKeys are the keys of the headers that are read, in the order of the
// table: among equals the first is meant.
var headerKeys = sync.OnceValue(func() []string {
	byRank := func(a, b string) int { return cmp.Compare(headers()[a].rank, headers()[b].rank) }
	keys := slices.SortedFunc(maps.Keys(headers()), byRank)
	return slices.DeleteFunc(keys, func(k string) bool { f := headers()[k].field; return f == fieldIgnored || f == fieldUser })
})
