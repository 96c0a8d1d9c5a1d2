package strategy

import "github.com/shopspring/decimal"

// DigitalService is a site, an application or a procedure online.
type DigitalService struct {
	Name          string              `yaml:"name" json:"name" validate:"required"`
	URL           string              `yaml:"url" json:"url,omitempty"`
	RGAA          decimal.NullDecimal `yaml:"rgaa" json:"rgaa,omitzero" validate:"dmin=0,dmax=1"`               // criteria that conform ÷ criteria that apply
	Accessibility string              `yaml:"accessibility_statement" json:"accessibility_statement,omitempty"` // its address
	Ecodesign     string              `yaml:"ecodesign_statement" json:"ecodesign_statement,omitempty"`         // its address
	RGESN         RGESN               `yaml:"rgesn" json:"rgesn"`
}

// RGESN counts the criteria of the référentiel général d'écoconception, version
// 2024, by priority: validated, of those that apply.
type RGESN struct {
	Priority      int `yaml:"priority" json:"priority,omitempty" validate:"min=0,max=78"`
	PriorityOf    int `yaml:"priority_of" json:"priority_of,omitempty" validate:"min=0,max=78"`
	Recommended   int `yaml:"recommended" json:"recommended,omitempty" validate:"min=0,max=78"`
	RecommendedOf int `yaml:"recommended_of" json:"recommended_of,omitempty" validate:"min=0,max=78"`
	Moderate      int `yaml:"moderate" json:"moderate,omitempty" validate:"min=0,max=78"`
	ModerateOf    int `yaml:"moderate_of" json:"moderate_of,omitempty" validate:"min=0,max=78"`
}

// Contracts counts the digital contracts of a year by what they ask for.
type Contracts struct {
	Year        int                 `yaml:"year" json:"year,omitempty" validate:"omitempty,min=1990,max=2100"`
	Total       decimal.NullDecimal `yaml:"total" json:"total,omitzero" validate:"dmin=0"`
	Clauses     decimal.NullDecimal `yaml:"clauses" json:"clauses,omitzero" validate:"dmin=0"`           // environmental or social ones
	Reversible  decimal.NullDecimal `yaml:"reversible" json:"reversible,omitzero" validate:"dmin=0"`     // data and services can be taken back
	OpenFormats decimal.NullDecimal `yaml:"open_formats" json:"open_formats,omitzero" validate:"dmin=0"` // of what is exchanged and given back
	Local       decimal.NullDecimal `yaml:"local_suppliers" json:"local_suppliers,omitzero" validate:"dmin=0"`
}

// OpenData counts what is published online (CRPA, art. L. 312-1-1).
type OpenData struct {
	Portal     string              `yaml:"portal" json:"portal,omitempty"` // its address
	DataSets   decimal.NullDecimal `yaml:"data_sets" json:"data_sets,omitzero" validate:"dmin=0"`
	WithSchema decimal.NullDecimal `yaml:"with_schema" json:"with_schema,omitzero" validate:"dmin=0"`
	APIs       decimal.NullDecimal `yaml:"apis" json:"apis,omitzero" validate:"dmin=0"`
}
