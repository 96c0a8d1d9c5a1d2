package inventory

import (
	"encoding/binary"
	"math/bits"
)

// Bounds of a memo: the texts of a column that come again are few and short.
const (
	memoSlots = 1 << 10
	memoText  = 128 // bytes; a longer text is worked out each time
)

// memo remembers what the texts of one column come to, in a fixed number of
// slots: a text that comes again costs one look, and a file of which every
// line has another text costs no memory. Two texts of one slot drive each
// other out, which costs time alone.
type memo[V any] struct {
	work  func(cell []byte) V
	slots []slot[V]
}

type slot[V any] struct {
	cell  string
	value V
}

func newMemo[V any](work func(cell []byte) V) *memo[V] {
	return &memo[V]{work, make([]slot[V], memoSlots)}
}

// of gives what a cell comes to. An empty one comes to nothing.
func (m *memo[V]) of(cell []byte) V {
	if len(cell) > memoText {
		return m.work(cell)
	}
	s := &m.slots[digest(cell)%memoSlots]
	if s.cell != string(cell) {
		s.cell, s.value = string(cell), m.work(cell)
	}
	return s.value
}

// digest spreads texts over the slots, whole words at a time.
func digest(text []byte) uint64 {
	const odd = 0x9e3779b97f4a7c15 // of which the bits are well mixed
	h := uint64(len(text)) * odd
	for ; len(text) >= 8; text = text[8:] {
		h = bits.RotateLeft64(h^binary.LittleEndian.Uint64(text), 29) * odd
	}
	last := uint64(0)
	for _, c := range text {
		last = last<<8 | uint64(c)
	}
	h = (h ^ last) * odd
	return h ^ h>>32
}
