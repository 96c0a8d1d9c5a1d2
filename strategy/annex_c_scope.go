package strategy

import (
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// pointChecks looks up the check of a point by its code in the table.
var pointChecks = map[string]pointCheck{
	"C1": {true, versionCited}, "C2": {false, unitDescribed}, "C3": {true, methodFollowed}, "C4": {false, diagramGiven},
	"C5": {true, stagesCovered}, "C6": {true, criteriaCovered}, "C7": {false, perimeterDescribed}, "C8": {false, exclusionsListed},
	"C9": {true, hypothesesGiven}, "C10": {true, quantitiesGiven}, "C11": {true, lifetimesJustified}, "C12": {true, sourcesListed},
	"C13": {true, dataGraded}, "C14": {true, sharesGiven}, "C15": {true, weakDataListed}, "C16": {true, limitsListed},
	"N1": {true, conventionSaid}, "N2": {true, modesSaid}, "N3": {true, boxesCounted}, "N4": {true, mixOfTheYear},
	"N5": {true, cloudGraded}, "N6": {true, intervalGiven}, "N7": {true, reproducible},
}

func versionCited(_ *method, p *MethodPoint) {
	p.Status = Met
	p.found("annex.version")
}

// unitDescribed asks for the organisation and the year, which every document
// prints in the functional unit (RCP-SI v2 §2).
func unitDescribed(m *method, p *MethodPoint) {
	name, known := m.Strategy.names(), m.Strategy.Year != 0
	if name != "" {
		p.found("annex.unit", "name", name)
	}
	if known {
		p.found("annex.unit-year", "year", year(m.Strategy.Year))
	}
	switch {
	case name != "" && known:
		p.Status = Met
	case name != "" || known:
		p.Status = Partly
	default:
		p.Status = NotMet
	}
}

func methodFollowed(m *method, p *MethodPoint) {
	m.onTotalLife(p, "annex.method", "annex.characterisation")
}

// onTotalLife is met where the convention is that of the RCP-SI.
func (m *method) onTotalLife(p *MethodPoint, found ...string) {
	if c := m.Options.Convention; c != footprint.TotalLife {
		p.Status = NotMet
		p.found("annex.other-convention", "convention", string(c))
		return
	}
	p.Status = Met
	for _, phrase := range found {
		p.found(phrase)
	}
}

func diagramGiven(m *method, p *MethodPoint) {
	p.Status = NotMet
	if text := strings.TrimSpace(m.Strategy.Perimeter.Diagram); text != "" {
		p.Status = Met
		p.found("annex.diagram", "text", text)
	}
}

// stagesCovered counts the lines in use, refused lines among those that have
// nothing.
func stagesCovered(m *method, p *MethodPoint) {
	n, set := m.Result.Counts(), m.Result.Set()
	of := n.Complete + n.Partial + n.Uncovered + n.Refused
	names := make([]string, len(p.subjects))
	for i, s := range p.subjects {
		names[i] = strings.ToLower(set.NameOf("stage", s).FR)
	}
	p.found("annex.stages", "complete", count(n.Complete), "of", count(of), "stages", strings.Join(names, ", "))
	m.lacking(p)
	if none := m.Result.Uncovered(); none != nil {
		items := make([]string, len(none))
		for i, item := range none {
			items[i] = item.NameFR
		}
		p.found("annex.uncovered", "items", strings.Join(items, ", "))
	}
	p.counted("annex.refused", n.Refused)
	p.Status = partly(n.Complete < of)
	if n.Complete+n.Partial == 0 {
		p.Status = NotMet
	}
}

// lacking says what the lines in use lack, the most frequent first.
func (m *method) lacking(p *MethodPoint) {
	lines := map[string]int{}
	for _, l := range m.lines {
		if l.Status == footprint.Partial || l.Status == footprint.Uncovered {
			for _, id := range l.Missing {
				lines[id]++
			}
		}
	}
	for _, id := range mostFirst(lines) {
		p.counted("annex.stage-lacking", lines[id], "stage", m.Result.Set().NameOf("missing", id).FR)
	}
}

// mostFirst gives the keys of counts, the largest first, then by name.
func mostFirst(counts map[string]int) []string {
	var keys []string
	for id := range counts {
		keys = append(keys, id)
	}
	slices.SortFunc(keys, func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(a, b)
	})
	return keys
}

