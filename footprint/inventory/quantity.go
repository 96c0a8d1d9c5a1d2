package inventory

import (
	"regexp"
	"strconv"

	"github.com/reen-numerique/reen/footprint"
)

// quantity reads how many, or refuses the row. A row of GLPI is one.
func (r *row) quantity(l *footprint.Line) bool {
	if r.layout.device && len(r.said(r.cell(fieldQuantity))) == 0 {
		r.checkDesignation()
		return true // the row is one device
	}
	m := absentQuantity
	if cell := r.cell(fieldQuantity); len(cell) > 0 {
		m = r.numbers[fieldQuantity].of(cell)
	}
	if m.doubt != nil {
		p := r.about(fieldQuantity, m.doubt.code, m.doubt.message)
		if !m.value.Valid {
			r.stop(p)
			return false
		}
		r.add(p)
	}
	l.Quantity = m.value.Decimal
	return true
}

// checkDesignation notes a text that says how many, "12 PC portables" or "lot de
// 12", on a row that counts for one.
func (r *row) checkDesignation() {
	if !r.layout.has(fieldDesignation) {
		return
	}
	text := r.text(r.cell(fieldDesignation))
	for _, found := range quantities.FindStringSubmatch(text) {
		if n, err := strconv.Atoi(found); err == nil && n > 1 && n < 10_000 {
			r.add(r.about(fieldDesignation, "quantity-in-text", "ligne comptée pour un seul appareil, alors que le texte dit combien"))
			return
		}
	}
}

// quantities finds how many a text speaks of: "12 écrans", "lot de 12", "x 12",
// "12 x", "(12)".
var quantities = regexp.MustCompile(`(?i)^(\d{1,4}) \pL|\blots? de (\d{1,4})\b|\bx ?(\d{1,3})$|^(\d{1,3}) ?x |\((\d{1,3})\)$`)
