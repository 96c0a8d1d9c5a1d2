package strategy

import "time"

// BodyScope is what article 35 asks of one body of a joint strategy: whether it
// is concerned, and the acts that each deliberative body takes for itself (work
// programme, strategy, yearly review), from its own dates.
type BodyScope struct {
	Body     Body
	Adoption Adoption
	Scope    Scope
	Acts     []Finding // P0, S0 and B1
	// Neighbours tells which obligations beside article 35 concern the body, and
	// why. What the dossier answers of them is of Strategy.Body: those of a member
	// stay unknown.
	Neighbours []Neighbour
}

// scopesOf gives the bodies of a joint strategy, Strategy.Body first; nil where
// it has one body.
func scopesOf(s Strategy) []BodyScope {
	if len(s.Joint.Members) == 0 {
		return nil
	}
	bodies := append([]Member{{s.Body, s.Adoption}}, s.Joint.Members...)
	out := make([]BodyScope, 0, len(bodies))
	for _, m := range bodies {
		own := Strategy{Body: m.Body, Adoption: m.Adoption, Date: s.Date}
		neighbours, _ := NeighboursOf(own) // it declares nothing that could be wrong
		scope := BodyScope{Body: m.Body, Adoption: m.Adoption, Scope: ScopeOf(m.Body, s.Date), Neighbours: neighbours}
		for _, f := range Check(&Assessment{Strategy: own, Scope: scope.Scope}) {
			if f.Each {
				scope.Acts = append(scope.Acts, f)
			}
		}
		out = append(out, scope)
	}
	return out
}

// asked tells whether the texts ask an element of those concerned on a day.
func (d Duty) asked(on time.Time) bool {
	return d.Force != May && !on.Before(d.From) && DefaultLaw().Text(d.text).InForce(on)
}

// concerned tells whether an element bears on the strategy: an act, on the body
// whose assessment it is; what the document holds, on any of its bodies.
func (a *Assessment) concerned(d Duty) bool {
	if a.Scope.Standing == Concerned {
		return true
	}
	for _, s := range a.Scopes {
		if !d.Each && s.Scope.Standing == Concerned {
			return true
		}
	}
	return false
}
