package strategy

import (
	"errors"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
)

// YearlyReview is the bilan annuel that the report on sustainable development
// holds (CGCT, art. L. 2311-1-1): the year N beside the year before and the
// reference of the strategy. Documents compute nothing of it.
type YearlyReview struct {
	Now       *Assessment
	Before    *Assessment // the year before with the factors of Now; nil without its dossier
	Published *Assessment // the year before with the factors of its time, where they are not those of Now; nil otherwise

	Year      int // N, 0 when the dossier does not say it
	Previous  int // of Before, else N-1
	Reference int // the year that the objectives name as their base; 0 when none does

	Measures   []YearMeasure // the catalogue, then the body's own, in the order of Assessment.Indicators
	Change     *FootprintChange
	NoChange   string             // in French, why Change is nil
	Factors    []FactorChange     // published values of the year before that are not what they were
	Mix        [2]*factors.Factor // of electricity in the zone, the year before and the year N; nil where it is not known
	Perimeter  PerimeterChange
	Plan       PlanProgress
	Objectives []ObjectiveReview
	Conformity []ConformityRow
	Limits     []string // of what the figures say, in French
	Problems   diag.List
}

// YearValue is the value of an indicator in a year.
type YearValue struct {
	Year   int                 // 0 when it is not known
	Value  decimal.NullDecimal // not valid is "n.d.", never 0
	Origin Origin              // empty where Value is not valid
	Source string              // of a reading
}

// Origin tells where a value comes from.
type Origin string

// Origins.
const (
	OriginComputed Origin = "computed" // from the dossier of that year
	OriginReading  Origin = "reading"  // declared for that year, Strategy.Readings
	OriginBase     Origin = "base"     // declared as the reference, Indicator.Base
)

// YearMeasure is an indicator over the years. Its Value is that of the year N.
type YearMeasure struct {
	Measure
	Reference, Previous, Current YearValue
	// Published is the value of the year before as it was printed then, where
	// Previous is not it: the factors changed, or a reading says otherwise.
	Published decimal.NullDecimal
	Change    decimal.NullDecimal // Current − Previous
	Trend     Trend               // of Change
	Gap       decimal.NullDecimal // Current − Target
	Path      Path
	Parts     []YearPart // by type, where units of different types are not added
}

// YearPart is one part of an indicator over the two years. It is not valid in
// a year that does not have it. A count that is read beside the indicator, in a
// Unit of its own, has no better side; two years that were not counted alike have
// no trend.
type YearPart struct {
	Key, Name         string
	Unit              string // where it is not that of the indicator
	Previous, Current decimal.NullDecimal
	Trend             Trend
}

// Trend is the sense of a change.
type Trend string

// Trends. The first two are for indicators of which it is known which side is
// the better; empty where a value is missing.
const (
	TrendBetter Trend = "better"
	TrendWorse  Trend = "worse"
	TrendSame   Trend = "same"
	TrendUp     Trend = "up"
	TrendDown   Trend = "down"
)

// ReviewYear sets a year beside the year before and the reference. now is the
// dossier of the year N: a copy of the strategy's, with its year, its
// inventories, the bases of the indicators kept, its readings and its review.
// before is that of the year before, nil where there is none: its values are
// then those that readings give, else not known.
//
// Where the factors of now are not those of before, the year before is computed
// again with those of now, from its inventory, earlier, which serves for nothing
// else. The error is for now being nil, or a year that the engine refuses.
func ReviewYear(now, before *Assessment, earlier footprint.Inventory) (*YearlyReview, error) {
	if now == nil {
		return nil, errors.New("strategy: no assessment to review")
	}
	y := &YearlyReview{Now: now, Year: now.Strategy.Year, Reference: referenceYear(&now.Strategy)}
	if err := y.take(before, earlier); err != nil {
		return nil, err
	}
	h := y.history()
	y.Measures = h.measures()
	y.Plan = y.progress()
	y.explain()
	y.Perimeter = y.perimeter()
	y.Objectives = h.objectives(y.Measures)
	y.Conformity = y.conformity()
	y.check()
	y.Limits = y.limits()
	return y, nil
}

// take keeps the year before where it is one, with the factors of now.
func (y *YearlyReview) take(before *Assessment, earlier footprint.Inventory) (err error) {
	y.Previous = max(y.Year-1, 0)
	if before == nil {
		return nil
	}
	if was := before.Strategy.Year; was == 0 || y.Year == 0 || was >= y.Year {
		y.doubt(diag.Refused, "not-earlier", "year", year(was), "yearly.not-earlier", "yearly.give-earlier")
		return nil
	}
	y.Before, y.Previous = before, before.Strategy.Year
	if !y.Now.Measured() || !before.Measured() || before.Result.Set().Digest() == y.Now.Result.Set().Digest() {
		return nil
	}
	y.Published = before
	y.Before, err = Assess(y.Now.Result.Set(), before.Strategy, earlier)
	return err
}

// referenceYear is the one that the first objective on the footprint names,
// else the earliest that an objective names. The year of the dossier is that of
// the review, and stands for none.
func referenceYear(s *Strategy) int {
	first := 0
	for _, o := range s.Objectives {
		if o.BaseYear == 0 {
			continue
		}
		if o.Footprint {
			return o.BaseYear
		}
		if first == 0 || o.BaseYear < first {
			first = o.BaseYear
		}
	}
	return first
}

// check says what a reader of the review should know before relying on it.
func (y *YearlyReview) check() {
	s := &y.Now.Strategy
	if y.Reference == 0 && len(s.Objectives) > 0 {
		y.doubt(diag.Doubt, "no-reference", "objectives", "", "yearly.no-reference", "yearly.give-reference")
	}
	if ids := y.withoutReference(); y.Reference != 0 && len(ids) > 0 {
		y.doubt(diag.Doubt, "no-base", "indicators", strings.Join(ids, ", "), "yearly.no-base", "yearly.give-base")
	}
	if r := s.Review; !r.Session.IsZero() && !r.Debate.IsZero() && !r.Session.Before(r.Debate) {
		y.doubt(diag.Doubt, "after-debate", "review.session", "", "yearly.after-debate", "yearly.check-dates")
	}
	if y.Before == nil {
		return
	}
	if b, a := y.Before.Strategy.Body, s.Body; b.SIREN != a.SIREN || b.SIREN == "" && b.Name != a.Name {
		y.doubt(diag.Doubt, "other-body", "body", b.Name, "yearly.other-body", "yearly.check-body")
	}
	if y.Previous != y.Year-1 {
		y.doubt(diag.Notice, "years-apart", "year", year(y.Previous), "yearly.years-apart", "yearly.check-years")
	}
}

// withoutReference are the indicators that a target or an objective on the
// footprint asks to follow, and whose value of the year of reference is not known.
func (y *YearlyReview) withoutReference() []string {
	reduced := slices.ContainsFunc(y.Now.Strategy.Objectives, func(o Objective) bool { return o.Footprint && o.Reduction.Valid })
	var out []string
	for _, m := range y.Measures {
		if !m.Reference.Value.Valid && (m.Target.Valid || reduced && m.ID == totalIndicator) {
			out = append(out, m.ID)
		}
	}
	return out
}

func (y *YearlyReview) doubt(severity diag.Severity, code, column, value, message, remedy string) {
	y.Problems = append(y.Problems, diag.Problem{Code: code, Severity: severity, Column: column, Value: diag.Clip(value), Message: say(message), Remedy: say(remedy)})
}
