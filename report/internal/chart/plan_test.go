package chart

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// part makes a part of a figure in plain notation.
func part(name, value string) Part { return Part{name, values(value)[0]} }

func parts(n int, value func(i int) int64) []Part {
	out := make([]Part, n)
	for i := range out {
		out[i] = Part{fmt.Sprintf("Action %d, %s", i+1, long), decimal.NewFromInt(value(i))}
	}
	return out
}

func abatements(n int, avoided, cost func(i int) int64) []Abatement {
	out := make([]Abatement, n)
	for i := range out {
		out[i] = Abatement{fmt.Sprintf("A%d", i+1), decimal.NewFromInt(avoided(i)), decimal.NewFromInt(cost(i))}
	}
	return out
}

// planCharts are the charts of a plan and of a perimeter, ordinary and not.
func planCharts() map[string]layouter {
	one := func(int) int64 { return 1 }
	rising := func(i int) int64 { return int64(i * i) }
	mixed := func(i int) int64 { return int64(i%5 - 2) }
	emoji := "🏫👩‍💻 école \u202e\x00 عربي " + strings.Repeat("🧮", 60)
	years := span(2024, 6)
	band := func(low, high []decimal.Decimal) Trajectory {
		return Trajectory{"t", years, []Series{{"Plan", values("40", "36", "30", "27", "25", "25")}}, []Target{{"O1", 2029, values("30")[0]}}, Band{"Selon les valeurs publiées", low, high}}
	}
	usual := Perimeter{"Compté", "t CO₂e", []Group{{"Terminaux", []Part{part("Ordinateurs", "80"), part("Écrans", "30")}}, {"Réseau", []Part{part("Équipements de réseau et de télécommunication", "9")}},
		{"Centre informatique", []Part{part("Serveurs", "20"), part("Services en nuage", "0")}}}, []Outside{{"Déclaré non compté", []string{"Vidéoprotection : gérée par l’agglomération", long}}, {"Sans valeur publiée", []string{"caméras"}}}}
	return map[string]layouter{
		"waterfall":                    Waterfall{"t", part("2024", "40"), []Part{part("A1", "-14"), part("A2", "3"), part("A3", "-2")}, part("Après", "27")},
		"waterfall of nothing":         Waterfall{},
		"waterfall of one step":        Waterfall{"t", part("a", "1"), []Part{part("s", "-1")}, part("b", "0")},
		"waterfall of zeros":           Waterfall{"t", part("a", "0"), []Part{part("s", "0"), part("t", "0")}, part("b", "0")},
		"waterfall below zero":         Waterfall{"t", part("a", "-3"), []Part{part("s", "-4"), part("t", "9")}, part("b", "2")},
		"waterfall of 40 steps":        Waterfall{"t", part("a", "400"), parts(40, func(int) int64 { return -4 }), part("b", "240")},
		"waterfall of 90 steps":        Waterfall{"t", part("a", "400"), parts(90, mixed), part("b", "400")},
		"waterfall of long names":      Waterfall{long, part(long, "9"), []Part{part(long, "-1"), part(emoji, "1e-11")}, part(emoji, "8")},
		"waterfall out of measure":     Waterfall{"t", part("a", "huge"), []Part{part("s", "tiny"), part("t", "-1e200")}, part("b", "1e200")},
		"waterfall of unequal sizes":   Waterfall{"t", part("a", "1e9"), []Part{part("s", "-1"), part("t", "0.1")}, part("b", "1e9")},
		"ranked":                       Ranked{"t", []Part{part("Mairie", "30"), part("Écoles", "12"), part("Piscine", "1")}, part("81 autres", "20")},
		"ranked of nothing":            Ranked{},
		"ranked of one part":           Ranked{"t", []Part{part(long, "5")}, Part{}},
		"ranked of zeros":              Ranked{"t", []Part{part("a", "0"), part("b", "0")}, part("c", "0")},
		"ranked below zero":            Ranked{"t", []Part{part("a", "4"), part("b", "-4")}, part("c", "-1")},
		"ranked of 40 parts":           Ranked{"t", parts(40, one), part("autres", "3")},
		"ranked of 200 parts":          Ranked{long, parts(200, rising), part(emoji, "3")},
		"ranked out of measure":        Ranked{"t", []Part{part("a", "huge"), part("b", "1e250"), part("c", "tiny")}, Part{}},
		"costs":                        AbatementCost{"t CO₂e/an", "€/t", []Abatement{{"A1", values("14")[0], values("256")[0]}, {"A2", values("3")[0], values("-40")[0]}, {"A3", values("9")[0], values("90")[0]}}},
		"costs of nothing":             AbatementCost{},
		"costs of one bar":             AbatementCost{"t", "€", abatements(1, one, one)},
		"costs of nothing avoided":     AbatementCost{"t", "€", abatements(3, func(int) int64 { return 0 }, rising)},
		"costs of more emitted":        AbatementCost{"t", "€", abatements(30, func(i int) int64 { return int64(-i) }, rising)},
		"costs all equal":              AbatementCost{"t", "€", abatements(7, one, one)},
		"costs all zero":               AbatementCost{"t", "€", abatements(7, one, func(int) int64 { return 0 })},
		"costs all below zero":         AbatementCost{"t", "€", abatements(7, one, func(i int) int64 { return -int64(i + 1) })},
		"costs on both sides of zero":  AbatementCost{"t", "€", abatements(9, rising, func(i int) int64 { return int64(i-4) * 100 })},
		"costs of 40 bars":             AbatementCost{"t", "€", abatements(40, rising, rising)},
		"costs of 300 bars":            AbatementCost{"t", "€", abatements(300, one, mixed)},
		"costs of very unequal widths": AbatementCost{"t", "€", []Abatement{{"A1", values("1e9")[0], values("1")[0]}, {"A2", values("1")[0], values("2")[0]}, {"A3", values("1")[0], values("3")[0]}}},
		"costs of long names":          AbatementCost{long, long, []Abatement{{long, values("5")[0], values("1")[0]}, {emoji, values("5")[0], values("1e30")[0]}, {emoji, values("0")[0], values("1e30")[0]}}},
		"costs out of measure":         AbatementCost{"t", "€", []Abatement{{"A1", values("huge")[0], values("1")[0]}, {"A2", values("1")[0], values("tiny")[0]}, {"A3", values("1e200")[0], values("1e-299")[0]}}},
		"perimeter":                    usual,
		"perimeter of nothing":         Perimeter{},
		"perimeter of zeros":           Perimeter{"Compté", "t", []Group{{"a", []Part{part("b", "0")}}, {"c", nil}}, []Outside{{"Non compté", nil}}},
		"perimeter below zero":         Perimeter{"Compté", "t", []Group{{"a", []Part{part("b", "-4"), part("c", "5")}}}, nil},
		"perimeter of 40 groups":       Perimeter{"Compté", "t", many(40), []Outside{{}, {}, {}, {}, {}, {}, {}, {}}},
		"perimeter of four":            Perimeter{"Compté", "t", many(4), []Outside{{"a", []string{"b"}}, {"c", nil}, {"d", nil}, {"e", nil}}},
		"perimeter of long names":      Perimeter{long, long, []Group{{long, parts(30, one)}, {emoji, []Part{part(emoji, "1e30"), part("", "1")}}}, []Outside{{long, []string{long, emoji, long, long, long, long, long}}, {emoji, []string{""}}}},
		"perimeter out of measure":     Perimeter{"Compté", "t", []Group{{"a", []Part{part("b", "huge"), part("c", "1e299")}}}, nil},
		"band":                         band(values("30", "27", "22", "20", "19", "19"), values("60", "55", "47", "41", "38", "38")),
		"band upside down":             band(values("60", "55", "47", "41", "38", "38"), values("30", "27", "22", "20", "19", "19")),
		"band of one year":             band(values("30"), values("60")),
		"band of too few values":       band(values("30", "27", "22"), values("60", "55")),
		"band out of measure":          band(values("huge", "27", "22"), values("60", "huge", "1e200")),
		"band below zero":              band(values("-30", "-27", "-22"), values("0", "0", "0")),
		"band with a long name":        Trajectory{"t", []int{2026, 2024}, nil, nil, Band{long, values("2", "1"), values("5", "4")}},
	}
}

