package factors

import "slices"

// Label is what people write of a device.
type Label struct {
	Type         string // "PC portable", "Mini Tower"; may be empty
	Manufacturer string // "Dell Inc."; may be empty
	Model        string // "Latitude 5420"; may be empty
}

// Certainty tells how far an Identity may be relied on.
type Certainty uint8

// Certainties.
const (
	Unknown   Certainty = iota // no item
	Ambiguous                  // several items; which, is for people to say
	Likely                     // one item, to be checked
	Certain                    // one item
)

var certainties = [...]string{"unknown", "ambiguous", "likely", "certain"}

func (c Certainty) String() string {
	if int(c) < len(certainties) {
		return certainties[c]
	}
	return "invalid"
}

// Identity is the answer to a Label, with the rules that spoke.
type Identity struct {
	Items     []*Item // none, one, or those among which to choose
	Certainty Certainty
	TypeRule  string  // what the type was known by, "" if it was not
	ModelRule string  // what the model was known by, "" if it was not or was not needed
	Against   []*Item // what the model names instead, where it contradicts the type
}

// Identify finds the item of a device. The type speaks first; where it is
// empty, unknown or ambiguous, or means several things of which the model is
// one, the maker's model settles it. A model never overrules a type that says
// something else: Against tells the contradiction.
func (s *Set) Identify(l Label) Identity {
	m := s.matcher()
	kind := m.label(l.Type)
	if l.Model == "" {
		return kind.identity()
	}
	model := m.model(l.Manufacturer, l.Model)
	if !kind.open && len(kind.items) == 0 && len(model.items) > 0 && m.misspelt(l.Type, model.items) {
		return Identity{}
	}
	return m.reconcile(kind, model)
}

// misspelt tells whether an unknown type is near to that of another thing
// than the model: a "Portabel" is for people to say.
func (m *matcher) misspelt(label string, model []*Item) bool {
	if label == "" || len(label) > maxMisspelt {
		return false
	}
	near := m.label(m.suggest(label)).items
	return len(near) > 0 && len(intersection(near, model)) == 0
}

// identity is the answer of a type alone.
func (f finding) identity() Identity {
	id := Identity{Items: slices.Clone(f.items), TypeRule: f.rule}
	switch {
	case len(f.items) > 1:
		id.Certainty = Ambiguous
	case len(f.items) == 1 && f.likely:
		id.Certainty = Likely
	case len(f.items) == 1:
		id.Certainty = Certain
	}
	return id
}

// byModel is the answer of a model, beside what the type said.
func (f finding) byModel(typeRule string) Identity {
	id := f.identity()
	id.TypeRule, id.ModelRule = typeRule, f.rule
	return id
}

// reconcile answers with what the type and the model say together.
func (m *matcher) reconcile(kind, model finding) Identity {
	switch {
	case len(model.items) == 0 || kind.other:
		return kind.identity()
	case kind.open:
		return model.byModel("")
	case len(kind.items) == 0: // a word that is not known may well be that of an accessory
		model.likely = true
		return model.byModel("")
	case len(kind.items) > 1:
		return m.narrow(kind, model)
	}
	return m.confront(kind, model)
}

// narrow settles an ambiguous type. A model of the same category says more
// than a general word: the "printer" that is a multifunction.
func (m *matcher) narrow(kind, model finding) Identity {
	sameCategory := func(i *Item) bool { return len(model.items) == 1 && i.Category == model.items[0].Category }
	switch common := intersection(kind.items, model.items); {
	case len(common) > 0:
		model.likely = model.likely || len(common) < len(model.items)
		model.items = common
	case !slices.ContainsFunc(kind.items, sameCategory):
		id := kind.identity()
		id.Against = slices.Clone(model.items)
		return id
	}
	return model.byModel(kind.rule)
}

// confront compares a type that is one item with the model.
func (m *matcher) confront(kind, model finding) Identity {
	id := kind.identity()
	switch {
	case slices.Contains(model.items, kind.items[0]):
	case len(model.items) == 1 && slices.Contains(m.grammars[kind.items[0]].includes, model.items[0]):
		return model.byModel(kind.rule)
	case len(model.items) == 1 && !model.likely:
		id.Against = slices.Clone(model.items)
		id.ModelRule = model.rule
	}
	return id
}
