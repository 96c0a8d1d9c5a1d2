package report

import (
	"fmt"
	"strings"

	"github.com/reen-numerique/reen/strategy"
)

// party is the body that a deliberation speaks for: that of the strategy, or
// another one that shares it.
type party struct {
	body     strategy.Body
	scope    strategy.Scope
	adoption strategy.Adoption
	estimate *strategy.Estimate
	assembly strategy.Assembly
	part     *strategy.JointBody // of a joint footprint; nil where nothing is shared
}

// partyOf finds a body by its name; that of the strategy when empty. The error
// is for a name that no body has: an act is never written for another body.
func (w *writer) partyOf(name string) (party, error) {
	s := &w.a.Strategy
	if name == "" || name == s.Body.Name {
		return w.named(party{body: s.Body, scope: w.a.Scope, adoption: s.Adoption, estimate: w.a.Territory, part: w.partOf(0)}), nil
	}
	for n, m := range s.Joint.Members {
		if m.Body.Name == name {
			return w.named(party{body: m.Body, scope: strategy.ScopeOf(m.Body, s.Date), adoption: m.Adoption, estimate: strategy.EstimateOf(w.set(), m.Body.Population), part: w.partOf(n + 1)}), nil
		}
	}
	return party{}, fmt.Errorf("report: no body named %q in the strategy", name)
}

// partOf gives the part of a body in a joint footprint, the body of the strategy
// being the first; nil where no post is shared.
func (w *writer) partOf(body int) *strategy.JointBody {
	j := w.a.Joint
	if j == nil || body >= len(j.Bodies) || !j.Bodies[body].Value.Valid {
		return nil
	}
	return &j.Bodies[body]
}

// named gives the body its assembly, in general terms where its kind is not known.
func (w *writer) named(p party) party {
	var known bool
	if p.assembly, known = strategy.DefaultLaw().Assembly(p.body.Kind); !known {
		p.assembly = strategy.Assembly{Council: w.say("d.assembly"), OfCouncil: w.say("d.assembly.of"), Executive: w.say("d.executive")}
	}
	return p
}

// bodies names all who share the strategy; nil for the strategy of one body.
func (w *writer) bodies() []string {
	s := &w.a.Strategy
	if len(s.Joint.Members) == 0 {
		return nil
	}
	names := []string{w.or(s.Body.Name)}
	for _, m := range s.Joint.Members {
		names = append(names, w.or(m.Body.Name))
	}
	return names
}

// owners names the body, or all who share the strategy.
func (w *writer) owners() string {
	if names := w.bodies(); names != nil {
		return w.enumerate(names)
	}
	return w.or(w.a.Strategy.Body.Name)
}

// enumerate writes "a, b et c".
func (w *writer) enumerate(texts []string) string {
	n := len(texts)
	if n < 2 {
		return strings.Join(texts, "")
	}
	return strings.Join(texts[:n-1], ", ") + w.say("d.and") + texts[n-1]
}

// orPeriod gives the years of the strategy, or the blank.
func (w *writer) orPeriod() string {
	if p := w.period(); p != "" {
		return p
	}
	return w.say("todo")
}