// criteriaCovered asks that every criterion be covered at least as climate
// change is: the perimeter is the same for all.
func criteriaCovered(m *method, p *MethodPoint) {
	climate := m.all.Total(factors.GWP).Coverage
	var without []string
	whole := true
	for _, c := range m.all.Options().Criteria {
		t := m.all.Total(c)
		name := m.all.Set().NameOf("criterion", c.String()).FR
		whole = whole && covers(t.Coverage, climate)
		if !valued(t) {
			without = append(without, name)
			continue
		}
		p.found("annex.criterion", "name", name, "value", amount(t.Value), "unit", unitOf(c), "embodied", rate(t.Coverage.Embodied), "use", rate(t.Coverage.Use))
	}
	if without != nil {
		p.found("annex.no-criterion", "names", strings.Join(without, ", "))
	}
	switch {
	case len(without) == len(m.all.Options().Criteria):
		p.Status = NotMet
	default:
		p.Status = partly(!whole)
	}
}

// withoutValue names the criteria of which no line has a value.
func (m *method) withoutValue() []string {
	var out []string
	for _, c := range m.all.Options().Criteria {
		if !valued(m.all.Total(c)) {
			out = append(out, m.all.Set().NameOf("criterion", c.String()).FR)
		}
	}
	return out
}

func valued(t footprint.Total) bool {
	return t.Coverage.Embodied.Decimal.IsPositive() || t.Coverage.Use.Decimal.IsPositive()
}

// covers tells whether a coverage is as large as another in both its parts.
func covers(c, other footprint.Coverage) bool {
	return c.Embodied.Decimal.GreaterThanOrEqual(other.Embodied.Decimal) && c.Use.Decimal.GreaterThanOrEqual(other.Use.Decimal)
}

func perimeterDescribed(m *method, p *MethodPoint) {
	s := &m.Strategy
	p.counted("annex.included", len(s.Perimeter.Included))
	var missing []string
	for _, part := range []struct {
		known  bool
		phrase string
	}{{len(s.Perimeter.Included) > 0, "annex.no-included"}, {s.Body.Name != "", "annex.no-name"}, {m.Scope.Body != "", "annex.no-kind"},
		{s.Body.Agents > 0, "annex.no-agents"}, {s.Body.Population.Total > 0, "annex.no-population"}} {
		if !part.known {
			missing = append(missing, say(part.phrase))
		}
	}
	if missing == nil {
		p.found("annex.body", "name", s.Body.Name, "kind", m.Scope.Body, "agents", count(s.Body.Agents), "population", count(s.Body.Population.Total))
	} else {
		p.found("annex.no-body", "names", strings.Join(missing, ", "))
	}
	if m.Measured() {
		p.found("annex.places", "sites", count(m.places(footprint.BySite)), "departments", count(m.places(footprint.ByDepartment)))
	}
	switch len(missing) {
	case 0:
		p.Status = Met
	case 5:
		p.Status = NotMet
	default:
		p.Status = Partly
	}
}

// places counts the sites or the departments that lines name.
func (m *method) places(d footprint.Dimension) int {
	n := 0
	for _, c := range m.Result.By(factors.GWP, d) {
		if c.Keys[0] != "" {
			n++
		}
	}
	return n
}

// exclusionsListed asks for what the body says that it left out. What the
// calculation leaves out for want of a value is listed in any case.
func exclusionsListed(m *method, p *MethodPoint) {
	listed := false
	p.counted("annex.excluded", len(m.Strategy.Perimeter.Excluded))
	if m.Measured() {
		listed = m.leftOut(p)
		if names := m.absentFamilies(); names != nil {
			p.lacks("annex.families", "names", strings.Join(names, ", "))
		}
	}
	switch {
	case len(m.Strategy.Perimeter.Excluded) > 0:
		p.Status = Met
	case listed:
		p.Status = Partly
	default:
		p.Status = NotMet
	}
}

// leftOut counts what the calculation could not value; false where there is nothing.
func (m *method) leftOut(p *MethodPoint) bool {
	without, refused := len(m.Result.Uncovered()), m.Result.Counts().Refused
	p.counted("annex.without-value", without)
	p.counted("annex.refused", refused)
	return without+refused > 0
}

// absentFamilies names what annexes A and B ask for and no line is of.
func (m *method) absentFamilies() []string {
	items, categories := map[string]bool{}, map[string]bool{}
	for _, d := range m.data {
		items[d.Item] = true
		if i, ok := m.Result.Set().Item(d.Item); ok {
			categories[i.Category] = true
		}
	}
	var out []string
	for _, f := range DefaultLaw().families {
		present := slices.ContainsFunc(f.items, func(id string) bool { return items[id] }) ||
			slices.ContainsFunc(f.categories, func(id string) bool { return categories[id] })
		if !present {
			out = append(out, f.name)
		}
	}
	return out
}
