package chart

import "slices"

// bandEdge parts the band from the page: its fill alone is too pale.
var bandEdge = Stroke{Width: .7, Color: muted, Dash: []float64{1, 1.6}}

// band fills what lies between the low and the high values, below all else; it
// says whether there was anything to fill.
func (p *plot) band(t Trajectory) bool {
	n := min(len(t.Years), len(t.Band.Low), len(t.Band.High))
	if n < 2 {
		return false
	}
	ends := Trajectory{Years: t.Years, Series: []Series{{Values: t.Band.Low[:n]}, {Values: t.Band.High[:n]}}}
	low, high := ends.points(p, 0), ends.points(p, 1)
	around := slices.Clone(high)
	for i := n - 1; i >= 0; i-- {
		around = append(around, low[i])
	}
	tint := pale
	p.Path(steps(around), &tint, Stroke{})
	for _, edge := range [][]Point{low, high} {
		p.Path(steps(edge), nil, bandEdge)
		for i := range edge[1:] {
			p.taken = append(p.taken, areasAlong(edge[i], edge[i+1])...)
		}
	}
	return true
}

// bandName says below the chart what the band is.
func (p *plot) bandName(name string) {
	const w = 16
	p.Height += lineStep + 2
	p.Rect(0, p.Height-10.5, w, 9, pale)
	frame(p.Drawing, 0, p.Height-10.5, w, 9, bandEdge)
	p.Text(Point{w + 5, p.Height - 3}, cut(p.pen, name, false, textSize, p.Width-w-5), TextStyle{Size: textSize, Color: ink})
}

func steps(points []Point) []Step {
	out := make([]Step, len(points))
	for i, at := range points {
		out[i].To = at
	}
	return out
}
