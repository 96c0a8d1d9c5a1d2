package factors

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
)

// With lays a user's set over this one and gives a third; neither is changed.
// For each item, the user's default values replace those chosen here criterion
// by criterion, never stage by stage: one publication is not completed by
// another. The values replaced stay as alternatives, beside those that the
// user's set marks so (column role); its comparisons are only kept.
// Electricity mixes are replaced zone by zone and year by year. Items, sources
// and names of the user's set win; an item that its table describes is as
// described there, with the labels of both sets. A value of an item that
// neither set knows is an error.
func (s *Set) With(user *Set) (*Set, error) {
	out := &Set{version: s.version, digest: mergeDigests(s.digest, user.digest), names: maps.Clone(s.names),
		sourceByID: maps.Clone(s.sourceByID), factorByID: maps.Clone(s.factorByID), itemByID: map[string]*Item{}}
	if user.version != "" {
		out.version += "+" + user.version
	}
	maps.Copy(out.names, user.names)
	out.vocabulary = s.vocabulary.with(user.vocabulary)
	out.zones = overlay(s.zones, user.zones, func(z Zone) string { return z.ID })
	out.sources = overlay(s.sources, user.sources, func(x *Source) string { return x.ID })
	out.factors = overlay(s.factors, user.factors, mixKey)
	maps.Copy(out.sourceByID, user.sourceByID)
	maps.Copy(out.factorByID, user.factorByID)
	for _, i := range overlay(s.items, user.items, func(x *Item) string { return x.ID }) {
		clone := i.clone()
		if before, ok := s.itemByID[i.ID]; ok && before != i {
			clone.Labels = append(clone.Labels, before.Labels...)
		}
		out.items = append(out.items, clone)
		out.itemByID[clone.ID] = clone
	}
	for _, f := range user.factors {
		if err := out.choose(f, user); err != nil {
			return nil, err
		}
	}
	for _, i := range out.items {
		i.settle()
	}
	out.index()
	return out, nil
}

// mixKey makes two mixes of one zone, year and criterion the same value.
func mixKey(f *Factor) string {
	if f.Item == ElectricityItem && f.Zone != "" {
		return "mix/" + f.Zone + "/" + f.Year + "/" + f.Criterion.String()
	}
	return f.ID
}

// choose puts one of the user's values in the place of those chosen before.
func (s *Set) choose(f *Factor, user *Set) error {
	if f.Item == "" || f.Zone != "" {
		return nil
	}
	if _, described := user.itemByID[f.Item]; described {
		return nil // the user's own table of items says what is chosen
	}
	i, ok := s.itemByID[f.Item]
	if !ok {
		return fmt.Errorf("factors: %q is a value of %q, an item that no set describes", f.ID, f.Item)
	}
	switch f.Role {
	case RoleComparison:
		return nil
	case RoleAlternative:
		i.offer(f)
		return nil
	}
	return i.take(f, user)
}

// take makes one of the user's values the one chosen.
func (i *Item) take(f *Factor, user *Set) error {
	switch f.Criterion {
	case Lifetime:
		return replaceParameter(&i.Lifetime, &i.LifetimeAlternatives, f, user)
	case Energy:
		return replaceParameter(&i.Energy, &i.EnergyAlternatives, f, user)
	}
	if !f.Criterion.IsImpact() {
		return nil // a parameter that no item holds: Set.Factor finds it
	}
	i.replace(f, user)
	if g := overlap(i.Factors[:len(i.Factors)-1], f); g != nil {
		return fmt.Errorf("factors: %q and %q count the same stage of %q", g.ID, f.ID, f.Item)
	}
	return nil
}

// replaceParameter puts f in the place of a lifetime or an energy, which
// becomes an alternative.
func replaceParameter(chosen **Factor, others *[]*Factor, f *Factor, user *Set) error {
	if g := *chosen; g != nil {
		if user.factorByID[g.ID] == g {
			return fmt.Errorf("factors: %q and %q are both the %s of %q", g.ID, f.ID, f.Criterion, f.Item)
		}
		*others = append(*others, g)
	}
	*chosen = f
	return nil
}

// replace moves the values of other sets for the criterion to the
// alternatives, then adds f to those chosen.
func (i *Item) replace(f *Factor, user *Set) {
	var kept, moved []*Factor
	for _, g := range i.Factors {
		if g.Criterion != f.Criterion || user.factorByID[g.ID] == g {
			kept = append(kept, g)
		} else {
			moved = append(moved, g)
		}
	}
	if moved != nil {
		i.Alternatives = append(i.Alternatives, moved)
	}
	i.Factors = append(kept, f)
}

// overlay gives base with the elements of over in place of those with the
// same key, the new ones at the end.
func overlay[T any](base, over []T, key func(T) string) []T {
	out := slices.Clone(base)
	at := map[string]int{}
	for n, x := range base {
		at[key(x)] = n
	}
	for _, x := range over {
		if n, ok := at[key(x)]; ok {
			out[n] = x
			continue
		}
		at[key(x)] = len(out)
		out = append(out, x)
	}
	return out
}

func mergeDigests(a, b string) string {
	sum := sha256.Sum256([]byte(a + "\n" + b))
	return "sha256:" + hex.EncodeToString(sum[:])
}
