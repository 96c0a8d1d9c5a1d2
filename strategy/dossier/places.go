package dossier

import (
	"slices"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// checkPlaces says which places the list hosting and the lines of the inventory
// do not name alike: a PUE or a key would bear on nothing, without a word. The
// remedy says where people write both.
func checkPlaces(hosting []strategy.Hosting, lines []footprint.Line, where string) (out diag.List) {
	if len(hosting) == 0 {
		return nil
	}
	var declared, used []string
	for _, h := range hosting {
		declared = append(declared, h.Name)
	}
	for n := range lines {
		if name := lines[n].DataCentre; name != "" && !slices.Contains(used, name) {
			used = append(used, name)
		}
	}
	doubt := func(code, name, message string, others []string) {
		remedy := diag.DidYouMean(name, others)
		if remedy == "" {
			remedy = "Écrivez le nom du lieu de même " + where
		}
		out = append(out, diag.Problem{Code: code, Severity: diag.Doubt, File: fileName, Column: "hosting", Value: diag.Clip(name), Message: message, Remedy: remedy})
	}
	for _, h := range hosting {
		says := h.PUE.Valid || h.Share.Valid || h.SpareUnknown
		if says && !h.Power.Valid && !slices.Contains(used, h.Name) {
			doubt("unused-hosting", h.Name, "lieu d’hébergement qu’aucune ligne d’inventaire ne nomme\u00a0: ce qui en est dit ne sert à rien", used)
		}
	}
	for _, name := range used {
		if !slices.Contains(declared, name) {
			doubt("undeclared-hosting", name, "lieu d’hébergement de l’inventaire qui n’est pas déclaré\u00a0: son PUE est celui par défaut", declared)
		}
	}
	return out
}
