package report

import (
	"errors"
	"fmt"

	"github.com/reen-numerique/reen/internal/look"
	"github.com/reen-numerique/reen/report/internal/pdf"
)

// Theme is the look of a document: colours as "#rrggbb", a logo, a font. The
// default stands for what is empty. White text must read on both colours: a
// contrast of 4.5:1. A renderer refuses a theme that it cannot draw.
type Theme struct {
	Primary string // headings, cover
	Accent  string // rules and marks
	Logo    Logo
	Font    Font
}

// defaultTheme is a dark blue and a burnt orange.
var defaultTheme = Theme{Primary: "#14315c", Accent: "#b4501b"}

// appearance is the theme that the body gave, but for what cannot be drawn: its
// documents come out all the same. Package dossier tells what is left out.
func (w *writer) appearance() (t Theme) {
	a := w.a.Strategy.Appearance
	for value, field := range map[*string]*string{&a.Primary: &t.Primary, &a.Accent: &t.Accent} {
		if _, err := look.Color(*value); err == nil {
			*field = *value
		}
	}
	logo := Logo{Image: a.Logo, Alt: a.LogoAlt}
	if m, err := logo.mark(); err == nil && m != nil {
		t.Logo = logo
	}
	return t
}

// checkedTheme is a theme that can be drawn.
type checkedTheme struct {
	palette
	logo   *mark // nil if there is none
	font   Font
	embeds bool // a page may hold the font
}

func (t Theme) checked() (l checkedTheme, err error) {
	l.font = t.Font
	if l.palette, err = t.colors(); err != nil {
		return l, err
	}
	if l.logo, err = t.Logo.mark(); err != nil {
		return l, err
	}
	l.embeds, err = t.Font.check()
	return l, err
}

// palette is a theme with the colours that go with it.
type palette struct {
	primary, accent, ink, muted, rule, tint, white pdf.Color
}

func (t Theme) colors() (palette, error) {
	p := palette{
		ink: pdf.Color{R: 31, G: 39, B: 51}, muted: pdf.Color{R: 90, G: 99, B: 114},
		rule: pdf.Color{R: 209, G: 215, B: 224}, white: pdf.Color{R: 255, G: 255, B: 255},
	}
	var err error
	if p.primary, err = themeColor(t.Primary, defaultTheme.Primary); err != nil {
		return p, err
	}
	if p.accent, err = themeColor(t.Accent, defaultTheme.Accent); err != nil {
		return p, err
	}
	p.tint = tintOf(p.primary)
	return p, nil
}

func themeColor(value, otherwise string) (pdf.Color, error) {
	if value == "" {
		value = otherwise
	}
	c, err := look.Color(value)
	if errors.Is(err, look.ErrLight) {
		return pdf.Color{}, fmt.Errorf("report: theme colour %q %w: contrast %.1f with white, %.1f needed", value, err, look.Contrast(c, look.White), look.LeastContrast)
	}
	if err != nil {
		return pdf.Color{}, fmt.Errorf("report: theme colour %q %w", value, err)
	}
	return pdf.Color{R: c.R, G: c.G, B: c.B}, nil
}

// tintOf is a colour thinned with white, for backgrounds.
func tintOf(c pdf.Color) pdf.Color {
	thin := func(v uint8) uint8 { return uint8(255 - (255-int(v))*9/100) }
	return pdf.Color{R: thin(c.R), G: thin(c.G), B: thin(c.B)}
}
