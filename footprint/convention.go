package footprint

import (
	"math"
	"math/big"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/civil"
	"github.com/reen-numerique/reen/internal/exact"
)

// Convention names the way in which the embodied impact F of an asset is
// spread over years. Results of different conventions are never
// added or compared: a Result carries its own. Flows are not touched by it.
type Convention string

// Conventions.
const (
	// TotalLife divides F by the total service life (RCP-SI v2 §4; RCP-DC
	// 4.2.1: 500 kg over 5 years are 100 kg a year). It is what an empty
	// Convention means. For a device of constant life the yearly shares sum to F.
	TotalLife Convention = "total-life"
	// AccountingLife divides F by the years of Options.Amortisation, and
	// counts nothing afterwards: a habit of carbon accounting (Bilan Carbone),
	// to reconcile a result with it.
	AccountingLife Convention = "accounting-life"
	// PurchaseYear counts F whole in the year of purchase and nothing in the
	// others (GHG Protocol corporate standard, capital goods).
	PurchaseYear Convention = "purchase-year"
	// ByAge divides F by the age, in days ÷ 365 from the purchase to the
	// withdrawal, else to Options.On. NumEcoEval and G4IT compute so, and it is
	// for interoperability only: over 5 years the yearly values sum to
	// F × (1 + 1/2 + 1/3 + 1/4 + 1/5) = 2.28 F.
	ByAge Convention = "by-age"
)

// Conventions gives every convention, the default first.
func Conventions() []Convention {
	return []Convention{TotalLife, AccountingLife, PurchaseYear, ByAge}
}

// What a line can lack for a convention.
const (
	noPurchase     = "purchased"
	noAmortisation = "amortisation"
)

// period is the part of an embodied impact that a year takes: the impact ÷
// years, or none of it.
type period struct {
	years   *Trace // nil when the impact counts whole
	nothing bool   // outside the years that count
}

// period gives the part of a line; what is missing for it otherwise.
func (e *engine) period(u *unit, line *Line) (*period, string) {
	if e.opts.Convention == TotalLife || u.item.ID == factors.TechnicalItem { // whose values are a year's
		if life := e.life(u, line); life != nil {
			return &period{years: life}, ""
		}
		return nil, noLifetime
	}
	if line.Purchased.IsZero() {
		return nil, noPurchase
	}
	elapsed := e.opts.Year - line.Purchased.Year()
	u.lifetime = FromInventory
	switch e.opts.Convention {
	case AccountingLife:
		years, ok := e.opts.amortisation(u.item)
		if !ok {
			u.lifetime = ""
			return nil, noAmortisation
		}
		u.lifetime = FromDossier
		over := big.NewRat(int64(elapsed), 1).Cmp(years) >= 0
		return &period{years: leaf("amortisation", "year", years, FromDossier), nothing: elapsed < 0 || over}, ""
	case PurchaseYear:
		return &period{nothing: elapsed != 0}, ""
	}
	days := leaf("age", "day", big.NewRat(e.ageInDays(line), 1), FromInventory)
	return &period{years: combine(Quotient, "age", "year", days, leaf("days-per-year", "day/year", big.NewRat(365, 1), FromConvention))}, ""
}

// amortisation gives the years of the accounts for an item, else for its category.
func (o Options) amortisation(item *factors.Item) (*big.Rat, bool) {
	for _, key := range []string{item.ID, item.Category} {
		if years, ok := o.Amortisation[key]; ok {
			return years.Rat(), true
		}
	}
	return nil, false
}

// ageInDays is the age of a line at its withdrawal, else on the day of the
// computation.
func (e *engine) ageInDays(line *Line) int64 {
	end := e.opts.On
	if !line.Withdrawn.IsZero() {
		end = line.Withdrawn
	}
	return civil.Days(line.Purchased, end)
}

// unknownPeriod is the periodKey of a line without a date.
const unknownPeriod = math.MinInt32

// periodKey is what the part depends on besides the service life: lines that differ
// by it are of different variants.
func (e *engine) periodKey(line *Line) int32 {
	switch {
	case line.Purchased.IsZero():
		return unknownPeriod
	case e.opts.Convention == ByAge:
		return int32(e.ageInDays(line))
	}
	return int32(line.Purchased.Year())
}

// perYear gives the year's part of an impact as an expression.
func (p *period) perYear(name string, c factors.Criterion, factor, share *Trace) *Trace {
	unit := c.Unit() + "/year"
	if share != nil {
		factor = combine(Product, name, c.Unit(), factor, share)
	}
	if p.nothing {
		return combine(Product, name, unit, factor, leaf("outside-the-years", "1/year", new(big.Rat), FromConvention))
	}
	if p.years == nil {
		return combine(Product, name, unit, factor, leaf("year-of-purchase", "1/year", big.NewRat(1, 1), FromConvention))
	}
	return combine(Quotient, name, unit, factor, p.years)
}

// of gives the year's part of an impact.
func (p *period) of(impact *big.Rat, share *Trace) *big.Rat {
	out := new(big.Rat)
	if p.nothing {
		return out
	}
	out.Set(impact)
	if p.years != nil {
		out = exact.Trim(out.Quo(out, p.years.exact))
	}
	if share != nil {
		out.Mul(out, share.exact)
	}
	return out
}
