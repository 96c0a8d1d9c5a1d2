package strategy

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
)

// Items and categories that indicators count.
const (
	reamItem         = "paper-ream"
	printingCategory = "printing"
	objectsCategory  = "connected-objects"
)

// scanners print nothing.
var scanners = []string{"scanner"}

// printing is the reams of the year an agent, with the agents for one printer in
// use: each stands alone where the other is unknown.
func printing(a *Assessment) (decimal.NullDecimal, []Part) {
	if !a.Measured() {
		return none()
	}
	var reams decimal.NullDecimal
	printers := new(big.Rat)
	for _, q := range a.Result.Quantities() {
		item, _ := a.Result.Set().Item(q.Item)
		switch {
		case q.Item == reamItem:
			reams = decimal.NewNullDecimal(q.InUse)
		case item.Category == printingCategory && !slices.Contains(scanners, q.Item):
			printers.Add(printers, exact.FromDecimal(q.InUse))
		}
	}
	return per(reams, a.agents()), beside(besideOf{"agents-per-printer", per(a.agents(), certain(printers)), "agents/imprimante"})
}

// connectedObjects counts those in use, by type and in all: they are pieces of
// one kind for the indicator. An inventory without one does not say that there is
// none.
func connectedObjects(a *Assessment) (decimal.NullDecimal, []Part) {
	if !a.Measured() {
		return none()
	}
	sum := new(big.Rat)
	var parts []Part
	for _, q := range a.pieces() {
		if item, _ := a.Result.Set().Item(q.Item); item.Category == objectsCategory && q.InUse.IsPositive() {
			sum.Add(sum, exact.FromDecimal(q.InUse))
			parts = append(parts, Part{Key: q.Item, Name: item.NameFR, Value: q.InUse})
		}
	}
	if parts == nil {
		return none()
	}
	return certain(sum), parts
}

// leftToMigrate is what the declared connections on copper, 2G or 3G leave to
// migrate; unknown where the counts of one contradict each other. What the words
// of the inventory tell (Assessment.Flagged) is never added.
func leftToMigrate(a *Assessment) (decimal.NullDecimal, []Part) {
	if len(a.Connections) == 0 {
		return none()
	}
	left, migrated := new(big.Rat), new(big.Rat)
	for _, c := range a.Connections {
		if !c.Left.Valid {
			return none()
		}
		left.Add(left, exact.FromDecimal(c.Left.Decimal))
		migrated.Add(migrated, big.NewRat(int64(c.Migrated), 1))
	}
	return certain(left), beside(besideOf{"migrated", certain(migrated), unitNumber})
}
