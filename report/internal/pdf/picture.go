package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// Picture is an opaque picture in sRGB, eight bits a channel: a JPEG of three
// channels, or a PNG without palette, alpha or interlace.
type Picture struct {
	Width, Height int // pixels
	JPEG, PNG     []byte
}

type pictureOp struct {
	box
	name int
}

// Picture draws a picture in a rectangle. gofpdf is not asked: the names that
// it gives pictures depend on what else the program has encoded.
func (c *Canvas) Picture(p *Picture, x, y, w, h float64) {
	if w > 0 && h > 0 && sane(x, y, w, h) {
		c.pictures = append(c.pictures, p)
		c.record(pictureOp{box{x, y, w, h}, len(c.pictures)})
	}
}

func (op pictureOp) draws() string {
	return fmt.Sprintf("q %.2f 0 0 %.2f %.2f %.2f cm /P%d Do Q", op.w, op.h, op.x, PageHeight-op.y-op.h, op.name)
}

// noPictures is how gofpdf writes that its pages share no picture.
const noPictures = "\n/XObject <<\n>>"

// pictures adds the pictures to the resources that all pages share.
func (f *file) pictures(all []*Picture) error {
	if len(all) == 0 {
		return nil
	}
	before, after, found := bytes.Cut(f.objects[2], []byte(noPictures))
	if !found {
		return errors.New("pdf: gofpdf's resources have another form than expected")
	}
	names := bytes.Clone(before)
	names = append(names, "\n/XObject <<"...)
	for n, p := range all {
		object, err := p.object()
		if err != nil {
			return err
		}
		names = fmt.Appendf(names, "/P%d %d 0 R ", n+1, f.add(object))
	}
	f.objects[2] = append(append(names, ">>"...), after...)
	return nil
}

// object is the picture as a stream. PDF reads the data of both kinds as they
// are.
func (p *Picture) object() ([]byte, error) {
	head := fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8", p.Width, p.Height)
	if p.JPEG != nil {
		return stream(head+" /Filter /DCTDecode", p.JPEG), nil
	}
	data, err := pngData(p.PNG)
	if err != nil {
		return nil, err
	}
	return stream(fmt.Sprintf("%s /Filter /FlateDecode /DecodeParms <</Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns %d>>", head, p.Width), data), nil
}

// pngData joins the chunks that hold the pixels.
func pngData(file []byte) ([]byte, error) {
	const head = 8
	opaque := []byte{8, 2, 0, 0, 0} // bits, colour type, compression, filter, interlace
	if len(file) < 33 || !bytes.Equal(file[24:29], opaque) {
		return nil, errors.New("pdf: a picture is not an opaque PNG of eight bits")
	}
	var data []byte
	for at := head; at+12 <= len(file); {
		size := int(binary.BigEndian.Uint32(file[at:]))
		if size > len(file)-at-12 {
			return nil, errors.New("pdf: a picture is cut short")
		}
		if string(file[at+4:at+8]) == "IDAT" {
			data = append(data, file[at+8:at+8+size]...)
		}
		at += size + 12
	}
	return data, nil
}
