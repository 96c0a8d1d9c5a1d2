package strategy

import (
	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
)

// OptionsOf gives how the inventory of a dossier is computed: its year, the
// electricity zone of its commune, its service lives, its refurbished and resold
// equipment, its hosting, and which published values are taken. What could not
// be used is listed.
func OptionsOf(set *factors.Set, s Strategy) (footprint.Options, diag.List) {
	a := &Assessment{Strategy: s}
	return a.options(set), a.Problems
}
