package footprint

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

// Coverage is the share of the lines in use that have a value, refused lines
// included among those that have none. It is printed next to the
// total. A share is not valid when no line calls for the stages: an
// inventory of paper has no embodied part.
type Coverage struct {
	Embodied decimal.NullDecimal // lines with a value for manufacturing
	Use      decimal.NullDecimal // lines with a value for the use phase
}

// cover counts the lines of one criterion.
type cover struct {
	assets, embodied int // lines of equipment in use, and those of them with an embodied value
	lines, used      int // all lines in use, and those with a value of use
	refused          int
}

func (c *cover) count(u *unit, criterion factors.Criterion, lines int) {
	c.lines += lines
	if u.impacts[criterion][factors.Use] != nil {
		c.used += lines
	}
	if !u.equipment() {
		return
	}
	c.assets += lines
	if u.impacts[criterion][factors.Manufacturing] != nil || u.impacts[criterion][factors.Embodied] != nil {
		c.embodied += lines
	}
}

func (c *cover) shares() Coverage {
	return Coverage{Embodied: ratioOf(c.embodied, c.assets+c.refused), Use: ratioOf(c.used, c.lines+c.refused)}
}

func ratioOf(n, of int) decimal.NullDecimal {
	if of == 0 {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(exact.Decimal(big.NewRat(int64(n), int64(of))))
}

// QualityShares gives the shares of inventory data of high, medium and low
// quality: read, deduced or declared for a type, default (RCP-SI v2 §5.3).
type QualityShares struct{ High, Medium, Low decimal.NullDecimal }

// Quality gives the quality of the inventory's data: quantities, lifetimes
// and electricity of the lines that count.
func (r *Result) Quality() QualityShares {
	all := r.quality[High] + r.quality[Medium] + r.quality[Low]
	return QualityShares{High: ratioOf(r.quality[High], all), Medium: ratioOf(r.quality[Medium], all), Low: ratioOf(r.quality[Low], all)}
}
