package dossier

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/fold"
)

// leftToFolders are the keys that a workbook does not hold: its sheets of
// equipment and of machines are the files themselves, whose headers and words
// need no correspondence. A picture is a file of a folder too.
var leftToFolders = []string{"inventories.*.", "machines.*.", "mapping", "logo."}

// leaf is a key of the document that holds a value, and what its tag says.
type leaf struct {
	steps []string
	rules string
	typ   reflect.Type
}

func leaves(t reflect.Type, steps []string, rules string) []leaf {
	switch {
	case isScalar(t):
		return []leaf{{steps, rules, t}}
	case t.Kind() == reflect.Pointer:
		return leaves(t.Elem(), steps, rules)
	case t.Kind() == reflect.Slice || t.Kind() == reflect.Map:
		_, rest, _ := strings.Cut(rules, "dive")
		return leaves(t.Elem(), append(slices.Clone(steps), "*"), strings.TrimPrefix(rest, ","))
	}
	var out []leaf
	for _, f := range fieldsOf(t) {
		out = append(out, leaves(t.FieldByIndex(f.index).Type, append(slices.Clone(steps), f.key), f.rules)...)
	}
	return out
}

func documentLeaves() []leaf { return leaves(reflect.TypeFor[document](), nil, "") }

// dossierColumns are the columns that hold keys of dossier.yaml.
func dossierColumns() []*column {
	var out []*column
	all := sheets()
	for i := range all {
		if f := all[i].form; f == singleForm || f == listForm || f == columnsForm {
			out = append(out, all[i].labels()...)
		}
	}
	return out
}

func TestEveryKeyHasItsColumn(t *testing.T) {
	for _, l := range documentLeaves() {
		path := strings.Join(l.steps, ".")
		if slices.ContainsFunc(leftToFolders, func(prefix string) bool { return strings.HasPrefix(path, prefix) }) {
			continue
		}
		require.True(t, slices.ContainsFunc(dossierColumns(), func(c *column) bool {
			steps := c.steps()
			return !c.isKey() && len(steps) == len(l.steps) && alike(l.steps, steps) == len(steps)
		}), "%s has no column", path)
	}
}

func TestEveryColumnHasItsKey(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range dossierColumns() {
		require.False(t, seen[c.path], c.path)
		seen[c.path] = true
		require.True(t, slices.ContainsFunc(documentLeaves(), func(l leaf) bool {
			return alike(c.steps(), l.steps) == len(c.steps()) && (len(l.steps) == len(c.steps()) || c.isKey())
		}), "%s is no key", c.path)
	}
	for _, c := range factors.Impacts() {
		require.True(t, seen["services[].impacts."+c.String()], c)
	}
}

// oneOf is the rule of a tag that lists values.
var oneOf = regexp.MustCompile(`oneof=([^,]*)`)

// What a list offers is what the tag admits: neither can drift.
func TestEveryListOffersWhatItsTagAdmits(t *testing.T) {
	for _, l := range documentLeaves() {
		path := strings.Join(l.steps, ".")
		_, c := columnOf(path, false)
		m := oneOf.FindStringSubmatch(l.rules)
		switch {
		case strings.HasPrefix(path, "inventories."):
			continue
		case l.typ.Kind() == reflect.Bool:
			require.Equal(t, yesKind, c.kind, path)
		case m == nil:
			continue
		default:
			require.Equal(t, choiceKind, c.kind, path)
			var values []string
			for _, w := range c.words() {
				values = append(values, w.value)
			}
			require.Equal(t, strings.Fields(m[1]), values, path)
		}
	}
}

// Numbers and dates are stored as such.
func TestEveryColumnIsOfTheKindOfItsKey(t *testing.T) {
	for _, l := range documentLeaves() {
		_, c := columnOf(strings.Join(l.steps, "."), false)
		switch {
		case c == nil || c.kind == themeKind || c.kind == choiceKind && l.typ.Kind() == reflect.Int:
		case l.typ == timeType:
			require.Equal(t, dateKind, c.kind, c.path)
		case l.typ == decimalType || l.typ == nullType || l.typ.Kind() == reflect.Int:
			require.Equal(t, numberKind, c.kind, c.path)
		default:
			require.NotContains(t, []kind{numberKind, dateKind}, c.kind, c.path)
		}
	}
}

func TestHeadersOfASheetAreUnlike(t *testing.T) {
	names := map[string]bool{}
	for _, s := range sheets() {
		require.False(t, names[fold.Label(s.name)], s.name)
		names[fold.Label(s.name)] = true
		require.LessOrEqual(t, len([]rune(s.name)), 31)
		headers := map[string]bool{}
		for _, c := range s.labels() {
			require.False(t, headers[titleKey(c.title())], "%s: %s", s.name, c.header)
			require.Equal(t, fold.Label(c.header), titleKey(c.title()), "a header has no parenthesis of its own")
			headers[titleKey(c.title())] = true
			if s.form == listForm && !c.isKey() {
				require.Equal(t, s.root(), c.steps()[:len(s.root())], c.path)
			}
			if s.form == equipmentForm {
				require.Contains(t, lineCells, c.path)
			}
		}
	}
	require.Subset(t, keysOf(names), []string{"collectivite", "equipements", "serveurs", "hebergement", "reseau", "usages", "territoire", "actions", "objectifs"})
}

func keysOf(m map[string]bool) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return out
}

// French typography: no ordinary space before a mark that takes one nor in
// thousands, no straight apostrophe.
func TestTextsAreWellSet(t *testing.T) {
	for name, text := range map[string]string{"sheets": sheetsTable, "workbook": columnsTable, "choices": choicesTable, "remedies": remediesTable} {
		require.NotRegexp(t, `[a-zé] [:;?!»]|« |'|[0-9] [0-9]{3}\b`, text, name)
	}
}

// Every name of the catalogue leads back to its item, so that a cell says the
// item that was chosen.
func TestNamesLeadBackToTheirItems(t *testing.T) {
	set := factors.Default()
	names := namesOf(set)
	v := valuesOf(&Dossier{}, set)
	for _, i := range set.Items() {
		require.Equal(t, i.ID, names[fold.Label(v.itemName(i.ID))], i.ID)
		require.NotContains(t, v.itemName(i.ID), ";")
	}
}
