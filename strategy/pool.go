package strategy

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
)

// Pool is what is known of the refurbished and resold equipment of a whole item
// or category, as footprint.Pool: Refurbished goes with Upstream, and Resold
// with TotalLife.
type Pool struct {
	Refurbished decimal.NullDecimal `yaml:"refurbished" json:"refurbished,omitzero" validate:"dmin=0,dmax=1"` // share bought so, with proof
	Upstream    decimal.NullDecimal `yaml:"upstream" json:"upstream,omitzero" validate:"dmin=0,dmax=50"`      // years of use before
	Resold      decimal.NullDecimal `yaml:"resold" json:"resold,omitzero" validate:"dmin=0,dmax=1"`           // share resold or given, with certificate
	TotalLife   decimal.NullDecimal `yaml:"total_life" json:"total_life,omitzero" validate:"dmin=0.1,dmax=50"`
}

// pools gives the engine what it accepts of the pools.
func (a *Assessment) pools(set *factors.Set) map[string]footprint.Pool {
	out := map[string]footprint.Pool{}
	for _, key := range slices.Sorted(maps.Keys(a.Strategy.Pools)) {
		p := a.Strategy.Pools[key]
		_, isItem := set.Item(key)
		switch {
		case !isItem && !set.HasCategory(key):
			a.doubt(diag.Refused, "unknown-item", "pools", key, "assess.pool-item", "assess.check-item")
		case !p.plausible():
			a.doubt(diag.Refused, "bad-pool", "pools", key, "assess.pool", "assess.give-pool")
		default:
			out[key] = footprint.Pool(p)
		}
	}
	return out
}

func (p Pool) plausible() bool {
	within := func(d decimal.NullDecimal, most decimal.Decimal) bool {
		return !d.Valid || sane(d.Decimal) && !d.Decimal.IsNegative() && d.Decimal.LessThanOrEqual(most)
	}
	return within(p.Refurbished, one) && within(p.Upstream, maxYears) && within(p.Resold, one) && within(p.TotalLife, maxYears) &&
		p.Refurbished.Valid == p.Upstream.Valid && p.Resold.Valid == p.TotalLife.Valid
}
