package report

import (
	"encoding/base64"
	"fmt"

	"github.com/reen-numerique/reen/report/internal/chart"
	"github.com/reen-numerique/reen/report/internal/pdf"
)

// heaviestPage is the most that a page with a font of its own may weigh.
const heaviestPage = 500_000

// darkGround is the background of tables and boxes in the dark, as in the
// style sheet: the lightest one there.
var darkGround = pdf.Color{R: 31, G: 41, B: 55}

// theme writes what the style sheet does not know: colours, font, logo.
func (p *page) theme(t Theme, l checkedTheme) {
	if t.Primary != "" || t.Accent != "" {
		primary, accent := webColor(l.primary), webColor(l.accent)
		fmt.Fprintf(&p.b, ":root { --tint: %s; --primary: %s; --accent: %s; --link: %[2]s; }\n", webColor(l.tint), primary, accent)
		fmt.Fprintf(&p.b, "@media (prefers-color-scheme: dark) { :root { --tint: %s; --primary: %s; --accent: %s; --link: %[2]s; } }\n", webColor(darkGround), webColor(lit(l.primary)), webColor(lit(l.accent)))
		fmt.Fprintf(&p.b, ".band { background: %s; border-color: %s; }\n", primary, accent)
	}
	if l.embeds {
		for _, face := range []struct {
			weight int
			file   []byte
		}{{400, l.font.Regular}, {700, l.font.Bold}} {
			fmt.Fprintf(&p.b, "@font-face { font-family: \"%s\"; font-weight: %d; src: url(data:font/ttf;base64,%s) format(\"truetype\"); }\n",
				l.font.Family, face.weight, base64.StdEncoding.EncodeToString(face.file))
		}
	}
	if l.font.Family != "" {
		fmt.Fprintf(&p.b, "body { font-family: \"%s\", \"Liberation Sans\", Arial, Helvetica, sans-serif; }\n", l.font.Family)
	}
}

// lit is a colour thinned with white until it reads in the dark.
func lit(c pdf.Color) pdf.Color {
	for part := range 20 {
		toward := func(v uint8) uint8 { return uint8(int(v) + (255-int(v))*part/20) }
		light := pdf.Color{R: toward(c.R), G: toward(c.G), B: toward(c.B)}
		if chart.Contrast(chart.Color(light), chart.Color(darkGround)) >= 6 {
			return light
		}
	}
	return pdf.Color{R: 255, G: 255, B: 255}
}

// logo writes the logo above the titles of a cover.
func (p *page) logo(m *mark) {
	if m == nil {
		return
	}
	data, kind := m.file()
	// A pixel of CSS is three quarters of a point.
	fmt.Fprintf(&p.b, "<p class=\"logo\"><img src=\"data:%s;base64,%s\" alt=\"%s\" width=\"%.0f\" height=\"%.0f\"></p>\n",
		kind, base64.StdEncoding.EncodeToString(data), escapeHTML(m.alt), max(m.w/.75, 1), max(m.h/.75, 1))
}
