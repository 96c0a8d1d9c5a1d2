package dossier

import (
	"slices"
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
// actions.3.lever.kind, whose elements are numbers, names or "*": the column of
// the most steps, and where a key and its value have the same path, the one that
// is asked for. The column is nil for a path that stands for a part of a row, or
// for a whole sheet.
func columnOf(path string, key bool) (at *sheet, found *column) {
	given := strings.Split(path, ".")
	all, best := sheets(), [3]int{}
	for i := range all {
		if f := all[i].form; f != singleForm && f != listForm && f != columnsForm {
			continue
		}
		for _, c := range all[i].labels() {
			n, whole := c.answers(given)
			if rank := [3]int{n, oneIf(whole), oneIf(c.isKey() == key)}; n > 0 && slices.Compare(rank[:], best[:]) > 0 {
				best, at, found = rank, &all[i], nil
				if whole {
					found = c
				}
			}
		}
	}
	return at, found
}

func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}

// answers counts the steps that a path has in common with a column, and tells
// whether they are all, but for the place in a list that one cell holds.
func (c *column) answers(given []string) (n int, whole bool) {
	steps := c.steps()
	n = alike(steps, given)
	return n, n == len(given) && (n == len(steps) || n == len(steps)-1 && c.kind.several())
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

// titled calls a native column of an inventory sheet by its header there.
func (w *workbook) titled(p diag.Problem) diag.Problem {
	for _, g := range w.grids {
		for i, c := range g.columns {
			if c != nil && g.file == p.File && c.path == p.Column {
				p.Column = diag.Clip(g.titles[i])
				return p
			}
		}
	}
	return p
}

func (w *workbook) place(p diag.Problem) diag.Problem {
	if p.File != "" && p.File != fileName {
		return w.titled(p)
	}
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
