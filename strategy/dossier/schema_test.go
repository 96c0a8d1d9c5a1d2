package dossier

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint/inventory"
	"github.com/reen-numerique/reen/internal/embedded"
)

var update = flag.Bool("update", false, "write dossier.schema.json again")

// schemaFile stands in the folder to fill in, beside dossier.yaml, where editors
// find it.
const schemaFile = "template/dossier.schema.json"

// The schema is what the Go types and the tables of the workbook say. It tells an
// editor what a key is; Open alone tells whether what it refers to exists.
func TestTheSchemaIsThatOfTheTypes(t *testing.T) {
	want := writeSchema(t, dossierSchema(t))
	if *update {
		require.NoError(t, os.WriteFile(schemaFile, want, 0o644))
	}
	got, err := os.ReadFile(schemaFile)
	require.NoError(t, err)
	require.NotRegexp(t, `feuille|de la case`, string(got), "words of the workbook: see data/keys.csv")
	require.Equal(t, string(want), string(got), "go test ./strategy/dossier -run Schema -update")
}

func writeSchema(t *testing.T, of object) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	require.NoError(t, enc.Encode(of))
	return b.Bytes()
}

type object = map[string]any

func dossierSchema(t *testing.T) object {
	s := schemaOf(t, reflect.TypeFor[document](), nil, "")
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["$id"] = "urn:reen-numerique:dossier:1"
	s["title"] = "dossier.yaml, version 1"
	s["description"] = "La stratégie numérique responsable d’une collectivité, avec les inventaires qu’elle nomme. Une clé vide reste inconnue."
	s["type"] = "object" // a dossier is never nothing
	items := []string{}
	for _, i := range factors.Default().Items() {
		items = append(items, i.ID)
	}
	s["$defs"] = object{"item": object{"type": anyOfTypes("string"), "examples": items}}
	return s
}

// anyOfTypes are those of a value that may be left empty.
func anyOfTypes(types ...string) []string { return append(types, "null") }

// schemaOf is the schema of a value at a place of the document, held to the rules of
// its tag.
func schemaOf(t *testing.T, typ reflect.Type, steps []string, rules string) object {
	own, inner, _ := strings.Cut(rules, "dive")
	inner = strings.TrimPrefix(inner, ",")
	s := object{}
	switch {
	case isScalar(typ):
		s = scalarSchema(t, typ, steps, own)
	case typ.Kind() == reflect.Pointer:
		return schemaOf(t, typ.Elem(), steps, rules)
	case typ.Kind() == reflect.Slice:
		s["type"], s["items"] = anyOfTypes("array"), schemaOf(t, typ.Elem(), append(slices.Clone(steps), "*"), inner)
	case typ.Kind() == reflect.Map:
		s["type"], s["additionalProperties"] = anyOfTypes("object"), schemaOf(t, typ.Elem(), append(slices.Clone(steps), "*"), inner)
		if steps[len(steps)-1] == "impacts" {
			s["propertyNames"] = object{"enum": factors.Impacts()}
		}
	default:
		s = structSchema(t, typ, steps)
	}
	if text := described(t, steps); text != "" {
		s["description"] = text
	}
	return s
}

func structSchema(t *testing.T, typ reflect.Type, steps []string) object {
	properties, required := object{}, []string{}
	for _, f := range fieldsOf(typ) {
		of := schemaOf(t, typ.FieldByIndex(f.index).Type, append(slices.Clone(steps), f.key), f.rules)
		properties[f.key] = of
		if slices.Contains(strings.Split(f.rules, ","), "required") || of["required"] != nil && typ.FieldByIndex(f.index).Type.Kind() == reflect.Struct {
			required = append(required, f.key)
		}
	}
	s := object{"type": anyOfTypes("object"), "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		s["required"] = required
	}
	if typ == reflect.TypeFor[virtual]() { // the file alone, or with its headers
		s["type"] = anyOfTypes("object", "string")
	}
	return s
}

// Texts are read as they are written, a number as a text too; numbers and dates
// may stand between quotes.
const (
	wholePattern   = `^\s*[+-]?[0-9]{1,9}\s*$`
	numberPattern  = `^\s*[+-]?[0-9]{1,15}(\.[0-9]{1,15})?\s*$`
	datePattern    = `^\s*([0-9]{4}-[0-9]{2}-[0-9]{2}(T00:00:00Z)?|[0-9]{2}/[0-9]{2}/[0-9]{4})\s*$`
	booleanPattern = `^\s*([Tt][Rr][Uu][Ee]|[Oo][Uu][Ii]|[Vv][Rr][Aa][Ii]|[Ff][Aa][Ll][Ss][Ee]|[Nn][Oo][Nn]|[Ff][Aa][Uu][Xx])\s*$`
)

