package factors

import (
	"fmt"
	"slices"
	"strings"
)

func (l *loader) item(r row) (err error) {
	i := &Item{ID: r.get("id"), NameFR: r.get("name_fr"), NameEN: r.get("name_en"), Tier: Tier(r.get("tier")), Category: r.get("category"),
		Kind: Kind(r.get("kind")), Unit: r.get("unit"), Why: r.get("why"), Remedy: r.get("remedy"), OptIn: r.get("opt_in")}
	if !slices.Contains([]Tier{Terminals, Network, DataCentre}, i.Tier) {
		return fmt.Errorf("unknown tier %q", i.Tier)
	}
	if !slices.Contains([]Kind{Asset, Flow, Apart, Excluded}, i.Kind) {
		return fmt.Errorf("unknown kind %q", i.Kind)
	}
	if _, twice := l.set.itemByID[i.ID]; twice || i.ID == "" {
		return fmt.Errorf("item %q is given twice or has no id", i.ID)
	}
	if i.Factors, err = l.chosen(i, r.get("default")); err != nil {
		return err
	}
	for group := range strings.SplitSeq(r.get("alternatives"), "|") {
		alternative, err := l.chosen(i, group)
		if err != nil {
			return err
		}
		if alternative != nil {
			i.Alternatives = append(i.Alternatives, alternative)
		}
	}
	if i.Lifetime, err = l.parameter(r.get("lifetime"), Lifetime); err != nil {
		return err
	}
	if i.Energy, err = l.parameter(r.get("energy"), Energy); err != nil {
		return err
	}
	if i.LifetimeAlternatives, err = l.parameters(r.get("lifetime_alternatives"), Lifetime); err != nil {
		return err
	}
	if i.EnergyAlternatives, err = l.parameters(r.get("energy_alternatives"), Energy); err != nil {
		return err
	}
	l.set.itemByID[i.ID] = i
	l.set.items = append(l.set.items, i)
	return nil
}

// chosen finds the impacts of an item, one at most per criterion and stage.
func (l *loader) chosen(i *Item, ids string) ([]*Factor, error) {
	var out []*Factor
	for id := range strings.FieldsSeq(ids) {
		f, ok := l.set.factorByID[id]
		if !ok || !f.Criterion.IsImpact() || f.Item != i.ID {
			return nil, fmt.Errorf("%q is no impact of %q", id, i.ID)
		}
		if g := overlap(out, f); g != nil {
			return nil, fmt.Errorf("%q and %q count the same stage of %q", g.ID, id, i.ID)
		}
		out = append(out, f)
	}
	return out, nil
}

// overlap finds the value that counts a stage which f counts too.
func overlap(chosen []*Factor, f *Factor) *Factor {
	for _, g := range chosen {
		if g.Criterion == f.Criterion && (g.Stage == f.Stage || g.Stage == Embodied && f.Stage != Use || f.Stage == Embodied && g.Stage != Use) {
			return g
		}
	}
	return nil
}

func (l *loader) parameter(id string, c Criterion) (*Factor, error) {
	if id == "" {
		return nil, nil
	}
	f, ok := l.set.factorByID[id]
	if !ok || f.Criterion != c {
		return nil, fmt.Errorf("%q is no %s", id, c)
	}
	return f, nil
}

// parameters finds the other values of a lifetime or an energy.
func (l *loader) parameters(ids string, c Criterion) (out []*Factor, err error) {
	for id := range strings.FieldsSeq(ids) {
		f, err := l.parameter(id, c)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}
