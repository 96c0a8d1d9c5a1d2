package inventory

import "github.com/reen-numerique/reen/footprint"

// measures reads the numbers of a line.
func (r *row) measures(l *footprint.Line) {
	l.Lifetime = r.measure(fieldLifetime)
	l.Upstream = r.measure(fieldUpstream)
	l.Energy = r.measure(fieldEnergy)
	l.Mass = r.measure(fieldMass)
	l.Diagonal = r.measure(fieldDiagonal)
	l.Configuration = r.configuration(l.Item)
}

// words reads the columns of few values.
func (r *row) words(l *footprint.Line) {
	l.State = footprint.State(r.word(fieldState))
	if r.word(fieldOrigin) == "refurbished" {
		l.Origin = footprint.Refurbished
	}
	l.Proof = r.word(fieldProof) == "yes"
	l.Mode = r.mode()
	switch r.word(fieldQuality) {
	case "medium":
		l.Quality = footprint.Medium
	case "low":
		l.Quality = footprint.Low
	}
	l.Zone = r.word(fieldZone)
}

// mode tells who owns the equipment. Where no column says it, that of the user
// of a native file may: a name there is nobody's business, and is not remembered.
func (r *row) mode() footprint.Mode {
	mode := r.word(fieldMode)
	if mode == "" && r.layout.kind == native {
		if user := r.said(r.cell(fieldUser)); len(user) > 0 {
			mode, _ = meaning("mode", user)
		}
	}
	switch mode {
	case "cope":
		return footprint.COPE
	case "byod":
		return footprint.BYOD
	}
	return footprint.Professional
}
