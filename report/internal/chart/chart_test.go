package chart

import (
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"math"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// measure is a face whose letters are all half as wide as they are high.
func measure(s string, bold bool, size float64) float64 {
	w := .5
	if bold {
		w = .55
	}
	return float64(len([]rune(s))) * w * size
}

func values(list ...string) []decimal.Decimal {
	out := make([]decimal.Decimal, len(list))
	for i, v := range list {
		switch v {
		case "huge":
			out[i] = decimal.New(1, 2_000_000_000)
		case "tiny":
			out[i] = decimal.New(1, -2_000_000_000)
		default:
			out[i] = decimal.RequireFromString(v)
		}
	}
	return out
}

var long = strings.Repeat("équipements de télécommunication ", 12) + strings.Repeat("x", 90)

type layouter interface {
	Layout(Measure, float64) *Drawing
}

// layouts are charts of every kind, ordinary and not.
func layouts() map[string]*Drawing {
	four := []Series{
		{"Fabrication", values("620", "300", "0")}, {"Distribution", values("30", "18", "0")},
		{"Utilisation", values("150", "60", "0")}, {"Fin de vie", values("12", "5", "0")},
	}
	years := []int{2024, 2025, 2026, 2027, 2028}
	many := Donut{Unit: "kg"}
	for i := range 25 {
		many.Parts = append(many.Parts, Part{fmt.Sprintf("Poste %d", i), decimal.NewFromInt(int64(1 + i%3))})
	}
	var close []Series
	for i := range 7 {
		close = append(close, Series{fmt.Sprintf("Scénario %d", i), values("100", "101", "100", "99", fmt.Sprint(100+i))})
	}
	all := map[string]layouter{
		"bars":                        Bars{"t CO₂e", []string{"Ordinateurs", "Écrans", "Rien"}, four},
		"bars without series":         Bars{"t", []string{"a", "b"}, nil},
		"bars without category":       Bars{},
		"bars all zero":               Bars{"t", []string{"a"}, []Series{{"s", values("0")}}},
		"bars of one value":           Bars{"t", []string{"a"}, []Series{{"s", values("3.14159")}}},
		"bars with long names":        Bars{long, []string{long, long, "b"}, []Series{{long, values("1", "2", "3")}, {long, values("1", "2", "3")}}},
		"bars with too few values":    Bars{"t", []string{"a", "b"}, []Series{{"s", values("1")}, {"t", nil}}},
		"bars with a negative value":  Bars{"t", []string{"a", "b"}, []Series{{"s", values("-5", "5")}}},
		"bars out of measure":         Bars{"t", []string{"a", "b"}, []Series{{"s", values("huge", "tiny")}}},
		"bars of 40 series":           Bars{"t", []string{"a"}, make([]Series, 40)},
		"donut":                       Donut{"t CO₂e", []Part{{"Fabrication", values("1180")[0]}, {"Distribution", values("60")[0]}, {"Fin", values("22")[0]}}},
		"donut of nothing":            Donut{},
		"donut all zero":              Donut{"t", []Part{{"a", decimal.Zero}, {"b", decimal.Zero}}},
		"donut of one part":           Donut{"t", []Part{{long, values("5")[0]}}},
		"donut of many parts":         many,
		"donut with long names":       Donut{long, []Part{{long, values("1")[0]}, {long, values("1e30")[0]}, {long, values("1e30")[0]}}},
		"donut with a negative part":  Donut{"t", []Part{{"a", values("-1")[0]}, {"b", values("1")[0]}}},
		"donut out of measure":        Donut{"t", []Part{{"a", values("huge")[0]}, {"b", values("1")[0]}}},
		"trajectory":                  Trajectory{"t", years, []Series{{"Sans action", values("10", "11", "12", "13", "14")}, {"Avec", values("10", "9", "8", "7", "6")}}, []Target{{"Objectif", 2028, values("5")[0]}}, Band{}},
		"trajectory of nothing":       Trajectory{},
		"trajectory of one year":      Trajectory{"t", []int{2024}, []Series{{"s", values("3")}}, nil, Band{}},
		"trajectory of close lines":   Trajectory{"t", years, close, []Target{{"a", 2026, values("100")[0]}, {"b", 2026, values("100")[0]}, {"c", 2026, values("100")[0]}, {"d", 2026, values("100")[0]}}, Band{}},
		"trajectory with long names":  Trajectory{long, years, []Series{{long, values("1", "2")}, {long, values("1", "2")}}, []Target{{long, 2026, values("1")[0]}}, Band{}},
		"trajectory below zero":       Trajectory{"t", years, []Series{{"s", values("-5", "-1", "0", "1", "2")}}, nil, Band{}},
		"trajectory all zero":         Trajectory{"t", years, []Series{{"s", values("0", "0")}}, nil, Band{}},
		"trajectory of wild years":    Trajectory{"t", []int{math.MinInt, math.MaxInt}, []Series{{"s", values("1", "2")}}, nil, Band{}},
		"trajectory of 60 years":      Trajectory{"t", span(1990, 60), []Series{{"s", values("1", "2")}}, nil, Band{}},
		"trajectory out of order":     Trajectory{"t", []int{2026, 2024, 2025}, []Series{{"s", values("1", "2", "3")}}, nil, Band{}},
		"trajectory out of measure":   Trajectory{"t", years, []Series{{"s", values("huge", "1")}}, nil, Band{}},
		"trajectory of tiny values":   Trajectory{"t", years, []Series{{"s", values("1e-200", "2e-200")}}, nil, Band{}},
		"trajectory of targets alone": Trajectory{"t", nil, nil, []Target{{"Objectif", 2030, values("5")[0]}}, Band{}},
	}
	maps.Copy(all, planLayouts())
	out := map[string]*Drawing{}
	for name, c := range all {
		out[name] = c.Layout(measure, 460)
	}
	return out
}

func span(from, n int) []int {
	years := make([]int, n)
	for i := range years {
		years[i] = from + i
	}
	return years
}

// room is the place that a text takes.
func (l Label) room() area {
	w := measure(l.Text, l.Style.Bold, l.Style.Size)
	x := l.At.X
	switch l.Style.Anchor {
	case Middle:
		x -= w / 2
	case End:
		x -= w
	}
	return area{x + .1, l.At.Y - l.Style.Size*.72, w - .2, l.Style.Size * .9}
}

func TestLabelsNeverOverlapAndStayInside(t *testing.T) {
	for name, d := range layouts() {
		t.Run(name, func(t *testing.T) { requireReadable(t, d) })
	}
}

// requireReadable holds each label inside the frame and apart from the others.
func requireReadable(t testing.TB, d *Drawing) {
	t.Helper()
	var labels []Label
	for _, s := range d.Shapes {
		if l, is := s.(Label); is {
			labels = append(labels, l)
		}
	}
	for i, a := range labels {
		r := a.room()
		require.GreaterOrEqual(t, r.x, -.5, a.Text)
		require.LessOrEqual(t, r.x+r.w, d.Width+.5, a.Text)
		require.GreaterOrEqual(t, r.y, -1.0, a.Text)
		require.LessOrEqual(t, r.y+r.h, d.Height+1, a.Text)
		for _, b := range labels[i+1:] {
			require.False(t, r.overlaps(b.room()), "%q over %q", a.Text, b.Text)
		}
	}
}

func TestShapesStayInside(t *testing.T) {
	for name, d := range layouts() {
		t.Run(name, func(t *testing.T) {
			require.Less(t, d.Height, 800.0)
			inside := func(p Point) {
				require.False(t, math.IsNaN(p.X) || math.IsNaN(p.Y))
				require.True(t, p.X >= -1 && p.X <= d.Width+1 && p.Y >= -3 && p.Y <= d.Height+3, "%v", p)
			}
			for _, s := range d.Shapes {
				switch s := s.(type) {
				case Rect:
					inside(Point{s.X, s.Y})
					inside(Point{s.X + s.W, s.Y + s.H})
				case Segment:
					inside(s.From)
					inside(s.To)
				case Outline:
					for _, step := range s.Steps {
						if !step.Arc {
							inside(step.To)
						}
					}
				}
			}
		})
	}
}

func TestColorsDiffer(t *testing.T) {
	for i, c := range fills {
		require.GreaterOrEqual(t, Contrast(c, White), 3.0, "colour %d on the page", i)
		require.GreaterOrEqual(t, Contrast(c, fill(i+1)), 3.0, "colours %d and %d", i, i+1)
		require.GreaterOrEqual(t, Contrast(c, inkOn(c)), 4.5, "text on colour %d", i)
	}
	require.GreaterOrEqual(t, Contrast(pale, fill(0)), 3.0)
	for i := 1; i < len(fills); i += 2 { // the outline of the pale part
		require.GreaterOrEqual(t, Contrast(ink, fill(i)), 3.0)
	}
	require.GreaterOrEqual(t, Contrast(muted, White), 4.5)
	require.InDelta(t, 21, Contrast(Color{}, White), .01)
}

func TestWrite(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"whole from a hundred on", "1234.5", "1\u202f235"},
		{"three figures below", "12.345", "12,3"},
		{"no zeros at the end", "12.0", "12"},
		{"millions", "12345678", "12\u202f350\u202f000"},
		{"zero", "0", "0"},
		{"negative", "-5", "\u22125"},
		{"nearly nothing", "1e-12", "≈\u00a00"},
		{"out of measure", "huge", "hors limites"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { require.Equal(t, tt.want, write(values(tt.in)[0])) })
	}
}

