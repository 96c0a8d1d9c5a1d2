package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
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

// tables writes the figures for the terminal.
func (q *quick) tables(c console, f figures, splits [][]footprint.Dimension) error {
	r := f.Result
	for _, t := range []struct {
		asked bool
		write func() error
	}{
		{true, func() error { return c.totals(r) }},
		{true, func() error { return q.parts(c, r, splits) }},
		{q.lines, func() error { return q.tableOfLines(c, r) }},
		{f.shared != nil, func() error { return q.tablesOfMachines(c, r, f.shared) }},
		{q.spread || q.draws != 0, func() error { return q.uncertainty(c, r) }},
		{q.sensitivity, func() error { return c.sensitivityTable(r) }},
		{true, func() error { return c.apartTable(r) }},
	} {
		if t.asked {
			if err := t.write(); err != nil {
				return err
			}
		}
	}
	c.account(r)
	return nil
}

// totals writes the total of each criterion, and what it is like.
func (c console) totals(r *footprint.Result) error {
	set := r.Set()
	totals := table{head: []string{"Critère", "Par an", "Unité", "Bas", "Haut", "Couverture hors usage", "Couverture usage"}, right: map[int]bool{1: true, 3: true, 4: true, 5: true, 6: true}}
	for _, criterion := range r.Options().Criteria {
		t := r.Total(criterion)
		value, low, high := known(t), figure(t.Low), figure(t.High)
		if unknown(t) {
			low, high = value, value
		}
		totals.add(set.NameOf("criterion", criterion.String()).FR, value, criterion.Unit(), low, high, percent(t.Coverage.Embodied), percent(t.Coverage.Use))
	}
	if err := totals.write(c.out); err != nil {
		return err
	}
	for _, e := range r.Equivalents() {
		fmt.Fprintf(c.out, "\n%s\n", equivalentText(set, e))
	}
	return nil
}

// account says what was read, and what the figures were computed with.
func (c console) account(r *footprint.Result) {
	if per, ok := r.PerAgent(factors.GWP); ok {
		fmt.Fprintf(c.out, "\nPar agent\u00a0: %s kg CO2e par an", figure(per))
		if per, ok := r.PerInhabitant(factors.GWP); ok {
			fmt.Fprintf(c.out, "\u202f; par habitant\u00a0: %s kg CO2e par an", figure(per))
		}
		fmt.Fprintln(c.out)
	}
	n, o := r.Counts(), r.Options()
	fmt.Fprintf(c.out, "\nLignes lues %d = complètes %d + partielles %d + non couvertes %d + hors service %d + exclues %d + rattachées %d + en double %d + sans donnée %d + refusées %d\n",
		n.Read, n.Complete, n.Partial, n.Uncovered, n.NotInUse, n.Excluded, n.Attached, n.Duplicates, n.NotData, n.Refused)
	if most := r.RefusedAtMost(o.Criteria[0]); most.Value.Valid {
		fmt.Fprintf(c.out, "Refusées d’une liste d’un seul genre\u00a0: %d, qui pèseraient au plus %s %s par an.\n", most.Lines, figure(most.Value.Decimal), o.Criteria[0].Unit())
	}
	for _, f := range r.Mixes() {
		if f.Criterion == factors.GWP {
			fmt.Fprintf(c.out, "Mix électrique %s de %s\u00a0: %s kg CO2e/kWh (%s).\n", f.Zone, f.Year, comma(f.Value), f.Source.Attribution)
		}
	}
	for _, p := range r.Problems() {
		if p.Code == footprint.OtherDatabase {
			fmt.Fprintf(c.out, "%s.\n", p)
		}
	}
	fmt.Fprintf(c.out, "Année %d, zone %s, convention %s, facteurs %s. Bas et haut\u00a0: valeurs publiées les plus basses et les plus hautes de chaque équipement.%s\n", o.Year, o.Zone, o.Convention, r.Set().Version(), choiceText(o))
}

// choiceText says which of the published values was taken, where it is not the
// catalogue's choice.
func choiceText(o footprint.Options) string {
	if !o.Conservative {
		return ""
	}
	return " Choix prudent\u00a0: la plus haute des valeurs publiées de chaque équipement est retenue (RCP-SI v2, §5.1)."
}

// equivalentText says a total as a number of something that people know.
func equivalentText(set *factors.Set, e footprint.Equivalent) string {
	name := set.NameOf("equivalent", e.Item.ID).FR
	if name == e.Item.ID { // of a user's own set
		name = "«\u00a0" + e.Item.NameFR + "\u00a0»"
	}
	times := fr.Significant(e.Number, 3) + " fois"
	if e.Number.LessThan(decimal.NewFromInt(1)) {
		times = fr.Significant(e.Number.Shift(2), 3) + "\u202f% de"
	}
	return fmt.Sprintf("Soit %s %s (%s kg CO2e en %s\u202f; %s).", times, name, comma(e.Factor.Value), e.Factor.Year, e.Factor.Source.Attribution)
}

