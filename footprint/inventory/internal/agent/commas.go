package agent

import (
	"bytes"

	"golang.org/x/text/transform"
)

// commas leaves out of JSON the comma after the last value of a list, which
// some tools and many hands write, and which the format forbids.
type commas struct {
	quoted, escaped bool
	held            bool // a comma, until it is known what follows
}

func (c *commas) Reset() { *c = commas{} }

// Transform implements transform.Transformer.
func (c *commas) Transform(dst, src []byte, atEOF bool) (done, read int, err error) {
	for read < len(src) {
		if done+2 > len(dst) {
			return done, read, transform.ErrShortDst
		}
		sign := src[read]
		read++
		switch {
		case c.quoted:
			c.quoted, c.escaped = sign != '"' || c.escaped, sign == '\\' && !c.escaped
		case c.held && bytes.IndexByte([]byte(" \t\r\n"), sign) >= 0:
			continue
		case sign == ',' && !c.held:
			c.held = true
			continue
		default:
			if c.held && sign != ']' && sign != '}' {
				dst[done] = ','
				done++
			}
			c.held, c.quoted = sign == ',', sign == '"'
			if c.held {
				continue
			}
		}
		dst[done] = sign
		done++
	}
	return done, read, nil
}
