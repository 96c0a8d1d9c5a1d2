package strategy

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/fr"
)

// limits says what the figures of the review hold, and what they do not: every
// change of factors or of perimeter is one of them.
func (y *YearlyReview) limits() []string {
	var out []string
	add := func(id string, blanks ...string) { out = append(out, say(id, blanks...)) }
	y.limitsOfFactors(add)
	y.limitsOfPerimeter(add)
	y.limitsOfReference(add)
	if again := y.again(); len(again) > 0 {
		add("yearly.limit.again", "names", strings.Join(again, ", "), "year", year(y.Previous))
	}
	if stale := y.stale(); len(stale) > 0 {
		add("yearly.limit.stale", "names", strings.Join(stale, ", "), "year", year(y.Year))
	}
	if n := y.Plan.Silent; n > 0 {
		out = append(out, sayCount("yearly.limit.silent", n))
	}
	add("yearly.limit.path")
	return append(out, lawOfReview()...)
}

// lawOfReview says how far the duty of a yearly review was read in its text.
func lawOfReview() []string {
	for _, d := range DefaultLaw().Duties {
		if d.Code == "B1" && d.Evidence != Verified {
			return []string{say("yearly.limit.law", "article", d.Article, "evidence", d.Evidence.String(), "note", d.Note)}
		}
	}
	return nil
}

func (y *YearlyReview) limitsOfFactors(add func(id string, blanks ...string)) {
	switch {
	case y.Before == nil:
		add("yearly.limit.no-before")
	case y.Published != nil:
		was, is := y.Published.Result, y.Before.Result
		before, after := setNames(was.Set(), is.Set())
		add("yearly.limit.factors", "year", year(y.Previous), "before", before, "after", after, "published", tonnesOf(was.Total(factors.GWP).Value),
			"again", tonnesOf(is.Total(factors.GWP).Value), "values", sayCount("yearly.limit.values", len(y.Factors)))
	case y.Now.Measured() && y.Before.Measured():
		add("yearly.limit.same-factors", "version", y.Now.Result.Set().Version())
	}
	if y.Mix[0] != nil && y.Mix[1] != nil {
		if y.Mix[0] == y.Mix[1] {
			add("yearly.limit.same-mix", "year", mixYearOf(y.Mix[1]))
		} else {
			add("yearly.limit.mix", "before", fr.Number(y.Mix[0].Value, places(y.Mix[0].Value)), "after", fr.Number(y.Mix[1].Value, places(y.Mix[1].Value)),
				"was", mixYearOf(y.Mix[0]), "is", mixYearOf(y.Mix[1]))
		}
	}
	if y.Before != nil && (y.Before.Options.Zone != y.Now.Options.Zone || y.Before.Options.Conservative != y.Now.Options.Conservative) {
		add("yearly.limit.choices")
	}
	if y.Change != nil {
		add("yearly.limit.order")
	}
}

func (y *YearlyReview) limitsOfPerimeter(add func(id string, blanks ...string)) {
	p := y.Perimeter
	for _, change := range []struct {
		id    string
		texts []string
	}{{"yearly.limit.included", p.Included}, {"yearly.limit.no-longer", p.NoLonger}, {"yearly.limit.excluded", p.Excluded}, {"yearly.limit.admitted", p.Admitted}} {
		if len(change.texts) > 0 {
			add(change.id, "texts", strings.Join(change.texts, "\u202f; "))
		}
	}
	switch {
	case p.Agents > 0 && p.Previous > 0 && p.Agents != p.Previous:
		add("yearly.limit.agents", "before", count(p.Previous), "after", count(p.Agents), "year", year(y.Previous))
	case y.Before != nil && (p.Agents == 0 || p.Previous == 0):
		add("yearly.limit.no-agents")
	}
	if y.Change != nil {
		was, is := y.Change.Before.Coverage, y.Change.After.Coverage
		add("yearly.limit.coverage", "was-embodied", covered(was.Embodied), "embodied", covered(is.Embodied), "was-use", covered(was.Use), "use", covered(is.Use))
	}
}

func (y *YearlyReview) limitsOfReference(add func(id string, blanks ...string)) {
	if y.Reference == 0 {
		return
	}
	for _, m := range y.Measures {
		if m.ID == totalIndicator && m.Reference.Value.Valid && m.Reference.Origin != OriginComputed {
			add("yearly.limit.reference", "year", year(y.Reference))
			return
		}
	}
}

// again are the indicators that the dossier follows whose value of the year
// before is not what was published.
func (y *YearlyReview) again() []string {
	var out []string
	for _, m := range y.Measures {
		if m.Followed && m.Published.Valid {
			out = append(out, say("yearly.again", "id", m.ID, "value", fr.Significant(m.Previous.Value.Decimal, 3), "published", fr.Significant(m.Published.Decimal, 3)))
		}
	}
	return out
}

// stale are the indicators whose figures in the dossier are of another year than N.
func (y *YearlyReview) stale() []string {
	var out []string
	for _, m := range y.Measures {
		s := &y.Now.Strategy
		if m.Computed.Valid && s.figuresYear(m.ID) != y.Year {
			out = append(out, m.ID)
		}
	}
	return out
}

// setNames tells two sets apart by their versions, and by their digests where
// values of one's own were laid over the same version.
func setNames(before, after *factors.Set) (string, string) {
	if before.Version() != after.Version() {
		return before.Version(), after.Version()
	}
	return before.Version() + " " + shortDigest(before), after.Version() + " " + shortDigest(after)
}

// shortDigest keeps enough of a digest to compare two documents by eye.
func shortDigest(s *factors.Set) string { return s.Digest()[:min(len(s.Digest()), len("sha256:")+12)] }

// tonnesOf writes kilograms as tonnes of CO2e.
func tonnesOf(kg decimal.Decimal) string { return fr.Significant(kg.Shift(-3), 4) }

func covered(share decimal.NullDecimal) string {
	if !share.Valid {
		return say("yearly.nd")
	}
	return fr.Percent(share.Decimal, 0)
}

// mixYearOf gives the year of a mix, or that the source gives none.
func mixYearOf(f *factors.Factor) string {
	if f.Year == "" {
		return say("own.undated")
	}
	return f.Year
}

// places are the decimals that a published value has.
func places(d decimal.Decimal) int32 { return max(0, min(8, -d.Exponent())) }
