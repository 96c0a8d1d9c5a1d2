package inventory

import (
	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
)

// configuration reads what the file tells of one machine: "cpu" is its number
// of processors, "coeurs" the physical cores of one processor (a machine of two
// processors of 16 cores is 2;16), "ram_go", "ssd_go" and "hdd_go" what the
// whole machine has. The cells are checked for every item and kept for servers;
// nil where nothing is said. A value that no server has is left out with a
// doubt, so that the engine never refuses a line for it.
func (r *row) configuration(item string) *factors.Server {
	cfg := factors.Server{
		CPUs:        r.some(bounds{fieldCPU, false, 64}, true),
		CoresPerCPU: r.some(bounds{fieldCores, false, 1024}, true),
		RAM:         r.some(bounds{fieldMemory, false, 1_000_000}, false),
		SSD:         r.measure(bounds{fieldSSD, false, 10_000_000}),
		HDD:         r.measure(bounds{fieldHDD, false, 10_000_000}),
	}
	if item != factors.ServerItem || cfg.Empty() {
		return nil
	}
	return &cfg
}

// some reads a measure that no machine has at 0: tools write 0 where they do
// not know.
func (r *row) some(b bounds, whole bool) decimal.NullDecimal {
	d := r.measure(b)
	switch {
	case !d.Valid, d.Decimal.IsZero():
		return decimal.NullDecimal{}
	case whole && !d.Decimal.IsInteger():
		r.add(r.about(b.field, "out-of-range", "nombre entier attendu, valeur ignorée"))
		return decimal.NullDecimal{}
	}
	return d
}
