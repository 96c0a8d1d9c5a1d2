package inventory

import (
	"slices"

	"github.com/shopspring/decimal"
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
		case f == fieldSite || f == fieldDepartment || f == fieldSystem || f == fieldProcessor || f == fieldDataCentre:
			rd.texts[f] = newMemo(func(cell []byte) string { return rd.share(rd.part(f, rd.text(cell))) })
		}
	}
}
