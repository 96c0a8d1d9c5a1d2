package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// spreading holds the options that say over which years the embodied impact
// of an asset is spread.
type spreading struct {
	convention   string
	amortisation []string
	date         string
}

func (s *spreading) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.convention, "convention", string(footprint.TotalLife), "`CONVENTION` qui répartit la fabrication dans le temps :"+`
total-life       sur la durée de vie totale (RCP-SI)
accounting-life  sur la durée d’amortissement comptable (--amortisation)
purchase-year    tout l’année de l’achat (GHG Protocol)
by-age           divisée par l’âge, comme NumEcoEval et G4IT ; sur 5 ans,
                 les parts annuelles font 2,28 fois la fabrication`)
	f.StringArrayVar(&s.amortisation, "amortisation", nil, "`TYPE=ANS` d’amortissement d’un équipement ou d’une catégorie, laptop=4 (répétable)")
	f.StringVar(&s.date, "date", "", "`AAAA-MM-JJ` du calcul, dont dépend l’âge (défaut : aujourd’hui)")
}

// into completes the options of a computation.
func (s *spreading) into(opts *footprint.Options, set *factors.Set) error {
	opts.Convention = footprint.Convention(s.convention)
	if !slices.Contains(footprint.Conventions(), opts.Convention) {
		return misused("convention «\u00a0%s\u00a0» inconnue\u00a0: %s", s.convention, conventionNames())
	}
	opts.Amortisation = map[string]decimal.Decimal{}
	for _, given := range s.amortisation {
		key, text, _ := strings.Cut(given, "=")
		years, err := decimal.NewFromString(strings.Replace(text, ",", ".", 1))
		if err != nil || len(text) > 4 || !years.IsInteger() || years.LessThan(decimal.NewFromInt(1)) || years.GreaterThan(decimal.NewFromInt(50)) {
			return misused("amortissement «\u00a0%s\u00a0» impossible\u00a0: TYPE=ANS est attendu, un nombre entier d’années de 1 à 50", given)
		}
		if _, ok := set.Item(key); !ok && !set.HasCategory(key) {
			return misused("amortissement «\u00a0%s\u00a0» impossible\u00a0: ni équipement ni catégorie du catalogue (voir «\u00a0reen factors\u00a0»)", given)
		}
		opts.Amortisation[key] = years
	}
	if opts.Convention == footprint.AccountingLife && len(opts.Amortisation) == 0 {
		return misused("la convention accounting-life demande les durées d’amortissement\u00a0: --amortisation laptop=4")
	}
	opts.On = time.Now()
	if s.date != "" {
		on, err := time.Parse(time.DateOnly, s.date)
		if err != nil {
			return misused("date «\u00a0%s\u00a0» impossible\u00a0: la forme AAAA-MM-JJ est attendue", s.date)
		}
		opts.On = on
	}
	return nil
}

func conventionNames() string {
	var names []string
	for _, c := range footprint.Conventions() {
		names = append(names, string(c))
	}
	last := len(names) - 1
	return fmt.Sprintf("%s ou %s", strings.Join(names[:last], ", "), names[last])
}
