package inventory

import (
	"html"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/fr"
)

// end is what becomes of a row.
type end uint8

const (
	kept end = iota
	refused
	attached
	duplicate
	notData
)

// row is one row on its way to a line.
type row struct {
	*reader
	number   int
	cells    [][]byte
	problems diag.List // doubts and notices
	refusal  diag.Problem
}

var one = decimal.New(1, 0)

// line makes a line of the row, or tells what it is instead.
func (r *row) line() (footprint.Line, end) {
	if r.isHeader() {
		return footprint.Line{}, notData
	}
	label := r.one(fieldType)
	v := r.verdict(factors.Label{Type: label, Manufacturer: r.one(fieldManufacturer), Model: r.one(fieldModel)})
	if e := r.sort(label, v); e != kept {
		return footprint.Line{}, e
	}
	if v.problem.Code != "" {
		r.add(v.problem)
	}
	l := r.start(label, v.item)
	if !r.quantity(&l) || !r.dates(&l) {
		return footprint.Line{}, refused
	}
	r.words(&l)
	r.measures(&l)
	return l, r.identify(l)
}

// sort tells equipment from what is none.
func (r *row) sort(label string, v verdict) end {
	switch {
	case v.end == notData, (label == "" || v.end == refused) && isTotal(r.firstCell()):
		return notData
	case v.end == attached:
		return attached
	case !v.chosen && r.isVirtualModel():
		p := r.about(fieldModel, "virtual-machine", "modèle de machine virtuelle\u00a0: son serveur est compté, pas elle")
		p.Severity = diag.Notice
		r.add(p)
		return attached
	case v.end == refused:
		return r.stop(v.problem)
	case label == "" && r.quantityAlone():
		return r.stop(r.about(fieldQuantity, "quantity-alone", "quantité seule\u00a0: total ou ligne incomplète"))
	}
	return kept
}

// start makes a line of the texts of the row.
func (r *row) start(label, item string) footprint.Line {
	l := footprint.Line{
		ID: r.id(r.number), File: r.Name, Row: r.number, Item: item, Label: label, Name: r.name(), Quantity: one,
		Manufacturer: r.one(fieldManufacturer), Model: r.one(fieldModel), System: r.one(fieldSystem),
		Site: r.one(fieldSite), Department: r.one(fieldDepartment), DataCentre: r.one(fieldDataCentre),
	}
	if r.layout.kind == glpi { // whose places and entities are paths
		l.Site, l.Department = firstPart(l.Site), lastPart(l.Department)
	}
	return l
}

// stop refuses the row.
func (r *row) stop(p diag.Problem) end {
	r.refusal = p
	return refused
}

// add notes a doubt or a notice about the row.
func (r *row) add(p diag.Problem) {
	p.File, p.Row = r.Name, r.number
	r.problems = append(r.problems, p)
}

// about makes a problem about the value of a field.
func (r *row) about(f field, code, message string) diag.Problem {
	return diag.Problem{
		Code: code, Severity: diag.Doubt, Column: diag.Clip(r.layout.header(f)), Value: diag.Clip(r.one(f)), Message: message,
	}
}

// one gives the value of a field, one copy for all the rows that have it.
func (r *row) one(f field) string { return r.share(r.own(f)) }

// own gives the value of a field: that of its first column that has one, the
// first where the cell holds several. It is "" when there is none.
func (r *row) own(f field) string {
	for _, i := range r.layout.columns[f] {
		if i >= len(r.cells) || len(r.cells[i]) == 0 {
			continue
		}
		text := string(r.cells[i])
		if r.layout.kind == glpi && strings.Contains(text, "&") { // "Racine &gt; Ville"
			text = html.UnescapeString(text)
		}
		if text = firstLine(text); text != "" {
			return text
		}
	}
	return ""
}

func (r *row) name() string {
	if n := r.own(fieldName); n != "" {
		return n
	}
	return r.own(fieldIdentifier)
}

func (r *row) firstCell() string {
	for _, c := range r.cells {
		if len(c) > 0 {
			return string(c)
		}
	}
	return ""
}

// quantityAlone tells a row that says how many and nothing of what, in a file
// whose other rows say more: the sum at the foot of a column.
func (r *row) quantityAlone() bool {
	filled := 0
	for _, c := range r.cells {
		if len(c) > 0 {
			filled++
		}
	}
	return filled == 1 && r.layout.known > 1 && r.own(fieldQuantity) != ""
}

