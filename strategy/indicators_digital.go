package strategy

import (
	"strings"

	"github.com/shopspring/decimal"
)

// meanRGESN is the mean score of the services that have one, per cent, with the
// score of each.
func meanRGESN(a *Assessment) (decimal.NullDecimal, []Part) {
	var scores []decimal.Decimal
	var parts []Part
	for _, d := range a.Strategy.Digital {
		if score := d.RGESN.Score(); score.Valid {
			scores = append(scores, score.Decimal)
			parts = append(parts, Part{Key: d.Name, Name: d.Name, Value: score.Decimal})
		}
	}
	return meanOf(scores), parts
}

// auditedServices is the services with a score of the RGESN over those that the
// dossier lists, per cent, with the number of published statements of ecodesign. A
// list of which none has a score does not say that none was audited.
func auditedServices(a *Assessment) (decimal.NullDecimal, []Part) {
	audited, stated := 0, 0
	for _, d := range a.Strategy.Digital {
		if d.RGESN.Score().Valid {
			audited++
		}
		if strings.TrimSpace(d.Ecodesign) != "" {
			stated++
		}
	}
	if audited == 0 {
		return none()
	}
	return inPercent(number(audited), number(len(a.Strategy.Digital))), beside(besideOf{"ecodesign", number(stated), unitNumber})
}

// meanRGAA is the mean rate of the services that have one, per cent, with the
// accessibility statements published of the services listed.
func meanRGAA(a *Assessment) (decimal.NullDecimal, []Part) {
	var rates []decimal.Decimal
	stated := 0
	for _, d := range a.Strategy.Digital {
		if rate := known(d.RGAA); rate != nil && d.RGAA.Decimal.LessThanOrEqual(one) {
			rates = append(rates, percent(rate))
		}
		if strings.TrimSpace(d.Accessibility) != "" {
			stated++
		}
	}
	if len(a.Strategy.Digital) == 0 {
		return none()
	}
	return meanOf(rates), beside(besideOf{"statements", number(stated), unitNumber}, besideOf{"services", number(len(a.Strategy.Digital)), unitNumber})
}

// openDataSets is the data sets published, with the share that has a schema and
// the number of APIs.
func openDataSets(a *Assessment) (decimal.NullDecimal, []Part) {
	o := a.Strategy.OpenData
	return certain(known(o.DataSets)), beside(
		besideOf{"schema", inPercent(o.WithSchema, o.DataSets), unitPercent},
		besideOf{"apis", certain(known(o.APIs)), unitNumber})
}

// freeSoftware is the workstations on a free system, per cent, with the agents on
// a free office suite, the free applications and the contributions.
func freeSoftware(a *Assessment) (decimal.NullDecimal, []Part) {
	f := a.Free
	return f.Workstations.Percent, beside(
		besideOf{"free-office", f.Office.Percent, unitPercent},
		besideOf{"free-applications", f.Applications.Percent, unitPercent},
		besideOf{"contributions", f.Contributions, unitNumber})
}

// pooledServices counts those that the dossier lists, with the communes that each
// serves: a commune that several serve is one commune, so that they are not added.
func pooledServices(a *Assessment) (decimal.NullDecimal, []Part) {
	if len(a.Strategy.PooledServices) == 0 {
		return none()
	}
	var parts []Part
	for _, p := range a.Strategy.PooledServices {
		if p.Communes > 0 {
			parts = append(parts, Part{Key: p.Name, Name: p.Name, Value: decimal.NewFromInt(int64(p.Communes)), Unit: say("part.communes")})
		}
	}
	return number(len(a.Strategy.PooledServices)), parts
}

// reviewedAI counts the uses of the register whose relevance was reviewed, with
// the uses, their requests and their kWh. A sum stands only where every use tells
// its number.
func reviewedAI(a *Assessment) (decimal.NullDecimal, []Part) {
	if len(a.AI) == 0 {
		return none()
	}
	reviewed := 0
	requests, energy := number(0), number(0)
	add := func(sum, n decimal.NullDecimal) decimal.NullDecimal {
		if !sum.Valid || known(n) == nil {
			return decimal.NullDecimal{}
		}
		return decimal.NewNullDecimal(sum.Decimal.Add(n.Decimal))
	}
	for _, e := range a.AI {
		if !e.Use.Reviewed.IsZero() {
			reviewed++
		}
		requests, energy = add(requests, e.Use.Requests), add(energy, e.Energy.Value)
	}
	return number(reviewed), beside(besideOf{"ai-uses", number(len(a.AI)), unitNumber}, besideOf{"ai-requests", requests, unitNumber}, besideOf{"ai-energy", energy, "kWh"})
}
