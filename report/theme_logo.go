package report

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"strings"

	"github.com/reen-numerique/reen/internal/look"
	"github.com/reen-numerique/reen/report/internal/pdf"
	"github.com/reen-numerique/reen/report/internal/visible"
)

// Logo is the mark of the body that publishes a document. It stands at the top
// of the cover in PDF, HTML and OpenDocument text; Markdown, whose pictures
// are other files, leaves it out, and JSON has its alternative alone. A
// document without cover shows none.
type Logo struct {
	// Image is a PNG or a JPEG, of 2 MB and 8 million pixels at most and 16
	// pixels a side at least. It is set on white, brought to the size of its
	// place in print, and written anew: what a camera or an editor hid in it
	// stays behind. An SVG is to be exported first: a page could run its scripts.
	Image []byte
	// Alt says what the picture shows, to those who do not see it: "Ville de
	// Valmorne". It is needed.
	Alt string
}

// Where it stands: points of the page, and pixels at 300 to the inch.
const (
	logoWidth, logoHeight = 200.0, 72.0
	logoAcross, logoDown  = 834, 300
)

// pngMost is the weight from which a JPEG is smaller: a photograph.
const pngMost = 120 << 10

// mark is a logo as documents hold it.
type mark struct {
	pdf.Picture
	alt  string
	w, h float64 // points
}

var errLogo = errors.New("report: theme logo")

// mark reads a logo; nil if there is none.
func (l Logo) mark() (*mark, error) {
	if len(l.Image) == 0 {
		if l.Alt != "" {
			return nil, fmt.Errorf("%w: an alternative without a picture", errLogo)
		}
		return nil, nil
	}
	m := &mark{alt: strings.TrimSpace(visible.Text(l.Alt))}
	if m.alt == "" {
		return nil, fmt.Errorf("%w: a picture needs the alternative that says what it shows", errLogo)
	}
	picture, err := look.Logo(l.Image)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errLogo, err)
	}
	// A pixel of a screen is three quarters of a point: more would blur.
	m.w, m.h = inside(float64(picture.Rect.Dx())*.75, float64(picture.Rect.Dy())*.75, logoWidth, logoHeight)
	w, h := inside(float64(picture.Rect.Dx()), float64(picture.Rect.Dy()), logoAcross, logoDown)
	return m, m.encode(shrink(picture, max(int(w+.5), 1), max(int(h+.5), 1)))
}

// inside gives the size of a picture brought into a rectangle, never larger
// than it is.
func inside(w, h, most, high float64) (float64, float64) {
	k := min(1, most/w, high/h)
	return w * k, h * k
}

// encode writes the pixels as a PNG, or as a JPEG where that weighs much less.
func (m *mark) encode(picture *image.RGBA) error {
	m.Width, m.Height = picture.Rect.Dx(), picture.Rect.Dy()
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, picture); err != nil {
		return fmt.Errorf("%w: %w", errLogo, err)
	}
	if b.Len() <= pngMost {
		m.PNG = b.Bytes()
		return nil
	}
	b.Reset()
	if err := jpeg.Encode(&b, picture, &jpeg.Options{Quality: 90}); err != nil {
		return fmt.Errorf("%w: %w", errLogo, err)
	}
	m.JPEG = b.Bytes()
	return nil
}

// file gives the bytes of the picture and their type.
func (m *mark) file() (data []byte, kind string) {
	if m.JPEG != nil {
		return m.JPEG, "image/jpeg"
	}
	return m.PNG, "image/png"
}

// shrink brings a picture to a smaller size: each pixel is the mean of those
// that it covers.
func shrink(from *image.RGBA, w, h int) *image.RGBA {
	if from.Rect.Dx() == w && from.Rect.Dy() == h {
		return from
	}
	across := image.NewRGBA(image.Rect(0, 0, w, from.Rect.Dy()))
	for y := range from.Rect.Dy() {
		mean(across.Pix[y*across.Stride:], from.Pix[y*from.Stride:], w, from.Rect.Dx(), 4, 4)
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for x := range w {
		mean(out.Pix[4*x:], across.Pix[4*x:], h, from.Rect.Dy(), out.Stride, across.Stride)
	}
	return out
}

// mean writes to pixels, each the mean of those of from that it covers; the
// steps are from one pixel to the next. A pixel of from has the width to, one
// of to the width from: so the parts are whole numbers.
func mean(out, in []byte, to, from, outStep, inStep int) {
	for i := range to {
		var sum [4]int
		for at := i * from; at < (i+1)*from; {
			k := at / to
			part := min((k+1)*to, (i+1)*from) - at
			for c := range sum {
				sum[c] += part * int(in[k*inStep+c])
			}
			at += part
		}
		for c := range sum {
			out[i*outStep+c] = byte((sum[c] + from/2) / from)
		}
	}
}
