package look_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/look"
)

func TestColor(t *testing.T) {
	c, err := look.Color("#1D4732")
	require.NoError(t, err)
	require.Equal(t, color.RGBA{0x1d, 0x47, 0x32, 255}, c)
	for value, want := range map[string]error{"": look.ErrForm, "#123": look.ErrForm, "123456": look.ErrForm, "#+12345": look.ErrForm, "#12345é": look.ErrForm, "#777777": look.ErrLight, "#767676": nil} {
		_, err := look.Color(value)
		require.ErrorIs(t, err, want, value)
	}
	require.InDelta(t, 21, look.Contrast(color.RGBA{}, look.White), 1e-9)
}

func TestLogo(t *testing.T) {
	clear := image.NewNRGBA(image.Rect(5, 5, 25, 45)) // not from zero
	clear.SetNRGBA(6, 5, color.NRGBA{0, 0, 0, 255})
	clear.SetNRGBA(7, 5, color.NRGBA{0, 0, 0, 128})
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, clear))
	flat, err := look.Logo(b.Bytes())
	require.NoError(t, err)
	require.Equal(t, image.Rect(0, 0, 20, 40), flat.Rect)
	require.True(t, flat.Opaque())
	require.Equal(t, []color.RGBA{look.White, {0, 0, 0, 255}, {127, 127, 127, 255}}, []color.RGBA{flat.RGBAAt(0, 0), flat.RGBAAt(1, 0), flat.RGBAAt(2, 0)})
	for name, c := range map[string]struct {
		file []byte
		want error
	}{"heavy": {make([]byte, look.LogoBytes+1), look.ErrHeavy}, "drawing": {[]byte("<svg/>"), look.ErrKind}, "nothing": {nil, look.ErrKind}} {
		_, err := look.Logo(c.file)
		require.ErrorIs(t, err, c.want, name)
	}
	_, err = look.Logo(b.Bytes()[:60])
	require.Error(t, err)
}
