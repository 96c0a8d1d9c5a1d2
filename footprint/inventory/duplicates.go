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
// It keeps hashes of serial and inventory numbers, never the numbers.
type Seen struct {
	places map[[sha256.Size]byte]place
}

// place is where a device was first seen, and in what state.
type place struct {
	file  string
	row   int
	state footprint.State
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
func (d device) key() ([sha256.Size]byte, bool) {
	switch {
	case identifies(d.serial):
		return hash("serial", d.serial), true
	case identifies(d.asset):
		return hash("asset", d.item, d.asset), true
	}
	return [sha256.Size]byte{}, false
}

// hash parts its words so that no two lists of words meet.
func hash(words ...string) [sha256.Size]byte {
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

// find gives the place where a device was first seen, or notes this one.
func (s *Seen) find(key [sha256.Size]byte, here place) (first place, again bool) {
	if first, again = s.places[key]; again {
		return first, true
	}
	if s.places == nil {
		s.places = map[[sha256.Size]byte]place{}
	}
	s.places[key] = here
	return here, false
}

// forget takes back what a reading noted.
func (s *Seen) forget(keys [][sha256.Size]byte) {
	for _, k := range keys {
		delete(s.places, k)
	}
}
