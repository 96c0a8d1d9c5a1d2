package report_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/jung-kurt/gofpdf"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
)

// townLogo draws the mark of a town: hills below a sun in a shield, clear
// around it.
func townLogo(w, h int) image.Image {
	picture := image.NewNRGBA(image.Rect(0, 0, w, h))
	sky, hill, sun := color.NRGBA{0x1d, 0x5c, 0x8c, 255}, color.NRGBA{0x2e, 0x7d, 0x46, 255}, color.NRGBA{0xf2, 0xb2, 0x33, 255}
	for y := range h {
		for x := range w {
			u, v := float64(x)/float64(w)*2-1, float64(y)/float64(h)
			du, dv := (u-.3)*float64(w)/2, (v-.3)*float64(h)
			switch {
			case u*u > 1-v*v*v*v: // outside of the shield
			case v > .62+.18*u*u-.1*u:
				picture.SetNRGBA(x, y, hill)
			case du*du+dv*dv < float64(w*h)/90:
				picture.SetNRGBA(x, y, sun)
			default:
				picture.SetNRGBA(x, y, sky)
			}
		}
	}
	return picture
}

func pngOf(t testing.TB, picture image.Image) []byte {
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, picture))
	return b.Bytes()
}

// noise is a picture that no compression makes small.
func noise(w, h int) image.Image {
	random := rand.New(rand.NewPCG(3, 4))
	picture := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range picture.Pix {
		picture.Pix[i] = byte(random.Uint32()) | byte(i%4/3*255)
	}
	return picture
}

// marked is a document with a cover and a logo.
func marked(file []byte) *report.Document {
	doc := strategyLike()
	doc.Theme = report.Theme{Primary: "#1d4732", Accent: "#8c3b16", Logo: report.Logo{Image: file, Alt: "Ville de « Valmorne »"}}
	return doc
}

func TestLogoInEveryFormat(t *testing.T) {
	doc := marked(pngOf(t, townLogo(600, 700)))

	file := pdfOf(t, doc)
	require.Contains(t, string(file), "/Subtype /Image /Width 257 /Height 300 /ColorSpace /DeviceRGB")
	require.NotContains(t, string(file), "/SMask", "PDF/A-1 has no transparency")
	require.Contains(t, string(file), "/S /Figure", "a figure of the structure tree")
	require.Contains(t, string(file), "/Alt <FEFF00560069006C006C0065", "with its alternative")
	require.NotContains(t, string(pdfOf(t, strategyLike())), "/Subtype /Image")

	page := htmlOf(t, doc)
	image := regexp.MustCompile(`<img src="data:image/png;base64,([^"]*)" alt="Ville de « Valmorne »" width="82" height="96">`).FindStringSubmatch(page)
	require.NotNil(t, image)
	shown := decoded(t, image[1])
	require.Equal(t, color.NRGBAModel.Convert(color.White), color.NRGBAModel.Convert(shown.At(0, 299)), "what is clear is white")
	require.Equal(t, color.NRGBA{0x1d, 0x5c, 0x8c, 255}, color.NRGBAModel.Convert(shown.At(10, 10)))
	require.Contains(t, page, ".band { background: #1d4732; border-color: #8c3b16; }")

	parts := odtParts(t, odtOf(t, doc))
	raw, err := base64.StdEncoding.DecodeString(image[1])
	require.NoError(t, err)
	require.Equal(t, string(raw), parts["Pictures/logo.png"], "the same picture")
	require.Contains(t, parts["META-INF/manifest.xml"], `manifest:full-path="Pictures/logo.png" manifest:media-type="image/png"`)
	require.Contains(t, parts["content.xml"], "<svg:title>Ville de « Valmorne »</svg:title><svg:desc>Ville de « Valmorne »</svg:desc>")
	require.Equal(t, 1, strings.Count(parts["content.xml"], `style:master-page-name="Cover"`))

	var b bytes.Buffer
	require.NoError(t, report.JSON(&b, doc))
	require.Contains(t, b.String(), `"logo": "Ville de « Valmorne »"`)
	b.Reset()
	require.NoError(t, report.Markdown(&b, doc))
	require.NotContains(t, b.String(), "« Valmorne »")

	doc.Cover = report.Cover{}
	require.NotContains(t, string(pdfOf(t, doc)), "/Subtype /Image", "no cover, no logo")
	require.NotContains(t, htmlOf(t, doc), "<img")
	require.NotContains(t, odtParts(t, odtOf(t, doc)), "Pictures/logo.png")
}

