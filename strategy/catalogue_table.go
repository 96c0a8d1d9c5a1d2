package strategy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// catalogueReader puts the tables of the catalogue together: the actions, then
// what the others say of each.
type catalogueReader struct{ actions []CatalogueAction }

// at gives the action that a row is about.
func (c *catalogueReader) at(r record, code string) *CatalogueAction {
	n := slices.IndexFunc(c.actions, func(a CatalogueAction) bool { return a.Code == code })
	if n < 0 {
		panic(fmt.Errorf("strategy: %s: no action %q", r.name, code))
	}
	return &c.actions[n]
}

func (c *catalogueReader) action(r record) {
	c.actions = append(c.actions, CatalogueAction{Code: r.get("code"), Theme: r.int("theme"), Title: r.get("title"), Description: r.get("description"),
		Pilot: r.get("pilot"), Indicators: r.words("indicators"), Account: Account(r.get("account")), Requires: r.words("requires"), Rebound: r.get("rebound"),
		Source: r.get("source"), Evidence: Evidence(r.get("evidence")), fit: fit{rule: r.get("fit"), items: r.words("fit_items"), value: r.get("fit_value")}})
}

func (c *catalogueReader) lever(r record) {
	l := CatalogueLever{Kind: LeverKind(r.get("kind")), Items: r.words("items"), Title: r.get("title"), Basis: r.get("basis"),
		Evidence: Evidence(r.get("evidence")), Condition: r.get("condition"), needsLife: r.get("needs") == "total-life"}
	for _, p := range r.words("parameters") {
		name, value, _ := strings.Cut(p, "=")
		l.Parameters = append(l.Parameters, Parameter{Name: name, Default: strings.TrimSuffix(value, "?")})
	}
	a := c.at(r, r.get("code"))
	a.Levers = append(a.Levers, l)
}

func (c *catalogueReader) order(r record) {
	o := OrderOfMagnitude{ID: r.get("id"), Actions: r.words("actions"), Items: r.words("items"), What: r.get("what"), Value: r.maybe("value"), Low: r.maybe("low"), High: r.maybe("high"),
		Unit: r.get("unit"), Source: r.get("source"), Evidence: Evidence(r.get("evidence")), Caveat: r.get("caveat")}
	for _, code := range o.Actions {
		a := c.at(r, code)
		a.Orders = append(a.Orders, o)
	}
}

// exclusion is symmetric: the table has each pair once.
func (c *catalogueReader) exclusion(r record) {
	one, other := c.at(r, r.get("one")), c.at(r, r.get("other"))
	e := Exclusion{Always: r.get("scope") == "always", Reason: r.get("reason"), Evidence: Evidence(r.get("evidence"))}
	for _, pair := range [][2]*CatalogueAction{{one, other}, {other, one}} {
		e.Code = pair[1].Code
		pair[0].Excludes = append(pair[0].Excludes, e)
	}
}

// words gives the words of a cell.
func (r record) words(column string) []string { return strings.Fields(r.get(column)) }

// maybe gives a number that may be absent.
func (r record) maybe(column string) decimal.NullDecimal {
	if r.get(column) == "" {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(r.decimal(column))
}