func scalarSchema(t *testing.T, typ reflect.Type, steps []string, rules string) object {
	s := object{}
	switch {
	case typ == timeType:
		s["type"], s["pattern"] = anyOfTypes("string"), datePattern
	case typ == decimalType || typ == nullType:
		s["type"], s["pattern"] = anyOfTypes("number", "string"), numberPattern
	case typ.Kind() == reflect.Int:
		s["type"], s["pattern"] = anyOfTypes("integer", "string"), wholePattern
	case typ.Kind() == reflect.Bool:
		s["type"], s["pattern"] = anyOfTypes("boolean", "string"), booleanPattern
	default:
		s["type"] = anyOfTypes("string", "number")
	}
	for _, rule := range strings.Split(rules, ",") {
		applyRule(t, s, rule)
	}
	switch path := asOne(strings.Join(steps, ".")); path {
	case "uses.*.item", "actions.*.lever.items.*", "inventories.*.default_item", "services.*.item":
		return object{"$ref": "#/$defs/item"}
	case "inventories.*.format":
		var ids []any
		for _, f := range inventory.Formats() {
			ids = append(ids, f.ID)
		}
		return object{"enum": append(ids, nil)}
	case "obligations.*.id":
		var ids []any
		for _, w := range dutyWords() {
			ids = append(ids, w.value)
		}
		return object{"enum": ids}
	}
	return s
}

// applyRule adds what a rule of the tag validate asks.
func applyRule(t *testing.T, s object, rule string) {
	name, value, _ := strings.Cut(rule, "=")
	switch name {
	case "", "omitempty", "required": // null is let through: a key may be left to fill in
	case "min", "dmin":
		s["minimum"] = json.Number(decimal.RequireFromString(value).String())
	case "max", "dmax":
		s["maximum"] = json.Number(decimal.RequireFromString(value).String())
	case "len":
		s["pattern"] = fmt.Sprintf(`^\s*[A-Z]{%s}\s*$`, value)
	case "siren":
		s["pattern"] = `^\s*[0-9]{9}\s*$`
	case "insee":
		s["pattern"] = `^\s*(2[AB]|[0-9]{2})[0-9]{3}\s*$`
	case "oneof":
		var values []any
		for _, v := range strings.Fields(value) {
			values = append(values, v)
			if n, err := strconv.Atoi(v); err == nil {
				values = append(values, n)
			}
		}
		delete(s, "type")
		s["enum"] = append(values, nil)
	default:
		t.Fatalf("no keyword for the rule %q", rule)
	}
}

//go:embed data/keys.csv
var keysTable string

// described is what the table of the workbook says of a key, else that of the keys
// that no column holds.
func described(t *testing.T, steps []string) string {
	path := strings.Join(steps, ".")
	for _, row := range embedded.Table(keysTable) {
		if row[0] == path || row[0] == strings.Replace(path, "scenarios.", "actions.", 1) {
			return row[1]
		}
	}
	for _, s := range sheets() {
		if s.form == listForm && strings.Join(s.root(), ".") == path {
			return strings.Join(s.intro, " ")
		}
	}
	for _, c := range dossierColumns() {
		if !c.isKey() && !c.kind.several() && strings.Join(c.steps(), ".") == path {
			return columnText(c)
		}
	}
	if len(steps) > 0 && steps[len(steps)-1] != "*" {
		t.Fatalf("no text for the key %s: add it to data/keys.csv", path)
	}
	return ""
}

// columnText says of a column its header, its help and its words.
func columnText(c *column) string {
	first := []rune(c.title())
	out := []string{strings.ToUpper(string(first[0])) + string(first[1:]) + "."}
	if c.help != "" {
		out = append(out, c.help)
	}
	var words []string
	for _, w := range c.words() {
		switch {
		case c.kind == yesKind:
		case w.text == w.value:
			words = append(words, w.value)
		default:
			words = append(words, w.value+" ("+w.text+")")
		}
	}
	if len(words) > 0 {
		out = append(out, "Valeurs\u00a0: "+strings.Join(words, ", ")+".")
	}
	return pointed.ReplaceAllString(strings.Join(out, " "), "$1.$2")
}

// pointed finds the numbers with a comma, which a workbook has and dossier.yaml has
// not.
var pointed = regexp.MustCompile(`([0-9]),([0-9])`)