func decoded(t testing.TB, base string) image.Image {
	raw, err := base64.StdEncoding.DecodeString(base)
	require.NoError(t, err)
	picture, err := png.Decode(bytes.NewReader(raw))
	require.NoError(t, err)
	return picture
}

// Whatever its kind, shape and weight, a logo is drawn, and small in the file.
func TestLogoKinds(t *testing.T) {
	var photo, gray bytes.Buffer
	require.NoError(t, jpeg.Encode(&photo, noise(900, 500), nil))
	require.NoError(t, jpeg.Encode(&gray, image.NewGray(image.Rect(0, 0, 60, 40)), nil))
	palette := image.NewPaletted(image.Rect(0, 0, 64, 64), color.Palette{color.Transparent, color.Black})
	for name, file := range map[string][]byte{
		"photograph": photo.Bytes(), "grey": gray.Bytes(), "palette": pngOf(t, palette), "noise": pngOf(t, noise(700, 700)), "sixteen bits": pngOf(t, image.NewRGBA64(image.Rect(0, 0, 99, 20))),
		"landscape": pngOf(t, townLogo(1600, 300)), "portrait": pngOf(t, townLogo(200, 1800)), "least": pngOf(t, townLogo(16, 16)), "a line": pngOf(t, townLogo(4000, 16)), "large": pngOf(t, townLogo(2800, 2800)),
	} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && name == "large" {
				t.Skip("eight million pixels, six times")
			}
			plain := &report.Document{Cover: strategyLike().Cover}
			doc := &report.Document{Cover: plain.Cover, Theme: marked(file).Theme}
			for format, render := range map[string]func(io.Writer, *report.Document) error{"HTML": report.HTML,
				"PDF": report.PDF,
				"ODT": report.ODT} {
				var with, again, without bytes.Buffer
				require.NoError(t, render(&with, doc))
				require.NoError(t, render(&again, doc))
				require.NoError(t, render(&without, plain))
				require.Equal(t, with.Bytes(), again.Bytes())
				require.Greater(t, with.Len(), without.Len(), format)
				require.Less(t, with.Len()-without.Len(), 300_000, format)
			}
		})
	}
}

func TestLogoIsChecked(t *testing.T) {
	var animated bytes.Buffer
	require.NoError(t, gif.Encode(&animated, townLogo(20, 20), nil))
	whole := pngOf(t, townLogo(200, 200))
	vast := bytes.Clone(whole)
	binary.BigEndian.PutUint32(vast[16:], 100_000)
	binary.BigEndian.PutUint32(vast[20:], 100_000)
	binary.BigEndian.PutUint32(vast[29:], crcOf(vast[12:29]))
	for _, tt := range []struct {
		name, says string
		logo       report.Logo
	}{
		{"no alternative", "needs the alternative", report.Logo{Image: whole}},
		{"an alternative that nobody sees", "needs the alternative", report.Logo{Image: whole, Alt: " \u0001\n"}},
		{"no picture", "without a picture", report.Logo{Alt: "Ville"}},
		{"a drawing", "neither a PNG nor a JPEG", report.Logo{Image: []byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), Alt: "Ville"}},
		{"a GIF", "neither a PNG nor a JPEG", report.Logo{Image: animated.Bytes(), Alt: "Ville"}},
		{"cut short", "report: theme logo: ", report.Logo{Image: whole[:len(whole)-30], Alt: "Ville"}},
		{"a head alone", "report: theme logo: ", report.Logo{Image: []byte("\x89PNG\r\n\x1a\n"), Alt: "Ville"}},
		{"no JPEG", "report: theme logo: ", report.Logo{Image: []byte{0xFF, 0xD8, 0xFF}, Alt: "Ville"}},
		{"too heavy", "2048 at most", report.Logo{Image: append(whole, make([]byte, 2<<20)...), Alt: "Ville"}},
		{"too many pixels", "100000 × 100000 pixels", report.Logo{Image: vast, Alt: "Ville"}},
		{"too small", "at least 16 a side", report.Logo{Image: pngOf(t, townLogo(15, 400)), Alt: "Ville"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := &report.Document{Title: "t", Theme: report.Theme{Logo: tt.logo}}
			for _, err := range []error{report.PDF(io.Discard, doc), report.HTML(io.Discard, doc), report.ODT(io.Discard, doc)} {
				require.ErrorContains(t, err, "report: theme logo: ")
				require.ErrorContains(t, err, tt.says)
			}
		})
	}
}

