package strategy

import (
	"slices"

	"github.com/reen-numerique/reen/factors/diag"
)

// freeSystem keeps the machines in use that cannot take Windows 11, those that
// WindowsReadiness counts in Cannot, on a free system for more years:
//
//	saving = machines × embodied × (1 ÷ L0 − 1 ÷ L1)
//
// (lever OS: the effect comes from the lifetime gained, not
// from the licence). It raises a life and adds nothing to that of lifetime: a
// machine that both bear on lasts as long as the longer of the two asks.
var freeSystem = family{
	kind:     FreeSystem,
	itemless: true,
	rank:     func(Lever) int { return rankSystem },
	check: func(l Lever) string {
		if !validYears(l.Years) {
			return "lever.years"
		}
		return ""
	},
	apply: keepOnFreeSystem,
	says:  func(Lever) string { return say("formula.free-system") },
}

// machines gives the items that a lever names; a free system that names none bears
// on all the workstations.
func (l Lever) machines() []string {
	if l.Kind == FreeSystem && len(l.Items) == 0 {
		return windows().items
	}
	return l.Items
}

func keepOnFreeSystem(l Lever, f *fleet) effect {
	lines := slices.DeleteFunc(f.pick(l.machines(), false), func(line *fleetLine) bool { return !line.cannot })
	if len(lines) == 0 {
		return effect{phrase: "lever.no-incompatible", severity: diag.Refused, why: "unquantified.no-incompatible"}
	}
	return f.lengthen(lines, l.Years.Decimal)
}
