package sources

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/fr"
)

// account tells what became of the rows of a file: each is kept, refused or
// ignored, and nothing is dropped in silence.
type account struct {
	rows, kept, refused, ignored int
}

// refusal is why a row, or a cell that it cannot do without, is left out.
func refusal(code, message, remedy string) *diag.Problem {
	return &diag.Problem{Code: code, Severity: diag.Refused, Message: message, Remedy: remedy}
}

// notice is why a row gives no value though nothing is wrong with it.
func notice(code, message, remedy string) *diag.Problem {
	return &diag.Problem{Code: code, Severity: diag.Notice, Message: message, Remedy: remedy}
}

// settle counts a row: kept when nothing is said against it.
func (s *sheet) settle(row int, p *diag.Problem) {
	s.rows++
	if p == nil {
		s.kept++
		return
	}
	s.kept++
	s.drop(row, p)
}

// drop takes back a row that was counted as kept.
func (s *sheet) drop(row int, p *diag.Problem) {
	s.kept--
	if p.Severity == diag.Refused {
		s.refused++
	} else {
		s.ignored++
	}
	s.tell(row, *p)
}

// tell adds a problem at a row of the file.
func (s *sheet) tell(row int, p diag.Problem) {
	p.File, p.Row, p.Value = s.file, row, diag.Clip(p.Value)
	s.problems = append(s.problems, p)
}

// sum tells how the file was read.
func (s *sheet) sum() {
	p := diag.Problem{Code: "rows-read", Severity: diag.Notice, Message: strings.Join([]string{count(s.rows, "ligne lue", "lignes lues") + "\u00a0: " +
		count(s.kept, "retenue", "retenues"), count(s.refused, "refusée", "refusées"), count(s.ignored, "laissée de côté", "laissées de côté")}, ", ")}
	if s.kept == 0 && s.table == "values" {
		p = diag.Problem{Code: "no-value", Severity: diag.Doubt, Message: "aucune valeur retenue (" + p.Message + ")",
			Remedy: "Indiquez à quels équipements correspondent les lignes, ou vérifiez le fichier"}
	}
	s.tell(0, p)
}

func count(rows int, singular, plural string) string {
	n := decimal.NewFromInt(int64(rows))
	return fr.Integer(n) + "\u00a0" + fr.Plural(n, singular, plural)
}

func itoa(n int) string { return strconv.Itoa(n) }
