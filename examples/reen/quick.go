package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
	"github.com/reen-numerique/reen/internal/fr"
	"github.com/reen-numerique/reen/strategy"
)

// quick holds the options of the quick calculation.
type quick struct {
	year        int
	zone        string
	spreading   spreading
	prudent     bool
	deflator    string
	earlier     earlier
	by          []string
	top         int
	criteria    []string
	factors     []string
	reading     reading
	sharing     sharing
	lines       bool
	totals      bool // only what a stream gives: no line is asked for
	spread      bool
	sensitivity bool
	draws       int
	seed        uint64
	identifiers bool
	strict      bool
	format      string
}

func (q *quick) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.IntVar(&q.year, "year", 0, "`AAAA` de l’inventaire (défaut : celle du dossier, sinon la dernière du jeu de facteurs)")
	f.StringVar(&q.zone, "zone", "", "`ZONE` d’électricité : FR, FR-20R, GP, MQ, GF, RE, YT…")
	q.spreading.flags(cmd)
	f.StringVar(&q.deflator, "deflator", "", "`RAPPORT` des prix de 2023 à ceux des achats connus par leur seul montant (0,97)")
	f.BoolVar(&q.prudent, "conservative", false, "prendre la plus haute des valeurs publiées de chaque équipement (RCP-SI v2, §5.1)")
	f.StringSliceVar(&q.criteria, "criteria", []string{"gwp"}, "`LISTE` de critères : gwp,adpe,ap,pm,ir,pe,wu")
	factorsFlag(cmd, &q.factors)
	q.reading.flags(cmd)
}

// compute opens the input and computes it with the options of the command line.
func (q *quick) compute(c console, paths []string) (*footprint.Result, input, error) {
	set, err := openSet(c, q.factors, q.year)
	if err != nil {
		return nil, input{}, err
	}
	if q.streamed() && !isDossier(paths) {
		return q.stream(c, set, paths)
	}
	in, err := openInput(c, paths, set, &q.reading, "Lecture")
	if err != nil {
		return nil, in, err
	}
	if err := q.sharing.read(&in); err != nil {
		return nil, in, err
	}
	opts, err := q.options(c, in)
	if err != nil {
		return nil, in, err
	}
	result, err := footprint.Compute(set, in.lines, opts)
	if err != nil {
		return nil, in, failed("%w", err)
	}
	return result, in, nil
}

// streamed tells whether totals are enough: lines need not be kept then.
func (q *quick) streamed() bool { return q.totals && !q.lines && len(q.sharing.files) == 0 }

// stream computes files of any size, of which no line is kept.
func (q *quick) stream(c console, set *factors.Set, paths []string) (*footprint.Result, input, error) {
	in := input{set: set}
	opts, err := q.options(c, in)
	if err != nil {
		return nil, in, err
	}
	sums, err := footprint.NewAccumulator(set, opts)
	if err != nil {
		return nil, in, failed("%w", err)
	}
	given, names, err := named(paths)
	if err != nil {
		return nil, in, err
	}
	how, err := q.reading.options(c, set, nil, c.progress("Lecture"))
	if err != nil {
		return nil, in, err
	}
	err = inventory.AccumulateAll(given, names, sums, how)
	var centres *inventory.DataCentresError
	if errors.As(err, &centres) { // which the sums must know from the start
		opts.DataCentres = centres.Found
		if sums, err = footprint.NewAccumulator(set, opts); err == nil {
			err = inventory.AccumulateAll(given, names, sums, how)
		}
	}
	if err != nil {
		return nil, in, failed("%w", err)
	}
	return sums.Result(), in, nil
}

func (q *quick) options(c console, in input) (footprint.Options, error) {
	if q.year != 0 && (q.year < 1990 || q.year > 2100) {
		return footprint.Options{}, misused("année %d impossible\u00a0: de 1990 à 2100", q.year)
	}
	opts := footprint.Options{Year: q.year, Zone: q.zone}
	if in.dossier {
		var problems diag.List
		opts, problems = strategy.OptionsOf(in.set, in.strategy)
		c.remarks(problems)
		if q.year != 0 {
			opts.Year = q.year
		}
		if q.zone != "" {
			opts.Zone = q.zone
		}
	}
	if opts.Year == 0 {
		opts.Year = in.set.LatestYear(footprint.DefaultZone)
		fmt.Fprintf(c.err, "Année non précisée\u00a0: mix électrique de %d (option --year).\n", opts.Year)
	}
	opts.Conservative = opts.Conservative || q.prudent
	if q.deflator != "" {
		d, err := fr.ParseNumber(q.deflator)
		if err != nil || !d.IsPositive() || d.GreaterThan(decimal.NewFromInt(10)) {
			return opts, misused("déflateur «\u00a0%s\u00a0» impossible\u00a0: un nombre supérieur à 0 et d’au plus 10 est attendu", q.deflator)
		}
		opts.Deflator = decimal.NewNullDecimal(d)
	}
	if err := q.spreading.into(&opts, in.set); err != nil {
		return opts, err
	}
	if _, ok := in.set.Zone(opts.Zone); !ok && opts.Zone != "" {
		return opts, misused("zone d’électricité «\u00a0%s\u00a0» inconnue\u00a0: %s", opts.Zone, zonesOf(in.set))
	}
	for _, id := range q.criteria {
		criterion, err := factors.ParseCriterion(id)
		if err != nil || !criterion.IsImpact() {
			return opts, misused("critère «\u00a0%s\u00a0» inconnu\u00a0: gwp, adpe, ap, pm, ir, pe ou wu", id)
		}
		if slices.Contains(opts.Criteria, criterion) {
			return opts, misused("critère «\u00a0%s\u00a0» donné deux fois", id)
		}
		opts.Criteria = append(opts.Criteria, criterion)
	}
	return opts, nil
}

func zonesOf(set *factors.Set) string {
	ids := ""
	for n, z := range set.Zones() {
		if n > 0 {
			ids += ", "
		}
		ids += z.ID
	}
	return ids
}
