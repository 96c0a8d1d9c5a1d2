package strategy

import (
	"math/big"
	"strings"

	"github.com/reen-numerique/reen/internal/exact"
)

// Figures of digital services, data and software.

func lowestRGAA(b *bench, _ *Neighbour) figure {
	f := figure{phrase: "neighbour.rgaa"}
	silent := false
	for _, d := range b.s.Digital {
		if !d.RGAA.Valid || !sane(d.RGAA.Decimal) || d.RGAA.Decimal.IsNegative() || d.RGAA.Decimal.GreaterThan(one) {
			silent = true
			continue
		}
		if r := hundredfold(exact.FromDecimal(d.RGAA.Decimal)); f.high == nil || r.Cmp(f.high) < 0 {
			f.high, f.blanks = r, []string{"service", d.Name}
		}
	}
	if f.high == nil {
		return figure{}
	}
	if !silent {
		f.low = f.high
	}
	return f
}

func accessibilityStatements(b *bench, _ *Neighbour) figure {
	return statedBy(b.s.Digital, "neighbour.statements", func(d DigitalService) string { return d.Accessibility })
}

func rgesnStatements(b *bench, _ *Neighbour) figure {
	var scored []DigitalService
	for _, d := range b.s.Digital {
		if d.RGESN.Score().Valid {
			scored = append(scored, d)
		}
	}
	return statedBy(scored, "neighbour.ecodesign", func(d DigitalService) string { return d.Ecodesign })
}

// statedBy is the share of services whose statement the dossier gives. One that it
// does not give may be published all the same.
func statedBy(services []DigitalService, phrase string, address func(DigitalService) string) figure {
	var silent []string
	for _, d := range services {
		if strings.TrimSpace(address(d)) == "" {
			silent = append(silent, d.Name)
		}
	}
	if len(services) == 0 {
		return figure{}
	}
	with := len(services) - len(silent)
	f := exactly(hundredfold(big.NewRat(int64(with), int64(len(services)))), 0, phrase, "with", count(with), "all", count(len(services)))
	if silent != nil {
		f.high, f.lacks = nil, say("neighbour.statement-of", "names", strings.Join(silent, ", "))
	}
	return f
}

func lowestRGESN(b *bench, _ *Neighbour) figure {
	var f figure
	for _, d := range b.s.Digital {
		score := d.RGESN.Score()
		if !score.Valid {
			continue
		}
		if r := exact.FromDecimal(score.Decimal); f.low == nil || r.Cmp(f.low) < 0 {
			f = exactly(r, 0, "neighbour.rgesn", "service", d.Name)
		}
	}
	return f
}

func publishedData(b *bench, _ *Neighbour) figure {
	if o := b.s.OpenData; validAmount(o.DataSets) {
		return exactly(exact.FromDecimal(o.DataSets.Decimal), 0, "neighbour.data-sets")
	} else if portal := strings.TrimSpace(o.Portal); portal != "" {
		return figure{phrase: "neighbour.portal", blanks: []string{"portal", portal}}
	}
	return figure{}
}

func freeOrientations(b *bench, _ *Neighbour) figure {
	n := 0
	for _, text := range b.s.FreeSoftware {
		if strings.TrimSpace(text) != "" {
			n++
		}
	}
	if n == 0 {
		return figure{}
	}
	return exactly(whole64(n), 0, "neighbour.orientations")
}
