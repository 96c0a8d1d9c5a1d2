package footprint

import (
	"math/big"

	"github.com/reen-numerique/reen/factors"
)

// spareUnknown tells a line beside which spare equipment stands that no line lists.
func (e *engine) spareUnknown(line *Line) bool {
	return line.DataCentre != "" && line.State == InUse && line.Item != factors.TechnicalItem && e.opts.DataCentres[line.DataCentre].SpareUnknown
}

// withSpare gives what counts of the embodied part of a line: its share, and
// the spare equipment beside it, which uses no electricity (RCP-DC 2025).
func (e *engine) withSpare(line *Line, share *Trace) *Trace {
	f, ok := e.set.Factor(spareShare)
	if !ok || !e.spareUnknown(line) {
		return share
	}
	all := combine(Sum, "with-spare", "1", leaf("in-use", "1", big.NewRat(1, 1), FromConvention), published("spare", f))
	if share == nil {
		return all
	}
	return combine(Product, "share", "1", share, all)
}
