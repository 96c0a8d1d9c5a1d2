package agent

import (
	"slices"
	"strings"

	"github.com/reen-numerique/reen/internal/fold"
)

// shortNumber is the least length of a number that tells devices apart.
const shortNumber = 4

// identifying folds a number that tells a device from all others; "" for
// what makers leave in its place.
func identifying(number string) string {
	key := strings.ReplaceAll(fold.Label(number), " ", "")
	if len(key) < shortNumber || strings.Count(key, key[:1]) == len(key) || meaning("number", number) != "" {
		return ""
	}
	return key
}

// identify notes the numbers by which the device is known again. What the
// number of the agent identifies is a text of its own making: it is taken as it is.
func (d *Device) identify() {
	d.facts.ids = numbers(strings.ToLower(d.ID))
	d.facts.uuids = numbers(identifying(d.UUID))
	d.facts.serials = numbers(identifying(d.Serial))
}

// numbers is the set of one number, none when it is empty.
func numbers(number string) []string {
	if number == "" {
		return nil
	}
	return []string{number}
}

// union adds the members of a sorted set to another.
func union(a, b []string) []string {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}
