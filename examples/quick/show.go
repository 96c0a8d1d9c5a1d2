package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/fr"
)

// show writes the footprint: the total with its interval and its coverage, the
// parts, and where the values come from.
func show(w io.Writer, r *footprint.Result) error {
	spread, err := r.Uncertainty(factors.GWP)
	if err != nil {
		return err
	}
	total, o := r.Total(factors.GWP), r.Options()
	var b strings.Builder
	fmt.Fprintf(&b, "Empreinte du parc\u00a0: %s par an\n", mass(total.Value))
	fmt.Fprintf(&b, "Intervalle à 95\u202f%%\u00a0: de %s à %s\n", mass(spread.Low), mass(spread.High))
	fmt.Fprintf(&b, "Selon les valeurs publiées\u00a0: de %s à %s\n", mass(total.Low), mass(total.High))
	fmt.Fprintf(&b, "Couverture\u00a0: %s pour la fabrication, %s pour l’usage\n\n", share(total.Coverage.Embodied), share(total.Coverage.Use))
	t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, part := range r.By(factors.GWP, footprint.ByItem) {
		item, _ := r.Set().Item(part.Keys[0])
		fmt.Fprintf(t, "%s\t%s\n", item.NameFR, mass(part.Value))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(&b, "\nAnnée %d, zone %s, facteurs %s. Sources\u00a0:\n", o.Year, o.Zone, r.Set().Version())
	for _, credit := range credits(r) {
		fmt.Fprintf(&b, "- %s\n", credit)
	}
	_, err = io.WriteString(w, b.String())
	return err
}

// credits are what the sources of the values ask to print, each once, and the
// notices of those that are to be shared alike.
func credits(r *footprint.Result) []string {
	var out []string
	seen := map[string]bool{}
	for _, f := range r.Used() {
		if credit := f.Source.Attribution; !seen[credit] {
			seen[credit] = true
			out = append(out, credit)
		}
	}
	return append(out, factors.Notices(r.Used())...)
}

func mass(kg decimal.Decimal) string {
	value, unit := fr.Mass(kg)
	return value + "\u00a0" + unit
}

func share(d decimal.NullDecimal) string {
	if !d.Valid {
		return "sans objet"
	}
	return fr.Percent(d.Decimal, 0)
}
