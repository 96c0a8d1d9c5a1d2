package strategy

import (
	"math/big"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/exact"
)

// workstations are the items that count as a workstation: each can have
// screens of its own.
func workstations() []string { return []string{"laptop", "desktop", "workstation", "thin-client"} }

// screens keeps a number of screens for each workstation in use:
//
//	saving = (screens − per post × workstations) × (embodied ÷ life + kWh × mix)
//
// and nothing where there are fewer already (lever PA,
// and §4.3, action B3).
var screens = family{
	kind: SecondScreens,
	rank: func(Lever) int { return rankScreens },
	check: func(l Lever) string {
		if !l.PerPost.Valid || !l.PerPost.Decimal.IsZero() && !validUnits(l.PerPost.Decimal) {
			return "lever.per-post"
		}
		return ""
	},
	apply: keepScreens,
	says: func(l Lever) string {
		return say("formula.second-screens", "per", whole(l.PerPost.Decimal))
	},
}

func keepScreens(l Lever, f *fleet) effect {
	lines := f.pick(l.Items, false)
	screens, posts := unitsOf(lines), unitsOf(f.pick(workstations(), false))
	kept := new(big.Rat).Mul(posts, exact.FromDecimal(l.PerPost.Decimal))
	switch {
	case screens.Sign() == 0:
		return effect{phrase: "lever.no-line", severity: diag.Refused}
	case posts.Sign() == 0:
		return effect{phrase: "lever.no-post", severity: diag.Refused}
	case kept.Cmp(screens) >= 0:
		return effect{phrase: "lever.below", severity: diag.Notice}
	}
	f.scale(lines, kept.Quo(kept, screens))
	return effect{}
}
