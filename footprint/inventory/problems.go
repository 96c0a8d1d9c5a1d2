package inventory

import (
	"fmt"
	"maps"
	"slices"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/delimited"
)

// faultProblem says why a row could not be parted into cells. It shows
// nothing of the row, which may hold names.
func faultProblem(f delimited.Fault) diag.Problem {
	p := diag.Problem{Code: string(f)}
	switch f {
	case delimited.UnclosedQuote:
		p.Message, p.Remedy = "guillemet ouvert et jamais fermé", "Fermez le guillemet, ou doublez-le s’il fait partie du texte"
	case delimited.LineTooLong:
		p.Message = "ligne trop longue"
	case delimited.TooManyColumns:
		p.Message = "trop de colonnes"
	case delimited.BinaryData:
		p.Message = "données binaires"
	}
	return p
}

// headerProblems tells the columns that are not read.
func (rd *reader) headerProblems(d dialect) {
	for n, i := range d.unknown {
		p := rd.headerProblem(d, i, "unknown-column", "colonne inconnue, non lue")
		if n < maxHints {
			if known := d.nearest(d.headers[i]); known != "" {
				p.Severity, p.Remedy = diag.Doubt, "Vouliez-vous dire «\u00a0"+known+"\u00a0»\u202f?"
			}
		}
		rd.tell(p)
	}
	if i := d.only[fieldQuantity]; d.counted && i < len(d.headers) && i >= 0 && rd.guessed(d.headers[i]) {
		p := rd.headerProblem(d, i, "counted-column", "colonne prise pour la quantité")
		p.Severity = diag.Doubt
		rd.tell(p)
	}
	for i := range d.headers {
		setOnce(rd.met, headerKey(d.headers[i]), true)
	}
	rd.tables = append(rd.tables, diag.Problem{File: rd.file, Row: d.row})
	for _, i := range d.repeated {
		p := rd.headerProblem(d, i, "repeated-column", "colonne en double\u00a0: seule la première est lue")
		p.Severity = diag.Doubt
		rd.tell(p)
	}
}

// guessed tells a header whose meaning was not given.
func (rd *reader) guessed(header string) bool {
	_, chosen := rd.resolved.columns[headerKey(header)]
	return !chosen
}

// absentColumns tells the headers that the options name and no table has.
func (g *reading) absentColumns() {
	for _, header := range slices.Sorted(maps.Keys(g.Columns)) {
		if g.met[headerKey(header)] || len(g.tables) == 0 {
			continue
		}
		p := g.tables[0] // its place, where there is no other
		if len(g.tables) > 1 {
			p = diag.Problem{}
		}
		p.Code, p.Severity, p.Column, p.Message = "absent-column", diag.Doubt, diag.Clip(header), "colonne indiquée et absente du fichier"
		g.tell(p)
	}
}

func (rd *reader) headerProblem(d dialect, column int, code, message string) diag.Problem {
	return diag.Problem{
		Code: code, Severity: diag.Notice, File: rd.file, Row: d.row,
		Column: diag.Clip(d.headers[column]), Message: message,
	}
}

// mixedEncoding tells the line where the encoding changes, unless it is 0.
func (rd *reader) mixedEncoding(line int) {
	if line == 0 {
		return
	}
	rd.tell(diag.Problem{
		Code: "mixed-encoding", Severity: diag.Doubt, File: rd.file, Row: line,
		Message: "le fichier mêle deux encodages, UTF-8 et Windows-1252",
		Remedy:  "Vérifiez les accents, et enregistrez le fichier en UTF-8",
	})
}

// duplicateProblem names both places of a device seen twice.
func (s *Seen) duplicateProblem(first, line place) diag.Problem {
	where := s.from(first, line)
	p := diag.Problem{
		Code: "duplicate", Severity: diag.Notice, File: s.files[line.reading], Row: int(line.row),
		Message: "même numéro que " + where + "\u00a0: appareil compté une seule fois",
	}
	if first.state != line.state {
		p.Severity = diag.Doubt
		p.Message = "même numéro que " + where + ", dans un autre état\u00a0: seule la première ligne est comptée"
		p.Remedy = "Supprimez celle des deux lignes qui n’est plus vraie"
	}
	return p
}

// renamedProblem names both places of a device that has two names.
func (s *Seen) renamedProblem(first, line place) diag.Problem {
	return diag.Problem{
		Code: "renamed-duplicate", Severity: diag.Doubt,
		Message: "même numéro que " + s.from(first, line) + ", sous un autre nom\u00a0: appareil compté une seule fois",
	}
}

// sharedProblem names both places of a number that two devices have. It does
// not show the number, which identifies one of them.
func (s *Seen) sharedProblem(first, line place) diag.Problem {
	how := "sous un autre nom"
	if first.item != line.item {
		how = "pour un autre type de matériel"
	}
	return diag.Problem{
		Code: "shared-number", Severity: diag.Doubt,
		Message: "même numéro que " + s.from(first, line) + ", " + how + "\u00a0: les deux lignes sont comptées",
	}
}

// tiedProblem names two places that a third one shows to be one device: both
// are counted already.
func (s *Seen) tiedProblem(found finding, line place) diag.Problem {
	return diag.Problem{
		Code: "tied-devices", Severity: diag.Doubt,
		Message: "mêmes numéros que " + s.from(found.first, line) + " et que " + s.from(found.also, line) + ", comptées toutes deux\u00a0: c’est sans doute un seul appareil",
	}
}

// from says where a place is, as seen from another.
func (s *Seen) from(p, other place) string {
	if file := s.files[p.reading]; file != s.files[other.reading] {
		return fmt.Sprintf("%s, ligne\u00a0%d", file, p.row)
	}
	return fmt.Sprintf("la ligne\u00a0%d", p.row)
}
