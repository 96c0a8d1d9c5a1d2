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
	Class       string `json:"class,omitempty"` // how its values were made: a row of pedigree.csv

	// Database names the database that the publication is part of, where its
	// publisher puts several together; empty when it is one by itself. Criteria
	// other than climate change are counted from one database alone.
	Database string `json:"database,omitempty"`

	pedigree pedigree
}

// Role tells what a set uses a value for.
type Role string

// Roles. A value without one in the file is a default.
const (
	RoleDefault     Role = "default"     // chosen for its item, its zone or its parameter
	RoleAlternative Role = "alternative" // another published value, which can take the default's place
	RoleComparison  Role = "comparison"  // of another perimeter or unit: shown, never chosen
)

// Factor is one published value: the impact of one unit of an item at one
// stage of its life, or a parameter of the item.
type Factor struct {
	ID          string
	Item        string    // id of the item; empty for a parameter that belongs to none
	Criterion   Criterion // what is measured
	Stage       Stage     // 0 for a parameter
	Value       decimal.Decimal
	Unit        string // "kg CO2e/item"
	Published   string // value and unit as printed by the source
	Role        Role
	Uncertainty decimal.NullDecimal // half width in per cent of the value, where the source gives one
	Min, Max    decimal.NullDecimal // the two ends, where the source gives them
	Ends        string              // what the ends are: EndsQuartiles, EndsExtremes
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
