package dossier

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fold"
	"github.com/reen-numerique/reen/strategy"
)

// values writes the values of a strategy as the cells of the sheets.
type values struct {
	set   *factors.Set
	names map[string]string // of the items and categories, by id
	hosts map[string]bool   // that the virtual machines name
	root  reflect.Value
}

func valuesOf(d *Dossier, set *factors.Set) *values {
	v := &values{set: set, names: map[string]string{}, hosts: map[string]bool{}, root: reflect.ValueOf(d.Strategy)}
	for i := range d.Inventory.Machines {
		v.hosts[d.Inventory.Machines[i].Host] = true
	}
	back := namesOf(set)
	for _, t := range tiers() {
		v.name(string(t), set.NameOf("tier", string(t)).FR, back)
	}
	for _, i := range set.Items() {
		v.name(i.Category, set.NameOf("category", i.Category).FR, back)
	}
	for _, i := range set.Items() {
		v.name(i.ID, i.NameFR, back)
	}
	return v
}

// name gives an id its French name where the name leads back to it.
func (v *values) name(id, name string, back map[string]string) {
	if back[fold.Label(name)] == id {
		v.names[id] = name
	}
}

// itemName is the French name of an item or category, its id where it has none.
func (v *values) itemName(id string) string {
	if name, ok := v.names[id]; ok {
		return name
	}
	return id
}

// rows gives the rows of a sheet.
func (v *values) rows(s *sheet) ([][]string, error) {
	switch {
	case s.form == columnsForm:
		return v.independent(s)
	case s.columns[0].isKey():
		return v.entries(s)
	}
	list := v.at(v.root, s.root())
	var out [][]string
	for i := range list.Len() {
		row, err := v.row(s, list.Index(i), "")
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, nil
}

// entries gives the rows of a map, in the order of its keys.
func (v *values) entries(s *sheet) ([][]string, error) {
	m := v.at(v.root, s.root())
	keys := m.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	var out [][]string
	for _, key := range keys {
		row, err := v.row(s, m.MapIndex(key), key.String())
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, nil
}

// row gives the cells of one element, and of its key in a map.
func (v *values) row(s *sheet, element reflect.Value, key string) ([]string, error) {
	out := make([]string, len(s.columns))
	for i := range s.columns {
		c := &s.columns[i]
		if c.isKey() {
			out[i] = v.itemName(key)
			continue
		}
		var err error
		if out[i], err = v.cell(c, element, c.keys(c.steps()[len(s.root())+1:])); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// independent gives the rows of a sheet whose columns are lists of their own.
func (v *values) independent(s *sheet) ([][]string, error) {
	var out [][]string
	for i := range s.columns {
		steps := s.columns[i].steps()
		list := v.at(v.root, steps[:len(steps)-1])
		for n := range list.Len() {
			if n == len(out) {
				out = append(out, make([]string, len(s.columns)))
			}
			out[n][i] = list.Index(n).String()
		}
	}
	return out, nil
}

// single gives the value of each label of a form.
func (v *values) single(c *column) (string, error) { return v.cell(c, v.root, c.keys(c.steps())) }

// at goes down to a value that is there; of a nil pointer there is none.
func (v *values) at(from reflect.Value, keys []string) reflect.Value {
	for _, key := range keys {
		if from.Kind() == reflect.Pointer {
			from = from.Elem()
		}
		switch {
		case !from.IsValid():
			return from
		case from.Kind() == reflect.Map:
			from = from.MapIndex(reflect.ValueOf(key))
			continue
		}
		at := slices.IndexFunc(fieldsOf(from.Type()), func(f field) bool { return f.key == key })
		from = from.FieldByIndex(fieldsOf(from.Type())[at].index) // the tests hold every path to a key
	}
	return from
}

// zeroSaid tells a 0 that was said, in a mapping that is not kept without it.
func zeroSaid(parent reflect.Value, key string) bool {
	switch x := parent.Interface().(type) {
	case strategy.RGESN:
		return strings.HasPrefix(key, "priority") && x.PriorityOf > 0 || strings.HasPrefix(key, "recommended") && x.RecommendedOf > 0 || strings.HasPrefix(key, "moderate") && x.ModerateOf > 0
	case strategy.DimensionScore:
		return key == "score"
	case strategy.Connection:
		return key == "quantity"
	}
	return parent.Kind() == reflect.Pointer
}

// cell gives the text of a value. A number that is 0 where nothing was said is
// empty.
func (v *values) cell(c *column, from reflect.Value, keys []string) (string, error) {
	x := v.at(from, keys)
	if !x.IsValid() {
		return "", nil
	}
	switch {
	case x.Kind() == reflect.Slice:
		return v.joined(c, x)
	case x.Kind() == reflect.Int && x.Int() == 0 && c.kind == themeKind:
		return c.wordOf("0"), nil
	case x.Kind() == reflect.Int && x.Int() == 0:
		if last := len(keys) - 1; last >= 0 && zeroSaid(v.at(from, keys[:last]), keys[last]) {
			return c.wordOf("0"), nil
		}
		return "", nil
	case x.Kind() == reflect.Int:
		return c.wordOf(strconv.FormatInt(x.Int(), 10)), nil
	case x.Kind() == reflect.Bool && !x.Bool():
		return "", nil
	case x.Kind() == reflect.Bool:
		return c.wordOf("true"), nil
	case x.Kind() == reflect.String && c.kind == itemKind:
		return v.itemName(x.String()), nil
	case x.Kind() == reflect.String:
		return c.wordOf(x.String()), nil
	}
	return plain(x.Interface()), nil
}

// plain gives a number in plain notation, or a day as 2024-01-31; "" for none.
func plain(x any) string {
	switch x := x.(type) {
	case decimal.Decimal:
		return exact.String(x)
	case decimal.NullDecimal:
		if x.Valid {
			return exact.String(x.Decimal)
		}
	case time.Time:
		if !x.IsZero() {
			return x.Format(time.DateOnly)
		}
	}
	return ""
}

// joined gives a list in one cell. What would be read as several is refused.
func (v *values) joined(c *column, list reflect.Value) (string, error) {
	var out []string
	for i := range list.Len() {
		text := list.Index(i).String()
		if len(parts(c.kind, text)) > 1 {
			return "", delimited.Failf("«\u00a0%s\u00a0» (%s) contient un séparateur de liste, et ne peut pas être écrit dans un classeur", text, c.header)
		}
		if c.kind == itemsKind {
			text = v.itemName(text)
		}
		out = append(out, text)
	}
	return strings.Join(out, "\n"), nil
}
