package chart

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// greys are the ways to print without colours, with the least contrasts that
// are asked of them: the luminance that contrasts are made of, and the two means
// of the channels that printers and screens take.
var greys = map[string]struct {
	of          func(Color) Color
	fills, text float64
}{
	"luminance": {func(c Color) Color { return grey(encoded(luminance(c)) * 255) }, 3, 4.5},
	"BT.601":    {func(c Color) Color { return grey(.299*float64(c.R) + .587*float64(c.G) + .114*float64(c.B)) }, 2.8, 4},
	"BT.709":    {func(c Color) Color { return grey(.2126*float64(c.R) + .7152*float64(c.G) + .0722*float64(c.B)) }, 2.8, 4},
}

// encoded is the value in sRGB of a light intensity.
func encoded(l float64) float64 {
	if l <= .0031308 {
		return l * 12.92
	}
	return 1.055*math.Pow(l, 1/2.4) - .055
}

func grey(v float64) Color {
	b := uint8(math.Round(v))
	return Color{b, b, b}
}

// tolerance is what the rounding to a grey takes off a contrast.
const tolerance = .05

func TestChartsReadInGrey(t *testing.T) {
	for name, d := range layouts() {
		t.Run(name, func(t *testing.T) { requireReadableInGrey(t, d, nil) })
	}
}

// themes are main colours of documents: those that a theme allows, at both ends
// of each channel.
var themes = []Color{{20, 49, 92}, {}, {118, 118, 118}, {255, 0, 0}, {0, 130, 0}, {0, 0, 255}, {0, 128, 128}, {160, 0, 160}, {128, 110, 0}, {180, 80, 27}, {20, 25, 36}, {20, 66, 62}}

func TestChartsReadInTheColoursOfAnyTheme(t *testing.T) {
	drawn := layouts()
	for _, primary := range themes {
		light := scheme{fills[0]: deep(primary)}
		night := scheme{}
		for c, like := range dark(primary) {
			night[c] = like
		}
		night[fills[0]] = night[light[fills[0]]]
		for name, d := range drawn {
			t.Run(fmt.Sprint(primary, name), func(t *testing.T) {
				requireReadableInGrey(t, d, light)
				requireReadableInGrey(t, d, night)
			})
		}
	}
}

func TestAThemeTintsTheFirstFill(t *testing.T) {
	d := city().Layout(face, 460)
	require.Same(t, d, d.Tinted(fills[0]))
	red := d.Tinted(Color{200, 0, 0})
	require.Equal(t, len(boxes(d, fills[0])), len(boxes(red, deep(Color{200, 0, 0}))))
	require.Empty(t, boxes(red, fills[0]))
	require.Equal(t, boxes(d, fills[1]), boxes(red, fills[1]))
	require.NotEmpty(t, boxes(d, fills[0]), "the drawing itself is left as it is")
}

// Each colour of a page has its like in the dark, and a style says so for fills
// and lines alike.
func TestEachColourHasItsLikeInTheDark(t *testing.T) {
	drawings := layouts()
	for _, primary := range themes {
		style := DarkStyle("chart", primary)
		require.Equal(t, style, DarkStyle("chart", primary))
		require.Contains(t, style, "@media screen and (prefers-color-scheme: dark)")
		for name, d := range drawings {
			drawn := SVG(d.Tinted(primary), measure, "i", "t", "d")
			for _, found := range regexp.MustCompile(`(fill|stroke)="#[0-9a-f]{6}"`).FindAllString(drawn, -1) {
				require.Contains(t, style, ".chart ["+found+"] {", name)
			}
		}
	}
}

