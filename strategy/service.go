package strategy

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// Service is a cloud service or a software as a service that the body buys. It is
// valued by the best that is known of it: the provider's figures, else a
// published factor, else what is spent.
type Service struct {
	Name     string                     `yaml:"name" json:"name" validate:"required"`
	Provider string                     `yaml:"provider" json:"provider,omitempty"`
	Item     string                     `yaml:"item" json:"item,omitempty"`                                              // of the category "cloud"; "cloud-service", a contract, when empty
	Quantity decimal.NullDecimal        `yaml:"quantity" json:"quantity,omitzero" validate:"dmin=0.001,dmax=1000000000"` // in the item's unit; 1 when absent
	Impacts  map[string]decimal.Decimal `yaml:"impacts" json:"impacts,omitempty" validate:"dive,dmin=0"`                 // of one unit over a year, by criterion, as the provider publishes them
	Level    int                        `yaml:"level" json:"level,omitempty" validate:"min=0,max=5"`                     // of the provider's method: 1 unknown … 5 RCP-DC with critical review; 1 when 0
	Source   string                     `yaml:"source" json:"source,omitempty"`                                          // of Impacts: title, version, date
	Spend    decimal.NullDecimal        `yaml:"spend_keur" json:"spend_keur,omitzero" validate:"dmin=0.001"`             // a year, k€ excluding VAT
	Site     string                     `yaml:"site" json:"site,omitempty"`
	Country  string                     `yaml:"country" json:"country,omitempty" validate:"omitempty,len=2"` // where the data stand, ISO 3166-1 alpha-2
}

// ServiceValue is a cloud service with what it is valued by.
type ServiceValue struct {
	Service
	Basis footprint.Basis
	// Value is kg CO2e a year; not valid where nothing is known. By the spend it
	// is apart, ± 80 %, and never added.
	Value decimal.NullDecimal
}

// cloudCategory holds the services of providers in the catalogue.
const cloudCategory = "cloud"

// counted gives a service to the engine; false for one that makes no sense.
func (s Service) counted(set *factors.Set) (footprint.Service, bool) {
	out := footprint.Service{Name: s.Name, Item: s.Item, Quantity: s.Quantity.Decimal, Spend: s.Spend, Site: s.Site}
	if item, known := set.Item(s.Item); s.Item != "" && (!known || item.Category != cloudCategory) {
		return out, false
	}
	if s.Name == "" || s.Level < 0 || s.Level > int(footprint.Reviewed) || s.Quantity.Valid && !validUnits(s.Quantity.Decimal) ||
		s.Spend.Valid && !validUnits(s.Spend.Decimal) {
		return out, false
	}
	if len(s.Impacts) == 0 {
		return out, true
	}
	out.Declared = &footprint.Declared{Impacts: map[factors.Criterion]decimal.Decimal{}, Level: footprint.Level(s.Level), Source: s.Source}
	for id, value := range s.Impacts {
		c, err := factors.ParseCriterion(id)
		if err != nil || !c.IsImpact() || !sane(value) || value.IsNegative() {
			return out, false
		}
		out.Declared.Impacts[c] = value
	}
	return out, true
}

// services tells what each service is valued by, and its value where its line is
// in the result. Those that Strategy.Lines refuses are left out.
func (a *Assessment) services(set *factors.Set) []ServiceValue {
	var out []ServiceValue
	for n, s := range a.Strategy.Services {
		counted, ok := s.counted(set)
		if !ok {
			continue
		}
		line, basis, err := counted.Line(set)
		if err != nil {
			continue
		}
		v := ServiceValue{Service: s, Basis: basis}
		if basis == footprint.BySpend {
			if f := wholeValue(set, line.Item); f != nil {
				value := new(big.Rat).Mul(exact.FromDecimal(line.Quantity), exact.FromDecimal(f.Value))
				if d := a.Options.Deflator; d.Valid {
					value.Mul(value, d.Decimal.Rat())
				}
				v.Value = decimal.NewNullDecimal(exact.Decimal(value))
			}
		} else if a.Result != nil {
			if trace, err := a.Result.Explain(serviceID(n), factors.GWP); err == nil {
				v.Value = decimal.NewNullDecimal(trace.Value)
			}
		}
		out = append(out, v)
	}
	return out
}