func TestShare(t *testing.T) {
	require.Equal(t, "65\u202f%", share(values("1180")[0], values("1808")[0]))
	require.Equal(t, "1,2\u202f%", share(values("22")[0], values("1808")[0]))
	require.Equal(t, "100\u202f%", share(values("5")[0], values("5")[0]))
	require.Equal(t, "99,9\u202f%", share(values("999")[0], values("1000")[0]))
	require.Equal(t, ">\u00a099,9\u202f%", share(values("9999")[0], values("10000")[0]))
	require.Equal(t, "<\u00a00,1\u202f%", share(values("1")[0], values("1e20")[0]))
	require.Empty(t, share(values("5")[0], decimal.Zero))
}

func TestAxisHasRoundSteps(t *testing.T) {
	tests := []struct {
		low, high float64
		want      string
	}{
		{0, 1310, "0 500 1\u202f000 1\u202f500"},
		{0, 1, "0 0,2 0,4 0,6 0,8 1"},
		{-5, 2, "\u22126 \u22124 \u22122 0 2"},
		{0, 0, "0 0,2 0,4 0,6 0,8 1"},
	}
	for _, tt := range tests {
		t.Run(tt.want, func(t *testing.T) {
			var texts []string
			for _, tick := range axisFor(tt.low, tt.high).ticks {
				texts = append(texts, tick.text)
			}
			require.Equal(t, tt.want, strings.Join(texts, " "))
		})
	}
}

