package inventory

import (
	"bytes"
	"io"

	"github.com/reen-numerique/reen/internal/delimited"
)

// openLines opens a stream and refuses what is no text.
func openLines(r io.Reader, o *resolved) (*delimited.Lines, error) {
	in := delimited.NewLines(r, delimited.Options{Bytes: o.Limits.Bytes, Line: o.Limits.Line})
	head, err := in.Head()
	switch {
	case err != nil && err != io.EOF:
		return nil, err
	case err == nil && len(bytes.TrimSpace(head)) == 0:
		return in, nil // blank so far, which tells nothing of the rest
	}
	return in, delimited.OtherFormat(head, "CSV")
}
