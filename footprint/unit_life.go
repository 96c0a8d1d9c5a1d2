package footprint

import "math/big"

// constants names the published constants that a line needs and the set does
// not have: without them it is counted whole, and that is said.
func (e *engine) constants(u *unit, line *Line) {
	if line.Mode != Professional && e.modeShare(line) == nil {
		u.missing = append(u.missing, "share")
	}
	if _, known := e.set.Factor(spareShare); !known && e.spareUnknown(line) {
		u.missing = append(u.missing, "spare")
	}
	if line.DataCentre != "" && e.pue(line) == nil && !e.opts.DataCentres[line.DataCentre].ByPower {
		u.missing = append(u.missing, "pue")
	}
}

// life gives the total service life: in-house, plus the years before a
// refurbished purchase and those after a resale (RCP-SI v2 §4). The in-house life is the line's own,
// else the dossier's for the item, else the published default.
func (e *engine) life(u *unit, line *Line) *Trace {
	var years *Trace
	switch own, ok := e.opts.Lifetimes[u.item.ID]; {
	case line.Lifetime.Valid:
		years = leaf("lifetime", "year", line.Lifetime.Decimal.Rat(), FromInventory)
	case ok:
		years = declared("lifetime", "year", own.Rat(), u.item.ID)
	case u.item.Lifetime != nil:
		years = published("lifetime", u.item.Lifetime)
	default:
		return nil
	}
	u.lifetime = years.From
	terms := []*Trace{years}
	for _, more := range []*Trace{e.before(u.item, line), e.after(u.item, years)} {
		if more != nil {
			terms = append(terms, more)
		}
	}
	if len(terms) == 1 {
		return years
	}
	return combine(Sum, "total-life", "year", terms...)
}

// upstream gives the years before a refurbished purchase; nil without proof.
func (l *Line) upstream() *big.Rat {
	if l.Origin != Refurbished || !l.Proof || !l.Upstream.Valid || l.Upstream.Decimal.IsZero() {
		return nil
	}
	return l.Upstream.Decimal.Rat()
}

// share gives what counts of a line at all stages: the professional share of
// use (RCP-SI v2 §4) × the body's part of the place that hosts it;
// nil where it is the whole.
func (e *engine) share(line *Line) *Trace {
	mode := e.modeShare(line)
	key := e.opts.DataCentres[line.DataCentre].Share
	if !key.Valid || line.DataCentre == "" {
		return mode
	}
	part := leaf("allocation-key", "1", key.Decimal.Rat(), FromDossier) // agreed: it does not vary
	if mode == nil {
		return part
	}
	return combine(Product, "share", "1", mode, part)
}

// modeShare gives the professional share of use; nil for equipment used for
// work alone.
func (e *engine) modeShare(line *Line) *Trace {
	id := map[Mode]string{COPE: shareCOPE, BYOD: shareBYOD}[line.Mode]
	if f, ok := e.set.Factor(id); ok {
		return published("share", f)
	}
	return nil
}
