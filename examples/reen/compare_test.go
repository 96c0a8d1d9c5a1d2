package main

import (
	"encoding/csv"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// The figures are those of the library's own test, which has them by hand: 100
// laptops kept 5 years in 2015, 120 kept 8 years at 25 kWh in 2024, and paper.
func TestTheEvolutionSinceAnEarlierInventory(t *testing.T) {
	before := file(t, "2015.csv", "type;quantite\nlaptop;100\n")
	after := file(t, "2024.csv", "type;quantite;duree_vie;conso_kwh_an\nlaptop;120;8;25\nramette de papier;500;;\n")
	args := []string{"footprint", after, "--year", "2024", "--against", before, "--against-year", "2015"}

	code, out, stderr := reen(t, args...)
	require.Equal(t, exitDone, code, stderr)
	shown := strings.Join(strings.Fields(out[strings.Index(out, "Évolution"):]), " ")
	for _, want := range []string{"Avant (2015) 3 879", "Périmètre et couverture +1 145 5 024", "Parc +776 5 799", "Durée de vie et usage partagé −1 666 4 133",
		"Consommation et PUE −29,4 4 104", "Mix électrique −27,0 4 077", "Facteurs d’émission 0 4 077", "Après (2024) +199 4 077",
		"Couverture hors usage : 100 %, puis 100 % ; usage : 100 %, puis 100 %", "L’ordre des étapes fait partie du résultat"} {
		require.Contains(t, shown, want)
	}
	require.Contains(t, stderr, "Inventaire antérieur (2015)\u00a0: 1 ligne lue.")

	code, out, stderr = reen(t, append(args, "--format", "json")...)
	require.Equal(t, exitDone, code, stderr)
	var got struct {
		Comparison struct {
			Year    int
			Changes []struct {
				Steps []struct{ Step, Difference string }
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Equal(t, 2015, got.Comparison.Year)
	differences := map[string]string{}
	for _, s := range got.Comparison.Changes[0].Steps {
		differences[s.Step] = s.Difference
	}
	require.Equal(t, map[string]string{"perimeter": "1145", "fleet": "775.703315", "lifetime": "-1665.81", "consumption": "-29.35989", "mix": "-27", "factors": "0"}, differences)
}

// In CSV the differences sum from the value before to the value after.
func TestTheEvolutionInCSV(t *testing.T) {
	before := file(t, "avant.csv", "type;quantite\nlaptop;7\nserveur;3\n")
	code, out, stderr := reen(t, "footprint", file(t, "apres.csv", "type;quantite\nlaptop;9\nécran;2\n"), "--year", "2024", "--against", before, "--format", "csv")
	require.Equal(t, exitDone, code, stderr)
	r := csv.NewReader(strings.NewReader(out))
	r.Comma = ';'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	sum, steps := decimal.Zero, 0
	for _, row := range rows {
		if row[0] != "step" {
			continue
		}
		if row[1] == "after" {
			require.Equal(t, row[4], sum.String())
			continue
		}
		sum, steps = sum.Add(decimal.RequireFromString(row[4])), steps+1
	}
	require.Equal(t, 7, steps)
}

func TestTheYearOfTheEarlierInventory(t *testing.T) {
	list, old := file(t, "l.csv", "type;quantite\nlaptop;10\n"), file(t, "old.csv", "type;quantite\nlaptop;10\n")
	year := func(args ...string) (string, string) {
		code, out, stderr := reen(t, append([]string{"footprint", "--format", "json"}, args...)...)
		require.Equal(t, exitDone, code, stderr)
		var got struct{ Comparison struct{ Year json.Number } }
		require.NoError(t, json.Unmarshal([]byte(out), &got))
		return got.Comparison.Year.String(), stderr
	}
	got, stderr := year(list, "--year", "2022", "--against", old)
	require.Equal(t, "2021", got)
	require.Contains(t, stderr, "Année de l’inventaire antérieur non précisée\u00a0: 2021")
	got, stderr = year(list, "--year", "2022", "--against", sample)
	require.Equal(t, "2024", got, "of the dossier")
	require.NotContains(t, stderr, "antérieur non précisée")
	got, _ = year(sample, "--against", old, "--against", list, "--against-year", "2020")
	require.Equal(t, "2020", got)
}

// An age is that of the inventory's own year: a fleet renewed every year alike has no step.
func TestAgesOfTheEarlierInventoryAreOfItsYear(t *testing.T) {
	before, after := file(t, "a.csv", "type;quantite;date_achat\nlaptop;10;2020-03-01\n"), file(t, "b.csv", "type;quantite;date_achat\nlaptop;10;2021-03-01\n")
	code, out, stderr := reen(t, "footprint", after, "--year", "2024", "--convention", "by-age", "--date", "2025-03-01", "--against", before, "--format", "csv")
	require.Equal(t, exitDone, code, stderr)
	require.Contains(t, out, "step;lifetime;Durée de vie et usage partagé;gwp;0;")
}

func TestADossierAgainstItselfHasNotChanged(t *testing.T) {
	code, out, stderr := reen(t, "footprint", sample, "--against", sample, "--format", "csv", "--criteria", "gwp,adpe")
	require.Equal(t, exitDone, code, stderr)
	steps := 0
	for line := range strings.Lines(out) {
		if cells := strings.Split(line, ";"); cells[0] == "step" && cells[1] != "before" && cells[1] != "after" {
			require.Equal(t, "0", cells[4], line)
			steps++
		}
	}
	require.Equal(t, 12, steps)
}

func TestWhatIsUnknownBothYearsHasNoEvolution(t *testing.T) {
	list, old := file(t, "l.csv", "type;quantite\nlaptop;10\n"), file(t, "old.csv", "type;quantite\nlaptop;10\n")
	code, out, stderr := reen(t, "footprint", list, "--year", "2024", "--against", old, "--criteria", "pm")
	require.Equal(t, exitDone, code, stderr)
	require.Contains(t, out, "n.d. les deux années")
	require.NotContains(t, out, "Avant (")
}

func TestAnEarlierInventoryThatCannotBeRead(t *testing.T) {
	list, old := file(t, "l.csv", "type;quantite\nlaptop;10\n"), file(t, "old.csv", "type;quantite\nlaptop;10\n")
	for name, c := range map[string]struct {
		args []string
		code int
		want string
	}{
		"missing":            {[]string{"--against", filepath.Join(t.TempDir(), "nulle-part.csv")}, exitFailed, "introuvable"},
		"no inventory":       {[]string{"--against", file(t, "texte.csv", "bonjour\nà tous\n")}, exitFailed, "texte.csv"},
		"the same twice":     {[]string{"--against", old, "--against", old}, exitUsage, "est donné deux fois"},
		"a year alone":       {[]string{"--against-year", "2020"}, exitUsage, "--against-year demande l’inventaire antérieur"},
		"a year of no grid":  {[]string{"--against", old, "--against-year", "203"}, exitUsage, "année antérieure 203 impossible"},
		"lines in CSV":       {[]string{"--against", old, "--lines", "--format", "csv"}, exitUsage, "n’entre pas dans le CSV des lignes"},
		"a convention alone": {[]string{"--against", old, "--convention", "accounting-life"}, exitUsage, "demande les durées d’amortissement"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, stderr := reen(t, append([]string{"footprint", list, "--year", "2024"}, c.args...)...)
			require.Equal(t, c.code, code, stderr)
			require.Empty(t, out)
			require.Contains(t, stderr, c.want)
		})
	}
}

func TestRefusedLinesOfTheEarlierInventoryAreSaid(t *testing.T) {
	list, old := file(t, "l.csv", "type;quantite\nlaptop;10\n"), file(t, "old.csv", "type;quantite\nlap top;10\n")
	code, _, stderr := reen(t, "footprint", list, "--year", "2024", "--against", old, "--strict")
	require.Equal(t, exitStrict, code)
	require.Contains(t, stderr, "old.csv")
	require.Contains(t, stderr, "Vouliez-vous dire")
}
