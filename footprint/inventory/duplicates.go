package inventory

import (
	"encoding/binary"
	"maps"
	"math"
	"slices"

	"github.com/reen-numerique/reen/footprint"
)

// Seen remembers the devices of the files read with it, so that one that
// stands in two of them counts once. Its zero value is ready; it is for one
// reading after the other.
//
// It keeps hashes of serial numbers, inventory numbers and names, never the
// texts: 40 bytes for each device, to which the map adds its own.
type Seen struct {
	places map[numberKey]place
	files  []string          // by reading
	items  map[string]uint32 // numbered as they come
	named  []change          // places of earlier readings that were given a name
	bound  []change          // keys that were given a place of an earlier reading
}

// change is what a reading did to a key that is not its own.
type change struct {
	key     numberKey
	reading uint32
}

// place is where a device was first seen, as what, and in what state.
type place struct {
	reading uint32
	row     uint32 // the last that it can tell for those beyond
	item    uint32
	name    nameKey
	state   uint8
	numbers numbers // that the row gives
	times   uint8   // that unnamed rows of its reading had the number too
}

// numbers are kinds of numbers, as bits.
type numbers uint8

// Kinds of numbers, the surest first.
const (
	serialNumber numbers = 1 << iota
	firmwareNumber
	assetNumber
)

// begin opens a reading.
func (s *Seen) begin(file string) {
	if s.places == nil {
		s.places, s.items = map[numberKey]place{}, map[string]uint32{}
	}
	s.files = append(s.files, file)
}

// reading is the one that goes on.
func (s *Seen) reading() uint32 { return uint32(len(s.files) - 1) }

// here is the place of a row of this reading.
func (s *Seen) here(row int, state footprint.State, item string, name []byte) place {
	number, known := s.items[item]
	if !known {
		number = uint32(len(s.items))
		s.items[item] = number
	}
	return place{
		reading: s.reading(), row: uint32(min(uint64(row), math.MaxUint32)), item: number,
		name: nameOf(name), state: uint8(slices.Index(states[:], state)),
	}
}

// agrees tells whether two rows of one number may be one device. A name that
// is missing contradicts none.
func (p place) agrees(other place) bool {
	unnamed := p.name == nameKey{} || other.name == nameKey{}
	return p.item == other.item && (unnamed || p.name == other.name)
}

// match is what a number tells of a row.
type match uint8

const (
	alone   match = iota // no other row has the number
	again                // the same device stands on another row
	renamed              // the same device, most likely, under a second name
	shared               // other devices have the number: it may be a filler
)

// finding is what the numbers of a row tell of it.
type finding struct {
	match
	first place // of the device, or of another that has a number of it
	also  place // of a second device that it is as well; zero where there is none
	tied  bool  // there is one
}

// find gives the place of the same device by any of its numbers, or else
// notes this one.
func (s *Seen) find(keys []numbered, here place) finding {
	for _, k := range keys {
		here.numbers |= k.kind
	}
	var out finding
	for _, k := range keys {
		p, m := s.look(k, here)
		switch {
		case m == alone:
		case out.match == alone || out.match == shared && m != shared:
			out.match, out.first = m, p
		case out.match == again && m == again && !out.first.samePlace(p) && !out.tied:
			out.also, out.tied = p, true
		}
	}
	if out.match == again { // what is known of the device now stands at its first place
		for _, k := range keys {
			if p := s.places[k.key]; p.samePlace(here) {
				s.places[k.key] = out.first
				if out.first.reading != here.reading {
					s.bound = append(s.bound, change{k.key, here.reading})
				}
			}
		}
	}
	return out
}

func (p place) samePlace(other place) bool { return p.reading == other.reading && p.row == other.row }

// look gives the place of the same device by one number, or else notes this
// one and gives the first place that shares the number. It looks under the
// number, then under its item and its name too: a filler on ten thousand rows
// must cost no more than three looks a row.
func (s *Seen) look(number numbered, here place) (first place, m match) {
	key := number.key
	item := binary.LittleEndian.AppendUint32(nil, here.item)
	for n, part := range [...][]byte{item, here.name[:], nil} {
		p, known := s.places[key]
		switch {
		case !known:
			s.places[key] = here
			if n == 1 && first.item == here.item {
				m = renamed
			}
			return first, m
		case p.numbers&here.numbers&number.surer != 0: // a surer number told them apart
			return place{}, alone
		case p.agrees(here) && number.plain && p.isFiller(here):
			return p, shared
		case p.agrees(here):
			s.again(key, p, here)
			return p, again
		case m == alone:
			first, m = p, shared
		}
		key = hash(append(key[:], part...))
	}
	return first, m
}

// fillerTimes is how often unnamed rows of one file may share such a number: a
// device that stands there twice is a slip, and three of them are a filler.
const fillerTimes = 2

// isFiller tells a number that too many unnamed rows of one reading have.
func (p place) isFiller(here place) bool {
	return p.reading == here.reading && here.name == nameKey{} && p.times+1 >= fillerTimes
}

// again counts a row of the same device.
func (s *Seen) again(key numberKey, p, here place) {
	if p.reading == here.reading && here.name == (nameKey{}) {
		p.times++
		s.places[key] = p
	}
	s.name(key, p, here.name)
}

// name gives its name to a place that had none. Else a first row without a
// name would agree with every other, and hide them all.
func (s *Seen) name(key numberKey, p place, name nameKey) {
	if p.name != (nameKey{}) || name == (nameKey{}) {
		return
	}
	p.name = name
	s.places[key] = p
	if p.reading != s.reading() {
		s.named = append(s.named, change{key, s.reading()})
	}
}

// mark is the number of readings so far, for forget.
func (s *Seen) mark() int {
	if s == nil {
		return 0
	}
	return len(s.files)
}

// forget takes back what the readings did from a mark on, as if they had not
// begun.
func (s *Seen) forget(mark int) {
	if s == nil || mark == len(s.files) {
		return
	}
	maps.DeleteFunc(s.places, func(_ numberKey, p place) bool { return p.reading >= uint32(mark) })
	for _, c := range s.bound {
		if c.reading >= uint32(mark) {
			delete(s.places, c.key)
		}
	}
	for _, c := range s.named {
		if p, ok := s.places[c.key]; ok && c.reading >= uint32(mark) {
			p.name = nameKey{}
			s.places[c.key] = p
		}
	}
	later := func(c change) bool { return c.reading >= uint32(mark) }
	s.files = s.files[:mark]
	s.named, s.bound = slices.DeleteFunc(s.named, later), slices.DeleteFunc(s.bound, later)
}