// isTotal tells a word that opens a row of totals.
func isTotal(text string) bool {
	if len(text) > 40 {
		return false
	}
	_, ok := meaning("total", text)
	return ok
}

// isHeader tells the header again, as in files put end to end.
func (r *row) isHeader() bool {
	n := 0
	for i, h := range r.layout.headers {
		if h == "" {
			continue
		}
		if i >= len(r.cells) || string(r.cells[i]) != h {
			return false
		}
		n++
	}
	return n > 1
}

// quantity reads how many, or refuses the row. A row of GLPI is one.
func (r *row) quantity(l *footprint.Line) bool {
	if r.layout.kind == glpi {
		return true
	}
	text := r.one(fieldQuantity)
	q, err := fr.ParseNumber(text)
	switch {
	case text == "":
		r.stop(r.about(fieldQuantity, "missing-quantity", "quantité absente"))
	case err != nil:
		r.stop(r.about(fieldQuantity, "bad-quantity", err.Error()))
	case q.Sign() <= 0:
		r.stop(r.about(fieldQuantity, "quantity-not-positive", "la quantité doit être supérieure à zéro"))
	default:
		l.Quantity = q
		return true
	}
	return false
}

// dates reads when the equipment came and went, or refuses the row when it
// went before it came.
func (r *row) dates(l *footprint.Line) bool {
	l.Purchased, l.Withdrawn = r.date(fieldPurchased), r.date(fieldWithdrawn)
	if l.Purchased.IsZero() || l.Withdrawn.IsZero() || !l.Withdrawn.Before(l.Purchased) {
		return true
	}
	r.stop(r.about(fieldWithdrawn, "dates-contradict", "retrait antérieur à l’achat"))
	return false
}

func (r *row) date(f field) time.Time {
	text := r.one(f)
	if text == "" {
		return time.Time{}
	}
	t, err := fr.ParseDate(isoDate(text))
	if err != nil {
		r.add(r.about(f, "bad-date", err.Error()))
	}
	return t
}

// isoDate puts hyphens in the two other forms that NumEcoEval reads,
// 2024/01/31 and 20240131.
func isoDate(text string) string {
	if compact := strings.ReplaceAll(text, "/", ""); len(compact) == 8 && (len(text) == 8 || len(text) == 10 && text[4] == '/' && text[7] == '/') {
		return compact[:4] + "-" + compact[4:6] + "-" + compact[6:]
	}
	return text
}

// identify finds a device that was already counted. In a native file an
// identifier is that of a device only where the row is one. Two lists may name
// one device differently; a number on rows of three names or two items is no
// proof: it may be a filler, and to count once would hide a fleet.
func (r *row) identify(l footprint.Line) end {
	d := device{serial: r.own(fieldSerial), asset: r.own(fieldAsset), item: l.Item}
	if d.asset == "" {
		d.asset = r.own(fieldIdentifier)
	}
	key, ok := d.key()
	if !ok || !l.Quantity.Equal(one) {
		return kept
	}
	here := place{file: r.Name, row: r.number, state: l.State, item: l.Item, name: nameOf(r.own(fieldName))}
	first, m := r.seen.find(key, here, &r.noted)
	switch m {
	case again:
		r.problems = diag.List{duplicateProblem(first, here)}
		return duplicate
	case renamed:
		r.add(renamedProblem(first, here))
		return duplicate
	case shared:
		r.add(sharedProblem(first, here))
	}
	return kept
}

// checkWidth notes cells beyond the last header.
func (r *row) checkWidth() {
	for _, c := range r.cells[min(len(r.cells), len(r.layout.headers)):] {
		if len(c) > 0 {
			r.add(diag.Problem{
				Code: "extra-cells", Severity: diag.Doubt, Message: "plus de valeurs que de colonnes",
				Remedy: "Vérifiez les séparateurs de la ligne\u00a0: un texte qui en contient se met entre guillemets",
			})
			return
		}
	}
}

// firstPart gives the building of "Hôtel de ville > 2e étage".
func firstPart(path string) string {
	first, _, _ := strings.Cut(path, ">")
	return strings.TrimSpace(first)
}

// lastPart gives the department of "Racine > Ville > DSI".
func lastPart(path string) string { return strings.TrimSpace(path[strings.LastIndex(path, ">")+1:]) }
