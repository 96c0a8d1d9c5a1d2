package footprint

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
)

// Pool is what is known of the equipment of a whole item or category, where
// lines do not say it one by one (RCP-SI v2 §4). The text pools: 250 laptops,
// 50 of them after 3 years elsewhere, live 0.6 year more each. Line by line it
// would be another figure: at 5 years, 200 ÷ 5 + 50 ÷ 8 = 46.25 F a year, against
// 250 ÷ 5.6 = 44.64 F. The trace of a line tells which was used.
type Pool struct {
	Refurbished decimal.NullDecimal // share bought refurbished, with proof, 0 to 1
	Upstream    decimal.NullDecimal // mean years of use before that purchase, 0 to 50
	Resold      decimal.NullDecimal // share resold or given for reuse, with certificate, 0 to 1
	TotalLife   decimal.NullDecimal // mean total life of what is resold, years, above 0 and at most 50
}

func (p Pool) check() error {
	one, most := decimal.New(1, 0), decimal.NewFromInt(maxLife)
	for _, n := range []struct {
		name  string
		value decimal.NullDecimal
		most  decimal.Decimal
	}{{"share refurbished", p.Refurbished, one}, {"upstream life", p.Upstream, most}, {"share resold", p.Resold, one}, {"total life", p.TotalLife, most}} {
		if d := n.value.Decimal; n.value.Valid && (!bounded(d) || d.IsNegative() || d.GreaterThan(n.most)) {
			return fmt.Errorf("a %s of %s is not between 0 and %s", n.name, plain(d), n.most)
		}
	}
	if p.Refurbished.Valid != p.Upstream.Valid {
		return errors.New("a share refurbished goes with the years of use before the purchase")
	}
	if p.Resold.Valid != p.TotalLife.Valid {
		return errors.New("a share resold goes with the total life of what is resold")
	}
	return nil
}

// pool gives what is known of an item, else of its category.
func (o Options) pool(item *factors.Item) Pool {
	if p, ok := o.Pools[item.ID]; ok {
		return p
	}
	return o.Pools[item.Category]
}

// before gives the years of use before the purchase: the line's own, with
// proof, else the pooled ones; nil where there are none.
func (e *engine) before(item *factors.Item, line *Line) *Trace {
	if own := line.upstream(); own != nil {
		return leaf("upstream", "year", own, FromInventory)
	}
	p := e.opts.pool(item)
	if !p.Refurbished.Valid || p.Refurbished.Decimal.IsZero() || line.Origin == Refurbished { // which has no proof of its own
		return nil
	}
	return combine(Product, "pooled-upstream", "year", declared("upstream", "year", p.Upstream.Decimal.Rat(), item.ID),
		leaf("share-refurbished", "1", p.Refurbished.Decimal.Rat(), FromDossier))
}

// after gives the years of use elsewhere once resold: rate × (average total
// life − in-house life), and nothing where the total is not longer (RCP-SI v2 §4).
func (e *engine) after(item *factors.Item, inHouse *Trace) *Trace {
	p := e.opts.pool(item)
	if !p.Resold.Valid || p.Resold.Decimal.IsZero() || p.TotalLife.Decimal.Rat().Cmp(inHouse.exact) <= 0 {
		return nil
	}
	further := combine(Sum, "further-life", "year", declared("total-life-resold", "year", p.TotalLife.Decimal.Rat(), item.ID),
		combine(Product, "less-in-house", "year", leaf("minus", "1", big.NewRat(-1, 1), FromConvention), inHouse))
	return combine(Product, "resale", "year", leaf("share-resold", "1", p.Resold.Decimal.Rat(), FromDossier), further)
}
