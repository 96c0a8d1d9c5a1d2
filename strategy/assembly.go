package strategy

// Assembly is how a kind of body calls those who decide, in French (table
// assemblies.csv).
type Assembly struct {
	Council   string // "le conseil municipal"
	OfCouncil string // "du conseil municipal"
	Executive string // "le maire"
}

// Assembly gives the assembly of a kind of body; it is false for a kind that is
// not known.
func (l *Law) Assembly(kind Kind) (Assembly, bool) {
	a, ok := l.assemblies[kind]
	return a, ok
}

func (l *Law) readAssembly(r record) {
	if l.assemblies == nil {
		l.assemblies = map[Kind]Assembly{}
	}
	l.assemblies[Kind(r.get("kind"))] = Assembly{Council: r.get("council"), OfCouncil: r.get("of_council"), Executive: r.get("executive")}
}
