package dossier

import (
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/reen-numerique/reen/strategy"
)

// leverForm says which keys the formula of a lever uses, as strategy.Lever
// documents them. Of what it acts on, and of its size, it needs all, or one
// alone where oneOn or oneSize; it may have the others.
type leverForm struct {
	on, size, may  []string
	oneOn, oneSize bool
}

func formOf(kind strategy.LeverKind) leverForm {
	items := []string{"items"}
	switch kind {
	case strategy.Longer, strategy.FreeSystem:
		return leverForm{on: items, size: []string{"years"}}
	case strategy.RefurbishedBy:
		return leverForm{on: items, size: []string{"share", "years"}}
	case strategy.Fleet, strategy.LessUse:
		return leverForm{on: items, size: []string{"share", "quantity"}, oneSize: true}
	case strategy.SecondScreens:
		return leverForm{on: items, size: []string{"per_post"}}
	case strategy.CoolerPlace:
		return leverForm{on: []string{"place"}, size: []string{"pue"}}
	case strategy.Consolidation: // of all servers, wherever they stand
		return leverForm{size: []string{"quantity"}, may: []string{"items", "place"}}
	case strategy.ToCloud: // of the whole place; without the provider's figure nothing is shown
		return leverForm{on: []string{"place"}, may: []string{"items", "share", "impact", "basis", "source"}}
	case strategy.PooledServers:
		return leverForm{on: []string{"place", "items"}, oneOn: true, size: []string{"share", "quantity", "pue"}}
	case strategy.LighterPages:
		return leverForm{size: []string{"views", "lighter_mb"}}
	case strategy.LessAI:
		return leverForm{on: []string{"use"}, size: []string{"share"}}
	}
	return leverForm{on: items, size: []string{"share"}}
}

func (f leverForm) takes(key string) bool {
	return slices.Contains(f.on, key) || slices.Contains(f.size, key) || slices.Contains(f.may, key)
}

// lever refuses a lever that lacks what its formula needs, and doubts a key
// that the formula does not use. The simulation would refuse it too, but
// could not give the line. With a part of its keys alone it would be another
// lever: it is left out where one was refused.
func (d *decoder) lever(l *strategy.Lever, given pairs, at place) bool {
	if l.Kind == "" {
		return false // said already, at the key
	}
	form := formOf(l.Kind)
	whole := d.leverValues(l, form, given, at)
	switch {
	case !d.leverHas(form.on, form.oneOn, false, "ne dit pas sur quoi il agit", l.Kind, given, at),
		!d.leverHas(form.size, form.oneSize, form.oneSize, "ne dit pas de combien il agit", l.Kind, given, at):
		return false
	case l.Kind == strategy.LessUse && !d.declaredUses(l, given, at):
		return false
	}
	return whole
}

// leverValues doubts what is written and has no effect, and tells whether all
// that has one was kept.
func (d *decoder) leverValues(l *strategy.Lever, form leverForm, given pairs, at place) bool {
	whole := true
	v := reflect.ValueOf(l).Elem()
	for _, f := range fieldsOf(v.Type()) {
		switch {
		case f.key == "kind" || !given.has(f.key):
		case !form.takes(f.key):
			d.doubt("key-without-effect", "cette valeur est sans effet sur un "+d.leverName(l.Kind), "Retirez-la, ou changez de levier", at.key(f.key, given.line(f.key), ""))
		case v.FieldByIndex(f.index).IsZero():
			whole = false // said at its key
		}
	}
	return whole
}

// leverHas tells whether a lever has all of some keys, or one of them; exactly one
// where the two would contradict each other.
func (d *decoder) leverHas(keys []string, one, alone bool, lacks string, kind strategy.LeverKind, given pairs, at place) bool {
	written := 0
	for _, key := range keys {
		if given.has(key) {
			written++
		}
	}
	all := d.calledAll(at, keys)
	switch {
	case alone && written > 1:
		return d.refuse("incomplete-lever", "le "+d.leverName(kind)+" donne les deux à la fois\u00a0: "+strings.Join(all, " et "), "Gardez soit "+strings.Join(all, ", soit "), &yaml.Node{}, at)
	case one && written == 0:
		return d.refuse("incomplete-lever", "le "+d.leverName(kind)+" "+lacks, "Renseignez soit "+strings.Join(all, ", soit "), &yaml.Node{}, at)
	case !one && written < len(keys):
		return d.refuse("incomplete-lever", "le "+d.leverName(kind)+" "+lacks, "Renseignez "+together(all), &yaml.Node{}, at)
	}
	return true
}

// together joins names: a, b et c.
func together(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " et " + names[last]
}

// declaredUses refuses the uses of a lever that nothing counts.
func (d *decoder) declaredUses(l *strategy.Lever, given pairs, at place) bool {
	at = at.key("items", given.line("items"), "")
	n := given.node("items")
	kept := l.Items[:0]
	for _, id := range l.Items {
		i := slices.IndexFunc(n.Content, func(c *yaml.Node) bool { return strings.TrimSpace(target(c).Value) == id })
		element := target(n.Content[i])
		if p, ok := named(id, d.declared.uses, "unknown-use", "cet usage n’est pas déclaré", "Ajoutez-le à "+d.listCalled("uses")); !ok {
			d.report(p, element, at.element(itoa(i+1), element.Line))
			continue
		}
		kept = append(kept, id)
	}
	l.Items = kept
	return len(kept) > 0
}

// leverName names a lever as the person wrote it.
func (d *decoder) leverName(kind strategy.LeverKind) string {
	name := string(kind)
	if d.headers != nil {
		_, c := columnOf("actions.*.lever.kind", false)
		name = c.wordOf(name)
	}
	return "levier «\u00a0" + name + "\u00a0»"
}

// calledAll gives the names of keys in messages.
func (d *decoder) calledAll(at place, keys []string) []string {
	out := make([]string, len(keys))
	for i, key := range keys {
		out[i] = d.called(at, key)
	}
	return out
}
