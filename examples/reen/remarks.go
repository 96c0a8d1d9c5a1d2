package main

import (
	"fmt"
	"slices"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
)

// said says what was wrong in an inventory, and tells whether something was refused.
func (c console) said(result *footprint.Result, in input) bool {
	problems := slices.Concat(in.problems, in.placed(result.Problems()))
	c.remarks(problems)
	c.duplicates(result.Counts().Duplicates)
	return result.Counts().Refused > 0 || problems.Count(diag.Refused) > 0
}

// remarks says on the error output what was refused or doubtful, by cause.
func (c console) remarks(problems diag.List) { c.firstRemarks(problems, maxCauses) }

// firstRemarks says so many causes of each kind, and how many there are beyond.
func (c console) firstRemarks(problems diag.List, most int) {
	for _, level := range []struct {
		severity diag.Severity
		title    string
	}{{diag.Refused, "Refusé"}, {diag.Doubt, "À vérifier"}} {
		causes := problems.Only(level.severity).Causes()
		for n, cause := range causes {
			if n == most {
				fmt.Fprintf(c.err, "%s\u00a0: %s (toutes dans «\u00a0--format json\u00a0», ou dans «\u00a0reen check\u00a0» pour un dossier).\n", level.title, counted(len(causes)-n, "autre cause", "autres causes"))
				break
			}
			times := ""
			if cause.Count > 1 {
				times = fmt.Sprintf(" (%d fois)", cause.Count)
			}
			fmt.Fprintf(c.err, "%s\u00a0: %s%s\n", level.title, cause.Problem, times)
		}
	}
}

// duplicates says on the error output how many lines were seen before.
func (c console) duplicates(n int) {
	if n > 0 {
		fmt.Fprintf(c.err, "Doublons\u00a0: %s une seule fois.\n", counted(n, "ligne de même numéro de série ou d’inventaire, comptée", "lignes de même numéro de série ou d’inventaire, comptées"))
	}
}

// Causes that are told, so that the remarks stay readable; the check of a
// dossier tells as many as a person mends at a sitting.
const (
	maxCauses      = 12
	maxCheckCauses = 200
)