func TestCut(t *testing.T) {
	require.Equal(t, "court", cut(measure, "court", false, 10, 100))
	require.Equal(t, "assez…", cut(measure, "assez, long", false, 10, 35))
	require.Equal(t, "…", cut(measure, "long", false, 10, 1))
	require.Equal(t, []string{"un deux", "trois…"}, wrap(measure, "un deux trois quatre", false, 10, 36, 2))
	require.Equal(t, []string{"a\u00a0b", "c"}, wrap(measure, "a\u00a0b c", false, 10, 18, 2))
}

func TestSVGIsWellFormed(t *testing.T) {
	for name, d := range layouts() {
		t.Run(name, func(t *testing.T) {
			s := SVG(d, measure, "p.c1", "<titre> & \"\x00\xff", "alternative")
			require.Contains(t, s, `role="img" aria-labelledby="p.c1-t p.c1-d"`)
			require.Contains(t, s, `<desc id="p.c1-d">alternative</desc>`)
			decoder := xml.NewDecoder(strings.NewReader(s))
			for {
				_, err := decoder.Token()
				if err == io.EOF {
					break
				}
				require.NoError(t, err)
			}
		})
	}
}

func TestLayoutIsTheSameEachTime(t *testing.T) {
	first, second := layouts(), layouts()
	for name := range first {
		require.Equal(t, first[name], second[name], name)
	}
}
