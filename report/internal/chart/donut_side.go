package chart

import (
	"math"
	"slices"
)

// furthest is how far from the height of its slice a label may stand: a leader
// from further away would cross the ring.
const furthest = 40.0

// side has the labels of one side of a donut, from the top.
type side struct {
	slices []*slice
	right  bool
}

// sideOf takes the slices of one side, without those whose labels have no room
// near them, the smallest first.
func sideOf(all []slice, right bool) side {
	s := side{right: right}
	for i := range all {
		if all[i].onRight() == right {
			s.slices = append(s.slices, &all[i])
		}
	}
	if !right { // clockwise goes up on the left: the list goes down
		slices.Reverse(s.slices)
	}
	for len(s.slices) > 1 && s.tooFar() {
		least := slices.MinFunc(s.slices, func(a, b *slice) int { return a.part.Value.Cmp(b.part.Value) })
		least.apart = true
		s.slices = slices.DeleteFunc(s.slices, func(other *slice) bool { return other == least })
	}
	return s
}

func (s side) tooFar() bool {
	height := max(2*outerRadius+34, s.height())
	wishes, tops := s.tops(height)
	for i := range wishes {
		if math.Abs(wishes[i]-tops[i]) > furthest {
			return true
		}
	}
	return false
}

func (s side) height() (h float64) {
	for _, one := range s.slices {
		h += one.height
	}
	return h
}

// tops places the labels in a drawing of some height, each at the height of its
// slice or as near as the others leave room.
func (s side) tops(height float64) (wishes, tops []float64) {
	wishes, heights := make([]float64, len(s.slices)), make([]float64, len(s.slices))
	for i, one := range s.slices {
		heights[i] = one.height
		wishes[i] = height/2 - (outerRadius+elbow)*math.Sin(one.middle()) - one.height/2
	}
	return wishes, spread(wishes, heights, height)
}

func (s side) draw(d *Drawing, center Point) {
	_, tops := s.tops(d.Height)
	for i, one := range s.slices {
		one.label(d, center, tops[i], s.right)
	}
}
