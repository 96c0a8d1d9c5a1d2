package strategy

import (
	"slices"

	"github.com/shopspring/decimal"
)

// ConformityRow holds an indicator of the year N against the rule that it tells
// of (law/review.csv). What a rule sets by year is that of N.
type ConformityRow struct {
	Measure   YearMeasure
	Neighbour Neighbour           // the rule: what it asks, its evidence and its doubt
	Target    decimal.NullDecimal // per cent that the rule asks in the year N; not valid where it sets no share
	Evidence  Evidence            // of Target
	Doubt     string              // of Target, in French
	Status    Status              // Unknown where the figure is not known or the rule sets no share
}

// conformity gives the rows of the table, in its order.
func (y *YearlyReview) conformity() []ConformityRow {
	var out []ConformityRow
	for _, link := range DefaultLaw().reviewed {
		rule := slices.IndexFunc(y.Now.Neighbours, func(n Neighbour) bool { return n.ID == link.rule })
		measure := slices.IndexFunc(y.Measures, func(m YearMeasure) bool { return m.ID == link.indicator })
		if rule >= 0 && measure >= 0 {
			out = append(out, y.conforms(y.Measures[measure], y.Now.Neighbours[rule]))
		}
	}
	return out
}

func (y *YearlyReview) conforms(m YearMeasure, n Neighbour) ConformityRow {
	row := ConformityRow{Measure: m, Neighbour: n, Status: Unknown}
	asked, ok := DefaultLaw().Milestone(n.ID, y.Year)
	if !ok {
		return row
	}
	row.Target = decimal.NewNullDecimal(asked.Share.Shift(2))
	row.Evidence, row.Doubt = asked.Evidence, asked.Note
	if m.Current.Value.Valid {
		row.Status = NotMet
		if m.Current.Value.Decimal.GreaterThanOrEqual(row.Target.Decimal) {
			row.Status = Met
		}
	}
	return row
}

// reviewRule ties an indicator of the yearly review to a rule.
type reviewRule struct{ indicator, rule string }

func (l *Law) readReviewRule(r record) {
	l.reviewed = append(l.reviewed, reviewRule{r.get("indicator"), r.get("rule")})
}
