package inventory

import "github.com/reen-numerique/reen/footprint"

// setter puts into a line what the cell of a field comes to.
type setter struct {
	field field
	set   func(r *row, l *footprint.Line)
}

// setters are those of the columns that a row may do without, in the order in
// which their doubts are told.
var setters = []setter{
	{fieldSite, func(r *row, l *footprint.Line) { l.Site = r.label(fieldSite) }},
	{fieldDepartment, func(r *row, l *footprint.Line) { l.Department = r.label(fieldDepartment) }},
	{fieldSystem, func(r *row, l *footprint.Line) { l.System = r.label(fieldSystem) }},
	{fieldProcessor, func(r *row, l *footprint.Line) { l.Processor = r.label(fieldProcessor) }},
	{fieldDataCentre, func(r *row, l *footprint.Line) { l.DataCentre = r.label(fieldDataCentre) }},
	{fieldState, func(r *row, l *footprint.Line) { l.State = footprint.State(r.word(fieldState)) }},
	{fieldOrigin, func(r *row, l *footprint.Line) { l.Origin = origins[r.word(fieldOrigin)] }},
	{fieldProof, func(r *row, l *footprint.Line) { l.Proof = r.word(fieldProof) == "yes" }},
	{fieldMode, func(r *row, l *footprint.Line) { l.Mode = modes[r.word(fieldMode)] }},
	{fieldUser, setModeOfUser},
	{fieldQuality, func(r *row, l *footprint.Line) { l.Quality = qualities[r.word(fieldQuality)] }},
	{fieldZone, func(r *row, l *footprint.Line) { l.Zone = r.word(fieldZone) }},
	{fieldLifetime, func(r *row, l *footprint.Line) { l.Lifetime = r.measure(fieldLifetime) }},
	{fieldUpstream, func(r *row, l *footprint.Line) { l.Upstream = r.measure(fieldUpstream) }},
	{fieldEnergy, func(r *row, l *footprint.Line) { l.Energy = r.measure(fieldEnergy) }},
	{fieldMass, func(r *row, l *footprint.Line) { l.Mass = r.measure(fieldMass) }},
	{fieldDiagonal, func(r *row, l *footprint.Line) { l.Diagonal = r.measure(fieldDiagonal) }},
}

// What the words of the table mean, where it is not the zero value.
var (
	origins   = map[string]footprint.Origin{"refurbished": footprint.Refurbished}
	modes     = map[string]footprint.Mode{"cope": footprint.COPE, "byod": footprint.BYOD}
	qualities = map[string]footprint.Quality{"medium": footprint.Medium, "low": footprint.Low}
)

// setModeOfUser reads who owns the equipment where its own column does not
// say: that of the user of a native file may. A name there is nobody's
// business, and is not remembered.
func setModeOfUser(r *row, l *footprint.Line) {
	if r.layout.list != equipment || r.layout.device || len(r.cell(fieldMode)) > 0 && r.vocabulary[fieldMode].of(r.cell(fieldMode)).value != "" {
		return
	}
	mode, _ := meaning("mode", r.said(r.cell(fieldUser)))
	l.Mode = modes[mode]
}
