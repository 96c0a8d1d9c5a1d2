package main

import (
	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

type itemJSON struct {
	ID           string         `json:"id"`
	NameFR       string         `json:"name_fr"`
	NameEN       string         `json:"name_en"`
	Tier         factors.Tier   `json:"tier"`
	Category     string         `json:"category"`
	Kind         factors.Kind   `json:"kind"`
	Unit         string         `json:"unit"`
	Status       string         `json:"status"`
	Why          string         `json:"why,omitempty"`
	Remedy       string         `json:"remedy,omitempty"`
	OptIn        string         `json:"opt_in,omitempty"`
	Values       []factorJSON   `json:"values"`
	Alternatives [][]factorJSON `json:"alternatives,omitempty"`
}

type factorJSON struct {
	ID         string          `json:"id"`
	Criterion  string          `json:"criterion"`
	Stage      string          `json:"stage,omitempty"`
	Value      string          `json:"value"`
	Unit       string          `json:"unit"`
	Low        string          `json:"low"`
	High       string          `json:"high"`
	Basis      string          `json:"uncertainty"` // published, range or pedigree
	Geography  string          `json:"geography,omitempty"`
	Zone       string          `json:"zone,omitempty"`
	Year       string          `json:"year,omitempty"`
	Source     *factors.Source `json:"source"`
	Locator    string          `json:"locator"`
	Confidence string          `json:"confidence"`
	Note       string          `json:"note,omitempty"`
}

func itemsJSON(set *factors.Set, items []*factors.Item) any {
	out := []itemJSON{}
	for _, i := range items {
		j := itemJSON{ID: i.ID, NameFR: i.NameFR, NameEN: i.NameEN, Tier: i.Tier, Category: i.Category, Kind: i.Kind, Unit: i.Unit, Status: i.Status(), Why: i.Why, Remedy: i.Remedy, OptIn: i.OptIn,
			Values: valuesJSON(append(append([]*factors.Factor{}, i.Factors...), i.Lifetime, i.Energy))}
		if i.ID == factors.ElectricityItem {
			j.Values = valuesJSON(mixes(set))
		}
		for _, a := range i.Alternatives {
			j.Alternatives = append(j.Alternatives, valuesJSON(a))
		}
		out = append(out, j)
	}
	return map[string]any{"schema": 1, "version": set.Version(), "digest": set.Digest(), "notices": noticesOf(items), "items": out}
}

func valuesJSON(values []*factors.Factor) []factorJSON {
	out := []factorJSON{}
	for _, f := range values {
		if f == nil {
			continue
		}
		j := factorJSON{ID: f.ID, Criterion: f.Criterion.String(), Stage: f.Stage.String(), Value: exact.String(f.Value), Unit: f.Unit, Geography: f.Geography, Zone: f.Zone,
			Year: f.Year, Source: f.Source, Locator: f.Locator, Confidence: f.Confidence, Note: f.Note}
		between := f.Interval()
		j.Low, j.High, j.Basis = exact.String(between.Low), exact.String(between.High), string(between.Basis)
		out = append(out, j)
	}
	return out
}
