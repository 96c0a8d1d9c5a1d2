package chart

import (
	"fmt"
	"slices"
	"strings"
)

// scheme gives colours in place of those that charts are drawn in.
type scheme map[Color]Color

// Limits of the colours of a document, so that what charts ask of theirs holds.
const (
	darkest  = .045 // at most: the luminance of the first fill on white
	lightest = .64  // at least: that of the first fill in the dark
)

// Tinted gives the drawing with the main colour of a document as its first
// fill, darkened where its neighbours ask for it.
func (d *Drawing) Tinted(primary Color) *Drawing {
	if primary == fills[0] {
		return d
	}
	return d.in(scheme{fills[0]: deep(primary)})
}

func (s scheme) of(c Color) Color {
	if other, found := s[c]; found {
		return other
	}
	return c
}

// in gives the drawing in other colours.
func (d *Drawing) in(s scheme) *Drawing {
	out := &Drawing{Width: d.Width, Height: d.Height, Shapes: slices.Clone(d.Shapes)}
	for i, shape := range out.Shapes {
		switch shape := shape.(type) {
		case Rect:
			shape.Fill = s.of(shape.Fill)
			out.Shapes[i] = shape
		case Outline:
			if shape.Fill != nil {
				fill := s.of(*shape.Fill)
				shape.Fill = &fill
			}
			shape.Stroke.Color = s.of(shape.Stroke.Color)
			out.Shapes[i] = shape
		case Segment:
			shape.Stroke.Color = s.of(shape.Stroke.Color)
			out.Shapes[i] = shape
		case Label:
			shape.Style.Color = s.of(shape.Style.Color)
			out.Shapes[i] = shape
		}
	}
	return out
}

// deep is a colour with black, as much as a fill beside a mid one needs.
func deep(c Color) Color {
	for part := 100; luminance(c) > darkest; part-- {
		c = mixed(c, Color{}, part)
	}
	return c
}

// bright is a colour with white, as much as a fill beside a mid one in the dark
// needs.
func bright(c Color) Color {
	for part := 100; luminance(c) < lightest; part-- {
		c = mixed(c, White, part)
	}
	return c
}

// mixed has some hundredths of a colour and the rest of another.
func mixed(c, with Color, hundredths int) Color {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*hundredths + int(b)*(100-hundredths)) / 100) }
	return Color{mix(c.R, with.R), mix(c.G, with.G), mix(c.B, with.B)}
}

// dark gives each colour of a chart, tinted or not, its like on a dark ground:
// light where it was dark, so that what differed differs.
func dark(primary Color) scheme {
	s := scheme{White: {14, 20, 29}, pale: {23, 31, 43}, rule: {58, 70, 87}, muted: {170, 180, 195}, ink: {248, 250, 252}}
	for i, c := range [mostSeries]Color{
		{188, 214, 249}, {178, 89, 10}, {164, 224, 210}, {50, 115, 172},
		{253, 200, 213}, {76, 122, 44}, {222, 208, 252}, {166, 86, 122},
	} {
		s[fills[i]] = c
	}
	if primary != fills[0] {
		if tint := deep(primary); s[tint] == (Color{}) {
			s[tint] = bright(primary)
		}
	}
	return s
}

// DarkStyle is what a page that holds charts adds to its style: their colours
// where the reader asks for a dark page. The charts are tinted with primary and
// stand in elements of a class.
func DarkStyle(class string, primary Color) string {
	var b strings.Builder
	colors := dark(primary)
	fmt.Fprintf(&b, "@media screen and (prefers-color-scheme: dark) {\n  .%s { background: %s; }\n", class, hex(colors[White]))
	for _, c := range sorted(colors) {
		for _, attribute := range []string{"fill", "stroke"} {
			fmt.Fprintf(&b, "  .%s [%s=\"%s\"] { %[2]s: %[4]s; }\n", class, attribute, hex(c), hex(colors[c]))
		}
	}
	b.WriteString("}\n")
	return b.String()
}

// sorted gives the colours that a scheme replaces in an order of their own.
func sorted(s scheme) []Color {
	colors := make([]Color, 0, len(s))
	for c := range s {
		colors = append(colors, c)
	}
	slices.SortFunc(colors, func(a, b Color) int { return strings.Compare(hex(a), hex(b)) })
	return colors
}
