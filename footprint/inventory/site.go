package inventory

import (
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/fold"
)

// placed gives the line the department of its site, where it names none.
func (r *row) placed(l *footprint.Line) {
	if l.Department != "" || l.Site == "" {
		return
	}
	if len(r.departments) > 0 {
		l.Department = r.departments[fold.Label(l.Site)]
	}
	if l.Department == "" && r.Unknowns != nil {
		r.Unknowns.add(unknownKey{UnknownSite, l.Site}, r.file, r.number, nil)
	}
}
