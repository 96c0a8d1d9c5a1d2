package inventory

import (
	"github.com/reen-numerique/reen/footprint"
)

// identify finds a device that was already counted. In a native file an
// identifier is that of a device only where the row is one. Two lists may name
// one device differently; a number on rows of three names or two items is no
// proof: it may be a filler, and to count once would hide a fleet.
func (r *row) identify(l *footprint.Line) end {
	if !r.layout.names() && !r.layout.has(fieldIdentifier) || !l.Quantity.Equal(one) {
		return kept
	}
	d := device{serial: r.said(r.cell(fieldSerial)), uuid: r.said(r.cell(fieldUUID)), asset: r.said(r.cell(fieldAsset)), item: l.Item}
	if len(d.asset) == 0 {
		d.asset = r.said(r.cell(fieldIdentifier))
	}
	r.ids = d.keys(r.ids[:0])
	if len(r.ids) == 0 {
		return kept
	}
	here := r.seen.here(r.number, l.State, l.Item, r.nameOfDevice(l))
	found := r.seen.find(r.ids, here)
	switch found.match {
	case again:
		r.problems = append(r.problems[:0], r.seen.duplicateProblem(found.first, here))
		if found.tied {
			r.add(r.seen.tiedProblem(found, here))
		}
		return duplicate
	case renamed:
		r.add(r.seen.renamedProblem(found.first, here))
		return duplicate
	case shared:
		r.add(r.seen.sharedProblem(found.first, here))
	}
	return kept
}

// nameOfDevice is the name that tells a device from others; one that is its model
// tells nothing.
func (r *row) nameOfDevice(l *footprint.Line) []byte {
	name := r.said(r.cell(fieldName))
	if len(name) > 0 && nameOf(name) == nameOf([]byte(l.Model)) {
		return nil
	}
	return name
}
