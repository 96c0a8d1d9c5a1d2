package inventory

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/fold"
	"github.com/reen-numerique/reen/internal/fr"
)

// meant is what a cell comes to, and the doubt that it leaves. The doubt
// alone is there when the value had to be left out.
type meant[V any] struct {
	value V
	doubt *doubt
}

// doubt is what is to be checked about a cell.
type doubt struct{ code, message string }

func doubtful[V any](value V, code, message string) meant[V] {
	return meant[V]{value, &doubt{code, message}}
}

// columns is what each column that is read says: the numbers, the days and
// the words are worked out once for the cells that come again.
type columns struct {
	texts      [fieldCount]*memo[string]
	numbers    [fieldCount]*memo[meant[decimal.NullDecimal]]
	vocabulary [fieldCount]*memo[meant[string]]
	things     *memo[*thing]
	calendar   calendar
	setters    []setter // of the columns that the file has
	configured bool     // one of them tells of a server
}

// remember prepares the memos of the columns that the file has.
func (rd *reader) remember() {
	rd.things = newMemo(func([]byte) *thing { return rd.row.judged() })
	rd.setters = slices.DeleteFunc(slices.Clone(setters), func(s setter) bool { return !rd.layout.has(s.field) })
	rd.configured = slices.ContainsFunc([]field{fieldCPU, fieldCores, fieldMemory, fieldSSD, fieldHDD}, rd.layout.has)
	for f := range fieldCount {
		if !rd.layout.has(f) {
			continue
		}
		b, measured := measures[f]
		kind, isWord := wordKinds[f]
		switch {
		case f == fieldQuantity:
			rd.numbers[f] = newMemo(rd.quantityOf)
		case measured:
			rd.numbers[f] = newMemo(func(cell []byte) meant[decimal.NullDecimal] { return b.read(string(rd.said(cell))) })
		case f == fieldState:
			rd.vocabulary[f] = newMemo(rd.stateOf)
		case f == fieldZone:
			rd.vocabulary[f] = newMemo(rd.zoneOf)
		case isWord:
			rd.vocabulary[f] = newMemo(func(cell []byte) meant[string] { return wordOf(kind, rd.text(cell)) })
		case f == fieldSite || f == fieldDepartment || f == fieldSystem || f == fieldDataCentre:
			rd.texts[f] = newMemo(func(cell []byte) string { return rd.share(rd.place(f, rd.text(cell))) })
		}
	}
}

// bounds are the values that a measure may take.
type bounds struct {
	most     int64
	positive bool // 0 is a slip
	unknown0 bool // 0 is what tools write where they do not know
	whole    bool
}

// measures are the columns of numbers but the quantity.
var measures = map[field]bounds{
	fieldLifetime: {most: 50, positive: true},
	fieldUpstream: {most: 50},
	fieldEnergy:   {most: 1_000_000},
	fieldMass:     {most: 100_000, positive: true},
	fieldDiagonal: {most: 1_000, positive: true},
	fieldCPU:      {most: 64, unknown0: true, whole: true},
	fieldCores:    {most: 1024, unknown0: true, whole: true},
	fieldMemory:   {most: 1_000_000, unknown0: true},
	fieldSSD:      {most: 10_000_000},
	fieldHDD:      {most: 10_000_000},
}

// read reads a measure. One that is wrong is left out, with a doubt.
func (b bounds) read(text string) meant[decimal.NullDecimal] {
	var none decimal.NullDecimal
	if text == "" {
		return meant[decimal.NullDecimal]{}
	}
	d, err := fr.ParseNumber(text)
	switch {
	case err != nil:
		return doubtful(none, "bad-number", err.Error()+", valeur ignorée")
	case d.IsNegative():
		return doubtful(none, "out-of-range", "valeur négative, ignorée")
	case d.IsZero() && b.positive:
		return doubtful(none, "out-of-range", "valeur nulle, ignorée")
	case exceeds(d, b.most):
		return doubtful(none, "out-of-range", "valeur invraisemblable, ignorée")
	case d.IsZero() && b.unknown0:
		return meant[decimal.NullDecimal]{}
	case b.whole && !d.IsInteger():
		return doubtful(none, "out-of-range", "nombre entier attendu, valeur ignorée")
	case fr.MayGroup(text) && !exceeds(d.Shift(3), b.most):
		return doubtful(decimal.NewNullDecimal(d), "ambiguous-number", ambiguous)
	}
	return meant[decimal.NullDecimal]{value: decimal.NewNullDecimal(d)}
}

// exceeds compares a number of at most 18 digits, first by what stands before
// the comma, which costs nothing.
func exceeds(d decimal.Decimal, most int64) bool {
	whole := d.CoefficientInt64()
	for range -d.Exponent() {
		whole /= 10
	}
	return whole > most || whole == most && d.GreaterThan(decimal.New(most, 0))
}

// ambiguous is said of 1,234 where 1234 would be as likely.
const ambiguous = "décimales ou milliers\u202f? lu comme un nombre à trois décimales"

var absentQuantity = doubtful(decimal.NullDecimal{}, "missing-quantity", "quantité absente")

// quantityOf reads how many. Where there is no value, the doubt is why the row
// is refused.
func (rd *reader) quantityOf(cell []byte) meant[decimal.NullDecimal] {
	var none decimal.NullDecimal
	text := string(rd.said(cell))
	q, err := fr.ParseNumber(text)
	switch {
	case text == "":
		return absentQuantity
	case err != nil:
		return doubtful(none, "bad-quantity", err.Error())
	case q.Sign() <= 0:
		return doubtful(none, "quantity-not-positive", "la quantité doit être supérieure à zéro")
	case fr.MayGroup(text):
		return doubtful(decimal.NewNullDecimal(q), "ambiguous-number", ambiguous)
	}
	return meant[decimal.NullDecimal]{value: decimal.NewNullDecimal(q)}
}

// wordKinds are the columns of few words, with the kind of their table.
var wordKinds = map[field]string{fieldOrigin: "origin", fieldProof: "proof", fieldMode: "mode", fieldQuality: "quality"}

// wordOf gives the meaning of a word, or "" with a doubt when it has none.
func wordOf(kind, text string) meant[string] {
	if text == "" {
		return meant[string]{}
	}
	value, ok := meaning(kind, text)
	if !ok {
		return doubtful(value, "unknown-word", "valeur inconnue, ignorée")
	}
	return meant[string]{value: value}
}

// stateOf reads a status.
func (rd *reader) stateOf(cell []byte) meant[string] {
	text := rd.text(cell)
	if text == "" {
		return meant[string]{}
	}
	state, ok := rd.state(text)
	if !ok {
		return doubtful(string(footprint.InUse), "unknown-state", "état inconnu\u00a0: compté en service")
	}
	return meant[string]{value: string(state)}
}

// zoneOf gives the electricity zone of an id or a name.
func (rd *reader) zoneOf(cell []byte) meant[string] {
	text := rd.text(cell)
	if text == "" {
		return meant[string]{}
	}
	if id, ok := rd.zones[fold.Label(text)]; ok {
		return meant[string]{value: id}
	}
	id, ok := meaning("zone", text)
	if !ok {
		return doubtful(id, "unknown-zone", "zone électrique inconnue, ignorée")
	}
	return meant[string]{value: id}
}

// place gives a place or an entity, which GLPI writes as paths.
func (rd *reader) place(f field, text string) string {
	switch {
	case rd.layout.kind != glpi:
	case f == fieldSite:
		return firstPart(text)
	case f == fieldDepartment:
		return lastPart(text)
	}
	return text
}
