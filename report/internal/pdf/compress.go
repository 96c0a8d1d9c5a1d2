package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
)

// compressContents packs the content of the pages. gofpdf would start a new
// compressor for each page, which takes longer than the rest of the file.
func (f *file) compressContents() error {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	for _, page := range f.pages {
		content, err := streamOf(f.objects[page+1])
		if err != nil {
			return err
		}
		packed.Reset()
		w.Reset(&packed)
		if err := errors.Join(write(w, content), w.Close()); err != nil {
			return fmt.Errorf("pdf: compress a page: %w", err)
		}
		f.objects[page+1] = stream("/Filter /FlateDecode", packed.Bytes())
	}
	return nil
}

func write(w *zlib.Writer, data []byte) error {
	_, err := w.Write(data)
	return err
}

// streamOf gives the data of a stream as gofpdf writes it.
func streamOf(object []byte) ([]byte, error) {
	var size int
	_, err := fmt.Sscanf(string(object[:min(len(object), 32)]), "<</Length %d>>", &size)
	_, data, found := bytes.Cut(object, []byte("\nstream\n"))
	if err != nil || !found || size < 0 || size > len(data) || !bytes.HasPrefix(data[size:], []byte("\nendstream")) {
		return nil, errors.New("pdf: the content of a page of gofpdf has another form than expected")
	}
	return data[:size], nil
}
