package main

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/fr"
)

func footprintCommand(c console) *cobra.Command {
	var q quick
	cmd := &cobra.Command{
		Use:   "footprint ENTRÉE…",
		Short: "L’empreinte d’un dossier ou de fichiers d’inventaire",
		Long: `Calcule l’empreinte annuelle d’un dossier ou de fichiers d’inventaire (CSV natif
ou export GLPI). Les lignes refusées sont dites sur la sortie d’erreur.
Avec --against, dit aussi ce qui explique l’évolution depuis un inventaire antérieur.`,
		Example: `  reen footprint parc.csv --year 2024
  reen footprint dossier/ --by site --by category,stage
  reen footprint dossier/ --by site,category --top 10
  reen footprint parc.csv --lines --format csv
  reen footprint dossier/ --sensitivity --conservative
  reen footprint serveurs.csv --machines machines.csv --allocation rcp-dc
  reen footprint parc-2025.csv --year 2025 --against parc-2024.csv --against-year 2024`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return q.footprint(c, args) },
	}
	q.flags(cmd)
	q.earlier.flags(cmd)
	q.sharing.flags(cmd)
	f := cmd.Flags()
	f.StringArrayVar(&q.by, "by", nil, "`DIMENSION` de ventilation : tier, category, item, stage, site, department ; plusieurs à la fois,\nséparées par des virgules, se croisent ; --by répété donne plusieurs tableaux")
	f.IntVar(&q.top, "top", 0, "garder les `N` plus grandes parts de chaque ventilation et sommer les autres")
	f.BoolVar(&q.lines, "lines", false, "un chiffre par ligne d’inventaire")
	f.BoolVar(&q.spread, "uncertainty", false, "l’intervalle à 95 % et ce qui le cause")
	f.BoolVar(&q.sensitivity, "sensitivity", false, "le total avec chacune des autres valeurs publiées")
	f.IntVar(&q.draws, "monte-carlo", 0, "vérifier l’intervalle par `N` tirages")
	f.Uint64Var(&q.seed, "seed", 1, "`GRAINE` des tirages")
	f.BoolVar(&q.identifiers, "identifiers", false, "montrer le nom des équipements")
	f.BoolVar(&q.strict, "strict", false, "code de sortie 3 si des lignes sont refusées")
	f.StringVar(&q.format, "format", "table", "`FORMAT` : table, json ou csv")
	return cmd
}

func (q *quick) footprint(c console, paths []string) error {
	splits, err := splitsOf(q.by)
	if err != nil {
		return err
	}
	if q.top < 0 {
		return misused("%d parts impossibles\u00a0: --top attend un nombre positif", q.top)
	}
	if !slices.Contains([]string{"table", "json", "csv"}, q.format) {
		return misused("format «\u00a0%s\u00a0» inconnu\u00a0: table, json ou csv", q.format)
	}
	if q.draws != 0 && (q.draws < 100 || q.draws > 1_000_000) {
		return misused("%d tirages impossibles\u00a0: de 100 à 1\u202f000\u202f000 sont attendus", q.draws)
	}
	if err := q.checkEarlier(); err != nil {
		return err
	}
	if err := q.sharing.check(q.reading.from); err != nil {
		return err
	}
	if err := q.checkTogether(); err != nil {
		return err
	}
	q.totals = true
	result, in, err := q.compute(c, paths)
	if err != nil {
		return err
	}
	shared, err := q.sharing.share(result, in.lines.Machines)
	if err != nil {
		return err
	}
	before, old, err := q.computeEarlier(c, result)
	if err != nil {
		return err
	}
	if err := q.write(c, figures{result, before, shared}, splits); err != nil {
		return failed("écriture impossible\u00a0: %w", err)
	}
	if shared != nil {
		in.problems = append(slices.Clone(in.problems), shared.Problems...)
	}
	q.reading.understood(c)
	refused := c.said(result, in)
	if before != nil {
		fmt.Fprintf(c.err, "Inventaire antérieur (%d)\u00a0: %s.\n", before.Options().Year, counted(before.Counts().Read, "ligne lue", "lignes lues"))
		refused = c.said(before, old) || refused
	}
	if q.strict && refused {
		return errStrict
	}
	return nil
}

// figures are what the command shows: a result, and what else was asked for.
type figures struct {
	*footprint.Result
	before *footprint.Result     // of the earlier inventory, nil where there is none
	shared *footprint.Allocation // of the machines, nil where there is none
}

// write gives the figures in the format that was asked for.
func (q *quick) write(c console, f figures, splits [][]footprint.Dimension) error {
	switch q.format {
	case "json": // which holds the notices
		return f.WriteJSON(c.out, footprint.JSONOptions{By: splits, Top: q.top, Lines: q.lines, Identifiers: q.identifiers, Uncertainty: q.spread, Draws: q.draws, Seed: q.seed, Sensitivity: q.sensitivity, Against: f.before, Allocation: f.shared})
	case "csv":
		rows, err := q.rows(f, splits)
		if err != nil {
			return err
		}
		if err := writeCSV(c.out, rows); err != nil {
			return err
		}
	default:
		if err := q.tables(c, f, splits); err != nil {
			return err
		}
		if err := evolution(c, f.before, f.Result); err != nil {
			return err
		}
	}
	for _, n := range q.notices(f.before, f.Result) {
		fmt.Fprintln(c.err, n)
	}
	return nil
}

// figure shows a value on a terminal, to three significant figures at least
// and to the unit from a hundred on.
func figure(d decimal.Decimal) string {
	if d.Abs().GreaterThanOrEqual(decimal.NewFromInt(100)) {
		return fr.Integer(d)
	}
	return fr.Significant(d, 3)
}

func percent(d decimal.NullDecimal) string {
	if !d.Valid {
		return "sans objet"
	}
	return fr.Percent(d.Decimal, 0)
}
