package inventory

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
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

// row is one row on its way to a line. There is one for a whole file, used
// again for each row.
type row struct {
	*reader
	number   int
	cells    [][]byte
	problems diag.List // doubts and notices
	refusal  diag.Problem
	made     footprint.Line // of a row that is kept
	key      []byte         // of its thing
	ident    []byte
	ids      []numbered
}

var one = decimal.New(1, 0)

// begin takes a row in the place of the one before.
func (r *row) begin(rec record) {
	r.number, r.cells, r.problems = rec.row, rec.cells, r.problems[:0]
}

// line makes a line of the row, or tells what it is instead.
func (r *row) line() end {
	if r.isHeader() {
		return notData
	}
	t := r.thing()
	if e := r.sort(t); e != kept {
		return e
	}
	if t.problem != nil {
		r.add(*t.problem)
		r.unknownType(t)
	}
	l := &r.made
	r.start(l, t)
	if !r.quantity(l) || !r.dates(l) || r.layout.strict && !r.keyed() {
		return refused
	}
	for _, s := range r.setters {
		s.set(r, l)
	}
	if r.configured {
		l.Configuration = r.configuration(l.Item)
	}
	if r.layout.strict && !r.settled(l) {
		return refused
	}
	r.placed(l)
	return r.identify(l)
}

// sort tells equipment from what is none.
func (r *row) sort(t *thing) end {
	switch {
	case r.layout.has(fieldAccount) && r.otherAccount():
		return notData
	case r.layout.has(fieldSeverity) && r.counted():
		return duplicate
	case t.end == notData:
		return notData
	case r.isTotalRow(t):
		return r.total(t)
	case t.end == attached:
		return attached
	case !t.chosen && t.virtual:
		p := r.about(fieldModel, "virtual-machine", "modèle de machine virtuelle\u00a0: son serveur est compté, pas elle")
		p.Severity = diag.Notice
		r.add(p)
		return attached
	case t.end == refused && r.layout.device && r.layout.known > 1 && r.filled() == 1:
		r.add(r.about(r.kindField(), "section-title", "ligne d’un seul texte, prise pour un titre"))
		return notData
	case t.end == refused:
		r.unknownType(t)
		r.unknownRest()
		return r.stop(*t.problem)
	case t.label == "" && r.quantityAlone():
		return r.stop(r.about(fieldQuantity, "quantity-alone", "quantité seule\u00a0: total ou ligne incomplète"))
	}
	return kept
}

// counted tells a row of a file of rejects that was counted where it came from.
func (r *row) counted() bool {
	if _, ok := meaning("counted", r.said(r.cell(fieldSeverity))); !ok {
		return false
	}
	p := r.about(fieldSeverity, "counted-before", "ligne douteuse, déjà comptée dans son fichier")
	p.Severity = diag.Notice
	r.add(p)
	return true
}

// start makes a line of the texts of the row.
func (r *row) start(l *footprint.Line, t *thing) {
	*l = footprint.Line{} // then field by field: a composite would be built and copied
	l.ID, l.File, l.Row = r.id(r.number), r.file, r.number
	l.Item, l.Label, l.Manufacturer, l.Model = t.item, t.label, t.manufacturer, t.model
	l.Name, l.Quantity = r.name(), one
}

// id is the identifier of the line.
func (r *row) id(number int) string {
	r.ident = append(append(r.ident[:0], r.file...), ':')
	r.ident = strconv.AppendInt(r.ident, int64(number), 10)
	return string(r.ident)
}

// stop refuses the row.
func (r *row) stop(p diag.Problem) end {
	r.refusal = p
	return refused
}

// add notes a doubt or a notice about the row.
func (r *row) add(p diag.Problem) {
	p.File, p.Row = r.file, r.number
	r.problems = append(r.problems, p)
}

// about makes a problem about the value of a field.
func (r *row) about(f field, code, message string) diag.Problem {
	return diag.Problem{
		Code: code, Severity: diag.Doubt, Column: diag.Clip(r.layout.header(f)), Value: diag.Clip(r.text(r.cell(f))), Message: message,
	}
}

// cell gives the cell of a field: that of its first column that says
// something. It is empty when there is none.
func (r *row) cell(f field) []byte {
	i := r.layout.only[f]
	if i == several {
		return r.preferred(f)
	}
	if i < len(r.cells) {
		return r.cells[i]
	}
	return nil
}

func (r *row) preferred(f field) []byte {
	for _, i := range r.layout.columns[f] {
		if i < len(r.cells) && len(r.said(r.cells[i])) > 0 {
			return r.cells[i]
		}
	}
	return nil
}

// label gives the text of a field, one copy for the rows that have it.
func (r *row) label(f field) string {
	cell := r.cell(f)
	if len(cell) == 0 {
		return ""
	}
	return r.texts[f].of(cell)
}

// tell gives what the cell of a field comes to, and notes the doubt that it
// leaves.
func tell[V any](r *row, f field, memos *[fieldCount]*memo[meant[V]]) (none V) {
	cell := r.cell(f)
	if len(cell) == 0 {
		return none
	}
	m := memos[f].of(cell)
	if m.doubt != nil {
		r.add(r.about(f, m.doubt.code, m.doubt.message))
		r.unknownWord(f, m.doubt.code)
	}
	return m.value
}

func (r *row) measure(f field) decimal.NullDecimal { return tell(r, f, &r.numbers) }
func (r *row) word(f field) string                 { return tell(r, f, &r.vocabulary) }

// name is that of the equipment. It is not remembered.
func (r *row) name() string {
	if n := r.text(r.cell(fieldName)); n != "" {
		return n
	}
	return r.text(r.cell(fieldIdentifier))
}

// first is the first cell that is not empty.
func (r *row) first() []byte {
	for _, c := range r.cells {
		if len(c) > 0 {
			return c
		}
	}
	return nil
}

func (r *row) firstCell() string { return string(r.first()) }

// filled is how many cells say something.
func (r *row) filled() int {
	n := 0
	for _, c := range r.cells {
		if len(c) > 0 {
			n++
		}
	}
	return n
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
