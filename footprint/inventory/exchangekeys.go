package inventory

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/fold"
)

// uniqueNames gives each thing a name that no other has.
type uniqueNames map[string]int

// take gives the name, or the name and a number where another thing has it.
func (u uniqueNames) take(name string) (unique string, again bool) {
	for unique = name; ; unique = fmt.Sprintf("%s (%d)", name, u[strings.ToUpper(name)]) {
		key := strings.ToUpper(unique)
		if u[key] == 0 {
			u[key] = 1
			return unique, unique != name
		}
		u[strings.ToUpper(name)]++
	}
}

// keysOf gives each line a key for the formats that need one: its name where
// names are kept, else a number that names nothing. A digest of all the lines
// makes the keys of two inventories differ, since a key may be read as the
// number of a device.
func keysOf(lines []footprint.Line, named bool, lost *losses) []string {
	sum := sha256.New()
	for n := range lines {
		l := &lines[n]
		_, _ = fmt.Fprintf(sum, "%q %q %q %q %s\n", l.Item, l.Model, l.Site, l.Department, isoDay(l.Purchased)) // a hash takes all
	}
	out, used := make([]string, len(lines)), uniqueNames{}
	for n := range lines {
		key := fmt.Sprintf("eq-%x-%06d", sum.Sum(nil)[:4], n+1)
		if name := oneLine(lines[n].Name); named && name != "" {
			key = uncommented(name)
		}
		again := false
		if out[n], again = used.take(key); again {
			lost.of("repeated-name", &lines[n])
		}
	}
	return out
}

// hostFinder finds the line that a machine names as its host, as
// footprint.Result.Allocate does.
type hostFinder struct {
	lines  []footprint.Line
	byName map[string][]int // by folded name
	byID   map[string][]int
}

func newHostFinder(lines []footprint.Line, among func(n int) bool) *hostFinder {
	h := &hostFinder{lines, map[string][]int{}, map[string][]int{}}
	for n := range lines {
		if !among(n) {
			continue
		}
		if key := fold.Label(lines[n].Name); key != "" {
			h.byName[key] = append(h.byName[key], n)
		}
		h.byID[lines[n].ID] = append(h.byID[lines[n].ID], n)
	}
	return h
}

// find gives the one line of a name or, where none has it, of an ID. Of
// several, those of the very letters win, then those in use.
func (h *hostFinder) find(host string) (int, bool) {
	found := h.byName[fold.Label(host)]
	for _, prefer := range []func(l *footprint.Line) bool{
		func(l *footprint.Line) bool { return l.Name == host },
		func(l *footprint.Line) bool { return l.State == footprint.InUse },
	} {
		var some []int
		for _, n := range found {
			if prefer(&h.lines[n]) {
				some = append(some, n)
			}
		}
		if len(some) > 0 {
			found = some
		}
	}
	if len(found) == 0 {
		found = h.byID[host]
	}
	if len(found) != 1 {
		return 0, false
	}
	return found[0], true
}
