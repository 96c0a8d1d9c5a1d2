package pdf

import (
	"math"
	"strings"
	"unicode/utf8"
)

// Color is an opaque colour in sRGB.
type Color struct{ R, G, B uint8 }

// Point is a place on the page.
type Point struct{ X, Y float64 }

// Style is how a text looks.
type Style struct {
	Face  Face
	Size  float64
	Color Color
}

// Stroke is how a line looks; a width of zero draws none.
type Stroke struct {
	Width float64
	Color Color
	Dash  []float64
}

// Path is an outline of straight lines and arcs.
type Path struct{ steps []step }

// step goes to a point, straight or along an arc around a centre.
type step struct {
	to         Point
	move, arc  bool
	centre     Point
	radius     float64
	start, end float64 // degrees, anticlockwise from three o'clock
}

// at is the point of an arc at an angle.
func (s step) at(degrees float64) Point {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return Point{s.centre.X + s.radius*cos, s.centre.Y - s.radius*sin}
}

// MoveTo starts an outline.
func (p *Path) MoveTo(x, y float64) { p.steps = append(p.steps, step{to: Point{x, y}, move: true}) }

// LineTo goes straight.
func (p *Path) LineTo(x, y float64) { p.steps = append(p.steps, step{to: Point{x, y}}) }

// Arc goes round a centre, from one angle to another, in degrees
// anticlockwise from three o'clock; it joins its start by a straight line.
func (p *Path) Arc(cx, cy, r, from, to float64) {
	p.steps = append(p.steps, step{arc: true, centre: Point{cx, cy}, radius: r, start: from, end: to})
}

// operation is one recorded drawing.
type operation interface{ isOperation() }

type textOp struct {
	x, y  float64
	text  string
	style Style
}

type rectOp struct {
	box
	fill Color
}

type pathOp struct {
	path   Path
	fill   *Color
	stroke Stroke
}

func (textOp) isOperation()    {}
func (rectOp) isOperation()    {}
func (pathOp) isOperation()    {}
func (pictureOp) isOperation() {}

// Text draws s on one line from x, on the baseline y.
func (c *Canvas) Text(x, y float64, s string, style Style) {
	s = c.Read(s, style.Face)
	if !sane(x, y, style.Size) {
		return
	}
	for s != "" {
		n := strings.IndexFunc(s, c.apart(style.Face))
		if n < 0 {
			n = len(s)
		}
		if n > 0 {
			c.record(textOp{x, y, s[:n], style})
			x += c.Width(s[:n], style.Face, style.Size)
		}
		if s = s[n:]; s != "" {
			r, size := utf8.DecodeRuneInString(s)
			c.alone(r, x, y, style)
			x += c.advance(r, style.Face) * style.Size
			s = s[size:]
		}
	}
}

// apart recognises the runes that are not drawn with their neighbours.
func (c *Canvas) apart(face Face) func(rune) bool {
	return func(r rune) bool {
		of := c.faceOf(r, face)
		return isSign(r) || of != face || c.fonts[of].wideSubscript(r)
	}
}

// alone draws one of them.
func (c *Canvas) alone(r rune, x, y float64, style Style) {
	if isSign(r) {
		c.sign(r, x, y, style)
		return
	}
	if style.Face = c.faceOf(r, style.Face); style.Face >= spare {
		c.spares = true
	}
	if c.fonts[style.Face].wideSubscript(r) {
		x -= subscriptBearing * style.Size
	}
	c.record(textOp{x, y, string(r), style})
}

// Rect fills a rectangle.
func (c *Canvas) Rect(x, y, w, h float64, fill Color) {
	if w > 0 && h > 0 && sane(x, y, w, h) {
		c.record(rectOp{box{x, y, w, h}, fill})
	}
}

// Line draws a straight line.
func (c *Canvas) Line(x1, y1, x2, y2 float64, stroke Stroke) {
	var p Path
	p.MoveTo(x1, y1)
	p.LineTo(x2, y2)
	c.Draw(p, nil, stroke)
}

// Draw fills an outline, closed, when fill is not nil, and strokes it.
func (c *Canvas) Draw(p Path, fill *Color, stroke Stroke) {
	for _, s := range p.steps {
		if !sane(s.to.X, s.to.Y, s.centre.X, s.centre.Y, s.radius, s.start, s.end) {
			return
		}
	}
	if len(p.steps) > 0 {
		c.record(pathOp{p, fill, stroke})
	}
}

// sane keeps out what no page can hold, which would make an invalid file.
func sane(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.Abs(v) > 30000 {
			return false
		}
	}
	return true
}
