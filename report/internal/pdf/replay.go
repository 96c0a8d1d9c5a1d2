package pdf

import (
	"bytes"
	"fmt"
	"math"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// families are the names under which gofpdf knows the faces. They are not
// those of the fonts: a cut font may not bear the reserved name of an OFL font.
var (
	families   = [4]string{"reen", "reen", "reenspare", "reenspare"}
	faceStyles = [4]string{"", "B", "", "B"}
)

// pen replays recorded pages through gofpdf and remembers its state, to
// write colours and faces only when they change.
type pen struct {
	*gofpdf.Fpdf
	state penState
	known bool
}

type penState struct {
	face       Face
	size       float64
	fill, draw Color
	width      float64
	dashed     bool
}

// replay gives the file as gofpdf writes it. gofpdf panics on what it does
// not expect: this must not reach a server that makes reports.
func (c *Canvas) replay() (out []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			out, err = nil, fmt.Errorf("pdf: gofpdf: %v", r)
		}
	}()
	p := &pen{Fpdf: gofpdf.New("P", "pt", "A4", "")}
	p.SetCatalogSort(true)
	p.SetCompression(false) // of the pages, which compressContents packs
	p.SetAutoPageBreak(false, 0)
	p.SetMargins(0, 0, 0)
	// Only to keep gofpdf from its clock: the file's own dates are written
	// by the rewriting step.
	p.SetCreationDate(time.Unix(0, 0).UTC())
	p.SetModificationDate(time.Unix(0, 0).UTC())
	for i, f := range c.fonts {
		if f == nil || Face(i) >= spare && !c.spares {
			continue // gofpdf embeds every face that it is given
		}
		// A copy: gofpdf may append padding inside the slice it is given.
		p.AddUTF8FontFromBytes(families[i], faceStyles[i], bytes.Clone(f.file))
	}
	for _, page := range c.pages {
		p.AddPage()
		p.known = false
		for _, s := range page.sequences {
			p.sequence(s)
		}
	}
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		return nil, fmt.Errorf("pdf: gofpdf: %w", err)
	}
	return b.Bytes(), nil
}

// sequence draws the operations of a sequence between its marks.
func (p *pen) sequence(s *sequence) {
	if s.element == nil {
		p.RawWriteStr("/Artifact BMC")
	} else {
		p.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", s.element.tag, s.mark))
	}
	for _, op := range s.ops {
		switch op := op.(type) {
		case textOp:
			p.text(op)
		case rectOp:
			p.setFill(op.fill)
			p.Rect(op.x, op.y, op.w, op.h, "F")
		case pathOp:
			p.path(op)
		case pictureOp:
			p.RawWriteStr(op.draws())
		}
	}
	p.RawWriteStr("EMC")
}

func (p *pen) text(op textOp) {
	p.setFace(op.style.Face, op.style.Size)
	p.setFill(op.style.Color)
	p.Text(op.x, op.y, op.text)
}

func (p *pen) path(op pathOp) {
	mode := ""
	if op.fill != nil {
		p.setFill(*op.fill)
		p.trace(op.path)
		p.ClosePath()
		mode = "F"
	}
	if op.stroke.Width > 0 {
		p.setStroke(op.stroke)
		if op.fill == nil {
			p.trace(op.path)
		}
		mode += "D"
	}
	if mode != "" {
		p.DrawPath(mode)
	}
}

func (p *pen) trace(path Path) {
	for i, s := range path.steps {
		to := s.to
		if s.arc {
			to = s.at(s.start)
		}
		if s.move || i == 0 {
			p.MoveTo(to.X, to.Y)
		} else {
			p.LineTo(to.X, to.Y)
		}
		if s.arc {
			p.arc(s)
		}
	}
}

// arc draws an arc as curves of a sixth of a turn at most: gofpdf's own takes
// two for any arc drawn clockwise, and the eye sees it.
func (p *pen) arc(s step) {
	pieces := max(int(math.Ceil(math.Abs(s.end-s.start)/60)), 1)
	turn := (s.end - s.start) / float64(pieces)
	reach := 4.0 / 3 * math.Tan(turn*math.Pi/180/4) * s.radius
	for i := range pieces {
		from, to := s.start+turn*float64(i), s.start+turn*float64(i+1)
		a, b := s.at(from), s.at(to)
		sinA, cosA := math.Sincos(from * math.Pi / 180)
		sinB, cosB := math.Sincos(to * math.Pi / 180)
		p.CurveBezierCubicTo(a.X-reach*sinA, a.Y-reach*cosA, b.X+reach*sinB, b.Y+reach*cosB, b.X, b.Y)
	}
}

func (p *pen) setFace(face Face, size float64) {
	if !p.known || p.state.face != face || p.state.size != size {
		p.reset()
		p.SetFont(families[face], faceStyles[face], size)
		p.state.face, p.state.size = face, size
	}
}

// setFill sets the colour of fills and of texts, which PDF holds as one.
func (p *pen) setFill(c Color) {
	p.reset()
	if p.state.fill != c {
		p.SetFillColor(int(c.R), int(c.G), int(c.B))
		p.SetTextColor(int(c.R), int(c.G), int(c.B))
		p.state.fill = c
	}
}

func (p *pen) setStroke(s Stroke) {
	p.reset()
	if p.state.draw != s.Color {
		p.SetDrawColor(int(s.Color.R), int(s.Color.G), int(s.Color.B))
		p.state.draw = s.Color
	}
	if p.state.width != s.Width {
		p.SetLineWidth(s.Width)
		p.state.width = s.Width
	}
	if p.state.dashed || len(s.Dash) > 0 {
		p.SetDashPattern(s.Dash, 0)
		p.state.dashed = len(s.Dash) > 0
	}
}

// reset brings gofpdf to a known state at the start of a page: it carries
// some of the last page's over.
func (p *pen) reset() {
	if p.known {
		return
	}
	p.known = true
	p.SetFillColor(0, 0, 0)
	p.SetTextColor(0, 0, 0)
	p.SetDrawColor(0, 0, 0)
	p.SetLineWidth(1)
	p.SetDashPattern(nil, 0)
	p.SetFont(families[0], "", 10)
	p.state = penState{size: 10, width: 1}
}
