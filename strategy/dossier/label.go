package dossier

import (
	_ "embed"
	"strconv"

	"github.com/reen-numerique/reen/internal/embedded"
	"github.com/reen-numerique/reen/strategy"
)

//go:embed data/label.csv
var labelTable string

// label doubts a level of the label Territoire numérique libre that was not awarded
// in its year: the scale changed.
func (d *decoder) label(x *strategy.Label, given pairs, at place) {
	where := at.key("level", given.line("level"), "")
	switch {
	case x.Level == "":
		return
	case !given.has("year"):
		d.doubt("label-without-year", "l’échelle du label dépend de l’année, qui manque", "Renseignez "+d.called(at, "year"), where)
		return
	case x.Year == 0:
		return // refused, and that is said
	}
	for _, row := range embedded.Table(labelTable) {
		if row[0] != x.Level {
			continue
		}
		from, _ := strconv.Atoi(row[1])
		until, _ := strconv.Atoi(row[2]) // none while it is awarded
		switch {
		case x.Year < from:
			d.doubt("label-scale", "ce niveau du label n’est décerné que depuis "+row[1], "Vérifiez le niveau et l’année", where)
		case until > 0 && x.Year > until:
			d.doubt("label-scale", "ce niveau du label n’a été décerné que jusqu’en "+row[2], "Vérifiez le niveau et l’année", where)
		}
	}
}
