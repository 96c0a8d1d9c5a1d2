package inventory

import (
	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/fold"
	"github.com/reen-numerique/reen/internal/fr"
)

// bounds are the values that a measure may take.
type bounds struct {
	field    field
	positive bool // 0 is no value
	most     int64
}

// measures reads the numbers of a line. One that is wrong is left out, with
// a doubt.
func (r *row) measures(l *footprint.Line) {
	l.Lifetime = r.measure(bounds{fieldLifetime, true, 50})
	l.Upstream = r.measure(bounds{fieldUpstream, false, 50})
	l.Energy = r.measure(bounds{fieldEnergy, false, 1_000_000})
	l.Mass = r.measure(bounds{fieldMass, true, 100_000})
	l.Diagonal = r.measure(bounds{fieldDiagonal, true, 1_000})
	l.Configuration = r.configuration(l.Item)
}

func (r *row) measure(b bounds) decimal.NullDecimal {
	text := r.one(b.field)
	if text == "" {
		return decimal.NullDecimal{}
	}
	d, err := fr.ParseNumber(text)
	switch {
	case err != nil:
		r.add(r.about(b.field, "bad-number", err.Error()+", valeur ignorée"))
	case d.IsNegative():
		r.add(r.about(b.field, "out-of-range", "valeur négative, ignorée"))
	case d.IsZero() && b.positive:
		r.add(r.about(b.field, "out-of-range", "valeur nulle, ignorée"))
	case d.GreaterThan(decimal.New(b.most, 0)):
		r.add(r.about(b.field, "out-of-range", "valeur invraisemblable, ignorée"))
	default:
		return decimal.NewNullDecimal(d)
	}
	return decimal.NullDecimal{}
}

// words reads the columns of few values.
func (r *row) words(l *footprint.Line) {
	if text := r.one(fieldState); text != "" {
		state, ok := r.state(text)
		if !ok {
			r.add(r.about(fieldState, "unknown-state", "état inconnu\u00a0: compté en service"))
		}
		l.State = state
	}
	if r.word(fieldOrigin, "origin") == "refurbished" {
		l.Origin = footprint.Refurbished
	}
	l.Proof = r.word(fieldProof, "proof") == "yes"
	mode := r.word(fieldMode, "mode")
	if mode == "" && r.layout.kind == native { // a name there is nobody's business
		mode, _ = meaning("mode", r.own(fieldUser)) // and is not remembered
	}
	switch mode {
	case "cope":
		l.Mode = footprint.COPE
	case "byod":
		l.Mode = footprint.BYOD
	}
	switch r.word(fieldQuality, "quality") {
	case "medium":
		l.Quality = footprint.Medium
	case "low":
		l.Quality = footprint.Low
	}
	l.Zone = r.zone()
}

// word gives the meaning of a word, or "" with a doubt when it has none.
func (r *row) word(f field, kind string) string {
	text := r.one(f)
	if text == "" {
		return ""
	}
	value, ok := r.meaning(kind, text)
	if !ok {
		r.add(r.about(f, "unknown-word", "valeur inconnue, ignorée"))
	}
	return value
}

// zone gives the electricity zone of an id or a name.
func (r *row) zone() string {
	text := r.one(fieldZone)
	if text == "" {
		return ""
	}
	if id, ok := r.zones[fold.Label(text)]; ok {
		return id
	}
	id, ok := meaning("zone", text)
	if !ok {
		r.add(r.about(fieldZone, "unknown-zone", "zone électrique inconnue, ignorée"))
	}
	return id
}
