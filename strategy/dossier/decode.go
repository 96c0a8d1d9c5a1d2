package dossier

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v3"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/validate"
)

// decoder fills Go values from YAML nodes. One walk finds unknown keys,
// wrong types, broken rules and unknown references, each with its line; what
// is wrong is left out and listed, and the rest is kept.
type decoder struct {
	set      *factors.Set
	declared declarations
	seen     map[string]spot          // of each id, by the pattern of its key
	headers  func(path string) string // what stands for a key where it is not written; nil in dossier.yaml
	problems diag.List
}

// called gives the name of a key in messages.
func (d *decoder) called(at place, key string) string {
	if d.headers == nil {
		return key
	}
	return "«\u00a0" + d.headers(join(at.pattern, key)) + "\u00a0»"
}

// quoted is called between guillemets.
func (d *decoder) quoted(at place, key string) string {
	if d.headers == nil {
		return "«\u00a0" + key + "\u00a0»"
	}
	return d.called(at, key)
}

// place is where a value stands.
type place struct {
	path    string // for people: actions.3.lever.kind
	pattern string // for rules: actions.*.lever.kind
	line    int
	rules   string // validate tag of the value
}

// key is the place of a key of a mapping.
func (p place) key(name string, line int, rules string) place {
	return place{join(p.path, name), join(p.pattern, name), line, rules}
}

