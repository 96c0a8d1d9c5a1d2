package dossier

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/fold"
	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// formRows are searched for the labels of a form, in a sheet of another name.
const formRows = 80

// holdsDossier tells the workbook of a dossier: by the sheet of the body or,
// where that was removed or renamed, by two sheets that have the headers of ours.
func holdsDossier(book *spreadsheet.Book) (bool, error) {
	names := book.Sheets()
	if slices.ContainsFunc(names, func(name string) bool { return sheetNamed(name) == bodySheet() }) {
		return true, nil
	}
	ours := 0
	for n, name := range names {
		rows, err := firstRows(book, n)
		if err != nil {
			return false, err
		}
		if sheetLike(name, rows) != nil {
			ours++
		}
	}
	return ours > 1, nil
}

func firstRows(book *spreadsheet.Book, n int) (out []spreadsheet.Row, err error) {
	in, err := book.Rows(n)
	for err == nil && len(out) < formRows {
		var r spreadsheet.Row
		if r, err = in.Next(); err == nil {
			out = append(out, r)
		}
	}
	if err == io.EOF {
		err = nil
	}
	return out, err
}

// bodySheet is the sheet that makes a workbook a dossier.
func bodySheet() *sheet {
	s, _ := columnOf("body.name", false)
	return s
}

// sheetNamed finds a sheet by its name as people write it, or nil.
func sheetNamed(name string) *sheet {
	all := sheets()
	for i := range all {
		if fold.Label(all[i].name) == fold.Label(name) {
			return &all[i]
		}
	}
	return nil
}

// sheetLike finds the sheet whose headers, or labels, these rows have at least
// half of, two or more; nil for none. Of several it is the one that they have
// the most of, then the one that has no other, then the one that the name holds.
func sheetLike(name string, rows []spreadsheet.Row) *sheet {
	var best *sheet
	var most [3]int
	all := sheets()
	for i := range all {
		s := &all[i]
		known, labels := s.known(rows), len(s.labels())
		if known < 2 || 2*known < labels {
			continue
		}
		rank := [3]int{known, -labels, oneIf(strings.Contains(fold.Label(name), fold.Label(s.name)))}
		if best == nil || slices.Compare(rank[:], most[:]) > 0 {
			best, most = s, rank
		}
	}
	return best
}

// known counts the headers of a sheet that rows have, or the labels of a form.
func (s *sheet) known(rows []spreadsheet.Row) int {
	g := layOut(s, "", rows)
	switch {
	case g == nil || s.form == noticeForm:
		return 0
	case s.form != singleForm:
		return len(g.columns) - len(slices.DeleteFunc(slices.Clone(g.columns), func(c *column) bool { return c != nil }))
	}
	n, label := 0, g.titled(labelHeader)
	for _, c := range s.labels() {
		if slices.ContainsFunc(g.rows, func(r spreadsheet.Row) bool { return titleKey(cell(r, label)) == fold.Label(c.header) }) {
			n++
		}
	}
	return n
}

// readSheets reads every sheet that is ours, by its name or by its headers.
func (w *workbook) readSheets() error {
	w.items = namesOf(w.set)
	seen := map[*sheet]bool{}
	var others []int
	for n, name := range w.book.Sheets() {
		switch s := sheetNamed(name); {
		case s == nil && name == listsSheet:
		case s == nil || seen[s]:
			others = append(others, n)
		default:
			seen[s] = true
			if err := w.readSheet(n, s); err != nil {
				return err
			}
		}
	}
	for _, n := range others {
		if err := w.readOther(n, seen); err != nil {
			return err
		}
	}
	if body := bodySheet(); !seen[body] {
		w.refuse("missing-sheet", w.name, 0, "", "la feuille «\u00a0"+body.name+"\u00a0» manque, ou ses en-têtes ont changé", "Reprenez-la d’un modèle vide, que donne «\u00a0reen init --workbook\u00a0»")
	}
	return nil
}

// file names a sheet in messages, and in the ids of its lines.
func (w *workbook) file(s *sheet) string { return w.name + "#" + cmp.Or(w.titles[s], s.name) }

// addsUp tells the sheets that may be several: their rows are lines.
func (s *sheet) addsUp() bool { return s.form == equipmentForm || s.form == machinesForm }

