package strategy

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fr"
)

// draft gives the lever on what the inventory holds of its items, with the
// parameters that can be proposed, and the names of the others. It is false
// where the inventory has nothing for it.
func (c CatalogueLever) draft(g *ground) (l Lever, missing []string, ok bool) {
	l = Lever{Kind: c.Kind, Items: c.held(g)}
	if len(c.Items) > 0 && l.Items == nil || c.Kind == LessAI && len(g.strategy.AI) == 0 {
		return l, nil, false
	}
	for _, p := range c.Parameters {
		if !p.into(&l, g) {
			missing = append(missing, p.Name)
		}
	}
	return l, missing, true
}

// held gives those of the items that are in use, or declared as uses.
func (c CatalogueLever) held(g *ground) []string {
	var out []string
	for _, id := range c.Items {
		used := slices.ContainsFunc(g.fleet.lines, func(l fleetLine) bool { return l.Item == id && l.State == footprint.InUse })
		if c.Kind == LessUse {
			_, used = fit{items: []string{id}}.use(g)
		}
		if used {
			out = append(out, id)
		}
	}
	return out
}

// into sets the parameter of a lever; false where nothing can be proposed.
func (p Parameter) into(l *Lever, g *ground) bool {
	switch p.Name {
	case "place":
		if len(g.strategy.Hosting) == 1 {
			l.Place = g.strategy.Hosting[0].Name
		}
		return l.Place != ""
	case "use":
		if len(g.strategy.AI) == 1 {
			l.Use = g.strategy.AI[0].Name
		}
		return l.Use != ""
	case "basis":
		l.Basis = EnergyBasis(p.Default)
		return true
	}
	value := p.value(l, g)
	if field := l.number(p.Name); field != nil && value.Valid {
		*field = value
		return true
	}
	return false
}

// number gives the place of a parameter that is a number.
func (l *Lever) number(name string) *decimal.NullDecimal {
	switch name {
	case "years":
		return &l.Years
	case "share":
		return &l.Share
	case "quantity":
		return &l.Quantity
	case "per_post":
		return &l.PerPost
	case "pue":
		return &l.PUE
	case "impact":
		return &l.Impact
	case "views":
		return &l.Views
	case "lighter_mb":
		return &l.Lighter
	}
	return nil
}

// value gives what the default is worth on an inventory.
func (p Parameter) value(l *Lever, g *ground) decimal.NullDecimal {
	if p.Default == "posts-agents" {
		return g.postsBeyondAgents(l.Items)
	}
	aim, more, _ := strings.Cut(p.Default, "+")
	target, err := decimal.NewFromString(strings.TrimSuffix(aim, "|"))
	if err == nil && more == "" {
		return decimal.NewNullDecimal(target)
	}
	shortest := g.shortestLife(l.Items)
	if step, wrong := decimal.NewFromString(more); wrong != nil || !shortest.Valid {
		return decimal.NullDecimal{}
	} else if err != nil || shortest.Decimal.GreaterThanOrEqual(target) {
		target = shortest.Decimal.Add(step)
	}
	return decimal.NullDecimal{Decimal: target, Valid: target.LessThanOrEqual(maxYears)}
}

// postsBeyondAgents counts the workstations in use beyond one for each agent.
func (g *ground) postsBeyondAgents(items []string) decimal.NullDecimal {
	posts := unitsOf(g.fleet.pick(items, false))
	beyond := exact.Decimal(posts).Sub(decimal.NewFromInt(int64(g.strategy.agents()))).Floor()
	return decimal.NullDecimal{Decimal: beyond, Valid: beyond.IsPositive()}
}

// shortestLife gives the shortest service life of the items, years.
func (g *ground) shortestLife(items []string) decimal.NullDecimal {
	var out decimal.NullDecimal
	for _, l := range g.fleet.pick(items, true) {
		years, ok := g.fleet.life(l)
		if ok && (!out.Valid || years.LessThan(out.Decimal)) {
			out = decimal.NewNullDecimal(years)
		}
	}
	return out
}

// titled gives the title of the action on these items alone: "Garder les
// ordinateurs portables 6 ans".
func (c CatalogueLever) titled(l Lever) string {
	return fill(c.Title, "years", plain(l.Years), "quantity", unitCount(exact.FromDecimal(l.Quantity.Decimal)), "per_post", plain(l.PerPost),
		"share", fr.Percent(l.Share.Decimal, 0))
}

// plain writes a number with the places that it has: "6", "3,5".
func plain(d decimal.NullDecimal) string {
	_, places, _ := strings.Cut(exact.String(d.Decimal), ".")
	return fr.Number(d.Decimal, int32(min(len(places), 3)))
}

// basis says where the parameters come from, and the condition of their use.
func (c CatalogueLever) basis() string {
	if c.Basis == "" || c.Condition == "" {
		return cmp.Or(c.Basis, c.Condition)
	}
	return say("action.basis", "basis", c.Basis, "condition", c.Condition)
}
