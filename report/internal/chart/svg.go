package chart

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"

	"github.com/reen-numerique/reen/report/internal/visible"
)

// SVG writes a drawing as an element for an HTML page: an image with a title
// and, where there is one, a description. The id is the page's own and must be
// unique in it. Texts keep the width that was measured, whatever face the reader
// has.
func SVG(d *Drawing, measure Measure, id, title, description string) string {
	s := &svg{measure: measure}
	id = html.EscapeString(id)
	names := id + "-t"
	if description != "" {
		names += " " + id + "-d"
	}
	fmt.Fprintf(&s.b, `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="%s" viewBox="0 0 %s %s" font-family="Liberation Sans, Arial, Helvetica, sans-serif">`,
		names, points(d.Width), points(d.Height))
	fmt.Fprintf(&s.b, `<title id="%s-t">%s</title>`, id, escape(title))
	if description != "" {
		fmt.Fprintf(&s.b, `<desc id="%s-d">%s</desc>`, id, escape(description))
	}
	d.Draw(s)
	s.b.WriteString("</svg>")
	return s.b.String()
}

// svg is a Canvas that writes elements.
type svg struct {
	b       strings.Builder
	measure Measure
}

func (s *svg) Rect(x, y, w, h float64, fill Color) {
	fmt.Fprintf(&s.b, `<rect x="%s" y="%s" width="%s" height="%s" fill="%s"/>`, points(x), points(y), points(w), points(h), hex(fill))
}

func (s *svg) Line(from, to Point, stroke Stroke) {
	s.Path([]Step{{To: from}, {To: to}}, nil, stroke)
}

func (s *svg) Path(steps []Step, fill *Color, stroke Stroke) {
	s.b.WriteString(`<path d="`)
	for i, step := range steps {
		command := "L"
		if i == 0 {
			command = "M"
		}
		if !step.Arc {
			s.to(command, step.To)
			continue
		}
		from, _ := step.ends()
		s.to(command, from)
		s.arc(step)
	}
	s.b.WriteString(`"`)
	if fill != nil {
		fmt.Fprintf(&s.b, ` fill="%s"`, hex(*fill))
	} else {
		s.b.WriteString(` fill="none"`)
	}
	s.stroke(stroke)
	s.b.WriteString("/>")
}

// arc writes an arc in pieces of at most a third of a turn: SVG knows no full
// turn.
func (s *svg) arc(step Step) {
	pieces := max(1, int(math.Ceil(math.Abs(step.Up-step.From)/120)))
	sweep := 0 // anticlockwise
	if step.Up < step.From {
		sweep = 1
	}
	for i := range pieces {
		piece := step
		piece.Up = step.From + (step.Up-step.From)*float64(i+1)/float64(pieces)
		_, to := piece.ends()
		r := points(step.Radius)
		fmt.Fprintf(&s.b, "A%s %s 0 0 %d %s %s", r, r, sweep, points(to.X), points(to.Y))
	}
}

func (s *svg) to(command string, p Point) {
	s.b.WriteString(command + points(p.X) + " " + points(p.Y))
}

func (s *svg) stroke(stroke Stroke) {
	if stroke.Width <= 0 {
		return
	}
	fmt.Fprintf(&s.b, ` stroke="%s" stroke-width="%s"`, hex(stroke.Color), points(stroke.Width))
	if len(stroke.Dash) > 0 {
		parts := make([]string, len(stroke.Dash))
		for i, v := range stroke.Dash {
			parts[i] = points(v)
		}
		fmt.Fprintf(&s.b, ` stroke-dasharray="%s"`, strings.Join(parts, " "))
	}
}

func (s *svg) Text(at Point, text string, style TextStyle) {
	fmt.Fprintf(&s.b, `<text x="%s" y="%s" font-size="%s" fill="%s"`, points(at.X), points(at.Y), points(style.Size), hex(style.Color))
	if w := s.measure(text, style.Bold, style.Size); w > 0 {
		fmt.Fprintf(&s.b, ` textLength="%s" lengthAdjust="spacingAndGlyphs"`, points(w))
	}
	if style.Bold {
		s.b.WriteString(` font-weight="bold"`)
	}
	if style.Anchor != Start {
		fmt.Fprintf(&s.b, ` text-anchor="%s"`, [...]string{Middle: "middle", End: "end"}[style.Anchor])
	}
	s.b.WriteString(">" + escape(text) + "</text>")
}

func hex(c Color) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// points writes a length with at most two places.
func points(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "0"
	}
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}

// escape writes a text that XML may hold.
func escape(s string) string { return html.EscapeString(visible.Text(s)) }