// readOther reads a sheet that has none of our names, or one that is taken, where
// its headers are ours.
func (w *workbook) readOther(n int, seen map[*sheet]bool) error {
	title := w.book.Sheets()[n]
	file := w.name + "#" + diag.Clip(title)
	rows, lost, err := w.readRows(n, file)
	if err != nil {
		return err
	}
	s := sheetLike(title, rows)
	switch {
	case s == nil:
		w.unknownSheet(title, sheetNamed(title))
		w.leave(file, rows, lost)
		return nil
	case seen[s] && !s.addsUp():
		w.refuse("repeated-sheet", file, 0, "", "une autre feuille a les mêmes en-têtes\u00a0: seule «\u00a0"+s.name+"\u00a0» est lue", "Réunissez les deux feuilles, ou retirez celle-ci")
		return nil
	case !seen[s]:
		w.titles[s] = diag.Clip(title)
	}
	seen[s] = true
	w.doubt("sheet-by-headers", file, 0, "feuille lue comme «\u00a0"+s.name+"\u00a0», d’après ses en-têtes", "Retirez-la si c’est une copie\u00a0; sinon, donnez-lui le nom du modèle")
	return w.take(s, file, rows, lost)
}

// unknownSheet says that a sheet is not read: it may be a person's own notes.
func (w *workbook) unknownSheet(title string, named *sheet) {
	p := diag.Problem{Code: "unknown-sheet", Severity: diag.Doubt, File: w.name, Value: diag.Clip(title), Message: "feuille inconnue, non lue"}
	var names []string
	for _, s := range sheets() {
		names = append(names, s.name)
	}
	switch p.Remedy = diag.DidYouMean(fold.Label(title), names); {
	case named != nil:
		p.Code, p.Severity, p.Message, p.Remedy = "repeated-sheet", diag.Refused, "une autre feuille a le même nom\u00a0: seule la première est lue", "Réunissez les deux feuilles"
	case p.Remedy == "":
		p.Remedy = "Si elle doit l’être, donnez-lui un nom et des en-têtes du modèle"
	}
	w.problems = append(w.problems, p)
}

// leave refuses the rows of a sheet that is not read, so that the account of
// lines is whole. What has one cell a row is a text, and the first of the others
// the header.
func (w *workbook) leave(file string, rows []spreadsheet.Row, lost diag.List) {
	header := true
	for _, r := range rows {
		switch {
		case !isLine(r):
		case header:
			header = false
		default:
			w.unread = append(w.unread, unreadRow(file, r.Number))
		}
	}
	w.unread = append(w.unread, lost...)
}

// isLine tells a row of several cells: a line has a type and a quantity.
func isLine(r spreadsheet.Row) bool {
	n := 0
	for i := range r.Cells {
		if cell(r, i) != "" {
			n++
		}
	}
	return n > 1
}

func unreadRow(file string, row int) diag.Problem {
	return diag.Problem{Code: "unread-row", Severity: diag.Refused, File: file, Row: row, Message: "ligne d’une feuille qui n’est pas lue",
		Remedy: "Donnez à la feuille les en-têtes du modèle, ou retirez-la si elle n’est pas d’inventaire"}
}

// readSheet reads a sheet that has one of our names.
func (w *workbook) readSheet(n int, s *sheet) error {
	rows, lost, err := w.readRows(n, w.file(s))
	if err != nil {
		return err
	}
	return w.take(s, w.file(s), rows, lost)
}

// take reads rows as those of a sheet.
func (w *workbook) take(s *sheet, file string, rows []spreadsheet.Row, lost diag.List) error {
	if s.form == noticeForm {
		return nil
	}
	g := layOut(s, file, rows)
	switch {
	case len(rows) == 0:
		w.problems = append(w.problems, lost...)
		return nil
	case g == nil:
		w.headless(s, file, rows, lost)
		return nil
	case s.form == equipmentForm:
		g.lost = lost // lines that count as refused
	default:
		w.problems = append(w.problems, lost...)
	}
	w.broken(g)
	switch s.form {
	case singleForm:
		return w.single(g)
	case listForm:
		return w.list(g)
	case columnsForm:
		return w.lists(g)
	}
	w.grids = append(w.grids, g)
	return nil
}

// headless refuses a sheet that lost its headers, and the lines in it.
func (w *workbook) headless(s *sheet, file string, rows []spreadsheet.Row, lost diag.List) {
	w.refuse("no-header", file, 0, "", "les en-têtes du modèle manquent\u00a0: la feuille n’est pas lue", "Remettez-les au-dessus des lignes")
	if s.form != equipmentForm {
		w.problems = append(w.problems, lost...)
		return
	}
	for _, r := range rows {
		if isLine(r) {
			w.unread = append(w.unread, unreadRow(file, r.Number))
		}
	}
	w.unread = append(w.unread, lost...)
}
