package factors

import "github.com/shopspring/decimal"

// Source is a publication that values come from.
type Source struct {
	ID          string `json:"id"`
	Publisher   string `json:"publisher"`
	Title       string `json:"title"`
	Version     string `json:"version"`
	URL         string `json:"url"`
	Licence     string `json:"licence"`
	Attribution string `json:"attribution"` // what a document that uses the value must print
	Retrieved   string `json:"retrieved"`   // day on which the values were read, yyyy-mm-dd
	Note        string `json:"note,omitempty"`
}

// Factor is one published value: the impact of one unit of an item at one
// stage of its life, or a parameter of the item.
type Factor struct {
	ID          string
	Item        string    // id of the item; empty for a parameter that belongs to none
	Criterion   Criterion // what is measured
	Stage       Stage     // 0 for a parameter
	Value       decimal.Decimal
	Unit        string              // "kg CO2e/item"
	Published   string              // value and unit as printed by the source
	Uncertainty decimal.NullDecimal // half width in per cent of the value, where the source gives one
	Covers      []Stage             // stages that an Embodied value holds
	Geography   string
	Zone        string // zone of an electricity mix
	Year        string // of the data, or that the source gives none
	Source      *Source
	Locator     string // page, table, element or file in the source
	Confidence  string // "verified" in the source named, or "secondary": quoted or derived, see Note
	Boundary    string
	Note        string
}

// Holds tells whether the value counts a stage: its own, or one that an
// Embodied value covers.
func (f *Factor) Holds(s Stage) bool {
	if f.Stage == s {
		return true
	}
	for _, c := range f.Covers {
		if c == s {
			return true
		}
	}
	return false
}