// keyName gives the French name of a part.
func keyName(set *factors.Set, d footprint.Dimension, key string) string {
	if key == "" {
		return "(non précisé)"
	}
	if d == footprint.ByItem {
		if i, ok := set.Item(key); ok {
			return i.NameFR
		}
	}
	return set.NameOf(string(d), key).FR
}

func (q *quick) tableOfLines(c console, r *footprint.Result) error {
	fmt.Fprintln(c.out)
	set := r.Set()
	t := table{head: []string{"Ligne", "Équipement", "Quantité", "État", "Statut", "kg CO2e/an", "Manque"}, right: map[int]bool{2: true, 5: true}}
	if q.identifiers {
		t.head = append(t.head, "Nom")
	}
	for _, l := range r.Lines() {
		sum, valued := decimal.Decimal{}, false
		for _, i := range l.Impacts {
			if i.Criterion == factors.GWP {
				sum, valued = sum.Add(i.Value), true
			}
		}
		value := "n.d."
		if valued {
			value = figure(sum)
		}
		cells := []string{l.ID, keyName(set, footprint.ByItem, l.Item), comma(l.Quantity), set.NameOf("state", l.State.String()).FR, set.NameOf("status", string(l.Status)).FR, value, missing(set, l.Missing)}
		if q.identifiers {
			cells = append(cells, l.Name)
		}
		t.add(cells...)
	}
	return t.write(c.out)
}

func missing(set *factors.Set, ids []string) string {
	names := make([]string, len(ids))
	for n, id := range ids {
		names[n] = set.NameOf("missing", id).FR
	}
	return strings.Join(names, ", ")
}

// rows gives the result as CSV: the lines, or the parts with the machines and
// the change since an earlier result.
func (q *quick) rows(f figures, splits [][]footprint.Dimension) ([][]string, error) {
	if q.lines {
		return withNotices(q.rowsOfLines(f.Result), 3, q.notices(nil, f.Result)), nil
	}
	rows := append(q.rowsOfParts(f.Result, splits), rowsOfApart(f.Result)...)
	if q.sensitivity {
		more, err := rowsOfSensitivity(f.Result)
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	if f.shared != nil {
		rows = append(rows, q.rowsOfMachines(f.Result, f.shared)...)
	}
	steps, err := rowsOfEvolution(f.before, f.Result)
	return padded(withNotices(append(rows, steps...), 2, q.notices(f.before, f.Result))), err
}

// padded gives each row the columns of the first.
func padded(rows [][]string) [][]string {
	for n := range rows {
		rows[n] = append(rows[n], make([]string, len(rows[0])-len(rows[n]))...)
	}
	return rows
}

// notices gives what licences ask to print beside the values of a result, of the
// earlier one, nil where there is none, and of those that it is compared with.
func (q *quick) notices(before, r *footprint.Result) []string {
	printed := r.Used()
	if before != nil {
		printed = append(printed, before.Used()...)
	}
	if q.sensitivity {
		printed = append(printed, alternatives(r)...)
	}
	for _, a := range r.Apart(r.Options().Criteria[0]) {
		printed = append(printed, a.Item.Factors...)
	}
	return factors.Notices(printed)
}

// withNotices adds what licences ask of an export, a row each, in a column of names.
func withNotices(rows [][]string, column int, notices []string) [][]string {
	for _, n := range notices {
		row := make([]string, len(rows[0]))
		row[0], row[column] = "licence", n
		rows = append(rows, row)
	}
	return rows
}

func (q *quick) rowsOfLines(r *footprint.Result) [][]string {
	rows := [][]string{{"id", "fichier", "ligne", "nom", "type", "quantite", "etat", "statut", "manque", "critere", "etape", "valeur", "unite"}}
	for _, l := range r.Lines() {
		name := ""
		if q.identifiers {
			name = l.Name
		}
		start := []string{l.ID, l.File, strconv.Itoa(l.Row), name, l.Item, exact.String(l.Quantity), l.State.String(), string(l.Status), strings.Join(l.Missing, " ")}
		if len(l.Impacts) == 0 {
			rows = append(rows, append(start, "", "", "", ""))
		}
		for _, i := range l.Impacts {
			rows = append(rows, append(slices.Clone(start), i.Criterion.String(), i.Stage.String(), exact.String(i.Value), i.Criterion.Unit()+"/an"))
		}
	}
	return rows
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
