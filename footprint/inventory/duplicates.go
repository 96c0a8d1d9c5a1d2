package inventory

import (
	"crypto/sha256"
	"strings"

	"github.com/reen-numerique/reen/footprint"
)

// Seen remembers the devices of the files read with it, so that one that
// stands in two of them counts once. Its zero value is ready; it is for one
// reading after the other.
//
// It keeps hashes of serial numbers, inventory numbers and names, never the
// texts.
type Seen struct {
	places map[numberKey]place
}

// numberKey is the hash that stands for a number.
type numberKey [sha256.Size]byte

// nameKey is the start of the hash of a name, and zero for no name: enough to
// tell apart the few names that share a number.
type nameKey [8]byte

// place is where a device was first seen, as what, and in what state.
type place struct {
	file  string
	row   int
	state footprint.State
	item  string
	name  nameKey
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

// change is what a reading did to what was seen.
type change struct {
	key   numberKey
	named bool // the place was there, and got its name
}

// shortSerial is the least length of a number that tells devices apart.
const shortSerial = 4

// device is what identifies one device of a row.
type device struct {
	serial string
	asset  string
	item   string
}

// key is the hash of the serial number, or else of the inventory number
// within the item: an inventory number may cover a computer and its screen.
func (d device) key() (numberKey, bool) {
	switch {
	case identifies(d.serial):
		return hash("serial", d.serial), true
	case identifies(d.asset):
		return hash("asset", d.item, d.asset), true
	}
	return numberKey{}, false
}

// hash parts its words so that no two lists of words meet.
func hash(words ...string) numberKey {
	return sha256.Sum256([]byte(strings.Join(words[:len(words)-1], "\x00") + "\x00" + strings.ToUpper(words[len(words)-1])))
}

// identifies tells a number from what makers and officers write for none.
func identifies(number string) bool {
	key := headerKey(number)
	if len(key) < shortSerial || strings.Trim(key, key[:1]) == "" { // "0000000", "XXXX"
		return false
	}
	_, placeholder := meaning("placeholder", number)
	return !placeholder
}

// nameOf is the key of a name; case, accents and punctuation make no other.
func nameOf(name string) (key nameKey) {
	if name = headerKey(name); name != "" {
		sum := sha256.Sum256([]byte(name))
		copy(key[:], sum[:])
	}
	return key
}

// find gives the place of the same device, or else notes this one and gives
// the first place that shares its number. It looks under the number, then
// under its item and its name too: a filler on ten thousand rows must cost no
// more than three looks a row.
func (s *Seen) find(key numberKey, here place, log *[]change) (first place, m match) {
	for n, part := range [...]string{here.item, string(here.name[:]), ""} {
		p, known := s.places[key]
		switch {
		case !known:
			s.note(key, here, log)
			if n == 1 && first.item == here.item {
				m = renamed
			}
			return first, m
		case p.agrees(here):
			s.name(key, here.name, log)
			return p, again
		case m == alone:
			first, m = p, shared
		}
		key = sha256.Sum256(append(key[:], part...))
	}
	return first, m
}

func (s *Seen) note(key numberKey, here place, log *[]change) {
	if s.places == nil {
		s.places = map[numberKey]place{}
	}
	s.places[key] = here
	*log = append(*log, change{key: key})
}

// name gives its name to a place that had none. Else a first row without a
// name would agree with every other, and hide them all.
func (s *Seen) name(key numberKey, name nameKey, log *[]change) {
	if p := s.places[key]; p.name == (nameKey{}) && name != (nameKey{}) {
		p.name = name
		s.places[key] = p
		*log = append(*log, change{key: key, named: true})
	}
}

// forget takes back what a reading did.
func (s *Seen) forget(log []change) {
	for _, c := range log {
		p, known := s.places[c.key]
		switch {
		case !c.named:
			delete(s.places, c.key)
		case known:
			p.name = nameKey{}
			s.places[c.key] = p
		}
	}
}