func many(n int) []Group {
	groups := make([]Group, n)
	for i := range groups {
		groups[i] = Group{fmt.Sprintf("Groupe %d", i), parts(2, func(int) int64 { return 3 })}
	}
	return groups
}

// texts gives the labels of a drawing, in the order in which they are drawn.
func texts(d *Drawing) []string {
	var out []string
	for _, s := range d.Shapes {
		if l, is := s.(Label); is {
			out = append(out, l.Text)
		}
	}
	return out
}

// boxes gives the filled rectangles of a colour.
func boxes(d *Drawing, color Color) (out []Rect) {
	for _, s := range d.Shapes {
		if r, is := s.(Rect); is && r.Fill == color {
			out = append(out, r)
		}
	}
	return out
}

func TestAWaterfallGoesFromStartToEnd(t *testing.T) {
	d := Waterfall{"t", part("Avant", "40"), []Part{part("A1", "-14"), part("A2", "4")}, part("Après", "30")}.Layout(face, 460)
	require.Equal(t, []string{"t", "Avant", "40", "A1", "−14", "A2", "+4", "Après", "30"}, texts(d))
	ends, down, up := boxes(d, fills[0]), boxes(d, fills[3]), boxes(d, White)
	require.Len(t, ends, 2)
	require.Len(t, down, 1)
	require.Len(t, up, 1)
	unit := ends[0].W / 40
	require.InDelta(t, 14*unit, down[0].W, 1e-9)
	require.InDelta(t, ends[0].X+26*unit, down[0].X, 1e-9, "it ends at 26")
	require.InDelta(t, ends[0].X+26*unit, up[0].X, 1e-9, "the next begins where it ends")
	require.InDelta(t, 4*unit, up[0].W, 1e-9)
	require.InDelta(t, 30*unit, ends[1].W, 1e-9)
}

