package footprint

import (
	"hash/maphash"
	"iter"
)

// cell names a group: a class, a place and a quality. It is never 0.
type cell uint64

func cellOf(class, place uint32, quality Quality) cell {
	return cell(class)<<32 | cell(place)<<2 | cell(quality) + 1
}

func (c cell) class() uint32    { return uint32((c - 1) >> 32) }
func (c cell) place() uint32    { return uint32(c-1) >> 2 }
func (c cell) quality() Quality { return Quality((c - 1) & 3) }

// group is the lines of one cell.
type group struct {
	cell cell // 0 in a free slot
	sums sums
}

// grouping is a hash table of groups. The group of a line stands in the table
// itself: to reach it is the one look into far memory that a line costs.
type grouping struct {
	slots []group // a power of 2, at most 3 in 4 of them taken
	taken int
}

func newGrouping() grouping { return grouping{slots: make([]group, 1<<minBits)} }

const minBits = 6

// spread is 2^64 over the golden ratio: it scatters numbers that follow each other.
const spread = 0x9e3779b97f4a7c15

func (c cell) hash() uint64 {
	h := uint64(c) * spread
	return h ^ h>>32
}

// at gives the group of a cell, which it makes where there is none. It stands
// until the next call.
func (t *grouping) at(c cell) *group {
	mask := uint64(len(t.slots) - 1)
	for n := c.hash() & mask; ; n = (n + 1) & mask {
		switch g := &t.slots[n]; g.cell {
		case c:
			return g
		case 0:
			if 4*(t.taken+1) > 3*len(t.slots) {
				t.grow()
				return t.at(c)
			}
			t.taken++
			g.cell = c
			return g
		}
	}
}

// grow makes room: much while the table is small, for each time all is moved.
func (t *grouping) grow() {
	old, times := t.slots, 4
	if len(old) >= 1<<16 {
		times = 2
	}
	*t = grouping{slots: make([]group, times*len(old))}
	for n := range old {
		if old[n].cell != 0 {
			*t.at(old[n].cell) = old[n]
		}
	}
}

// all gives the groups, in no order.
func (t *grouping) all() iter.Seq[*group] {
	return func(yield func(*group) bool) {
		for n := range t.slots {
			if t.slots[n].cell != 0 && !yield(&t.slots[n]) {
				return
			}
		}
	}
}

// index finds the class of a variant.
type index struct {
	seed  maphash.Seed // no result depends on it
	slots []indexSlot  // a power of 2, at most half of them taken
	taken int
}

type indexSlot struct {
	hash  uint64
	class uint32 // + 1; 0 in a free slot
}

func newIndex() index { return index{seed: maphash.MakeSeed(), slots: make([]indexSlot, 1<<minBits)} }

func (t *index) hash(v *variant) uint64 {
	h := maphash.String(t.seed, v.item) ^ uint64(v.lifetime.coefficient)<<8 ^ uint64(uint32(v.lifetime.exponent))<<40 ^ uint64(uint32(v.period))<<20 ^ uint64(v.energy)
	h *= spread
	if v.zone != "" || v.centre != "" || v.state != InUse || v.mode != Professional || v.rest != "" { // of few lines
		for _, text := range [...]string{v.zone, v.centre, string(v.state), string(v.mode), v.rest} {
			h = (h ^ maphash.String(t.seed, text)) * spread
		}
	}
	return h ^ h>>32
}

// find gives the class of a variant among the classes; false where it has none.
func (t *index) find(classes []class, hash uint64, v *variant) (uint32, bool) {
	mask := uint64(len(t.slots) - 1)
	for n := hash & mask; t.slots[n].class != 0; n = (n + 1) & mask {
		if at := t.slots[n].class - 1; t.slots[n].hash == hash && classes[at].key == *v {
			return at, true
		}
	}
	return 0, false
}

// add notes a class that is not there.
func (t *index) add(hash uint64, at uint32) {
	if t.taken++; 2*t.taken > len(t.slots) {
		old := t.slots
		t.slots = make([]indexSlot, 2*len(old))
		for _, s := range old {
			if s.class != 0 {
				t.put(s)
			}
		}
	}
	t.put(indexSlot{hash, at + 1})
}

func (t *index) put(s indexSlot) {
	mask := uint64(len(t.slots) - 1)
	n := s.hash & mask
	for t.slots[n].class != 0 {
		n = (n + 1) & mask
	}
	t.slots[n] = s
}
