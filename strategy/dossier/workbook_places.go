package dossier

import (
	"strings"

	"github.com/reen-numerique/reen/factors/diag"
)

// headers gives the header of the column where a key stands in a workbook, by
// its path or by its pattern; the key itself where no sheet has it.
func headers(path string) string {
	if _, c := columnOf(path, false); c != nil {
		return c.header
	}
	return path[strings.LastIndex(path, ".")+1:]
}

// columnOf finds the sheet and the column of a path such as
// actions.3.lever.kind, whose elements are numbers, names or "*". The column
// is nil for a path that stands for a part of a row, or for a whole sheet.
func columnOf(path string, key bool) (at *sheet, found *column) {
	given := strings.Split(path, ".")
	all, most := sheets(), 0
	for i := range all {
		s := &all[i]
		if s.form != singleForm && s.form != listForm && s.form != columnsForm {
			continue
		}
		for _, c := range s.labels() {
			steps := c.steps()
			n := alike(steps, given)
			if n > most {
				at, found, most = s, nil, n
			}
			if n == most && at == s && found == nil && n == len(given) && (n == len(steps) || n == len(steps)-1 && c.kind.several()) && (!c.isKey() || key || n > len(s.root())+1) {
				found = c
			}
		}
	}
	if found == nil && at != nil && at.form == listForm && at.labels()[0].isKey() && most == len(given) && most == len(at.root())+1 {
		found = at.labels()[0]
	}
	return at, found
}

// alike counts the steps that a path has in common with a column.
func alike(steps, given []string) int {
	n := 0
	for n < len(steps) && n < len(given) && (steps[n] == given[n] || steps[n] == "*" || given[n] == "*") {
		n++
	}
	return n
}

// ofKey are the problems about the key of an entry, and not about its value.
var ofKey = map[string]bool{"unknown-item": true, "duplicate-key": true}

// placed puts the problems that name keys of dossier.yaml at their sheet, row
// and column.
func (w *workbook) placed(problems diag.List) diag.List {
	out := make(diag.List, len(problems))
	for i, p := range problems {
		out[i] = w.place(p)
	}
	return out
}

func (w *workbook) place(p diag.Problem) diag.Problem {
	s, c := columnOf(p.Column, ofKey[p.Code])
	if s == nil {
		p.File = w.name
		return p
	}
	p.File, p.Column = w.file(s), ""
	if s.form == singleForm {
		p.Row = 0 // its parent's; the label has its own
	}
	if c == nil {
		return p
	}
	p.Column = c.title()
	if s.form == singleForm {
		p.Column, p.Row = c.header, w.rows[c.path]
	}
	return inWords(p, c)
}

// inWords says which values a cell may take in the words of its list.
func inWords(p diag.Problem, c *column) diag.Problem {
	words := c.words()
	if words == nil || p.Code != "unknown-value" && p.Code != "wrong-type" {
		return p
	}
	var texts, quoted []string
	for _, w := range words {
		texts, quoted = append(texts, w.text), append(quoted, "«\u00a0"+w.text+"\u00a0»")
	}
	p.Code, p.Message = "unknown-value", "valeur inconnue"
	if p.Remedy = diag.DidYouMean(p.Value, texts); p.Remedy == "" {
		p.Remedy = "Valeurs admises\u00a0: " + strings.Join(quoted, ", ")
	}
	return p
}

// placesHere says where the places that host are named in a workbook.
func placesHere() string {
	s, _ := columnOf("hosting", false)
	return "à la feuille «\u00a0" + s.name + "\u00a0» et dans les feuilles d’inventaire"
}
