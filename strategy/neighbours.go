package strategy

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fr"
)

// Neighbour is an obligation beside article 35 that a strategy addresses or
// checks (law reference §2), with what the dossier says of it where it holds
// figures. A Doubt is to be printed wherever the rule is.
type Neighbour struct {
	ID        string
	Title     string
	Articles  []string // cited
	Threshold string   // who is concerned, in French
	Rule      string   // in French
	Bring     string   // what shows compliance, in French
	Evidence  Evidence
	Doubt     string // in French, empty when there is none

	Status Status              // Unknown where the dossier holds no figure
	Year   int                 // of the figures
	Value  decimal.NullDecimal // per cent reached; above 100 is possible and is not clamped
	Target decimal.NullDecimal // per cent asked in that year
	Found  string              // in French
}

// neighbours answers the two obligations that the dossier has figures for;
// the others stay to be checked.
func (s *Strategy) neighbours() []Neighbour {
	out := append([]Neighbour(nil), DefaultLaw().Neighbours...)
	for n := range out {
		o := &out[n]
		o.Status = Unknown
		switch o.ID {
		case "agec":
			o.compare(s.Purchasing.share(), orYear(s.Purchasing.Year, s.Year))
		case "reen-reuse":
			o.compare(s.Disposal.share(), orYear(s.Disposal.Year, s.Year))
		}
	}
	return out
}

func orYear(year, other int) int {
	if year != 0 {
		return year
	}
	return other
}

// compare holds a share against the milestone of its year.
func (o *Neighbour) compare(share *big.Rat, when int) {
	if share == nil {
		return
	}
	o.Year, o.Value = when, decimal.NewNullDecimal(percent(share))
	m, ok := DefaultLaw().Milestone(o.ID, when)
	switch {
	case when == 0:
		o.Found = say("neighbour.no-year")
		return
	case !ok:
		o.Status, o.Found = NotApplicable, say("neighbour.before", "year", year(when))
		return
	}
	target := exact.FromDecimal(m.Share)
	o.Target = decimal.NewNullDecimal(percent(target))
	o.Status = NotMet
	if share.Cmp(target) >= 0 {
		o.Status = Met
	}
	o.Found = say("neighbour.share", "value", fr.Number(o.Value.Decimal, 1), "target", fr.Number(o.Target.Decimal, 0), "year", year(when))
}

// share is the part of the yearly spend that went to reused equipment (loi
// AGEC, art. 58; décret n° 2024-134): money, not units. Nil when unknown.
func (p Purchasing) share() *big.Rat {
	if !p.Spend.Valid || !p.Reused.Valid || !sane(p.Spend.Decimal) || !sane(p.Reused.Decimal) || !p.Spend.Decimal.IsPositive() {
		return nil
	}
	return new(big.Rat).Quo(exact.FromDecimal(p.Reused.Decimal), exact.FromDecimal(p.Spend.Decimal))
}

// share is A ÷ B of the décret n° 2023-266, article 3: a flow over a stock,
// which can exceed 1. Nil without a stock, which is not known then.
func (d Disposal) share() *big.Rat {
	if d.Stock <= 0 {
		return nil
	}
	return big.NewRat(int64(d.Reused), int64(d.Stock))
}

// percent writes a ratio in per cent.
func percent(r *big.Rat) decimal.Decimal {
	return exact.Decimal(new(big.Rat).Mul(r, big.NewRat(100, 1)))
}
