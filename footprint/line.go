package footprint

import (
	"maps"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
)

// Line is one row of an inventory: a number of alike things. Only Item and
// Quantity are needed; what is left out takes the published default, and the
// result says so.
type Line struct {
	ID       string          // unique in the inventory, "parc.csv:12" when read from a file
	Item     string          // id of an item of the set, "laptop"; empty when unknown
	Quantity decimal.Decimal // in the item's unit, above 0

	Lifetime   decimal.NullDecimal // in-house service life, years
	Energy     decimal.NullDecimal // measured electricity of one unit, kWh a year
	State      State
	Mode       Mode
	Origin     Origin
	Site       string
	Department string
	Zone       string    // electricity zone, that of Options when empty
	DataCentre string    // where it is hosted: its PUE then applies
	Purchased  time.Time // zero when unknown
	Withdrawn  time.Time // zero when unknown or still in use

	Quality  Quality             // of the quantity
	Proof    bool                // the upstream years are proved
	Upstream decimal.NullDecimal // years of use before a refurbished purchase

	// Mass of one unit, kg: it is used for an item that has a published factor
	// per kg of device, and for no other.
	Mass decimal.NullDecimal
	// Diagonal of a screen, inches. It is kept for those who choose a factor by
	// size; no figure depends on it.
	Diagonal decimal.NullDecimal
	// Configuration of one server, nil where nothing is known of it. With the
	// processors, their cores and the memory, the sum of the components stands
	// in place of the item's own factor. It is used for the item
	// factors.ServerItem alone.
	Configuration *factors.Server

	// Declared is what a provider publishes of its cloud service, in place of the
	// item's own factor. It is used for items of the category "cloud".
	Declared *Declared

	scale ratio  // of the quantity, set by Scaled
	kwh   ratio  // of a line that stands for several: see standFor
	made  *Trace // of its quantity, where that is computed: see Telework

	// What is written of it; no figure depends on it.
	File         string
	Row          int
	Label        string // the type as written in the file
	Name         string // of the equipment: shown only to those who ask for identifiers
	Manufacturer string
	Model        string
	System       string // operating system
	Processor    string // its name, "Intel(R) Core(TM) i5-8250U"
}

// State tells whether a line is in use; its zero value is.
type State string

// States. Stock counts its embodied share and no electricity; retired, lost
// and ordered lines are listed and not counted.
const (
	InUse   State = ""
	Stock   State = "stock"
	Retired State = "retired"
	Lost    State = "lost"
	Ordered State = "ordered"
)

// String gives the state's name in results.
func (s State) String() string {
	if s == InUse {
		return "in-use"
	}
	return string(s)
}

// Origin tells new equipment, the zero value, from refurbished.
type Origin string

// Origins.
const (
	New         Origin = ""
	Refurbished Origin = "refurbished"
)

// Mode tells who owns an equipment and what share of its use is professional
// (RCP-SI v2 §4).
type Mode string

// Modes: the body's own for work alone (the zero value), the body's own with
// private use allowed, the employee's own.
const (
	Professional Mode = ""
	COPE         Mode = "cope"
	BYOD         Mode = "byod"
)

// Quality grades an inventory datum (RCP-SI v2 §5.3, table 4); its zero value
// is High, as for a quantity that was read.
type Quality uint8

// Qualities: read, deduced, default.
const (
	High Quality = iota
	Medium
	Low
)

// String gives the quality's name in results.
func (q Quality) String() string { return [...]string{"high", "medium", "low"}[min(q, Low)] }

// Inventory is what was read: the lines, and an account of all the rest, so
// that nothing vanishes.
type Inventory struct {
	Lines    []Line
	Machines []Machine // virtual, each of a host among the lines; for Result.Allocate
	Problems diag.List // refused lines (one problem each, diag.Refused) and doubts
	Refused  int       // lines refused
	// RefusedOf counts those of them whose file lists one category of items, such
	// as GLPI's monitors, by this category: it bounds what they could weigh.
	RefusedOf  map[string]int
	Attached   int // rows of parts of something else: a laptop's own panel, a virtual machine
	Duplicates int // the same device seen again
	NotData    int // total rows, comments
	// DataCentres are those that files describe, by name. Compute takes them where
	// the options say nothing of the place.
	DataCentres map[string]DataCentre
}

// Read is the number of rows that the inventory accounts for.
func (inv *Inventory) Read() int {
	return len(inv.Lines) + inv.Refused + inv.Attached + inv.Duplicates + inv.NotData
}

// Append adds another inventory to this one.
func (inv *Inventory) Append(other Inventory) {
	inv.Lines = append(inv.Lines, other.Lines...)
	inv.Machines = append(inv.Machines, other.Machines...)
	inv.Problems = append(inv.Problems, other.Problems...)
	inv.Refused += other.Refused
	inv.RefusedOf = addCounts(inv.RefusedOf, other.RefusedOf)
	inv.Attached += other.Attached
	inv.Duplicates += other.Duplicates
	inv.NotData += other.NotData
	inv.DataCentres = addPlaces(inv.DataCentres, other.DataCentres)
}

// addPlaces adds to a map of its own the places that it does not have.
func addPlaces(to, from map[string]DataCentre) map[string]DataCentre {
	if len(from) == 0 {
		return to
	}
	out := maps.Clone(from)
	maps.Copy(out, to)
	return out
}

// addCounts adds to a map of its own, made where there is something to add.
func addCounts(to, from map[string]int) map[string]int {
	if len(from) == 0 {
		return to
	}
	out := maps.Clone(to)
	if out == nil {
		out = map[string]int{}
	}
	for key, n := range from {
		out[key] += n
	}
	return out
}
