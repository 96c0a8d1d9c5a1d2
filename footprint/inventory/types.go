package inventory

import (
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/fold"
)

// verdict is what a type as written comes to.
type verdict struct {
	end     end
	item    string
	chosen  bool         // by Options.Types: nothing overrules it
	problem diag.Problem // a refusal, or the doubt that comes with the item
}

// Bounds of what unknown types may cost.
const (
	maxVerdicts    = 1 << 16 // remembered
	maxSuggestions = 1000    // searched, one for each unknown type
)

// verdict gives the item of a type, or why it has none.
func (r *row) verdict(label string) verdict {
	v, ok := r.verdicts[label]
	if !ok {
		v = r.judge(label)
		if len(r.verdicts) < maxVerdicts {
			r.verdicts[label] = v
		}
	}
	return v
}

func (r *row) judge(label string) verdict {
	if item, ok := r.types[fold.Label(label)]; ok && label != "" {
		return verdict{item: item.ID, chosen: true}
	}
	if isTotal(label) {
		return verdict{end: notData}
	}
	if _, ok := meaning("virtual-type", label); ok {
		return verdict{end: attached}
	}
	found := r.match(label)
	switch {
	case len(found) == 1:
		return verdict{item: found[0].ID}
	case r.item == nil && label == "":
		return r.reject("unknown-type", "type absent", r.defaultRemedy())
	case r.item == nil && len(found) == 0:
		return r.reject("unknown-type", "type inconnu", r.suggest(label))
	case r.item == nil:
		return r.reject("ambiguous-type", "type ambigu", "Précisez\u00a0: "+listed(found))
	case label == "", containsItem(found, r.item):
		return verdict{item: r.item.ID}
	}
	p := r.about(fieldType, "default-type", "type inconnu\u00a0: compté comme «\u00a0"+r.item.NameFR+"\u00a0»")
	return verdict{item: r.item.ID, problem: p}
}

func (r *row) reject(code, message, remedy string) verdict {
	p := r.about(fieldType, code, message)
	p.Remedy = remedy
	return verdict{end: refused, problem: p}
}

// match finds the items of a label. The list that it stands in comes first,
// when the default item tells which it is.
func (r *row) match(label string) []*factors.Item {
	if label == "" {
		return nil
	}
	if r.item != nil {
		if item := alias(r.set, r.item.Category, label); item != nil {
			return []*factors.Item{item}
		}
	}
	if found := r.set.Match(label); len(found) > 0 {
		return found
	}
	if item := alias(r.set, "", label); item != nil {
		return []*factors.Item{item}
	}
	return nil
}

// suggest gives the known type nearest to an unknown one, as a question.
func (r *row) suggest(label string) string {
	if r.hints >= maxSuggestions {
		return ""
	}
	r.hints++
	return strings.TrimPrefix(asQuestion(r.set.Suggest(label)), ". ")
}

func (r *row) defaultRemedy() string {
	if r.layout.kind == glpi {
		return "Indiquez de quel matériel le fichier est la liste"
	}
	return "Remplissez la colonne «\u00a0type\u00a0»"
}

func containsItem(items []*factors.Item, item *factors.Item) bool {
	for _, i := range items {
		if i.ID == item.ID {
			return true
		}
	}
	return false
}

// listed names the candidates of an ambiguous type.
func listed(items []*factors.Item) string {
	names := make([]string, len(items))
	for i, item := range items {
		names[i] = "«\u00a0" + item.ID + "\u00a0» (" + item.NameFR + ")"
	}
	return strings.Join(names, " ou ")
}

// isVirtualModel tells the models that hypervisors give their machines.
func (r *row) isVirtualModel() bool {
	_, ok := r.meaning("virtual-model", r.one(fieldModel))
	return ok
}
