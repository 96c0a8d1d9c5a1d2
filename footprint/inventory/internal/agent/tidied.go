package agent

import "golang.org/x/text/transform"

// tidied leaves out of JSON the comma after the last value of a list, which
// some tools and many hands write and the format forbids, and all but the
// first of spaces that follow each other: the parser keeps them to look for
// what comes behind.
type tidied struct {
	quoted, escaped bool
	spaced          bool // a space was written
	held            bool // a comma, until it is known what follows
}

// Reset implements transform.Transformer.
func (c *tidied) Reset() { *c = tidied{} }

// Transform implements transform.Transformer.
func (c *tidied) Transform(dst, src []byte, _ bool) (done, read int, err error) {
	for ; read < len(src); read++ {
		if done+2 > len(dst) {
			return done, read, transform.ErrShortDst
		}
		sign := src[read]
		if c.quoted {
			c.quoted, c.escaped = sign != '"' || c.escaped, sign == '\\' && !c.escaped
			dst[done] = sign
			done++
			continue
		}
		if c.drops(sign) {
			continue
		}
		if c.held && sign != ']' && sign != '}' {
			dst[done] = ','
			done++
		}
		c.quoted, c.held = sign == '"', sign == ','
		if !c.held {
			dst[done] = sign
			done++
		}
	}
	return done, read, nil
}

// drops tells a space that is not needed.
func (c *tidied) drops(sign byte) bool {
	space := sign == ' ' || sign == '\t' || sign == '\r' || sign == '\n'
	needless := space && (c.spaced || c.held)
	c.spaced = space
	return needless
}
