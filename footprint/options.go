package footprint

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
)

// Options say how an inventory is computed. They are data, so that a result
// can be reproduced from them; Year alone is needed.
type Options struct {
	Year       int        // of the inventory: selects the electricity mix
	Zone       string     // electricity zone of the lines that name none, "FR" when empty
	Convention Convention // TotalLife when empty
	// Amortisation is the duration of the accounts by item or by category,
	// whole years: AccountingLife needs it.
	Amortisation map[string]decimal.Decimal
	On           time.Time                  // day of the computation: ByAge needs it
	Criteria     []factors.Criterion        // GWP alone when nil; the first decides whether a line is complete
	Lifetimes    map[string]decimal.Decimal // in-house service life by item, years, for lines that give none
	DataCentres  map[string]DataCentre      // by name, as lines have it
	Pools        map[string]Pool            // refurbished and resold equipment by item or by category, where lines do not say it
	// Conservative takes the highest of the values published for the making of each
	// equipment, as RCP-SI v2 §5.1 asks of sector averages; the one that the
	// catalogue chose otherwise.
	Conservative bool
	// Deflator is k€ of 2023 for 1 k€ of the year that was spent, above 0 and at
	// most 10: purchases known by their price alone are multiplied by it. The
	// published ratios are of 2023; without one they are taken as they are.
	Deflator    decimal.NullDecimal
	Agents      int // of the body, for the figures per agent; 0 when unknown
	Inhabitants int // of the territory, for the figures per inhabitant; 0 when unknown
}

// DataCentre is a place where equipment is hosted. The electricity of its
// technical environment is counted once: by the PUE of what it hosts, or by the
// kW of the item factors.TechnicalItem.
type DataCentre struct {
	PUE decimal.NullDecimal // measured or contractual, at least 1; the published default when absent
	// Share is the part of the place that is the body's, above 0 and at most 1:
	// where it is pooled with others, all that it hosts counts by this key. The
	// whole when absent.
	Share decimal.NullDecimal
	// SpareUnknown adds the embodied part of spare equipment that no line lists:
	// 6 % of what the place hosts (RCP-DC 2025). Lines in stock are
	// for those who know theirs.
	SpareUnknown bool
	// ByPower counts the electricity of the technical environment by the kW of
	// the lines of factors.TechnicalItem in this place, 4,220 kWh per kW and year
	// (RCP-DC 2025, table 29, UF1): the PUE is then 1, and none can be given.
	ByPower bool
}

// DefaultZone is mainland France.
const DefaultZone = "FR"

// own gives the options lists of their own: whoever gave them, or is given
// them, may change theirs.
func (o Options) own() Options {
	o.Criteria = slices.Clone(o.Criteria)
	o.Lifetimes, o.Amortisation, o.DataCentres = maps.Clone(o.Lifetimes), maps.Clone(o.Amortisation), maps.Clone(o.DataCentres)
	o.Pools = maps.Clone(o.Pools)
	return o
}

// complete fills in the defaults and refuses what cannot be computed.
func (o Options) complete(set *factors.Set) (Options, error) {
	o = o.own()
	if set == nil {
		return o, errors.New("footprint: no factor set")
	}
	if o.Zone == "" {
		o.Zone = DefaultZone
	}
	if o.Convention == "" {
		o.Convention = TotalLife
	}
	if len(o.Criteria) == 0 {
		o.Criteria = []factors.Criterion{factors.GWP}
	}
	for _, check := range []func(*factors.Set) error{o.checkScope, o.checkLives, o.checkPlaces, o.checkNumbers} {
		if err := check(set); err != nil {
			return o, fmt.Errorf("footprint: %w", err)
		}
	}
	return o, nil
}