// element is the place of the nth element of a list, or of an entry of a map.
func (p place) element(name string, line int) place {
	_, rules, _ := strings.Cut(p.rules, "dive")
	return place{join(p.path, name), join(p.pattern, "*"), line, strings.TrimPrefix(rules, ",")}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// value reads n into v and holds it to its rules. It tells whether something
// was kept.
func (d *decoder) value(n *yaml.Node, v reflect.Value, at place) bool {
	n = target(n)
	if !absent(n) && !d.read(n, v, at) {
		return false
	}
	return d.check(n, v, at)
}

// check clears a value that breaks its rules.
func (d *decoder) check(n *yaml.Node, v reflect.Value, at place) bool {
	own, _, _ := strings.Cut(at.rules, "dive")
	p, ok := validate.Value(v.Interface(), strings.TrimSuffix(own, ","))
	if !ok {
		v.SetZero()
		if p.Code == "out-of-range" && p.Remedy == "" && slices.Contains(strings.Split(own, ","), "dmax=1") {
			p.Remedy = d.asShare(n.Value)
		}
		d.report(p, n, at)
	}
	return ok && !absent(n)
}

var (
	decimalType = reflect.TypeFor[decimal.Decimal]()
	nullType    = reflect.TypeFor[decimal.NullDecimal]()
	timeType    = reflect.TypeFor[time.Time]()
)

func (d *decoder) read(n *yaml.Node, v reflect.Value, at place) bool {
	switch {
	case isScalar(v.Type()):
		return d.scalar(n, v, at)
	case v.Kind() == reflect.Pointer:
		return d.pointer(n, v, at)
	case v.Kind() == reflect.Struct:
		return d.structure(n, v, at)
	case v.Kind() == reflect.Slice:
		return d.list(n, v, at)
	case v.Kind() == reflect.Map:
		return d.entries(n, v, at)
	}
	panic("dossier: no YAML form for " + v.Type().String())
}

func (d *decoder) pointer(n *yaml.Node, v reflect.Value, at place) bool {
	p := reflect.New(v.Type().Elem())
	if !d.read(n, p.Elem(), at) {
		return false
	}
	v.Set(p)
	return true
}

func (d *decoder) list(n *yaml.Node, v reflect.Value, at place) bool {
	if n.Kind != yaml.SequenceNode {
		return d.refuse("wrong-type", "une liste est attendue", "Écrivez un élément par ligne, précédé d’un tiret et d’une espace", n, at)
	}
	out := reflect.MakeSlice(v.Type(), 0, len(n.Content))
	for i, c := range n.Content {
		e := reflect.New(v.Type().Elem()).Elem()
		if d.value(c, e, at.element(strconv.Itoa(i+1), c.Line)) && !e.IsZero() { // of which something was kept
			out = reflect.Append(out, e)
		}
	}
	if out.Len() > 0 {
		v.Set(out)
	}
	return true
}

// entries reads a mapping whose keys are free words.
func (d *decoder) entries(n *yaml.Node, v reflect.Value, at place) bool {
	given, ok := d.pairs(n, at)
	if !ok {
		return false
	}
	out := reflect.MakeMap(v.Type())
	for _, name := range given.names {
		d.keep(out, entry{name, given.value[name], given.line(name)}, at)
	}
	for _, again := range given.again {
		d.keepFirst(out, again, given.line(again.name), at)
	}
	if out.Len() > 0 {
		v.Set(out)
	}
	return true
}

// keep adds an entry that is sound.
func (d *decoder) keep(out reflect.Value, e entry, at place) {
	value := reflect.New(out.Type().Elem()).Elem()
	at = at.element(e.name, e.line)
	if d.entry(e.name, at) && d.value(e.value, value, at) {
		out.SetMapIndex(reflect.ValueOf(e.name), value)
	}
}

// keepFirst refuses an entry whose key was written before, but for one that takes
// the place of what could not be kept.
func (d *decoder) keepFirst(out reflect.Value, again entry, first int, at place) {
	if !out.MapIndex(reflect.ValueOf(again.name)).IsValid() {
		d.keep(out, again, at)
		return
	}
	message, name := "clé déjà écrite à la ligne "+itoa(first)+"\u00a0; la première est gardée", again.name
	if d.headers != nil {
		message = "ce type a déjà une ligne, la ligne " + itoa(first) + "\u00a0: elle seule est gardée"
		if i, known := d.set.Item(name); known {
			name = i.NameFR
		}
	}
	d.refuse("duplicate-key", message, "Retirez l’une des deux", scalarNode(name, again.line), at.element(again.name, again.line))
}

// entry holds the key of an entry to the references that it makes.
func (d *decoder) entry(name string, at place) bool {
	p, ok := d.reference(at.pattern+"#key", name, at.line)
	if !ok {
		d.report(p, &yaml.Node{Kind: yaml.ScalarNode, Value: name}, at)
	}
	return ok
}

func (d *decoder) structure(n *yaml.Node, v reflect.Value, at place) bool {
	if v.Type() == reflect.TypeFor[virtual]() {
		n = withKey(n)
	}
	given, ok := d.pairs(n, at)
	if !ok {
		return false
	}
	for _, e := range given.again {
		d.refuse("duplicate-key", "clé déjà écrite à la ligne "+itoa(given.line(e.name))+"\u00a0; la première est gardée", "Retirez l’une des deux", e.value, at.key(e.name, e.line, ""))
	}
	fields := fieldsOf(v.Type())
	for _, name := range given.names {
		if !slices.ContainsFunc(fields, func(f field) bool { return f.key == name }) {
			d.unknownKey(name, given, fields, at)
		}
	}
	for _, f := range fields {
		d.field(f, given, v, at)
	}
	return d.relations(v.Addr().Interface(), given, at)
}

func (d *decoder) field(f field, given pairs, v reflect.Value, at place) {
	fv := v.FieldByIndex(f.index)
	n, ok := given.value[f.key]
	if !ok {
		n = &yaml.Node{}
	}
	at = at.key(f.key, cmpLine(given.line(f.key), at.line), f.rules)
	if absent(n) && fv.Kind() == reflect.Struct && !isScalar(fv.Type()) {
		n = &yaml.Node{Kind: yaml.MappingNode, Line: at.line} // its own required keys are missing too
	}
	d.value(n, fv, at)
}

func cmpLine(line, parent int) int {
	if line == 0 {
		return parent
	}
	return line
}

// unknownKey refuses a key that the format does not have.
func (d *decoder) unknownKey(name string, given pairs, fields []field, at place) {
	known := make([]string, len(fields))
	for i, f := range fields {
		known[i] = f.key
	}
	remedy := diag.DidYouMean(name, known)
	if remedy == "" {
		slices.Sort(known)
		remedy = "Clés admises ici\u00a0: " + strings.Join(known, ", ")
	}
	d.problems = append(d.problems, diag.Problem{Code: "unknown-key", Severity: diag.Refused, File: fileName, Row: given.line(name),
		Column: diag.Clip(join(at.path, name)), Message: "clé inconnue", Remedy: remedy})
}

// refuse lists a value that is left out.
func (d *decoder) refuse(code, message, remedy string, n *yaml.Node, at place) bool {
	d.report(diag.Problem{Code: code, Severity: diag.Refused, Message: message, Remedy: remedy}, n, at)
	return false
}

// doubt lists a value that is kept and to be checked.
func (d *decoder) doubt(code, message, remedy string, at place) {
	d.report(diag.Problem{Code: code, Severity: diag.Doubt, Message: message, Remedy: remedy}, &yaml.Node{}, at)
}

func (d *decoder) report(p diag.Problem, n *yaml.Node, at place) {
	p.File, p.Row, p.Column = fileName, at.line, diag.Clip(at.path)
	if n.Kind == yaml.ScalarNode {
		p.Value = diag.Clip(n.Value)
	}
	if number.MatchString(p.Value) {
		p.Value = d.shown(p.Value)
	}
	d.problems = append(d.problems, p)
}
