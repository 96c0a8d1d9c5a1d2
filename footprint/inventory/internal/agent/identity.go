package agent

import (
	"strings"

	"github.com/reen-numerique/reen/internal/fold"
)

// numbers are those by which a device is known again: at most one serial
// number and one UUID, and those of all agents that spoke of it.
type numbers struct {
	serial, uuid string
	ids          []string // sorted
}

// identify notes the numbers of the device. That of the agent is a text of its
// own making, and taken as it is.
func (d *Device) identify() {
	d.facts.numbers = numbers{serial: identifying(d.Serial), uuid: canonical(identifying(d.UUID))}
	if n := &d.facts.numbers; n.serial != "" && len(n.serial) < longNumber {
		n.serial += "\x00" + fold.Label(d.Model)
	}
	if d.ID != "" {
		d.facts.ids = []string{strings.ToLower(d.ID)}
	}
}

// Lengths of a number that may tell devices apart, and that does so even
// among those of all makers and models.
const (
	shortNumber = 4
	longNumber  = 7
)

// identifying folds a number that tells a device from all others; "" for
// what makers leave in its place.
func identifying(number string) string {
	key := strings.ReplaceAll(fold.Label(number), " ", "")
	if len(key) < shortNumber || strings.Count(key, key[:1]) == len(key) || meaning("number", number) != "" {
		return ""
	}
	return key
}

// canonical gives one form to the two in which systems write a UUID: of its
// three first fields, some reverse the bytes (SMBIOS 2.6, §7.2.1).
func canonical(uuid string) string {
	if len(uuid) != 32 {
		return uuid
	}
	other := uuid[6:8] + uuid[4:6] + uuid[2:4] + uuid[:2] + uuid[10:12] + uuid[8:10] + uuid[14:16] + uuid[12:14] + uuid[16:]
	return min(uuid, other)
}

// add takes over the numbers of another file on the device, but for those of
// the agents, which whoever needs them gathers.
func (n *numbers) add(other numbers) {
	n.serial, n.uuid = firstOf(n.serial, other.serial), firstOf(n.uuid, other.uuid)
}
