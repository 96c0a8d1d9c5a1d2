package look

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
)

// What a logo may be.
const (
	LogoBytes  = 2 << 20
	LogoPixels = 8_000_000
	LogoSide   = 16
)

// What is wrong with a logo; others are of its decoder.
var (
	ErrHeavy = errors.New("too heavy")
	ErrKind  = errors.New("neither a PNG nor a JPEG; export a drawing as PNG")
	ErrSize  = errors.New("a size that cannot be printed")
)

// Logo reads the pixels of a PNG or a JPEG, on white: a PDF/A-1 has no
// transparency. No other decoder that the program registered is asked.
func Logo(file []byte) (*image.RGBA, error) {
	if len(file) > LogoBytes {
		return nil, fmt.Errorf("%w: %d kB, %d at most", ErrHeavy, len(file)>>10, LogoBytes>>10)
	}
	config, decode := jpeg.DecodeConfig, jpeg.Decode
	switch {
	case bytes.HasPrefix(file, []byte("\x89PNG\r\n\x1a\n")):
		config, decode = png.DecodeConfig, png.Decode
	case !bytes.HasPrefix(file, []byte{0xFF, 0xD8}):
		return nil, ErrKind
	}
	size, err := config(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	if size.Width < LogoSide || size.Height < LogoSide || size.Width > LogoPixels/size.Height {
		return nil, fmt.Errorf("%w: %d × %d pixels, at least %d a side and %d million in all", ErrSize, size.Width, size.Height, LogoSide, LogoPixels/1_000_000)
	}
	picture, err := decode(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	flat := image.NewRGBA(image.Rect(0, 0, size.Width, size.Height))
	draw.Draw(flat, flat.Rect, image.NewUniform(White), image.Point{}, draw.Src)
	draw.Draw(flat, flat.Rect, picture, picture.Bounds().Min, draw.Over)
	return flat, nil
}
