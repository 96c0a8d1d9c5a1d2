package strategy

import (
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// MethodReview holds a calculation against what a study's report should show:
// the sixteen points of annex C of RCP-SI v2 (11.3), which says of itself that
// it is not binding, and our own further checks. Nothing is said to conform to
// RCP-SI: Claim says what may be said.
type MethodReview struct {
	Claim      string            // in French: the formulas used, and the points that are not met
	AnnexC     []MethodPoint     // C1 to C16, in the annex's order
	Own        []MethodPoint     // N1 to N7
	Unreliable []footprint.Datum // inventory data of low quality, by item: what point C15 lists
}

// MethodPoint is one point of the review. Its status comes from the data; where
// every document meets the point, Found says by what, and it is still not met
// without a figure.
type MethodPoint struct {
	Code    string // "C1" to "C16" of annex C, "N1" to "N7" of our own
	Asks    string // in French, in our own words
	Source  string // of what is asked
	Status  Status // Met, Partly, NotMet or NotApplicable; Unknown in our own list, where the data are silent
	Found   []string
	Missing []string // what to bring, in French; when met, what could be completed

	subjects []string // stages or criteria that the point asks for
	bring    string
}

// readPoint reads a row of the table annex-c.csv.
func (l *Law) readPoint(r record) {
	l.points = append(l.points, MethodPoint{Code: r.get("code"), Asks: r.get("asks"), Source: r.get("source"),
		subjects: strings.Fields(r.get("subjects")), bring: r.get("bring")})
}

// askedFamily is a kind of equipment that annexes A and B of RCP-SI ask for. One
// without item is never counted here.
type askedFamily struct {
	name              string
	items, categories []string
}

func (l *Law) readFamily(r record) {
	l.families = append(l.families, askedFamily{r.get("family"), strings.Fields(r.get("items")), strings.Fields(r.get("categories"))})
}

// mandatory gives the criteria that point C6 asks for.
func (l *Law) mandatory() []factors.Criterion {
	var out []factors.Criterion
	for _, p := range l.points {
		for _, id := range p.subjects {
			if c, err := factors.ParseCriterion(id); err == nil && c.IsImpact() {
				out = append(out, c)
			}
		}
	}
	return out
}

// method is what the points look at.
type method struct {
	*Assessment
	all   *footprint.Result // of the same inventory, with every mandatory criterion
	data  []footprint.Datum
	lines []footprint.LineResult // without their figures
}

// pointCheck judges a point. One that needs a figure is not met without one.
type pointCheck struct {
	figure bool
	judge  func(*method, *MethodPoint)
}

// review computes the checklist; all is nil where nothing was measured.
func (a *Assessment) review(all *footprint.Result) MethodReview {
	m := &method{Assessment: a, all: all}
	if a.Measured() {
		m.data, m.lines = a.Result.Data(), a.Result.Statuses()
	}
	var out MethodReview
	for _, p := range DefaultLaw().points {
		m.judge(&p)
		if strings.HasPrefix(p.Code, "C") {
			out.AnnexC = append(out.AnnexC, p)
		} else {
			out.Own = append(out.Own, p)
		}
	}
	out.Unreliable = m.unreliable()
	out.Claim = m.claim(out.AnnexC)
	return out
}

func (m *method) judge(p *MethodPoint) {
	check := pointChecks[p.Code]
	switch {
	case check.figure && !m.Measured():
		p.Status = NotMet
		p.found("annex.no-figure")
	default:
		check.judge(m, p)
	}
	if p.Status != Met && p.Status != NotApplicable {
		p.Missing = append([]string{p.bring}, p.Missing...)
	}
}

// claim says which formulas were used and which points are not met, and
// nothing more.
func (m *method) claim(points []MethodPoint) string {
	id := "annex.claim"
	switch {
	case !m.Measured():
		id = "annex.claim.none"
	case m.Options.Convention != footprint.TotalLife:
		id = "annex.claim.other"
	}
	numbers := func(s Status) string {
		var out []string
		for _, p := range points {
			if p.Status == s {
				out = append(out, strings.TrimPrefix(p.Code, "C"))
			}
		}
		if out == nil {
			return say("annex.no-point")
		}
		return strings.Join(out, ", ")
	}
	return say(id, "convention", string(m.Options.Convention), "unmet", say("annex.unmet", "not", numbers(NotMet), "partly", numbers(Partly)))
}

// unreliable gives the data of low quality.
func (m *method) unreliable() []footprint.Datum {
	var out []footprint.Datum
	for _, d := range m.data {
		if d.From != "" && d.Quality == footprint.Low {
			out = append(out, d)
		}
	}
	return out
}

func (p *MethodPoint) found(id string, blanks ...string) {
	p.Found = append(p.Found, say(id, blanks...))
}

func (p *MethodPoint) counted(id string, n int, blanks ...string) {
	if n > 0 {
		p.Found = append(p.Found, sayCount(id, n, blanks...))
	}
}

func (p *MethodPoint) lacks(id string, blanks ...string) {
	p.Missing = append(p.Missing, say(id, blanks...))
}

// partly is the status of a point that something is found lacking in.
func partly(lacking bool) Status {
	if lacking {
		return Partly
	}
	return Met
}

// itemsOf names the items of the data that a test keeps, each once.
func (m *method) itemsOf(keep func(footprint.Datum) bool) []string {
	var out []string
	for _, d := range m.data {
		if name := m.nameOf(d.Item); keep(d) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// linesOf counts the lines of the data that a test keeps.
func (m *method) linesOf(keep func(footprint.Datum) bool) int {
	n := 0
	for _, d := range m.data {
		if keep(d) {
			n += d.Lines
		}
	}
	return n
}
