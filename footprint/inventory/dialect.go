package inventory

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/delimited"
)

// headerLines is how many lines are searched for the header.
const headerLines = 20

// maxHints is how many unknown headers are compared with the known ones.
const maxHints = 50

// dialect is how a file is written, known from its header.
type dialect struct {
	*layout
	separator byte
	before    int // lines before the header that are not blank
	row       int // line of the header
}

// detect finds the header among the first lines; the next line is then the
// one below it. With errUnrecognised it gives what is nearest to one.
func detect(in *delimited.Lines, o *resolved) (dialect, error) {
	lines, err := in.First(headerLines)
	if err != nil {
		return dialect{}, err
	}
	var near dialect
	before := 0
	for at, l := range lines {
		if strings.TrimSpace(string(l.Text)) == "" && !l.Long {
			continue
		}
		d, used := parse(lines[at:], o)
		d.before, d.row = before, l.Number
		before++
		switch {
		case d.layout == nil || d.commented():
			continue
		case d.ready(o.item != nil):
			if len(d.headers) > o.Limits.Columns {
				return dialect{}, delimited.TooLargef("plus de %d colonnes", o.Limits.Columns)
			}
			in.Unread(lines[at+used:])
			return d, nil
		case near.layout == nil || d.likeness() > near.likeness() || len(near.headers) < 2 && near.likeness() == 0:
			near = d
		}
	}
	return near, near.unrecognised(o)
}

// parse lays out the row at the start of lines with the separator that makes
// most sense of it, and tells how many lines it takes.
func parse(lines []delimited.Line, o *resolved) (best dialect, used int) {
	for _, sep := range []byte(delimited.Separators) {
		split := delimited.Splitter{Separator: sep, Most: o.Limits.Columns + 1}
		n := split.Take(lines)
		if n == 0 {
			continue
		}
		l := o.layOut(split.Cells())
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
		if d.nearest(d.headers[i]) != "" {
			n++
		}
	}
	return n
}

// unrecognised says what the likeliest row lacks to be a header.
func (d dialect) unrecognised(o *resolved) error {
	const said = "aucun en-tête reconnu dans les 20\u00a0premières lignes"
	if d.layout == nil || d.likeness() == 0 && len(o.columnsOfThings(d.layout)) < 2 {
		return delimited.Because(d.cause(), said+"\u00a0: "+o.expected())
	}
	if counted := o.columnsOfThings(d.layout); len(counted) > 1 {
		return delimited.Because(d.cause(), fmt.Sprintf("%s\u00a0: à la ligne %d, plusieurs colonnes comptent des appareils (%s). Mettez une ligne par type d’appareil, avec les colonnes «\u00a0type\u00a0» et «\u00a0quantite\u00a0»", said, d.row, quoted(counted)))
	}
	missing := d.missing(o.item != nil)
	if len(missing) == 0 {
		return delimited.Because(d.cause(), fmt.Sprintf("%s\u00a0: à la ligne %d, trop peu de colonnes sont celles de «\u00a0%s\u00a0»", said, d.row, d.name))
	}
	var hints []string
	for _, i := range d.unknown[:min(len(d.unknown), maxHints)] {
		if known := d.nearest(d.headers[i]); known != "" && len(hints) < 3 {
			hints = append(hints, "«\u00a0"+diag.Clip(d.headers[i])+"\u00a0» pour «\u00a0"+known+"\u00a0»")
		}
	}
	hint := ""
	if len(hints) > 0 {
		hint = ". Est-ce " + strings.Join(hints, ", ") + "\u202f?"
	}
	return delimited.Because(d.cause(), fmt.Sprintf("%s\u00a0: à la ligne %d, il manque %s%s", said, d.row, quoted(missing), hint))
}

// errUnrecognised is why a file is none of the formats.
var errUnrecognised = errors.New("inventory: no known header")

// ErrUnknownTable is behind the error of a table whose headers are of no known
// format, and lack what makes a list of equipment. Unknowns then holds those that
// were not understood: Columns of the Options, as a Mapping gives them, tell what
// they hold, and DefaultItem what the table lists where no column does.
var ErrUnknownTable = fmt.Errorf("%w of a table", errUnrecognised)

// cause is why a table that is nearest to this one is not read.
func (d dialect) cause() error {
	if d.layout != nil && len(d.headers) > 1 {
		return ErrUnknownTable
	}
	return errUnrecognised
}

// expected says what a file that has no known header should have.
func (o *resolved) expected() string {
	if o.only(machines) {
		return "une colonne «\u00a0nom\u00a0» et une colonne «\u00a0hote\u00a0» sont attendues"
	}
	return "une colonne «\u00a0type\u00a0» et une colonne «\u00a0quantite\u00a0» sont attendues, ou une liste exportée de GLPI"
}

// only tells whether all that is read is of one list.
func (o *resolved) only(l list) bool {
	return !slices.ContainsFunc(o.formats, func(f *format) bool { return f.list != l })
}

func quoted(names []string) string {
	return "«\u00a0" + strings.Join(names, "\u00a0» et «\u00a0") + "\u00a0»"
}
