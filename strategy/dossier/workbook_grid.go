package dossier

import (
	"cmp"
	"io"
	"strings"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/fold"
	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// Limits of a workbook. Rows are counted in the application's own way: none
// has more than a million.
const (
	maxWorkbook  = 64 << 20  // bytes of the file
	maxText      = 128 << 20 // bytes of its cells, in all
	maxRowNumber = 1 << 20
	headerRows   = 20 // searched for the header
	brokenSize   = 32 // bytes of a cell without a value
)

// listsSheet is the hidden sheet of the words to choose from.
const listsSheet = "listes"

// The headers of a form.
const (
	labelHeader = "rubrique"
	valueHeader = "valeur"
)

// grid is a sheet as it was read: its header, and the rows below.
type grid struct {
	*sheet
	file    string // "classeur.xlsx#actions"
	row     int    // of the header
	titles  []string
	columns []*column // by cell, nil where the header is none of ours
	rows    []spreadsheet.Row
	lost    diag.List // rows that could not be read
}

// readRows gives all rows of a sheet, and the problems of those that cannot be
// read.
func (w *workbook) readRows(n int, file string) (out []spreadsheet.Row, lost diag.List, err error) {
	in, err := w.book.Rows(n)
	if err != nil {
		return nil, nil, err
	}
	for {
		r, err := in.Next()
		switch {
		case err == io.EOF:
			return out, lost, nil
		case err != nil:
			return nil, nil, err
		case r.Number > maxRowNumber:
			return nil, nil, delimited.TooLargef("la feuille «\u00a0%s\u00a0» a plus de %d lignes", diag.Clip(file), maxRowNumber)
		case r.Fault != "":
			lost = append(lost, diag.Problem{Code: "unreadable-row", Severity: diag.Refused, File: file, Row: r.Number,
				Message: "ligne trop longue ou trop large, non lue", Remedy: "Vérifiez qu’elle ne contient pas de texte collé par erreur"})
			continue
		}
		for _, c := range r.Cells {
			w.text += len(c)
		}
		w.text += brokenSize * len(r.Broken)
		if w.text > maxText {
			return nil, nil, delimited.TooLargef("classeur trop volumineux\u00a0: plus de %s de texte", delimited.Size(maxText))
		}
		out = append(out, r)
	}
}

// layOut finds the header among the first rows: the row that has most of
// ours. It is nil for a sheet without one.
func layOut(s *sheet, file string, rows []spreadsheet.Row) *grid {
	var best *grid
	most := 0
	for i, r := range rows {
		if i == headerRows {
			break
		}
		g := &grid{sheet: s, file: file, row: r.Number, titles: r.Cells, columns: make([]*column, len(r.Cells)), rows: rows[i+1:]}
		if known := g.recognise(); known > most {
			best, most = g, known
		}
	}
	return best
}

// recognise lays the columns over the titles, each once, and counts them.
func (g *grid) recognise() (known int) {
	for i, title := range g.titles {
		key := titleKey(title)
		if g.form == singleForm {
			if key == labelHeader || key == valueHeader {
				known++
			}
			continue
		}
		for _, c := range g.labels() {
			if fold.Label(c.header) == key && key != "" && g.at(c) < 0 {
				g.columns[i] = c
				known++
				break
			}
		}
	}
	if g.form == singleForm && known < 2 {
		return 0
	}
	return known
}

// at is the place of a column among the cells, or -1.
func (g *grid) at(c *column) int {
	for i, known := range g.columns {
		if known == c {
			return i
		}
	}
	return -1
}

// titled is the place of a title, or -1.
func (g *grid) titled(key string) int {
	for i, title := range g.titles {
		if titleKey(title) == key {
			return i
		}
	}
	return -1
}

// cell gives the text of a cell, "" beyond the last.
func cell(r spreadsheet.Row, at int) string {
	if at < 0 || at >= len(r.Cells) {
		return ""
	}
	return strings.TrimSpace(r.Cells[at])
}

// unknownTitles refuses the columns of a list that are none of ours and hold
// something.
func (w *workbook) unknownTitles(g *grid) {
	for i := range g.width() {
		title := cell(spreadsheet.Row{Cells: g.titles}, i)
		if i < len(g.columns) && g.columns[i] != nil || !g.filled(i) {
			continue
		}
		message, remedy := "colonne inconnue, non lue", cmp.Or(g.nearest(title), "Remettez l’en-tête du modèle, ou retirez la colonne")
		if g.repeats(i) {
			message, remedy = "colonne en double\u00a0: seule la première est lue", "Réunissez les deux colonnes"
		}
		if title == "" {
			message = "colonne " + spreadsheet.Letters(i) + " sans en-tête, non lue"
		}
		w.refuse("unknown-column", g.file, g.row, title, message, remedy)
	}
}

// nearest offers the header of ours that is nearest to a title, if any is.
func (g *grid) nearest(title string) string {
	var headers []string
	for _, c := range g.labels() {
		headers = append(headers, c.header)
	}
	return diag.DidYouMean(titleKey(title), headers)
}

// width is that of the widest row.
func (g *grid) width() int {
	n := len(g.titles)
	for _, r := range g.rows {
		n = max(n, len(r.Cells))
	}
	return n
}

// filled tells a column that holds something.
func (g *grid) filled(at int) bool {
	for _, r := range g.rows {
		if cell(r, at) != "" {
			return true
		}
	}
	return false
}

// repeats tells a title that stands a second time.
func (g *grid) repeats(at int) bool {
	return at < len(g.titles) && titleKey(g.titles[at]) != "" && g.titled(titleKey(g.titles[at])) < at && g.columns[g.titled(titleKey(g.titles[at]))] != nil
}
