package footprint

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
)

// text writes the options in one way only: two that compute the same are
// written the same.
func (o Options) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "year %d, zone %q, convention %s, on %s, criteria %s, agents %d, inhabitants %d, conservative %t, deflator %s", o.Year, o.Zone, o.Convention,
		o.On.Format(time.DateOnly), listOf(o.Criteria), o.Agents, o.Inhabitants, o.Conservative, optional(o.Deflator))
	writeMap(&b, "amortisation", o.Amortisation, exact.String)
	writeMap(&b, "lifetime", o.Lifetimes, exact.String)
	writeMap(&b, "data centre", o.DataCentres, DataCentre.text)
	writeMap(&b, "pool", o.Pools, Pool.text)
	return b.String()
}

func writeMap[T any](b *strings.Builder, name string, m map[string]T, text func(T) string) {
	for _, key := range slices.Sorted(maps.Keys(m)) {
		fmt.Fprintf(b, ", %s %q %s", name, key, text(m[key]))
	}
}

func (dc DataCentre) text() string {
	return fmt.Sprintf("pue %s share %s by power %t spare unknown %t", optional(dc.PUE), optional(dc.Share), dc.ByPower, dc.SpareUnknown)
}

func (p Pool) text() string {
	return fmt.Sprintf("refurbished %s after %s resold %s for %s", optional(p.Refurbished), optional(p.Upstream), optional(p.Resold), optional(p.TotalLife))
}

// optional writes a number that may be absent.
func optional(d decimal.NullDecimal) string {
	if !d.Valid {
		return "-"
	}
	return exact.String(d.Decimal)
}
