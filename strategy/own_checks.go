package strategy

import (
	"cmp"
	"slices"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/fr"
)

// The further checks are ours: annex C does not ask for them.

func conventionSaid(m *method, p *MethodPoint) { m.onTotalLife(p, "own.convention") }

// modesSaid asks for the equipment that employees own or use for themselves
// too (RCP-SI v2 §4). None in the inventory may be none at all: it is to confirm.
func modesSaid(m *method, p *MethodPoint) {
	lines := map[footprint.Mode]int{}
	for _, l := range m.lines {
		if l.Status != footprint.NotInUse && l.Status != footprint.ExcludedByRules {
			lines[l.Mode]++
		}
	}
	byod, cope := lines[footprint.BYOD], lines[footprint.COPE]
	if byod+cope == 0 {
		p.Status = Unknown
		p.found("own.no-mode")
		return
	}
	p.Status = Met
	p.found("own.modes", "byod", count(byod), "cope", count(cope))
}

// internetBox is the item that teleworkers' boxes are counted as.
const internetBox = "internet-box"

// boxesCounted asks for the boxes that the dossier counts from its teleworkers;
// those of the inventory files may be of the body's own sites.
func boxesCounted(m *method, p *MethodPoint) {
	if t := m.Strategy.Telework; t != nil {
		m.boxesOf(t, p)
		return
	}
	for _, q := range m.Result.Quantities() {
		if q.Item == internetBox && q.InUse.IsPositive() {
			p.Status = Partly
			p.found("own.boxes", "count", fr.Number(q.InUse, max(0, -q.InUse.Exponent())))
			return
		}
	}
	p.Status = Unknown
	p.found("own.no-box")
}

func (m *method) boxesOf(t *Telework, p *MethodPoint) {
	if t.Employees == 0 {
		p.Status = NotApplicable
		p.found("own.no-telework")
		return
	}
	at := slices.IndexFunc(m.lines, func(l footprint.LineResult) bool { return l.ID == teleworkID })
	if at < 0 {
		p.Status = NotMet
		p.found("own.telework-left-out")
		return
	}
	p.Status = Met
	p.counted("own.telework", t.Employees, "boxes", fr.Number(m.lines[at].Units(), 1), "days", whole(t.Days.Decimal))
}

func mixOfTheYear(m *method, p *MethodPoint) {
	mixes := m.climateMixes()
	if len(mixes) == 0 {
		p.Status = NotMet
		p.found("own.no-mix")
		return
	}
	p.Status = Met
	for _, f := range mixes {
		if f.Year != year(m.Options.Year) {
			p.Status = Partly
		}
		p.found("own.mix", "zone", f.Zone, "year", cmp.Or(f.Year, say("own.undated")))
	}
}

// cloudServices counts services by what values them.
type cloudServices struct {
	levels                    [footprint.Reviewed + 1]int // of providers' values
	published, spent, without int
}

func (m *method) cloudServices() (out cloudServices) {
	for _, l := range m.lines {
		item, _ := m.Result.Set().Item(l.Item)
		switch {
		case item.Category != cloudCategory || l.Status == footprint.NotInUse || l.Status == footprint.ExcludedByRules:
		case l.Declared != nil:
			out.levels[max(l.Declared.Level, footprint.UnknownMethod)]++
		case l.Status == footprint.Uncovered:
			out.without++
		default:
			out.published++
		}
	}
	for _, s := range m.Services {
		if s.Basis == footprint.BySpend {
			out.spent++
		}
	}
	return out
}

// cloudGraded asks for level 5 of every service: its provider's own value, by
// RCP-DC and with a critical review. A level of 1 says that nothing
// is known of the method.
func cloudGraded(m *method, p *MethodPoint) {
	n := m.cloudServices()
	ungraded, graded := n.published+n.spent+n.without+n.levels[footprint.UnknownMethod], 0
	for level := footprint.Reviewed; level >= footprint.UnknownMethod; level-- {
		p.counted("own.level", n.levels[level], "level", count(int(level)))
		if level > footprint.UnknownMethod {
			graded += n.levels[level]
		}
	}
	p.counted("own.cloud", n.published)
	p.counted("own.cloud-spend", n.spent)
	p.counted("own.cloud-without", n.without)
	switch {
	case ungraded+graded == 0:
		p.Status = Unknown
		p.found("own.no-cloud")
	case n.levels[footprint.Reviewed] == ungraded+graded:
		p.Status = Met
	case graded > 0:
		p.Status = Partly
	default:
		p.Status = NotMet
	}
}

func intervalGiven(m *method, p *MethodPoint) {
	u, err := m.Result.Uncertainty(factors.GWP)
	if err != nil || u.Contributions == nil {
		p.Status = NotMet
		p.found("own.no-interval")
		return
	}
	p.Status = Met
	p.found("own.interval", "percent", fr.Number(u.Percent, 0), "low", kilograms(u.Low), "high", kilograms(u.High))
	first := u.Contributions[0]
	p.found("own.cause", "what", m.causeOf(first), "share", fr.Percent(first.Share, 0))
}

// causeOf names a datum that makes the total uncertain.
func (m *method) causeOf(c footprint.Contribution) string {
	switch f := c.Factor; {
	case f == nil:
		return m.nameOf(c.Of)
	case f.Item == "":
		return f.ID
	default:
		return m.nameOf(f.Item) + " (" + f.ID + ")"
	}
}

func reproducible(m *method, p *MethodPoint) {
	set, o, s := m.Result.Set(), m.Options, &m.Strategy
	p.found("own.set", "version", set.Version(), "digest", set.Digest())
	p.found("own.options", "year", year(o.Year), "zone", o.Zone, "convention", string(o.Convention))
	if s.Version != "" && !s.Date.IsZero() {
		p.found("own.document", "version", s.Version, "date", fr.Date(s.Date))
	}
	if s.Version == "" {
		p.found("own.no-version")
	}
	if s.Date.IsZero() {
		p.found("own.no-date")
	}
	p.Status = partly(s.Version == "" || s.Date.IsZero())
}
