package strategy

import (
	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
)

// Hosting is a place where servers stand.
type Hosting struct {
	Name   string              `yaml:"name" json:"name" validate:"required"` // as in the inventory's column "centre"
	PUE    decimal.NullDecimal `yaml:"pue" json:"pue,omitzero" validate:"dmin=1"`
	Source string              `yaml:"pue_source" json:"pue_source,omitempty" validate:"omitempty,oneof=measured contract"`
	Place  string              `yaml:"place" json:"place,omitempty"`
	// Country is where it stands, ISO 3166-1 alpha-2: "FR".
	Country string `yaml:"country" json:"country,omitempty" validate:"omitempty,len=2"`
	// Share is the body's part of a place pooled with others, above 0 and at most
	// 1: of all that the inventory and Power say of it. The whole when absent.
	Share decimal.NullDecimal `yaml:"share" json:"share,omitzero" validate:"dmin=0.0001,dmax=1"`
	Power decimal.NullDecimal `yaml:"it_power" json:"it_power,omitzero" validate:"dmin=0.001,dmax=1000000"` // of IT, kW installed or commercialised
	// SpareUnknown says that spare equipment stands there and that no line lists it.
	SpareUnknown bool `yaml:"spare_unknown" json:"spare_unknown,omitempty"`
	// Technical is how the electricity of the technical environment is counted.
	Technical Technical `yaml:"technical_environment" json:"technical_environment,omitempty" validate:"omitempty,oneof=pue power"`
}

// Technical is one of two ways to count the electricity of what cools and feeds
// a place, never both.
type Technical string

// Ways to count it: by the PUE of what the place hosts, which nothing said means,
// or by the kW of IT, as RCP-DC 2025 does (table 29, UF1); it needs Hosting.Power
// and takes no PUE.
const (
	ByPUE   Technical = "pue"
	ByPower Technical = "power"
)

// dataCentre gives a place to the engine, without what it would refuse.
func (a *Assessment) dataCentre(h Hosting) footprint.DataCentre {
	refuse := func(code, message, remedy string) { a.doubt(diag.Refused, code, "hosting", h.Name, message, remedy) }
	out := footprint.DataCentre{PUE: h.PUE, Share: h.Share, ByPower: h.Technical == ByPower, SpareUnknown: h.SpareUnknown}
	if !validPUE(h.PUE) {
		refuse("bad-pue", "assess.pue", "assess.give-pue")
		out.PUE = decimal.NullDecimal{}
	}
	if h.Share.Valid && !validShare(h.Share) {
		refuse("bad-share", "assess.share", "assess.give-share")
		out.Share = decimal.NullDecimal{}
	}
	if out.ByPower && !validPower(h.Power) {
		refuse("no-power", "assess.no-power", "assess.give-power")
		out.ByPower = false
	}
	if out.ByPower && out.PUE.Valid {
		refuse("pue-and-power", "assess.pue-and-power", "assess.one-of-both")
		out.PUE = decimal.NullDecimal{}
	}
	return out
}

// maxPower is a million kW: more than any place has.
var maxPower = decimal.New(1, 6)

func validPower(d decimal.NullDecimal) bool {
	return d.Valid && sane(d.Decimal) && d.Decimal.IsPositive() && d.Decimal.LessThanOrEqual(maxPower)
}

// validPUE accepts what the engine does: nothing, or 1 to 10.
func validPUE(d decimal.NullDecimal) bool {
	return !d.Valid || sane(d.Decimal) && d.Decimal.GreaterThanOrEqual(one) && d.Decimal.LessThanOrEqual(decimal.NewFromInt(10))
}
