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
	if len(p) == 0 {
		return 0
	}
	kept, from := 0, 0
	if n.after && p[0] == '\n' {
		from = 1
	}
	for n.after = false; ; {
		i := bytes.IndexByte(p[from:], '\r')
		switch {
		case i < 0 && kept == from: // most files, at no cost
			return len(p)
		case i < 0:
			return kept + copy(p[kept:], p[from:])
		}
		kept += copy(p[kept:], p[from:from+i])
		p[kept] = '\n'
		kept++
		if from += i + 1; from == len(p) {
			n.after = true
			return kept
		}
		if p[from] == '\n' {
			from++
		}
	}
}
