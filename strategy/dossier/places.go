package dossier

import (
	"slices"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// centreColumn is the native column of the place that hosts a line.
const centreColumn = "centre"

// checkPlaces says which places the list hosting and the lines of the inventory
// do not name alike: a PUE or a key would bear on nothing, without a word. The
// remedy says where people write both. A place that a file describes is declared.
func checkPlaces(hosting []strategy.Hosting, inv *footprint.Inventory, where string) (out diag.List) {
	var declared, names []string
	for _, h := range hosting {
		declared = append(declared, h.Name)
	}
	used := places(inv.Lines)
	for _, u := range used {
		names = append(names, u.name)
	}
	doubt := func(p diag.Problem, others []string) {
		if p.Severity, p.Remedy = diag.Doubt, diag.DidYouMean(p.Value, others); p.Remedy == "" {
			p.Remedy = "Écrivez le nom du lieu de même " + where
		}
		out = append(out, p)
	}
	for _, h := range hosting {
		says := h.PUE.Valid || h.Share.Valid || h.SpareUnknown
		if says && h.Name != "" && !h.Power.Valid && !slices.Contains(names, h.Name) {
			doubt(diag.Problem{Code: "unused-hosting", File: fileName, Column: "hosting", Value: diag.Clip(h.Name),
				Message: "lieu d’hébergement qu’aucune ligne d’inventaire ne nomme\u00a0: ce qui en est dit ne sert à rien"}, names)
		}
	}
	for _, u := range used {
		if _, described := inv.DataCentres[u.name]; !described && !slices.Contains(declared, u.name) {
			doubt(diag.Problem{Code: "undeclared-hosting", File: u.first.File, Row: u.first.Row, Column: centreColumn, Value: diag.Clip(u.name),
				Message: "lieu d’hébergement de l’inventaire qui n’est pas déclaré\u00a0: son PUE est celui par défaut"}, declared)
		}
	}
	return out
}

// usedPlace is a place that lines name, and the first of them.
type usedPlace struct {
	name  string
	first *footprint.Line
}

func places(lines []footprint.Line) (out []usedPlace) {
	seen := map[string]bool{}
	for n := range lines {
		if name := lines[n].DataCentre; name != "" && !seen[name] {
			seen[name] = true
			out = append(out, usedPlace{name, &lines[n]})
		}
	}
	return out
}
