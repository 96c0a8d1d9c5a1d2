package footprint

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
)

// Telework is what the home boxes of teleworkers are counted from.
type Telework struct {
	Employees  int                 // who work from home, above 0
	Days       decimal.Decimal     // a year each, above 0 and at most 366
	Households decimal.NullDecimal // persons per household, at least 1; the published 2.16 of France (Insee, 2021) when absent
}

// boxItem is the item of a home box; personsPerHousehold, the published constant.
const (
	boxItem             = "internet-box"
	personsPerHousehold = "rcp-si-2024-persons-per-household-fr"
	daysOfYear          = 365
)

// Line gives the line of the boxes: employees × (days ÷ 365) ÷ persons per
// household (RCP-SI v2, §4). For 250 employees, 100 days and 2.3 persons they
// are 29.78. The error is for numbers that make no sense, and for a set without
// the item.
func (t Telework) Line(set *factors.Set) (Line, error) {
	item, ok := set.Item(boxItem)
	if !ok {
		return Line{}, errors.New("footprint: no home box in the set of factors")
	}
	persons, household := t.Households.Decimal, (*Trace)(nil)
	if !t.Households.Valid {
		f, ok := set.Factor(personsPerHousehold)
		if !ok {
			return Line{}, errors.New("footprint: no number of persons per household in the set of factors")
		}
		persons, household = f.Value, published("persons", f)
	}
	switch {
	case t.Employees <= 0 || t.Employees > 10_000_000:
		return Line{}, fmt.Errorf("footprint: %d teleworkers", t.Employees)
	case !bounded(t.Days) || !t.Days.IsPositive() || t.Days.GreaterThan(decimal.NewFromInt(daysOfYear+1)):
		return Line{}, fmt.Errorf("footprint: %s days of telework are not above 0 and at most %d", plain(t.Days), daysOfYear+1)
	case !bounded(persons) || persons.LessThan(decimal.NewFromInt(1)) || persons.GreaterThan(decimal.NewFromInt(maxPersons)):
		return Line{}, fmt.Errorf("footprint: %s persons per household are not between 1 and %d", plain(persons), maxPersons)
	}
	if household == nil {
		household = leaf("persons", "person/household", persons.Rat(), FromDossier)
	}
	line := Line{ID: "telework", Item: item.ID, Label: item.NameFR, Quantity: decimal.NewFromInt(int64(t.Employees)), Quality: Medium}
	part := combine(Quotient, "share-of-a-box", "household", leaf("telework-days", "day/year", t.Days.Rat(), FromDossier),
		combine(Product, "household-days", "1", leaf("days-per-year", "day/year", big.NewRat(daysOfYear, 1), FromConvention), household))
	line.scale = ratio{part.exact}
	line.made = combine(Product, "quantity", item.Unit, leaf("employees", "person", line.Quantity.Rat(), FromDossier), part)
	return line, nil
}

const maxPersons = 20
