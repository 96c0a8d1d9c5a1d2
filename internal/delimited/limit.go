package delimited

import (
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/reen-numerique/reen/factors/diag"
)

// ErrTooLarge ends the reading of a stream beyond its limit.
var ErrTooLarge error = &Failure{text: "fichier trop volumineux", cause: diag.ErrTooLarge}

// WithLimit has ErrTooLarge say the limit, and leaves other errors as they
// are.
func WithLimit(err error, limit int64) error {
	if !errors.Is(err, ErrTooLarge) {
		return err
	}
	return Because(err, ErrTooLarge.Error()+"\u00a0: plus de "+Size(limit))
}

// Size writes a number of bytes, in mebibytes where there are some.
func Size(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d\u00a0octets", n)
	}
	return fmt.Sprintf("%d\u00a0Mio", n>>20)
}

// Bounded ends a stream with ErrTooLarge at a limit in bytes. Unlike that of
// io.LimitReader, its end cannot be taken for the end of the file.
func Bounded(r io.Reader, limit int64) io.Reader { return &meter{in: r, limit: limit} }

// Counted tells a function the bytes of a stream that were read so far.
func Counted(r io.Reader, progress func(done int64)) io.Reader {
	return &meter{in: r, limit: math.MaxInt64, progress: progress}
}

// meter counts the bytes, tells how far the reading is and ends it at the
// limit.
type meter struct {
	in       io.Reader
	limit    int64
	done     int64
	progress func(done int64)
	err      error // given again: whoever looks at the first bytes may have met it
}

// maxEmptyReads is how often a reader may give nothing before it is given up.
const maxEmptyReads = 100

func (m *meter) Read(p []byte) (n int, err error) {
	if m.err == nil {
		n, m.err = m.read(p)
	}
	return n, m.err
}

func (m *meter) read(p []byte) (int, error) {
	for range maxEmptyReads {
		n, err := m.in.Read(p)
		if n == 0 && err == nil {
			continue
		}
		if m.done += int64(n); m.done > m.limit {
			return 0, ErrTooLarge
		}
		if m.progress != nil && n > 0 {
			m.progress(m.done)
		}
		return n, err
	}
	return 0, io.ErrNoProgress
}