func TestAStepUpDiffersFromAStepDownWithoutColour(t *testing.T) {
	stripes := func(value string) (n int) {
		for _, s := range (Waterfall{"t", part("a", "40"), []Part{part("s", value)}, part("b", "40")}).Layout(face, 460).Shapes {
			if l, is := s.(Segment); is && l.From.X != l.To.X && l.From.Y != l.To.Y {
				n++
			}
		}
		return n
	}
	require.Zero(t, stripes("-9"))
	require.Greater(t, stripes("9"), 10)
}

func TestManyStepsAreDrawnAsOne(t *testing.T) {
	d := Waterfall{"t", part("a", "100"), parts(60, func(int) int64 { return -1 }), part("b", "40")}.Layout(face, 460)
	require.Contains(t, texts(d), "… (21)") // 39 and 21
	require.Contains(t, texts(d), "−21")
	require.Equal(t, []Part{part("a", "1"), part("… (2)", "5")}, shorten([]Part{part("a", "1"), part("b", "2"), part("c", "3")}, 2))
}

func TestRankedBarsCarryTheirShare(t *testing.T) {
	d := Ranked{"t", []Part{part("Mairie", "30"), part("Écoles", "10")}, part("Autres", "60")}.Layout(face, 460)
	require.Equal(t, []string{"t", "Mairie", "30 – 30\u202f%", "Écoles", "10 – 10\u202f%", "Autres", "60 – 60\u202f%"}, texts(d))
	bars, rest := boxes(d, fills[0]), boxes(d, pale)
	require.InDelta(t, 3, bars[0].W/bars[1].W, 1e-9)
	require.InDelta(t, 2, rest[0].W/bars[0].W, 1e-9)
}

func TestCostsAreDrawnTheCheapestFirst(t *testing.T) {
	d := AbatementCost{"t/an", "€/t", []Abatement{{"A1", values("10")[0], values("200")[0]}, {"A2", values("5")[0], values("-100")[0]}, {"A3", values("0")[0], values("7")[0]}}}.Layout(face, 460)
	saves, costs := boxes(d, fills[0])[0], boxes(d, fills[3])[0]
	require.Less(t, saves.X, costs.X)
	require.InDelta(t, 2, (costs.W+.9)/(saves.W+.9), 1e-9, "10 t and 5 t")
	require.InDelta(t, 2, costs.H/saves.H, 1e-9, "200 € and 100 €")
	require.InDelta(t, saves.Y, costs.Y+costs.H, 1e-9, "below zero and above")
	require.Contains(t, texts(d), "A2\u00a0: −100")
	require.Contains(t, texts(d), "A1\u00a0: 200")
	require.Contains(t, texts(d), "A3\u00a0: 0\u00a0t/an, 7\u00a0€/t", "no width: named below")
}

// No action may vanish: each name is beside its bar or below the curve.
func TestEachCostIsNamed(t *testing.T) {
	for _, n := range []int{2, 7, 20} {
		bars := abatements(n, func(i int) int64 { return int64(i%4) + 1 }, func(i int) int64 { return int64(i*37%11) * 50 })
		all := strings.Join(texts(AbatementCost{"t", "€", bars}.Layout(face, 460)), "\n")
		for _, b := range bars {
			require.Contains(t, all, b.Name+"\u00a0: ", "%d bars", n)
		}
	}
}

func TestAPerimeterTellsInsideFromOutside(t *testing.T) {
	d := planCharts()["perimeter"].Layout(face, 460)
	got := texts(d)
	require.Equal(t, "Compté\u00a0: 139\u00a0t CO₂e", got[0])
	require.Subset(t, got, []string{"Terminaux", "79\u202f%", "58\u202f%", "Déclaré non compté", "–\u00a0caméras"}) // 110, 80 of 139
	var foot, dashed float64
	for _, s := range d.Shapes {
		if o, is := s.(Outline); is && o.Stroke.Width == 1.8 {
			foot = o.Steps[2].To.Y
		} else if is && o.Stroke.Dash != nil {
			dashed = o.Steps[0].To.Y
		}
	}
	require.Positive(t, foot)
	require.Greater(t, dashed, foot)
}

func TestABandLiesBelowTheLines(t *testing.T) {
	d := planCharts()["band"].Layout(face, 460)
	first, is := d.Shapes[0].(Outline)
	require.True(t, is)
	require.Equal(t, pale, *first.Fill)
	require.Len(t, first.Steps, 12)
	require.Contains(t, texts(d), "Selon les valeurs publiées")
	require.NotContains(t, texts(planCharts()["band of one year"].Layout(face, 460)), "Selon les valeurs publiées")
}
