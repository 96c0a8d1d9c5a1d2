package strategy

import "github.com/shopspring/decimal"

// FreeUse counts the use of free software. What it earns in carbon comes from
// the inventory alone.
type FreeUse struct {
	Year          int                 `yaml:"year" json:"year,omitempty" validate:"omitempty,min=1990,max=2100"`
	Workstations  decimal.NullDecimal `yaml:"workstations" json:"workstations,omitzero" validate:"dmin=0"`   // on a free system; from the inventory when absent
	OfficeAgents  decimal.NullDecimal `yaml:"office_agents" json:"office_agents,omitzero" validate:"dmin=0"` // who use a free office suite
	Applications  decimal.NullDecimal `yaml:"applications" json:"applications,omitzero" validate:"dmin=0"`   // free ones
	OfAll         decimal.NullDecimal `yaml:"applications_of" json:"applications_of,omitzero" validate:"dmin=0"`
	Contributions decimal.NullDecimal `yaml:"contributions" json:"contributions,omitzero" validate:"dmin=0"` // published in the year
	Licences      decimal.NullDecimal `yaml:"licences_avoided" json:"licences_avoided,omitzero"`             // euros a year, no carbon
}

// Label is an award of the label Territoire numérique libre: levels 1 to 5 up
// to 2024; a badge, then bronze, argent, or since 2025.
type Label struct {
	Year  int    `yaml:"year" json:"year,omitempty" validate:"omitempty,min=2016,max=2100"`
	Level string `yaml:"level" json:"level,omitempty" validate:"omitempty,oneof=1 2 3 4 5 badge bronze argent or"`
}

// DimensionScore is a body's own judgement on one of the five dimensions of the
// label, 0 (nothing yet) to 3 (exemplary). It is no award.
type DimensionScore struct {
	Dimension int    `yaml:"dimension" json:"dimension" validate:"required,min=1,max=5"`
	Score     int    `yaml:"score" json:"score" validate:"min=0,max=3"`
	Text      string `yaml:"text" json:"text,omitempty"` // what it rests on
}

// Dependency is a tie to a supplier or a jurisdiction.
type Dependency struct {
	Name         string `yaml:"name" json:"name" validate:"required"` // software, service or data
	Supplier     string `yaml:"supplier" json:"supplier,omitempty"`
	Country      string `yaml:"country" json:"country,omitempty" validate:"omitempty,len=2"`           // where the data stand, ISO 3166-1 alpha-2
	Jurisdiction string `yaml:"jurisdiction" json:"jurisdiction,omitempty" validate:"omitempty,len=2"` // of the supplier
	Data         string `yaml:"data" json:"data,omitempty"`                                            // what is entrusted
	Exit         string `yaml:"exit" json:"exit,omitempty"`                                            // how to leave: end of contract, formats, alternative
}

// PooledService is a service shared with other municipalities.
type PooledService struct {
	Name     string `yaml:"name" json:"name" validate:"required"`
	Lead     string `yaml:"lead" json:"lead,omitempty"`
	Communes int    `yaml:"communes" json:"communes,omitempty" validate:"min=0"` // served
	Text     string `yaml:"text" json:"text,omitempty"`
}
