package strategy

import (
	"slices"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/exact"

	"github.com/shopspring/decimal"
)

// maxPlaces is how many decimals a person writes.
const maxPlaces = 30

// read lays the readings of the year of reference over the indicators. One that
// differs from what is computed, at the number of decimals that it was written
// with, is a doubt: the computed value stays.
func (a *Assessment) read(out []Measure) {
	type key struct {
		indicator string
		year      int
	}
	seen := map[key]bool{}
	for _, r := range a.Strategy.Readings {
		at := slices.IndexFunc(out, func(m Measure) bool { return m.ID == r.Indicator })
		k := key{r.Indicator, r.Year}
		switch {
		case at < 0:
			a.doubt(diag.Refused, "unknown-indicator", "readings", r.Indicator, "reading.unknown", "reading.check")
		case !sane(r.Value):
			a.doubt(diag.Refused, "bad-reading", "readings", r.Indicator, "reading.bad", "reading.check")
		case seen[k]:
			a.doubt(diag.Doubt, "reading-twice", "readings", r.Indicator, "reading.twice", "reading.check")
		case r.Year == a.Strategy.Year && r.Year != 0:
			m := &out[at]
			m.Reading = decimal.NewNullDecimal(r.Value)
			if m.Computed.Valid && differs(r.Value, m.Computed.Decimal) {
				a.doubt(diag.Doubt, "reading-differs", "readings", r.Indicator+"\u00a0= "+exact.String(r.Value), "reading.differs", "reading.compare")
			}
		}
		seen[k] = true
	}
}

// differs compares a value with what was written of it.
func differs(written, value decimal.Decimal) bool {
	places := min(max(0, -written.Exponent()), maxPlaces)
	return !value.Round(places).Equal(written.Round(places))
}
