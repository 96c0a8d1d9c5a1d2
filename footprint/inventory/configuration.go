package inventory

import (
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
		CPUs:        r.measure(fieldCPU),
		CoresPerCPU: r.measure(fieldCores),
		RAM:         r.measure(fieldMemory),
		SSD:         r.measure(fieldSSD),
		HDD:         r.measure(fieldHDD),
	}
	if item != factors.ServerItem || cfg.Empty() {
		return nil
	}
	return &cfg
}
