package footprint

import (
	"time"

	"github.com/reen-numerique/reen/factors/diag"
)

// doubts are the facts of a line that do not agree with how it is counted. It
// is counted all the same, by its state: an inventory is kept by people.
func (e *engine) doubts(line *Line) diag.List {
	var out diag.List
	doubt := func(code, column, value, message, remedy string) {
		out = append(out, diag.Problem{Code: code, Severity: diag.Doubt, File: line.File, Row: line.Row, Column: column, Value: diag.Clip(value), Message: message, Remedy: remedy})
	}
	if line.State == InUse && !line.Withdrawn.IsZero() && line.Withdrawn.Year() < e.opts.Year {
		doubt("withdrawn-in-use", "date_retrait", line.Withdrawn.Format(time.DateOnly), "retiré avant l’année de l’inventaire, mais compté en service", "Donnez l’état de l’équipement, ou corrigez la date")
	}
	if !line.Purchased.IsZero() && line.Purchased.Year() > e.opts.Year {
		doubt("purchased-later", "date_achat", line.Purchased.Format(time.DateOnly), "acheté après l’année de l’inventaire, mais compté", "Retirez la ligne, ou corrigez la date ou l’année")
	}
	if item, ok := e.set.Item(line.Item); ok && e.inThePUE(item, line) && line.Energy.Valid && line.Energy.Decimal.IsPositive() {
		doubt("energy-in-the-pue", "conso_kwh_an", plain(line.Energy.Decimal), "consommation de l’environnement technique déjà comprise dans le PUE\u00a0: elle n’est pas ajoutée", "Retirez-la, ou comptez ce lieu par sa puissance")
	}
	if line.Origin == Refurbished && !line.Proof && line.Upstream.Valid && line.Upstream.Decimal.IsPositive() {
		doubt("upstream-without-proof", "duree_amont", plain(line.Upstream.Decimal), "durée d’usage avant l’achat sans preuve\u00a0: elle n’est pas ajoutée à la durée de vie", "Indiquez la preuve (colonne preuve), par exemple la facture du reconditionneur")
	}
	return out
}

// firstDay is the start of a year.
func firstDay(year int) time.Time { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC) }

// remedyOf gives the remedy of a cause: that of each line.
func remedyOf(p diag.Problem) string { return p.Remedy }
