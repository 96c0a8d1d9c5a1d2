package strategy

import (
	"cmp"
	"math/big"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fr"
)

// Figures of purchases, of decommissioned equipment and of declared answers.

func spentOnReused(b *bench, _ *Neighbour) figure {
	p := b.s.Purchasing
	return shareFigure(p.share(), cmp.Or(p.Year, b.s.Year))
}

func sentToReuse(b *bench, _ *Neighbour) figure {
	d := b.s.Disposal
	return shareFigure(d.share(), cmp.Or(d.Year, b.s.Year))
}

func shareFigure(r *big.Rat, year int) figure {
	if r == nil {
		return figure{}
	}
	return exactly(hundredfold(r), year, "neighbour.share")
}

// maxIndex is the top of the indices of repairability and durability.
var maxIndex = decimal.NewFromInt(10)

func purchasedIndex(b *bench, _ *Neighbour) figure {
	p := b.s.Purchasing
	if !validAmount(p.Index) || p.Index.Decimal.GreaterThan(maxIndex) {
		return figure{}
	}
	return exactly(exact.FromDecimal(p.Index.Decimal), cmp.Or(p.Year, b.s.Year), "neighbour.index")
}

func declaredValue(b *bench, n *Neighbour) figure {
	a := b.answers[n.ID]
	if !a.Value.Valid {
		return figure{}
	}
	return exactly(exact.FromDecimal(a.Value.Decimal), a.Year, "neighbour.value")
}

// ageOfAct counts whole years: of an act, the dossier gives the year alone. Where an
// act is due each year by a day, it counts from the last day due.
func ageOfAct(b *bench, n *Neighbour) figure {
	a, last := b.answers[n.ID], b.s.Date.Year()
	if a.Year == 0 || b.s.Date.IsZero() {
		return figure{}
	}
	if n.due.IsZero() {
		return exactly(whole64(last-a.Year), a.Year, "neighbour.age")
	}
	due := time.Date(last, n.due.Month(), n.due.Day(), 0, 0, 0, 0, b.s.Date.Location())
	if !b.s.Date.After(due.AddDate(0, 0, 1).Add(-time.Nanosecond)) {
		due = due.AddDate(-1, 0, 0)
	}
	if due.Before(n.From) {
		return figure{phrase: "neighbour.first-due", blanks: []string{"date", fr.Date(due.AddDate(1, 0, 0))}}
	}
	return exactly(whole64(due.Year()-a.Year), a.Year, "neighbour.last", "date", fr.Date(due))
}

// impossibleCounts says which counts and shares of the dossier cannot be.
func (b *bench) impossibleCounts() {
	for _, d := range b.s.Digital {
		if d.RGESN != (RGESN{}) && !d.RGESN.Score().Valid {
			b.problem(diag.Refused, "bad-rgesn", "digital_services", d.Name, say("answer.rgesn"), say("answer.give-rgesn"))
		}
	}
	if r := b.s.Purchasing.share(); r != nil && r.Cmp(big.NewRat(1, 1)) > 0 {
		b.problem(diag.Doubt, "spend-exceeded", "purchasing.it_spend_reused", "", say("answer.spend"), say("answer.give-spend"))
	}
}

// share is the part of the yearly spend that went to reused equipment (loi
// AGEC, art. 58; décret n° 2024-134): money, not units. Nil when unknown.
func (p Purchasing) share() *big.Rat {
	if !validAmount(p.Spend) || !validAmount(p.Reused) || p.Spend.Decimal.IsZero() {
		return nil
	}
	return new(big.Rat).Quo(exact.FromDecimal(p.Reused.Decimal), exact.FromDecimal(p.Spend.Decimal))
}

// share is A ÷ B of the décret n° 2023-266, article 3: a flow over a stock,
// which can exceed 1. Nil without a stock, which is not known then.
func (d Disposal) share() *big.Rat {
	if d.Stock <= 0 || d.Reused < 0 {
		return nil
	}
	return big.NewRat(int64(d.Reused), int64(d.Stock))
}

// percent writes a ratio in per cent.
func percent(r *big.Rat) decimal.Decimal { return exact.Decimal(hundredfold(r)) }