// requireReadableInGrey holds a drawing to the rule of the package: see doc.go.
func requireReadableInGrey(t testing.TB, d *Drawing, s scheme) {
	t.Helper()
	grounds := map[[2]Color]string{} // of texts, with the first text
	lines := map[Color]bool{}
	at := make([]area, len(d.Shapes))
	for i, s := range d.Shapes {
		at[i] = extent(s)
		switch s := s.(type) {
		case Label:
			if pair := [2]Color{s.Style.Color, groundOf(at[i], d.Shapes[:i], at)}; grounds[pair] == "" {
				grounds[pair] = s.Text
			}
		case Segment:
			lines[s.Stroke.Color] = true
		case Outline:
			lines[s.Stroke.Color] = lines[s.Stroke.Color] || s.Fill == nil && s.Stroke.Width > 0
		}
	}
	fills := fillsOf(d)
	neighbours := map[[2]filling]string{} // without their places
	for i, f := range fills {
		for _, g := range fills[i+1:] {
			if f.meets(g) {
				neighbours[[2]filling{{color: f.color, edge: f.edge}, {color: g.color, edge: g.edge}}] = fmt.Sprint(f, g)
			}
		}
	}
	for way, in := range greys {
		contrast := func(a, b Color) float64 { return Contrast(in.of(s.of(a)), in.of(s.of(b))) + tolerance }
		apart := func(a, b Color) bool { return contrast(a, b) >= in.fills }
		for pair, text := range grounds {
			require.GreaterOrEqual(t, contrast(pair[0], pair[1]), in.text, "%s: %q", way, text)
		}
		for color, drawn := range lines { // but for the grid
			require.True(t, !drawn || color == rule || color == White || apart(color, White) && apart(color, pale), "%s: a line of %v", way, color)
		}
		for _, f := range fills {
			require.True(t, apart(f.color, White) || apart(f.edge, White), "%s: %v on the page", way, f)
		}
		for pair, where := range neighbours {
			f, g := pair[0], pair[1]
			require.True(t, apart(f.color, g.color) || apart(f.edge, f.color) || apart(g.edge, g.color), "%s: %s", way, where)
		}
	}
}

// groundOf is what was drawn last below a text.
func groundOf(text area, below []Shape, at []area) Color {
	ground := White
	for i, s := range below {
		if !at[i].overlaps(text) {
			continue
		}
		switch s := s.(type) {
		case Rect:
			ground = s.Fill
		case Outline: // the text in a ring stands on the page
			if s.Fill != nil && !s.Steps[0].Arc {
				ground = *s.Fill
			}
		}
	}
	return ground
}

// filling is a filled shape: its colour, and that of the line around it, or
// its own where it has none.
type filling struct {
	at          area
	color, edge Color
	ring        bool
}

// meets says whether two fillings touch: less white is between them than a part
// leaves. The slices of a ring do.
func (f filling) meets(g filling) bool {
	if f.ring || g.ring {
		return f.ring && g.ring
	}
	gap := max(f.at.x-g.at.x-g.at.w, g.at.x-f.at.x-f.at.w, f.at.y-g.at.y-g.at.h, g.at.y-f.at.y-f.at.h)
	return gap < min(parting, f.at.w, g.at.w)-1e-6
}

// fillsOf gives the fillings that are seen: white without a line is the page.
func fillsOf(d *Drawing) (out []filling) {
	for i, s := range d.Shapes {
		f := filling{at: extent(s)}
		switch s := s.(type) {
		case Rect:
			f.color, f.edge = s.Fill, edgeOf(s, d.Shapes[i+1:], s.Fill)
		case Outline:
			if s.Fill == nil {
				continue
			}
			f.ring = len(s.Steps) == 2 && s.Steps[0].Arc && s.Steps[1].Arc
			f.color, f.edge = *s.Fill, s.Stroke.Color
			if s.Stroke.Width == 0 {
				f.edge = edgeOf(s, d.Shapes[i+1:], *s.Fill)
			}
		default:
			continue
		}
		if f.color != White || f.edge != White {
			out = append(out, f)
		}
	}
	return out
}

// edgeOf finds the line that is drawn around a shape later.
func edgeOf(s Shape, later []Shape, otherwise Color) Color {
	around := extent(s)
	for _, l := range later {
		o, is := l.(Outline)
		if !is || o.Fill != nil || o.Stroke.Width == 0 {
			continue
		}
		if filled, is := s.(Outline); is && slices.ContainsFunc(filled.Steps, func(step Step) bool { return step == o.Steps[0] }) {
			return o.Stroke.Color
		}
		if at := extent(o); math.Abs(at.x-around.x)+math.Abs(at.y-around.y)+math.Abs(at.w-around.w)+math.Abs(at.h-around.h) < 1e-6 {
			return o.Stroke.Color
		}
	}
	return otherwise
}