func FuzzLogo(f *testing.F) {
	f.Add(pngOf(f, townLogo(20, 30)))
	var photo bytes.Buffer
	require.NoError(f, jpeg.Encode(&photo, townLogo(20, 30), nil))
	f.Add(photo.Bytes())
	f.Fuzz(func(t *testing.T, file []byte) {
		doc := &report.Document{Title: "t", Cover: report.Cover{Title: "t"}, Theme: report.Theme{Logo: report.Logo{Image: file, Alt: "Ville"}}}
		first := report.PDF(io.Discard, doc)
		require.Equal(t, first == nil, report.HTML(io.Discard, doc) == nil)
	})
}

// cutFont is a face with the letters of French alone.
func cutFont(ttf []byte) []byte {
	return gofpdf.UTF8CutFont(bytes.Clone(ttf), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éèêëàâäîïôöùûüçœæÉÈÊÀÂÎÔÛÇŒ !?.,;:'’«»()[]-–—/%€+=&\u00a0\u202f")
}

func TestFontInEveryFormat(t *testing.T) {
	doc := strategyLike()
	doc.Theme.Font = report.Font{Family: "Town Sans", Regular: cutFont(liberationsansregular.TTF), Bold: cutFont(liberationsansbold.TTF)}
	page := htmlOf(t, doc)
	require.Equal(t, 2, strings.Count(page, `@font-face { font-family: "Town Sans";`))
	require.Contains(t, page, `body { font-family: "Town Sans", "Liberation Sans",`)
	require.Less(t, len(page), 500_000)
	parts := odtParts(t, odtOf(t, doc))
	require.Contains(t, parts["styles.xml"], `svg:font-family="'Town Sans'"`)
	require.NotContains(t, parts["styles.xml"], "Liberation Sans")
	require.Equal(t, 4, bytes.Count(pdfOf(t, doc), []byte("/FontFile2 ")), "₂ is drawn in Liberation Sans")

	doc.Theme.Font = report.Font{Family: "Town Sans", Regular: liberationsansregular.TTF, Bold: liberationsansbold.TTF}
	require.Equal(t, 2, bytes.Count(pdfOf(t, doc), []byte("/FontFile2 ")))
	require.ErrorContains(t, report.HTML(io.Discard, doc), `with the font "Town Sans" the page weighs`)

	doc.Theme.Font = report.Font{Family: "Town Sans"}
	page = htmlOf(t, doc)
	require.NotContains(t, page, "@font-face")
	require.Contains(t, page, `body { font-family: "Town Sans",`)
	require.Equal(t, pdfOf(t, strategyLike()), pdfOf(t, doc), "a name changes nothing on paper")
}

func TestFontIsChecked(t *testing.T) {
	cut := cutFont(liberationsansregular.TTF)
	for _, tt := range []struct {
		name, says string
		font       report.Font
	}{
		{"no family", `family ""`, report.Font{Regular: cut, Bold: cut}},
		{"a family that ends a rule", "is not a name", report.Font{Family: `X"; } body { display: none`}},
		{"a family that ends an element", "is not a name", report.Font{Family: `</style><script>`}},
		{"one face of two", "both its regular and its bold", report.Font{Family: "Town", Regular: cut}},
		{"not a font", "not a TrueType font", report.Font{Family: "Town", Regular: []byte("wOF2"), Bold: cut}},
		{"cut short", "TrueType font", report.Font{Family: "Town", Regular: cut, Bold: cut[:len(cut)/2]}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := &report.Document{Title: "t", Theme: report.Theme{Font: tt.font}}
			for _, err := range []error{report.PDF(io.Discard, doc), report.HTML(io.Discard, doc), report.ODT(io.Discard, doc)} {
				require.ErrorContains(t, err, "report: theme font")
				require.ErrorContains(t, err, tt.says)
			}
		})
	}
}

func crcOf(b []byte) uint32 { return crc32.ChecksumIEEE(b) }

// What a body gave and cannot be drawn is left out of its documents, and the
// rest stays.
func TestAppearanceOfABody(t *testing.T) {
	s := small()
	s.Appearance = strategy.Appearance{Primary: "#1d4732", Accent: "#ffee00", Logo: pngOf(t, townLogo(40, 40)), LogoAlt: "Ville"}
	require.Equal(t, report.Theme{Primary: "#1d4732", Logo: report.Logo{Image: s.Appearance.Logo, Alt: "Ville"}}, report.Strategy(assess(t, s)).Theme)
	s.Appearance = strategy.Appearance{Primary: "bleu", Logo: []byte("<svg/>"), LogoAlt: "Ville"}
	require.Equal(t, report.Theme{}, report.Summary(assess(t, s)).Theme)
}
