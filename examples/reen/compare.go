package main

import (
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// earlier holds the options that say what inventory to compare with.
type earlier struct {
	paths []string
	year  int
}

func (e *earlier) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVar(&e.paths, "against", nil, "`ENTRÉE` antérieure (dossier ou fichier, répétable) : ce qui explique l’évolution depuis")
	f.IntVar(&e.year, "against-year", 0, "`AAAA` de l’entrée antérieure (défaut : celle de son dossier, sinon l’année précédente)")
}

// checkEarlier refuses what cannot be asked together.
func (q *quick) checkEarlier() error {
	switch {
	case q.earlier.paths == nil && q.earlier.year != 0:
		return misused("--against-year demande l’inventaire antérieur\u00a0: --against ENTRÉE")
	case q.earlier.year != 0 && (q.earlier.year < 1990 || q.earlier.year > 2100):
		return misused("année antérieure %d impossible\u00a0: de 1990 à 2100", q.earlier.year)
	}
	return nil
}

// checkTogether refuses options that a format would leave out without a word.
func (q *quick) checkTogether() error {
	given := func(options map[string]bool) string {
		for _, name := range slices.Sorted(maps.Keys(options)) {
			if options[name] {
				return name
			}
		}
		return ""
	}
	if q.lines && q.format == "csv" {
		if name := given(map[string]bool{"--against": q.earlier.paths != nil, "--by": q.by != nil, "--top": q.top != 0, "--sensitivity": q.sensitivity, "--machines": q.sharing.files != nil}); name != "" {
			return misused("%s n’entre pas dans le CSV des lignes\u00a0: retirez --lines ou %s, ou choisissez --format json", name, name)
		}
	}
	if q.spread && q.format == "csv" {
		return misused("--uncertainty n’entre pas dans le CSV\u00a0: choisissez --format table ou json")
	}
	if q.draws != 0 && q.format == "csv" {
		return misused("--monte-carlo n’entre pas dans le CSV\u00a0: choisissez --format table ou json")
	}
	return nil
}

// computeEarlier computes the earlier inventory with the options of the later
// one, but for the year and for what its own dossier says; nil without --against.
func (q *quick) computeEarlier(c console, after *footprint.Result) (*footprint.Result, input, error) {
	if q.earlier.paths == nil {
		return nil, input{}, nil
	}
	set, now := after.Set(), after.Options()
	in, err := openInput(c, q.earlier.paths, set, &q.reading, "Lecture de l’inventaire antérieur")
	if err != nil {
		return nil, in, err
	}
	own := *q
	own.year = q.earlier.year
	if own.year == 0 && in.strategy.Year == 0 {
		own.year = now.Year - 1
		fmt.Fprintf(c.err, "Année de l’inventaire antérieur non précisée\u00a0: %d (option --against-year).\n", own.year)
	}
	opts := now
	opts.Year = own.year
	if in.dossier {
		if opts, err = own.options(c, in); err != nil {
			return nil, in, err
		}
	} else if len(now.Lifetimes)+len(now.DataCentres)+len(now.Pools) > 0 {
		fmt.Fprintln(c.err, "Inventaire antérieur\u00a0: calculé avec les durées de vie, les lieux et les choix du dossier comparé.")
	}
	opts.On = opts.On.AddDate(opts.Year-now.Year, 0, 0) // ages are those of its own year
	before, err := footprint.Compute(set, in.lines, opts)
	if err != nil {
		return nil, in, failed("%w", err)
	}
	return before, in, nil
}

// evolution writes what explains the change, a table a criterion; nothing
// where there is no earlier result.
func evolution(c console, before, after *footprint.Result) error {
	if before == nil {
		return nil
	}
	set := after.Set()
	for _, criterion := range after.Options().Criteria {
		change, err := footprint.Compare(before, after, criterion)
		if err != nil {
			return err
		}
		if unknown(change.Before) && unknown(change.After) { // six differences of 0 would read as known
			fmt.Fprintf(c.out, "\nÉvolution\u00a0: %s, n.d. les deux années.\n", set.NameOf("criterion", criterion.String()).FR)
			continue
		}
		t := table{head: []string{"Évolution\u00a0: " + set.NameOf("criterion", criterion.String()).FR, "Écart", criterion.Unit() + "/an"}, right: map[int]bool{1: true, 2: true}}
		t.add(fmt.Sprintf("Avant (%d)", before.Options().Year), "", known(change.Before))
		for _, s := range change.Steps {
			t.add(set.NameOf("step", string(s.Name)).FR, signed(s.Difference), figure(s.Value))
		}
		t.add(fmt.Sprintf("Après (%d)", after.Options().Year), signed(change.After.Value.Sub(change.Before.Value)), known(change.After))
		fmt.Fprintln(c.out)
		if err := t.write(c.out); err != nil {
			return err
		}
		was, is := change.Before.Coverage, change.After.Coverage
		fmt.Fprintf(c.out, "Couverture hors usage\u00a0: %s, puis %s\u202f; usage\u00a0: %s, puis %s.\n", percent(was.Embodied), percent(is.Embodied), percent(was.Use), percent(is.Use))
	}
	_, err := fmt.Fprintln(c.out, "L’ordre des étapes fait partie du résultat\u00a0: chacune est calculée après les précédentes. Ce qu’une seule des deux années compte est au périmètre.")
	return err
}

// known shows a total; unknown is not 0.
func known(t footprint.Total) string {
	if unknown(t) {
		return "n.d."
	}
	return figure(t.Value)
}

// unknown tells a total that no line has a value for.
func unknown(t footprint.Total) bool {
	return !t.Coverage.Embodied.Decimal.IsPositive() && !t.Coverage.Use.Decimal.IsPositive() && t.Value.IsZero()
}

// valueUnless writes a value for a file; what is unknown is an empty cell.
func valueUnless(none bool, value decimal.Decimal) string {
	if none {
		return ""
	}
	return exact.String(value)
}

// signed shows a difference with its sign.
func signed(d decimal.Decimal) string {
	if d.IsPositive() {
		return "+" + figure(d)
	}
	return figure(d)
}

// rowsOfEvolution gives the change as rows of the CSV of parts: the differences
// sum from the value before to the value after.
func rowsOfEvolution(before, after *footprint.Result) ([][]string, error) {
	if before == nil {
		return nil, nil
	}
	var rows [][]string
	for _, criterion := range after.Options().Criteria {
		change, err := footprint.Compare(before, after, criterion)
		if err != nil {
			return nil, err
		}
		none := unknown(change.Before) && unknown(change.After)
		add := func(key, name string, value decimal.Decimal) {
			rows = append(rows, []string{"step", key, name, criterion.String(), valueUnless(none, value), criterion.Unit() + "/an", "", ""})
		}
		add("before", fmt.Sprintf("Avant (%d)", before.Options().Year), change.Before.Value)
		for _, s := range change.Steps {
			add(string(s.Name), after.Set().NameOf("step", string(s.Name)).FR, s.Difference)
		}
		add("after", fmt.Sprintf("Après (%d)", after.Options().Year), change.After.Value)
	}
	return rows, nil
}
