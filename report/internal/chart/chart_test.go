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

	"github.com/reen-numerique/reen/internal/fr"
)

// measure is a face whose letters are all half as wide as they are high.
func measure(s string, bold bool, size float64) float64 {
	w := .5
	if bold {
		w = .55
	}
	return float64(len([]rune(s))) * w * size
}

// face writes in French.
var face = Pen{measure, french{}, "\u00a0: "}

type french struct{}

func (french) Integer(d decimal.Decimal) string            { return fr.Integer(d) }
func (french) Significant(d decimal.Decimal, n int) string { return fr.Significant(d, n) }
func (french) Percent(r decimal.Decimal, n int32) string   { return fr.Percent(r, n) }

// english writes points where French has commas.
type english struct{ french }

func (e english) Significant(d decimal.Decimal, n int) string {
	return strings.ReplaceAll(e.french.Significant(d, n), ",", ".")
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
	Layout(Pen, float64) *Drawing
}

// charts are of every kind, ordinary and not.
func charts() map[string]layouter {
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
		"bars of a city":              city(),
		"bars with parts below zero":  Bars{"t", []string{"a", "b", "c"}, []Series{{"r", values("5", "-1", "0.1")}, {"s", values("-4", "0", "0.1")}, {"u", values("2", "-0.02", "9")}, {"v", values("-0.05", "-3", "-0.1")}}},
		"bars of 200 categories":      Bars{"t", strings.Fields(strings.Repeat("catégorie ", 200)), []Series{{"r", values(strings.Fields(strings.Repeat("1.5 ", 200))...)}, {"s", values("2")}, {"t", nil}}},
		"bars of thin parts":          Bars{"t", []string{"a", "b"}, thin(12)},
		"bars of 40 series with 2":    Bars{"t", []string{"a", "b"}, equal(40)},
		"bars wide of figures":        Bars{"t", []string{"a"}, []Series{{"s", values("1e200")}}},
		"donut of 300 parts":          Donut{"t", parts(300, func(i int) int64 { return int64(300 - i) })},
		"donut of thin parts":         Donut{"t", append([]Part{{"le reste", values("1e6")[0]}}, parts(9, func(int) int64 { return 1 })...)},
		"donut of 40 parts at zero":   Donut{"t", append([]Part{{"a", values("1")[0]}}, parts(40, func(int) int64 { return 0 })...)},
		"trajectory of 40 lines":      Trajectory{"t", years, equal(40), nil, Band{}},
		"trajectory of 40 targets":    Trajectory{"t", years, equal(2), fortyTargets(), Band{}},
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
	maps.Copy(all, planCharts())
	return all
}

// layouts draws each of the charts.
func layouts() map[string]*Drawing {
	out := map[string]*Drawing{}
	for name, c := range charts() {
		out[name] = c.Layout(face, 460)
	}
	return out
}

// city has the categories and the stages of a real study.
func city() Bars {
	return Bars{"t CO₂e", []string{"Ordinateurs", "Écrans", "Téléphones", "Équipements de réseau", "Locaux techniques", "Stockage mobile"}, []Series{
		{"Fabrication", values("36.7", "9.93", "7.61", "8.33", "0.15", "0.008")}, {"Distribution", values("1.84", "0.2", "0.22", "0.01", "0.001", "0")},
		{"Utilisation", values("4.11", "4.46", "0.73", "2.34", "0", "0")}, {"Fin de vie", values("0.81", "0.6", "0.02", "0.02", "0.01", "0")},
		{"Valeur unique", values("0.49", "1.76", "0.59", "0.14", "0.45", "0")}}}
}

// thin is one wide series, then n that are hardly seen.
func thin(n int) []Series {
	out := []Series{{"large", values("1000", "3")}}
	for i := range n {
		out = append(out, Series{fmt.Sprint("s", i), values("1", "1")})
	}
	return out
}

func equal(n int) []Series {
	out := make([]Series, n)
	for i := range out {
		out[i] = Series{fmt.Sprintf("Série %d", i), values("2", "3", "4")}
	}
	return out
}

func fortyTargets() []Target {
	out := make([]Target, 40)
	for i := range out {
		out[i] = Target{fmt.Sprint("O", i), 2024 + i%4, values(fmt.Sprint(i % 7))[0]}
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
		t.Run(tt.name, func(t *testing.T) { require.Equal(t, tt.want, face.write(values(tt.in)[0])) })
	}
}

func TestAChartWritesInTheLanguageOfItsDocument(t *testing.T) {
	pen := Pen{measure, english{}, ": "}
	require.Equal(t, "12.3", pen.write(values("12.345")[0]))
	require.Equal(t, "12", pen.write(values("12.0")[0]))
	require.Equal(t, "\u221212", pen.write(values("-12")[0]))
	require.Equal(t, "10", pen.write(values("10")[0]))
	require.Contains(t, texts(Trajectory{"t", []int{2024}, nil, []Target{{"O1", 2024, values("7.5")[0]}}, Band{}}.Layout(pen, 460)), "O1: 7.5")
}

func TestShare(t *testing.T) {
	require.Equal(t, "65\u202f%", face.share(values("1180")[0], values("1808")[0]))
	require.Equal(t, "1,2\u202f%", face.share(values("22")[0], values("1808")[0]))
	require.Equal(t, "100\u202f%", face.share(values("5")[0], values("5")[0]))
	require.Equal(t, "99,9\u202f%", face.share(values("999")[0], values("1000")[0]))
	require.Equal(t, ">\u00a099,9\u202f%", face.share(values("9999")[0], values("10000")[0]))
	require.Equal(t, "<\u00a00,1\u202f%", face.share(values("1")[0], values("1e20")[0]))
	require.Empty(t, face.share(values("5")[0], decimal.Zero))
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
			for _, tick := range axisFor(face, tt.low, tt.high).ticks {
				texts = append(texts, tick.text)
			}
			require.Equal(t, tt.want, strings.Join(texts, " "))
		})
	}
}

func TestCut(t *testing.T) {
	require.Equal(t, "court", cut(face, "court", false, 10, 100))
	require.Equal(t, "assez…", cut(face, "assez, long", false, 10, 35))
	require.Equal(t, "…", cut(face, "long", false, 10, 1))
	require.Equal(t, []string{"un deux", "trois…"}, wrap(face, "un deux trois quatre", false, 10, 36, 2))
	require.Equal(t, []string{"a\u00a0b", "c"}, wrap(face, "a\u00a0b c", false, 10, 18, 2))
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

func TestSVGNamesNoDescriptionThatIsNotThere(t *testing.T) {
	s := SVG(city().Layout(face, 460), measure, "p.c1", "titre", "")
	require.Contains(t, s, `aria-labelledby="p.c1-t"`)
	require.NotContains(t, s, "<desc")
}

func TestLayoutIsTheSameEachTime(t *testing.T) {
	first, second := layouts(), layouts()
	for name := range first {
		require.Equal(t, first[name], second[name], name)
	}
}
