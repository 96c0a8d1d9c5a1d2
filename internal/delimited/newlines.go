package delimited

import (
	"bytes"
	"io"
)

// newlines turns CR LF and a lone CR into LF.
type newlines struct {
	in    io.Reader
	after bool // the last byte read was a CR
}

func (n *newlines) Read(p []byte) (int, error) {
	for range maxEmptyReads {
		read, err := n.in.Read(p)
		kept := n.fix(p[:read])
		if kept > 0 || err != nil || len(p) == 0 {
			return kept, err
		}
	}
	return 0, io.ErrNoProgress
}

// fix works in place and tells how many bytes are left.
func (n *newlines) fix(p []byte) int {
	if !n.after && bytes.IndexByte(p, '\r') < 0 { // most files, at no cost
		return len(p)
	}
	kept := 0
	for _, c := range p {
		if c == '\n' && n.after {
			n.after = false
			continue
		}
		if n.after = c == '\r'; n.after {
			c = '\n'
		}
		p[kept] = c
		kept++
	}
	return kept
}
