package strategy

import (
	"time"

	"github.com/shopspring/decimal"
)

// Reading is the value of an indicator in a year, for those that nothing computes.
type Reading struct {
	Indicator string          `yaml:"indicator" json:"indicator" validate:"required"`
	Year      int             `yaml:"year" json:"year" validate:"required,min=1990,max=2100"`
	Value     decimal.Decimal `yaml:"value" json:"value"`
	Source    string          `yaml:"source" json:"source,omitempty"`
}

// ElectricityYear is the electricity factor that is expected in a year to come.
// It is shown apart from the effect of the plan.
type ElectricityYear struct {
	Year   int             `yaml:"year" json:"year" validate:"required,min=2015,max=2100"`
	Factor decimal.Decimal `yaml:"factor" json:"factor" validate:"dmin=0,dmax=2"` // kg CO2e a kWh
	Source string          `yaml:"source" json:"source" validate:"required"`
}

// Review is what a yearly review says beside its figures.
type Review struct {
	Session     time.Time `yaml:"session" json:"session,omitzero"`          // when it is presented
	Debate      time.Time `yaml:"debate" json:"debate,omitzero"`            // on the budget, which it comes before
	Internal    string    `yaml:"internal" json:"internal,omitempty"`       // working of the administration
	Territory   string    `yaml:"territory" json:"territory,omitempty"`     // policies on the territory
	Method      string    `yaml:"method" json:"method,omitempty"`           // how it was drawn up, carried out and assessed
	Adjustments []string  `yaml:"adjustments" json:"adjustments,omitempty"` // proposed
}

// Opinion is one given before the vote: of a committee, of the staff committee.
type Opinion struct {
	Body string    `yaml:"body" json:"body" validate:"required"`
	Date time.Time `yaml:"date" json:"date,omitzero"`
	Text string    `yaml:"text" json:"text,omitempty"`
}
