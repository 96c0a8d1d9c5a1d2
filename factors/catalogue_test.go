package factors_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/fr"
)

var update = flag.Bool("update", false, "write CATALOGUE.md again")

const catalogueHead = `# Catalogue des facteurs

Écrit par « go test ./factors -run TestTheCatalogue -update » à partir des fichiers de [data](data) et des jeux à option
[boavizta](boavizta) et [digital4better](digital4better) (ODbL 1.0), qu’une application ajoute par choix. Une ligne par équipement ou usage.

* **Statut**ColonA « par défaut » : une valeur est choisie ; « à option » : elle vient du jeu nommé ; « manquante » : la dernière colonne dit que faire.
* **kg CO₂e**ColonA fabrication, distribution et fin de vie d’une unité, ou l’année d’un flux ; l’électricité de l’usage est à part, en kWh par an.
* **De – à**ColonA les valeurs publiées pour le même objet, jeux à option compris (« sources ») ; sinon l’incertitude que la source imprime
  (« publiée »), les bornes qu’elle donne (« bornes »), ou notre convention pour les sources de sa classe
  ([pedigree.csv](data/pedigree.csv), « convention »).
`

// The catalogue is for reading: it must say what the files say.
func TestTheCatalogueIsUpToDate(t *testing.T) {
	got := strings.ReplaceAll(catalogueHead, "ColonA", "\u00a0:")
	got = strings.NewReplacer(" : ", "\u00a0: ", " ; ", "\u202f; ", "« ", "«\u00a0", " »", "\u00a0»").Replace(got)
	base, all := factors.Default(), with(t, optIn...)
	category := ""
	for _, id := range byCategory(base) {
		before, _ := base.Item(id)
		i, _ := all.Item(id)
		if i.Category != category {
			category = i.Category
			got += "\n## " + base.NameOf("category", category).FR + "\n\n" + "| Équipement ou usage | Statut | kg CO₂e | kWh/an | Ans | Source | De – à | Pourquoi, ou que faire |\n| --- | --- | ---: | ---: | ---: | --- | --- | --- |\n"
		}
		got += "| " + strings.Join(catalogueRow(before, i), " | ") + " |\n"
	}
	if *update {
		require.NoError(t, os.WriteFile("CATALOGUE.md", []byte(got), 0o644))
	}
	want, err := os.ReadFile("CATALOGUE.md")
	require.NoError(t, err)
	require.Equal(t, string(want), got, "run: go test ./factors -run TestTheCatalogue -update")
}

// byCategory gives the ids of the items, grouped by category in the order in
// which the categories first appear.
func byCategory(set *factors.Set) []string {
	var order []string
	groups := map[string][]string{}
	for _, i := range set.Items() {
		if groups[i.Category] == nil {
			order = append(order, i.Category)
		}
		groups[i.Category] = append(groups[i.Category], i.ID)
	}
	var ids []string
	for _, c := range order {
		ids = append(ids, groups[c]...)
	}
	return ids
}

func catalogueRow(before, i *factors.Item) []string {
	status := map[string]string{"default": "par défaut", "missing": "manquante", "excluded": "exclue par les règles", "by-zone": "par zone et par année",
		"opt-in": "à option\u00a0: " + before.OptIn}[before.Status()]
	why := strings.TrimSpace(before.Why + " " + before.Remedy)
	row := []string{i.NameFR + " `" + i.ID + "`", status, "–", parameter(i.Energy), parameter(i.Lifetime), "–", "–", why}
	if chosen := total(i.Factors); len(i.Factors) > 0 {
		row[2], row[5], row[6] = exactly(chosen), i.Factors[0].Source.Attribution, ends(i, chosen)
		if i.Unit != "item" {
			row[2] += " / " + unitFR(i.Unit)
		}
	}
	return row
}

func unitFR(unit string) string {
	return strings.NewReplacer("100 pages", "100\u00a0pages", ".year", ".an", "ream", "ramette", "GB", "Go", "search", "recherche", "hour", "heure", "line", "ligne",
		"inhabitant", "habitant", "e-mail", "courriel", "user", "utilisateur", "TB", "To").Replace(unit)
}

func parameter(f *factors.Factor) string {
	if f == nil {
		return "–"
	}
	return exactly(f.Value)
}

func exactly(d decimal.Decimal) string { return fr.Number(d, max(0, -d.Exponent())) }

// ends gives the lowest and the highest of the published values, the bounds
// of the chosen one among them; else the uncertainty of the one there is.
func ends(i *factors.Item, chosen decimal.Decimal) string {
	low, high, basis := around(i)
	name := map[factors.Basis]string{factors.ByPublication: "publiée", factors.ByRange: "bornes", factors.ByPedigree: "convention"}[basis]
	if basis != factors.ByRange {
		low, high = chosen, chosen
	}
	several := false
	for _, group := range i.Alternatives {
		if group[0].Criterion == factors.GWP {
			low, high, several = decimal.Min(low, total(group)), decimal.Max(high, total(group)), true
		}
	}
	if several {
		name = "sources"
	} else {
		low, high, _ = around(i)
	}
	return fr.Significant(low, 3) + " – " + fr.Significant(high, 3) + " (" + name + ")"
}

// around sums the intervals of the chosen values: stages of one source are
// fully correlated.
func around(i *factors.Item) (low, high decimal.Decimal, basis factors.Basis) {
	for _, f := range i.Factors {
		if f.Criterion == factors.GWP {
			interval := f.Interval()
			low, high, basis = low.Add(interval.Low), high.Add(interval.High), interval.Basis
		}
	}
	return low, high, basis
}