// checkScope checks when, where and what is computed.
func (o Options) checkScope(set *factors.Set) error {
	switch _, ok := set.Zone(o.Zone); {
	case o.Year < firstYear || o.Year > lastYear:
		return fmt.Errorf("year %d is not between %d and %d", o.Year, firstYear, lastYear)
	case !slices.Contains(Conventions(), o.Convention):
		return fmt.Errorf("unknown convention %q", o.Convention)
	case o.Convention == ByAge && o.On.IsZero():
		return errors.New("convention by-age needs the day of the computation, On")
	case !plausibleDay(o.On):
		return fmt.Errorf("a computation on %s", o.On.Format(time.DateOnly))
	case !ok:
		return fmt.Errorf("no electricity mix for zone %q", o.Zone)
	}
	seen := map[factors.Criterion]bool{}
	for _, c := range o.Criteria {
		if !c.IsImpact() || seen[c] {
			return fmt.Errorf("%q is no impact or is asked for twice", c)
		}
		seen[c] = true
	}
	return nil
}

// checkLives checks the durations that are declared for items and categories.
func (o Options) checkLives(set *factors.Set) error {
	known := func(key string) bool {
		_, ok := set.Item(key)
		return ok || set.HasCategory(key)
	}
	for _, key := range slices.Sorted(maps.Keys(o.Amortisation)) {
		if !known(key) {
			return fmt.Errorf("amortisation of an unknown item or category %q", key)
		}
		if years := o.Amortisation[key]; !plausibleLife(years) || !years.IsInteger() {
			return fmt.Errorf("an amortisation of %s years for %q is not a whole number from 1 to %d", plain(years), key, maxLife)
		}
	}
	for _, item := range slices.Sorted(maps.Keys(o.Lifetimes)) {
		if _, ok := set.Item(item); !ok {
			return fmt.Errorf("lifetime of an unknown item %q", item)
		}
		if years := o.Lifetimes[item]; !plausibleLife(years) {
			return fmt.Errorf("a lifetime of %s years for %q is not above 0 and at most %d", plain(years), item, maxLife)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(o.Pools)) {
		if !known(key) {
			return fmt.Errorf("refurbished or resold equipment of an unknown item or category %q", key)
		}
		if err := o.Pools[key].check(); err != nil {
			return fmt.Errorf("%q: %w", key, err)
		}
	}
	return nil
}

func (o Options) checkPlaces(*factors.Set) error {
	for _, name := range slices.Sorted(maps.Keys(o.DataCentres)) {
		if err := o.DataCentres[name].check(); err != nil {
			return fmt.Errorf("%q: %w", name, err)
		}
	}
	return nil
}

func (o Options) checkNumbers(*factors.Set) error {
	if d := o.Deflator; d.Valid && (!bounded(d.Decimal) || !d.Decimal.IsPositive() || d.Decimal.GreaterThan(decimal.NewFromInt(maxDeflator))) {
		return fmt.Errorf("a deflator of %s is not above 0 and at most %d", plain(d.Decimal), maxDeflator)
	}
	if o.Agents < 0 || o.Inhabitants < 0 {
		return errors.New("agents and inhabitants cannot be negative")
	}
	return nil
}

func (dc DataCentre) check() error {
	one := decimal.New(1, 0)
	switch pue, share := dc.PUE, dc.Share; {
	case pue.Valid && (!bounded(pue.Decimal) || pue.Decimal.LessThan(one) || pue.Decimal.GreaterThan(decimal.NewFromInt(maxPUE))):
		return fmt.Errorf("a PUE of %s is not between 1 and %d", plain(pue.Decimal), maxPUE)
	case share.Valid && (!bounded(share.Decimal) || !share.Decimal.IsPositive() || share.Decimal.GreaterThan(one)):
		return fmt.Errorf("a share of %s is not above 0 and at most 1", plain(share.Decimal))
	case dc.ByPower && pue.Valid:
		return errors.New("a technical environment is counted by its power or by a PUE, never by both")
	}
	return nil
}

// Bounds of what a person can have meant. A value outside is a slip of the
// keyboard, and is refused rather than computed.
const (
	maxLife = 50 // years
	maxPUE  = 10

	maxDeflator   = 10
	firstPurchase = 1950 // a year

	firstYear = 1990
	lastYear  = 2100
)

func plausibleLife(years decimal.Decimal) bool {
	return bounded(years) && years.IsPositive() && years.LessThanOrEqual(decimal.NewFromInt(maxLife))
}
