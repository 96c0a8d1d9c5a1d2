package strategy

import (
	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/footprint"
)

// Telework is what the home boxes of teleworkers are counted from (RCP-SI v2, §4).
type Telework struct {
	Employees int                 `yaml:"employees" json:"employees" validate:"min=0,max=10000000"` // who work from home; 0 says that nobody does
	Days      decimal.NullDecimal `yaml:"days" json:"days,omitzero" validate:"dmin=0.1,dmax=366"`   // a year each
	// Persons per household; the published mean of France when absent.
	Persons decimal.NullDecimal `yaml:"persons_per_household" json:"persons_per_household,omitzero" validate:"dmin=1,dmax=20"`
}

func (t Telework) counted() footprint.Telework {
	return footprint.Telework{Employees: t.Employees, Days: t.Days.Decimal, Households: t.Persons}
}
