package chart

import "math"

// area is a rectangle that is taken.
type area struct{ x, y, w, h float64 }

func (a area) overlaps(b area) bool {
	return a.x < b.x+b.w && b.x < a.x+a.w && a.y < b.y+b.h && b.y < a.y+a.h
}

// holds says whether b is wholly inside a.
func (a area) holds(b area) bool {
	return b.x >= a.x && b.y >= a.y && b.x+b.w <= a.x+a.w && b.y+b.h <= a.y+a.h
}

// areasAlong covers a straight line with small squares.
func areasAlong(from, to Point) []area {
	const side = 4.0
	n := int(min(math.Hypot(to.X-from.X, to.Y-from.Y)/side, 1000)) + 1
	areas := make([]area, 0, n)
	for i := range n {
		f := (float64(i) + .5) / float64(n)
		areas = append(areas, area{from.X + f*(to.X-from.X) - side/2, from.Y + f*(to.Y-from.Y) - side/2, side, side})
	}
	return areas
}
