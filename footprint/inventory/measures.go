package inventory

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/fr"
)

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
	case d.Exponent() == -3 && fr.MayGroup(text) && !exceeds(d.Shift(3), b.most):
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
		if n, ok := rd.quantityWithWords(text); ok {
			return doubtful(decimal.NewNullDecimal(n), "quantity-with-words", "lu comme "+fr.Integer(n))
		}
		return doubtful(none, "bad-quantity", err.Error())
	case q.Sign() <= 0:
		return doubtful(none, "quantity-not-positive", "la quantité doit être supérieure à zéro")
	case fr.MayGroup(text):
		return doubtful(decimal.NewNullDecimal(q), "ambiguous-number", ambiguous)
	}
	return meant[decimal.NullDecimal]{value: decimal.NewNullDecimal(q)}
}

// quantityWithWords reads a whole number that is followed by what it counts:
// "12 PC", "3 unités".
func (rd *reader) quantityWithWords(text string) (decimal.Decimal, bool) {
	first, rest, _ := strings.Cut(text, " ")
	n, err := strconv.Atoi(first)
	if err != nil || n < 1 || n > 1_000_000 || rd.set == nil {
		return decimal.Decimal{}, false
	}
	_, things := meaning("things", rest)
	return decimal.NewFromInt(int64(n)), things || len(rd.set.Identify(labelOf(rest)).Items) > 0
}
