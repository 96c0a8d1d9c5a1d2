package chart

import "math"

// Color is an opaque colour in sRGB.
type Color struct{ R, G, B uint8 }

// Point is a place of a drawing, from its top left corner.
type Point struct{ X, Y float64 }

// Stroke is how a line looks; a width of zero draws none.
type Stroke struct {
	Width float64
	Color Color
	Dash  []float64
}

// Anchor says which point of a text its position is.
type Anchor uint8

// Anchors of a text.
const (
	Start Anchor = iota
	Middle
	End
)

// TextStyle is how a text looks.
type TextStyle struct {
	Size   float64
	Bold   bool
	Color  Color
	Anchor Anchor
}

// Step is a part of an outline: to a point, or along an arc around a centre,
// in degrees anticlockwise from three o'clock.
type Step struct {
	To       Point
	Arc      bool
	Center   Point
	Radius   float64
	From, Up float64 // angles of the start and of the end of the arc
}

// ends gives the first and the last point of an arc.
func (s Step) ends() (from, to Point) {
	at := func(degrees float64) Point {
		a := degrees * math.Pi / 180
		return Point{s.Center.X + s.Radius*math.Cos(a), s.Center.Y - s.Radius*math.Sin(a)}
	}
	return at(s.From), at(s.Up)
}

// Canvas is what a chart is drawn on.
type Canvas interface {
	Rect(x, y, w, h float64, fill Color)
	Path(steps []Step, fill *Color, stroke Stroke) // closed when filled
	Line(from, to Point, stroke Stroke)
	Text(at Point, s string, style TextStyle) // on one line; at is on the baseline
}

// Drawing is a chart laid out: the shapes, in order. It is itself a Canvas
// that records.
type Drawing struct {
	Width, Height float64
	Shapes        []Shape
}

// Shape is one recorded call: one of Rect, Outline, Segment, Label.
type Shape interface{ draw(Canvas) }

// Rect is a filled rectangle.
type Rect struct {
	X, Y, W, H float64
	Fill       Color
}

// Outline is a path.
type Outline struct {
	Steps  []Step
	Fill   *Color
	Stroke Stroke
}

// Segment is a straight line.
type Segment struct {
	From, To Point
	Stroke   Stroke
}

// Label is a text.
type Label struct {
	At    Point
	Text  string
	Style TextStyle
}

func (s Rect) draw(c Canvas)    { c.Rect(s.X, s.Y, s.W, s.H, s.Fill) }
func (s Outline) draw(c Canvas) { c.Path(s.Steps, s.Fill, s.Stroke) }
func (s Segment) draw(c Canvas) { c.Line(s.From, s.To, s.Stroke) }
func (l Label) draw(c Canvas)   { c.Text(l.At, l.Text, l.Style) }

// Rect records a rectangle.
func (d *Drawing) Rect(x, y, w, h float64, fill Color) {
	d.Shapes = append(d.Shapes, Rect{x, y, w, h, fill})
}

// Path records an outline.
func (d *Drawing) Path(steps []Step, fill *Color, stroke Stroke) {
	d.Shapes = append(d.Shapes, Outline{steps, fill, stroke})
}

// Line records a line.
func (d *Drawing) Line(from, to Point, stroke Stroke) {
	d.Shapes = append(d.Shapes, Segment{from, to, stroke})
}

// Text records a text.
func (d *Drawing) Text(at Point, s string, style TextStyle) {
	if s != "" {
		d.Shapes = append(d.Shapes, Label{at, s, style})
	}
}

// Draw replays the drawing.
func (d *Drawing) Draw(c Canvas) {
	for _, s := range d.Shapes {
		s.draw(c)
	}
}
