package factors

import "slices"

// clone copies an item with lists of its own, so that an overlay can change
// them.
func (i *Item) clone() *Item {
	c := *i
	c.Labels = slices.Clone(i.Labels)
	c.Factors = slices.Clone(i.Factors)
	c.Alternatives = slices.Clone(i.Alternatives)
	c.LifetimeAlternatives = slices.Clone(i.LifetimeAlternatives)
	c.EnergyAlternatives = slices.Clone(i.EnergyAlternatives)
	return &c
}

// offer adds a value to the item's alternatives. Impacts of one source and
// criterion that count different stages are one alternative together.
func (i *Item) offer(f *Factor) {
	switch {
	case f.Criterion == Lifetime:
		i.LifetimeAlternatives = append(i.LifetimeAlternatives, f)
	case f.Criterion == Energy:
		i.EnergyAlternatives = append(i.EnergyAlternatives, f)
	case f.Criterion.IsImpact():
		i.offerImpact(f)
	}
}

func (i *Item) offerImpact(f *Factor) {
	for n, group := range i.Alternatives {
		if group[0].Source == f.Source && group[0].Criterion == f.Criterion && overlap(group, f) == nil {
			i.Alternatives[n] = append(slices.Clone(group), f) // the group may be another set's too
			return
		}
	}
	i.Alternatives = append(i.Alternatives, []*Factor{f})
}

// settle forgets the advice for a missing value once every value is there.
func (i *Item) settle() {
	if i.Remedy == "" || len(i.Factors) == 0 || i.Kind == Asset && (i.Lifetime == nil || i.Energy == nil) {
		return
	}
	i.Remedy = ""
}
