package inventory

import (
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/fold"
)

// verdict is what a type as written comes to.
type verdict struct {
	end     end
	item    string
	chosen  bool          // by Options.Types: nothing overrules it
	problem *diag.Problem // a refusal, or the doubt that comes with the item, or nil
}

// thing is what the type, the maker and the model of a row come to.
type thing struct {
	label, manufacturer, model string
	verdict
	virtual bool // a model that hypervisors give their machines
}

// Bounds of what unknown types may cost.
const (
	maxVerdicts    = 1 << 16 // remembered
	maxSuggestions = 1000    // searched, one for each unknown type
)

// thing gives that of the row.
func (r *row) thing() *thing {
	maker, model := r.cell(fieldManufacturer), r.cell(fieldModel)
	r.key = append(r.key[:0], r.kind()...)
	r.key = append(append(r.key, 0), maker...) // a cell holds no zero byte
	r.key = append(append(r.key, 0), model...)
	return r.things.of(r.key)
}

// kindField is the field that tells the type of the row.
func (r *row) kindField() field {
	if len(r.cell(fieldType)) == 0 && len(r.cell(fieldDesignation)) > 0 {
		return fieldDesignation
	}
	return fieldType
}

// kind is the cell that tells the type: the designation where no type is given.
func (r *row) kind() []byte {
	if cell := r.cell(fieldType); len(cell) > 0 || !r.layout.has(fieldDesignation) {
		return cell
	}
	return r.cell(fieldDesignation)
}

// judged is the thing of a row that is not remembered.
func (r *row) judged() *thing {
	t := &thing{label: r.share(r.text(r.kind())), manufacturer: r.unique(fieldManufacturer), model: r.unique(fieldModel)}
	t.verdict = r.verdict(factors.Label{Type: t.label, Manufacturer: t.manufacturer, Model: t.model})
	_, byModel := meaning("virtual-model", t.model)
	_, byMaker := meaning("virtual-maker", t.manufacturer)
	t.virtual = byModel || byMaker
	return t
}

// unique gives the text of a field, one copy for the file.
func (r *row) unique(f field) string { return r.share(r.text(r.cell(f))) }

// verdict gives the item of a type and a model, or why there is none.
func (r *row) verdict(label factors.Label) verdict {
	v, ok := r.verdicts[label]
	if !ok {
		if v = r.judge(label); r.Sheets && v.end == kept && v.item != "" {
			v.item = r.sheet(v.item, label)
		}
		if len(r.verdicts) < maxVerdicts {
			r.verdicts[label] = v
		}
	}
	return v
}

// sheet gives the item that is the sheet of the very model: of the same
// category, and found by its name.
func (r *row) sheet(item string, label factors.Label) string {
	kind, ok := r.set.Item(item)
	if !ok || label.Model == "" {
		return item
	}
	for _, name := range []string{label.Manufacturer + " " + label.Model, label.Model} {
		for _, found := range r.set.Match(name) {
			if found.Category == kind.Category && slices.ContainsFunc(found.Labels, func(l string) bool { return fold.Label(l) == fold.Label(name) }) {
				return found.ID
			}
		}
	}
	return item
}

func (r *row) judge(label factors.Label) verdict {
	if item, ok := r.types[fold.Label(label.Type)]; ok && label.Type != "" {
		if item == nil {
			return verdict{end: notData}
		}
		return verdict{item: item.ID, chosen: true}
	}
	if isTotal(label.Type) {
		return verdict{end: notData}
	}
	if _, ok := meaning("virtual-type", label.Type); ok {
		return verdict{end: attached}
	}
	id := r.identified(label)
	switch {
	case r.listed() != nil:
		return r.orDefault(label.Type, id)
	case len(id.Items) == 1:
		return r.found(id)
	case len(id.Items) > 1:
		return r.reject("ambiguous-type", "type ambigu", "Précisez\u00a0: "+listed(id.Items))
	case label.Type == "":
		return r.reject("unknown-type", "type absent", r.defaultRemedy())
	}
	if item := r.opening(label.Type); item != nil {
		p := r.about(r.kindField(), "likely-designation", "sans doute «\u00a0"+item.NameFR+"\u00a0», d’après la désignation")
		return verdict{item: item.ID, problem: &p}
	}
	return r.reject("unknown-type", "type inconnu", r.suggest(label.Type))
}

