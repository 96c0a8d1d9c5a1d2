package inventory

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// Bounds of a memo: the texts of a column that come again are few and short.
const (
	memoSets = 256
	memoWays = 4   // texts of a set
	memoText = 128 // bytes; a longer text is worked out each time
)

// memo remembers what the texts of one column come to, in a fixed number of
// slots: a text that comes again costs one look, and a file of which every
// line has another text costs no memory. The newest text of a set drives the
// oldest out, which costs time alone.
type memo[V any] struct {
	work func(cell []byte) V
	sets [][memoWays]slot[V]
}

type slot[V any] struct {
	digest uint64
	cell   []byte // of the slot's own
	value  V
}

func newMemo[V any](work func(cell []byte) V) *memo[V] {
	return &memo[V]{work, make([][memoWays]slot[V], memoSets)}
}

// of gives what a cell that is not empty comes to.
func (m *memo[V]) of(cell []byte) V {
	if len(cell) > memoText {
		return m.work(cell)
	}
	d := digest(cell)
	set := &m.sets[d%memoSets]
	for n := range set {
		if s := &set[n]; s.digest == d && bytes.Equal(s.cell, cell) {
			return s.value
		}
	}
	oldest := set[memoWays-1].cell[:0]
	copy(set[1:], set[:memoWays-1])
	set[0] = slot[V]{d, append(oldest, cell...), m.work(cell)}
	return set[0].value
}

// digest spreads texts over the sets, whole words at a time.
func digest(text []byte) uint64 {
	n := len(text)
	h := uint64(n)
	if n < 8 {
		return mix(h, short(text))
	}
	for at := 0; at < n-8; at += 8 {
		h = mix(h, binary.LittleEndian.Uint64(text[at:]))
	}
	return mix(h, binary.LittleEndian.Uint64(text[n-8:]))
}

// mix lets every bit of both words count in every bit.
func mix(h, word uint64) uint64 {
	const odd = 0x9e3779b97f4a7c15
	high, low := bits.Mul64(h^word, odd)
	return high ^ low
}

// short is a text of fewer than eight bytes in one word.
func short(text []byte) uint64 {
	n := len(text)
	switch {
	case n >= 4:
		return uint64(binary.LittleEndian.Uint32(text)) | uint64(binary.LittleEndian.Uint32(text[n-4:]))<<32
	case n > 0:
		return uint64(text[0]) | uint64(text[n/2])<<8 | uint64(text[n-1])<<16
	}
	return 0
}
