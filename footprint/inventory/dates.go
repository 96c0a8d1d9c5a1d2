package inventory

import (
	"time"

	"github.com/reen-numerique/reen/footprint"
)

// dates reads when the equipment came and went, or refuses the row when it
// went before it came.
func (r *row) dates(l *footprint.Line) bool {
	if l.Purchased, l.Withdrawn = r.date(fieldPurchased), r.date(fieldWithdrawn); l.Purchased.IsZero() {
		l.Purchased = r.date(fieldInService)
	}
	r.checkFirmware(l)
	if l.Purchased.IsZero() || l.Withdrawn.IsZero() || !l.Withdrawn.Before(l.Purchased) {
		return true
	}
	r.stop(r.about(fieldWithdrawn, "dates-contradict", "retrait antérieur à l’achat"))
	return false
}

func (r *row) date(f field) time.Time {
	cell := r.cell(f)
	if len(cell) == 0 {
		return time.Time{}
	}
	day, d := r.day(cell)
	if d != nil {
		r.add(r.about(f, d.code, d.message))
	}
	return day
}