// opening finds the item that a designation begins with, after what is said of
// its purchase: "ACQ 15 TABLETTES ECOLE FERRY".
func (r *row) opening(label string) *factors.Item {
	if r.kindField() != fieldDesignation {
		return nil
	}
	words := strings.Fields(fold.Label(label))
	for len(words) > 0 && (isPurchase(words[0]) || strings.Trim(words[0], "0123456789") == "") {
		words = words[1:]
	}
	for n := min(len(words), maxOpening); n > 0; n-- {
		if id := r.set.Identify(labelOf(strings.Join(words[:n], " "))); len(id.Items) == 1 {
			return id.Items[0]
		}
	}
	return nil
}

// maxOpening is how many words of a designation may name its kind.
const maxOpening = 6

// isPurchase tells the words that come before what was bought.
func isPurchase(word string) bool {
	_, ok := meaning("purchase", word)
	return ok
}

// orDefault is the verdict in a list whose item is told. The model of a row
// without a usable type may say which item of the same category it is; one of
// another category is a doubt about the list.
func (r *row) orDefault(label string, id factors.Identity) verdict {
	item, mute := r.listed(), id.TypeRule == ""
	switch {
	case len(id.Items) == 1 && (!mute || id.Items[0].Category == item.Category):
		if mute && id.Items[0].ID == item.ID && label == "" {
			return verdict{item: item.ID}
		}
		return r.found(id)
	case len(id.Items) == 1 && id.Certainty == factors.Certain && label == "":
		p := r.contradiction(item, id.Items[0])
		return verdict{item: item.ID, problem: &p}
	case label == "", !mute && containsItem(id.Items, item):
		return verdict{item: item.ID}
	}
	p := r.about(r.kindField(), "default-type", "type inconnu\u00a0: compté comme «\u00a0"+item.NameFR+"\u00a0»")
	return verdict{item: item.ID, problem: &p}
}

// found is the verdict of one item, with what is to be said of how it was
// found.
func (r *row) found(id factors.Identity) verdict {
	var p diag.Problem
	switch {
	case len(id.Against) > 0:
		p = r.contradiction(id.Items[0], id.Against[0])
	case id.ModelRule == "":
		return verdict{item: id.Items[0].ID}
	case id.Certainty == factors.Likely:
		p = r.about(fieldModel, "likely-model", "sans doute «\u00a0"+id.Items[0].NameFR+"\u00a0», d’après le modèle")
	default:
		p = r.about(fieldModel, "model", "compté comme «\u00a0"+id.Items[0].NameFR+"\u00a0», d’après le modèle")
		p.Severity = diag.Notice
	}
	return verdict{item: id.Items[0].ID, problem: &p}
}

// contradiction is the doubt about a type whose model is known to be another
// thing. The type stays: people know what stands on the desk.
func (r *row) contradiction(item, model *factors.Item) diag.Problem {
	return r.about(fieldModel, "type-model", "compté comme «\u00a0"+item.NameFR+"\u00a0», mais ce modèle est connu comme «\u00a0"+model.NameFR+"\u00a0»")
}

func (r *row) reject(code, message, remedy string) verdict {
	p := r.about(r.kindField(), code, message)
	p.Remedy = remedy
	return verdict{end: refused, problem: &p}
}

// identified finds the item of a row. Some types mean one thing in the list that
// they stand in, when the default item or the format tells which list it is.
func (r *row) identified(label factors.Label) factors.Identity {
	if item := alias(r.set, r.layout.id, label.Type); item != nil { // a word of the format's own
		label.Type = item.ID
	} else if listed := r.listed(); listed != nil && label.Type != "" {
		if item := alias(r.set, listed.Category, label.Type); item != nil {
			label.Type = item.ID
		}
	}
	return r.set.Identify(label)
}

// suggest gives the known type nearest to an unknown one, as a question.
func (r *row) suggest(label string) string {
	if r.hints >= maxSuggestions {
		return ""
	}
	r.hints++
	return strings.TrimPrefix(delimited.Question(r.set.Suggest(label)), ". ")
}

func (r *row) defaultRemedy() string {
	if r.layout.device && !r.layout.has(fieldType) {
		return "Indiquez de quel matériel le fichier est la liste"
	}
	return "Remplissez la colonne «\u00a0type\u00a0»"
}

// listed is the item that the table is the list of, as the options or a header
// tell; nil where neither does.
func (rd *reader) listed() *factors.Item {
	if rd.layout.item != nil {
		return rd.layout.item
	}
	return rd.item
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
