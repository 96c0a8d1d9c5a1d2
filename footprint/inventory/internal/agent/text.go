package agent

import (
	"bufio"
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// legible gives a file as UTF-8 that a parser can read: without its byte
// order mark, UTF-16 brought to UTF-8, each byte that is no UTF-8 taken as
// Windows-1252, which holds Latin-1, and signs that XML forbids as spaces.
//
// What the file declares is not relied on: agents on Windows declare one
// charset and write another.
func legible(r io.Reader) io.Reader {
	in := bufio.NewReader(r)
	head, _ := in.Peek(3) // an error is met again below
	if bytes.HasPrefix(head, []byte("\xfe\xff")) || bytes.HasPrefix(head, []byte("\xff\xfe")) {
		return transform.NewReader(in, transform.Chain(unicode.BOMOverride(transform.Nop), &repair{}))
	}
	if bytes.HasPrefix(head, []byte("\ufeff")) {
		_, _ = in.Discard(3) // just seen
	}
	return transform.NewReader(in, &repair{})
}

// repair is what legible does to each sign.
type repair struct{ transform.NopResetter }

// Transform implements transform.Transformer.
func (repair) Transform(dst, src []byte, atEOF bool) (done, read int, err error) {
	for read < len(src) {
		r, size := utf8.DecodeRune(src[read:])
		if r == utf8.RuneError && size == 1 {
			if !atEOF && !utf8.FullRune(src[read:]) {
				return done, read, transform.ErrShortSrc
			}
			r = charmap.Windows1252.DecodeByte(src[read])
		}
		if forbidden(r) {
			r = ' '
		}
		if done+utf8.RuneLen(r) > len(dst) {
			return done, read, transform.ErrShortDst
		}
		done += utf8.EncodeRune(dst[done:], r)
		read += size
	}
	return done, read, nil
}

// forbidden tells the signs that no XML document may hold, and that no name
// of a thing needs (XML 1.0, production 2).
func forbidden(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff || r == utf8.RuneError
}

// window ends a stream with an error when one token is longer than its limit:
// a parser keeps a whole token in memory before it gives it.
type window struct {
	in    io.Reader
	limit int
	left  int
}

// maxRead bounds one reading, so that little is read ahead of a token.
const maxRead = 16 << 10

// next opens the window for one more token.
func (w *window) next() { w.left = w.limit + 4*maxRead }

func (w *window) Read(p []byte) (int, error) {
	if w.left <= 0 {
		return 0, tooLong(w.limit)
	}
	n, err := w.in.Read(p[:min(len(p), maxRead, w.left)])
	w.left -= n
	return n, err
}
