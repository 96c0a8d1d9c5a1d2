package chart

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Each part of a bar is as long as its value, and the parts make the whole.
func TestPartsOfBarsAreInProportion(t *testing.T) {
	chart := Bars{"t", []string{"a", "b"}, []Series{{"r", values("60", "30")}, {"s", values("20", "0")}, {"u", values("-40", "10")}}}
	d := chart.Layout(face, 460)
	drawn := func(i int) []Rect { return boxes(d, fills[i])[1:] } // after the legend
	unit := (drawn(0)[0].W + parting) / 60
	length := func(i, n int) float64 { return (drawn(i)[n].W + parting) / unit }
	require.InDelta(t, 30, length(0, 1), 1e-9)
	require.InDelta(t, 20, length(1, 0), 1e-9)
	require.InDelta(t, 40, length(2, 0), 1e-9)
	require.InDelta(t, 10, length(2, 1), 1e-9)
	zero := drawn(0)[0].X
	require.InDelta(t, zero+60*unit, drawn(1)[0].X, 1e-9, "side by side")
	require.InDelta(t, zero-40*unit, drawn(2)[0].X, 1e-9, "below zero, to the left")
	require.InDelta(t, zero+30*unit, drawn(2)[1].X, 1e-9, "a part of nothing takes no room")
	require.Contains(t, texts(d), "40") // 60 + 20 − 40
}

// Slices make the whole turn, each as wide as its value.
func TestSlicesAreInProportion(t *testing.T) {
	d := Donut{"t", []Part{part("a", "50"), part("b", "0"), part("c", "30"), part("d", "20"), part("e", "-7")}}.Layout(face, 460)
	var angles []float64
	for _, s := range d.Shapes {
		if o, is := s.(Outline); is && o.Fill != nil {
			angles = append(angles, o.Steps[0].From-o.Steps[0].Up)
		}
	}
	require.InDeltaSlice(t, []float64{180, 108, 72}, angles, 1e-9)
	require.Subset(t, texts(d), []string{"50 – 50\u202f%", "30 – 30\u202f%", "20 – 20\u202f%", "100", "b\u00a0: 0", "e\u00a0: −7"})
}

// A point stands at the height of its value and at the place of its year.
func TestPointsStandWhereTheirValuesAre(t *testing.T) {
	d := Trajectory{"t", []int{2024, 2026, 2034}, []Series{{"s", values("10", "5", "0")}}, []Target{{"O", 2029, values("7.5")[0]}}, Band{}}.Layout(face, 460)
	var line []Point
	var target area
	for _, s := range d.Shapes {
		switch o, is := s.(Outline); {
		case is && o.Fill == nil && len(o.Steps) == 3:
			line = []Point{o.Steps[0].To, o.Steps[1].To, o.Steps[2].To}
		case is && o.Fill != nil && *o.Fill == White:
			target = extent(o)
		}
	}
	require.Len(t, line, 3)
	require.InDelta(t, 1./5, (line[1].X-line[0].X)/(line[2].X-line[0].X), 1e-9, "two years of ten")
	require.InDelta(t, 1./2, (line[1].Y-line[0].Y)/(line[2].Y-line[0].Y), 1e-9, "half of the way down")
	require.InDelta(t, (line[0].X+line[2].X)/2, target.x+target.w/2, 1e-9)
	require.InDelta(t, line[0].Y+(line[2].Y-line[0].Y)/4, target.y+target.h/2, 1e-9)
}

// The figure at the end of a line is that of its last year, in whatever order
// the years come.
func TestALineEndsWithItsLastYear(t *testing.T) {
	d := Trajectory{"t", []int{2026, 2024, 2025}, []Series{{"s", values("7.5", "2.5", "3.5")}}, nil, Band{}}.Layout(face, 460)
	require.Contains(t, texts(d), "7,5")
	require.NotContains(t, texts(d), "3,5")
}

// Each part that is drawn has its letter in it or above it: nothing is told by
// its colour alone.
func TestEachPartOfABarHasItsLetter(t *testing.T) {
	for _, chart := range []Bars{city(), {"t", []string{"a", "b"}, thin(12)}, {"t", []string{"a", "b", "c"}, equal(9)}} {
		d := chart.Layout(face, 460)
		for _, s := range d.Shapes {
			r, is := s.(Rect)
			if !is || r.H != barHeight {
				continue
			}
			name := letter(slices.Index(fills[:], r.Fill))
			require.True(t, slices.ContainsFunc(labelsOf(d), func(l Label) bool {
				inside := l.At.Y > r.Y && l.At.Y < r.Y+r.H && l.At.X > r.X && l.At.X < r.X+r.W
				above := l.At.Y < r.Y && l.At.Y > r.Y-letterRoom && len(l.Text) == 1
				return (inside || above) && strings.HasPrefix(l.Text, name)
			}), "%s at %v", name, r)
		}
	}
}

// No two lines have the same dash and the same mark.
func TestEachLineHasItsOwnLook(t *testing.T) {
	d := Trajectory{"t", []int{2024, 2025}, equal(mostLines), nil, Band{}}.Layout(face, 460)
	looks := map[string]bool{}
	for i, s := range d.Shapes {
		// beside the name: a dash, then its mark
		if line, is := s.(Segment); is && line.Stroke.Width == 1.6 {
			mark := d.Shapes[i+1].(Outline)
			looks[strings.Join([]string{spell(line.Stroke.Dash...), spell(float64(len(mark.Steps)))}, "/")] = true
		}
	}
	require.Len(t, looks, mostLines)
}

func spell(v ...float64) string {
	var s []string
	for _, one := range v {
		s = append(s, points(one))
	}
	return strings.Join(s, " ")
}

func TestWhatHasNoRoomIsCounted(t *testing.T) {
	bars := texts(Bars{"t", strings.Fields(strings.Repeat("x ", 50)), equal(20)}.Layout(face, 460))
	require.Contains(t, bars, "… (31)", "categories")
	require.Contains(t, bars, "… (13)", "series")
	require.Contains(t, texts(Donut{"t", parts(20, func(int) int64 { return 1 })}.Layout(face, 460)), "… (9)")
	require.Contains(t, texts(Trajectory{"t", []int{2024, 2025}, equal(20), nil, Band{}}.Layout(face, 460)), "… (11)")
	lists := texts(Perimeter{"Compté", "t", many(2), make([]Outside, 9)}.Layout(face, 460))
	require.Contains(t, lists, "… (4)")
}

// A chart of nothing draws nothing: no frame, no axis.
func TestNothingIsDrawnOfNothing(t *testing.T) {
	for _, c := range []layouter{Bars{Unit: "t"}, Donut{Unit: "t"}, Trajectory{Unit: "t"}, Ranked{Unit: "t"}, AbatementCost{Unit: "t"}, Perimeter{Name: "n"}} {
		require.Empty(t, c.Layout(face, 460).Shapes, "%T", c)
	}
}
