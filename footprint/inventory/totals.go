package inventory

import (
	"strings"
	"unicode/utf8"

	"github.com/reen-numerique/reen/internal/fold"
)

// isTotalRow tells a row that sums others up. One that has the type of a thing
// is a total where its title leaves no doubt and no number makes it a device: a
// machine may be called TOTAL-01, and a place lie in the Somme.
func (r *row) isTotalRow(t *thing) bool {
	switch first := r.first(); {
	case t.end == refused && closesTotal(t.label):
		return true
	case !mayTotal(first):
		return false
	case t.end == refused || t.label == "":
		return isTotal(string(first))
	default:
		return opensTotal(string(first)) == "sure" && !r.isNumbered()
	}
}

// total leaves a row of totals out. Where it has the type of a thing, that is
// said.
func (r *row) total(t *thing) end {
	if t.end == kept && t.label != "" {
		r.add(r.about(r.kindField(), "total-row", "ligne de total, non comptée"))
	}
	return notData
}

// isNumbered tells a row that has the number of a device.
func (r *row) isNumbered() bool {
	return identifies(r.said(r.cell(fieldSerial))) || identifies(r.said(r.cell(fieldUUID))) || identifies(r.said(r.cell(fieldAsset)))
}

// isTotal tells the title of a row of totals: a phrase of the table, or what
// opens with one of its words.
func isTotal(text string) bool {
	if _, ok := meaning("total", text); ok {
		return len(text) <= longTitle
	}
	return opensTotal(text) != ""
}

// longTitle is the length of the longest title of a row of totals.
const longTitle = 80

// opensTotal tells a text that opens with a word for a total, "Sous-total École
// A": "sure", or "likely" for a word that may mean something else.
func opensTotal(text string) string {
	if len(text) > longTitle {
		return ""
	}
	words := strings.Fields(fold.Label(text))
	for n := range min(2, len(words)) {
		if how, ok := meaning("total-of", strings.Join(words[:n+1], " ")); ok {
			return how
		}
	}
	return ""
}

// closesTotal tells a total that is named after what it sums, as spreadsheets
// write subtotals: "PC portable Total".
func closesTotal(text string) bool {
	label := fold.Label(text)
	_, closes := meaning("total-of", label[strings.LastIndexByte(label, ' ')+1:])
	return closes && len(text) <= longTitle
}

// mayTotal tells, at no cost, most texts that open no row of totals.
func mayTotal(cell []byte) bool {
	if len(cell) < 4 {
		return false
	}
	switch second := cell[1] | 0x20; cell[0] | 0x20 {
	case 't':
		return second == 'o'
	case 'g':
		return second == 'r'
	case 's':
		return second == 'o' || second == 'u'
	case 'r':
		return cell[1] >= utf8.RuneSelf || second == 'e'
	}
	return false
}

// quantityAlone tells a row that says how many and nothing of what, in a file
// whose other rows say more: the sum at the foot of a column.
func (r *row) quantityAlone() bool {
	return r.filled() == 1 && r.layout.known > 1 && len(r.said(r.cell(fieldQuantity))) > 0
}
