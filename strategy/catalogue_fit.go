package strategy

import (
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fr"
)

// fit is what must be in the inventory or in the dossier for an action to make
// sense: columns fit, fit_items and fit_value of law/actions.csv.
type fit struct {
	rule  string
	items []string
	value string // a number
}

// ground is what the rules look at.
type ground struct {
	set      *factors.Set
	strategy *Strategy
	fleet    *fleet
}

// fits are the rules. Each tells whether an action makes sense and why, in
// French; what is unknown is no reason to propose it.
var fits = map[string]func(fit, *ground) (why string, ok bool){
	"always":           func(fit, *ground) (string, bool) { return say("action.fit.always"), true },
	"in-use":           fit.inUse,
	"in-stock":         fit.inStock,
	"several":          fit.several,
	"screens-per-post": fit.screensPerPost,
	"posts-per-agent":  fit.postsPerAgent,
	"windows11":        fit.cannotUpgrade,
	"connections":      fit.connections,
	"use":              fit.use,
}

func (f fit) holds(g *ground) (string, bool) {
	rule, ok := fits[f.rule]
	if !ok {
		return "", false
	}
	return rule(f, g)
}

// narrowed gives the rule for some of its items, those that a lever bears on.
func (f fit) narrowed(items []string) fit {
	shared := slices.DeleteFunc(slices.Clone(f.items), func(id string) bool { return !slices.Contains(items, id) })
	if len(shared) > 0 {
		f.items = shared
	}
	return f
}

// inUse: units of the items in use.
func (f fit) inUse(g *ground) (string, bool) {
	counts := g.named(f.items, func(l *fleetLine) bool { return l.State == footprint.InUse })
	return say("action.fit.in-use", "items", counts), counts != ""
}

// inStock: equipment counted one by one that is kept in stock.
func (f fit) inStock(g *ground) (string, bool) {
	counts := g.named(nil, func(l *fleetLine) bool {
		return l.State == footprint.Stock && l.item.Kind == factors.Asset && l.item.Unit == "item"
	})
	return say("action.fit.in-stock", "items", counts), counts != ""
}

// several: at least so many units in use.
func (f fit) several(g *ground) (string, bool) {
	why, ok := f.inUse(g)
	return why, ok && unitsOf(g.fleet.pick(f.items, false)).Cmp(f.number()) >= 0
}

// screensPerPost: more screens in use for each workstation.
func (f fit) screensPerPost(g *ground) (string, bool) {
	screens, posts := unitsOf(g.fleet.pick(f.items, false)), unitsOf(g.fleet.pick(workstations(), false))
	return say("action.fit.screens-per-post", "screens", unitCount(screens), "posts", unitCount(posts)),
		posts.Sign() > 0 && screens.Cmp(new(big.Rat).Mul(posts, f.number())) > 0
}

// postsPerAgent: more workstations in use for each agent.
func (f fit) postsPerAgent(g *ground) (string, bool) {
	posts, agents := unitsOf(g.fleet.pick(f.items, false)), big.NewRat(int64(g.strategy.agents()), 1)
	return say("action.fit.posts-per-agent", "posts", unitCount(posts), "agents", unitCount(agents)),
		agents.Sign() > 0 && posts.Cmp(new(big.Rat).Mul(agents, f.number())) > 0
}

// cannotUpgrade: units in use that cannot take Windows 11, those that
// WindowsReadiness counts in Cannot.
func (f fit) cannotUpgrade(g *ground) (string, bool) {
	counts := g.named(f.items, func(l *fleetLine) bool { return l.cannot })
	return say("action.fit.windows11", "items", counts), counts != ""
}

// connections: equipment declared on a network that ends, not migrated yet.
func (f fit) connections(g *ground) (string, bool) {
	left := new(big.Rat)
	for _, c := range g.strategy.Connections {
		if c.Quantity > c.Migrated && c.Migrated >= 0 {
			left.Add(left, big.NewRat(int64(c.Quantity)-int64(c.Migrated), 1))
		}
	}
	return say("action.fit.connections", "units", unitCount(left)), left.Sign() > 0
}

// use: a use declared beside the inventory.
func (f fit) use(g *ground) (string, bool) {
	var names []string
	for _, u := range g.strategy.Uses {
		if item, ok := g.set.Item(u.Item); ok && slices.Contains(f.items, u.Item) && validUnits(u.Quantity) {
			names = append(names, item.NameFR)
		}
	}
	return say("action.fit.use", "items", strings.Join(names, ", ")), names != nil
}

func (f fit) number() *big.Rat {
	d, err := decimal.NewFromString(f.value)
	if err != nil {
		return new(big.Rat)
	}
	return d.Rat()
}

// named counts units by item, in the order of the catalogue of factors: "Écran
// d’ordinateur : 1 300". All items when none is given.
func (g *ground) named(items []string, keep func(*fleetLine) bool) string {
	units := map[string]*big.Rat{}
	for n := range g.fleet.lines {
		l := &g.fleet.lines[n]
		if !keep(l) || items != nil && !slices.Contains(items, l.Item) {
			continue
		}
		if units[l.Item] == nil {
			units[l.Item] = new(big.Rat)
		}
		units[l.Item].Add(units[l.Item], l.units)
	}
	var out []string
	for _, i := range g.set.Items() {
		if u := units[i.ID]; u != nil {
			out = append(out, say("action.fit.item", "name", i.NameFR, "units", unitCount(u)))
		}
	}
	return strings.Join(out, ", ")
}

// unitCount writes a number of units: they are counted one by one.
func unitCount(r *big.Rat) string { return fr.Integer(exact.Decimal(r)) }
