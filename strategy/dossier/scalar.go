package dossier

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v3"
)

// isScalar tells whether a Go type is written as one YAML value.
func isScalar(t reflect.Type) bool {
	if t == decimalType || t == nullType || t == timeType {
		return true
	}
	return t.Kind() == reflect.String || t.Kind() == reflect.Int || t.Kind() == reflect.Bool
}

// scalar reads one value from its text as written: what YAML would make of
// it (a SIREN without its zeros, a rounded number) is never used.
func (d *decoder) scalar(n *yaml.Node, v reflect.Value, at place) bool {
	if n.Kind != yaml.ScalarNode {
		return d.refuse("wrong-type", "une seule valeur est attendue, pas une liste ni des clés", "", n, at)
	}
	text := strings.TrimSpace(n.Value)
	switch {
	case v.Type() == timeType:
		return d.date(text, n, v, at)
	case v.Type() == decimalType || v.Type() == nullType:
		return d.decimal(text, n, v, at)
	case v.Kind() == reflect.Int:
		return d.integer(text, n, v, at)
	case v.Kind() == reflect.Bool:
		return d.boolean(text, n, v, at)
	}
	v.SetString(text)
	if p, ok := d.reference(at.pattern, text, at.line); !ok {
		v.SetZero()
		d.report(p, n, at)
		return false
	}
	return true
}

// number is the one form of numbers: bounded, so that none can fill memory.
var number = regexp.MustCompile(`^[+-]?[0-9]{1,15}(\.[0-9]{1,15})?$`)

func (d *decoder) decimal(text string, n *yaml.Node, v reflect.Value, at place) bool {
	if !number.MatchString(text) {
		return d.notNumber(text, n, at)
	}
	x, err := decimal.NewFromString(text)
	if err != nil {
		return d.notNumber(text, n, at)
	}
	if v.Type() == nullType {
		v.Set(reflect.ValueOf(decimal.NewNullDecimal(x)))
	} else {
		v.Set(reflect.ValueOf(x))
	}
	return true
}

var wholeNumber = regexp.MustCompile(`^[+-]?[0-9]{1,9}$`)

func (d *decoder) integer(text string, n *yaml.Node, v reflect.Value, at place) bool {
	if number.MatchString(text) && !wholeNumber.MatchString(text) {
		return d.refuse("wrong-type", "un nombre entier est attendu", "Écrivez-le sans décimales, ni point entre les milliers", n, at)
	}
	i, err := strconv.Atoi(text)
	if err != nil || !wholeNumber.MatchString(text) {
		return d.notNumber(text, n, at)
	}
	v.SetInt(int64(i))
	return true
}

// notNumber says how to write what looks like a French number.
func (d *decoder) notNumber(text string, n *yaml.Node, at place) bool {
	spaceless := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "€", "", ",", ".").Replace(text)
	share, isShare := strings.CutSuffix(spaceless, "%")
	switch {
	case isShare && number.MatchString(share):
		x := decimal.RequireFromString(share).Shift(-2)
		return d.refuse("wrong-type", "un nombre sans signe «\u00a0%\u00a0» est attendu", "Écrivez "+d.shown(x.StringFixed(-x.Exponent())), n, at)
	case number.MatchString(spaceless) && strings.Contains(text, ",") && d.headers == nil:
		return d.refuse("number-comma", "un nombre s’écrit ici avec un point, sans espace", "Écrivez "+spaceless, n, at)
	case number.MatchString(spaceless):
		return d.refuse("wrong-type", "un nombre s’écrit ici sans espace ni unité", "Écrivez "+d.shown(spaceless), n, at)
	}
	remedy := "Écrivez-le en chiffres"
	if m := leading.FindString(spaceless); m != "" {
		remedy = "Écrivez " + d.shown(m) + ", sans unité ni texte, si c’est bien la valeur"
	}
	return d.refuse("wrong-type", "un nombre est attendu", remedy, n, at)
}

// leading is the number that a text begins with: 7 ans.
var leading = regexp.MustCompile(`^[+-]?[0-9]{1,15}(\.[0-9]{1,15})?`)

// shown writes a number as people do where they write this one: with a comma in
// a workbook.
func (d *decoder) shown(number string) string {
	if d.headers == nil {
		return number
	}
	return strings.Replace(number, ".", ",", 1)
}

// asShare says how to write what was given as a percentage.
func (d *decoder) asShare(text string) string {
	x, err := decimal.NewFromString(text)
	if err != nil || !x.GreaterThan(decimal.NewFromInt(1)) || x.GreaterThan(decimal.NewFromInt(100)) {
		return ""
	}
	share := x.Shift(-2)
	return "Écrivez " + d.shown(share.StringFixed(max(2, -share.Exponent()))) + " pour " + d.shown(text) + "\u202f%"
}

func (d *decoder) boolean(text string, n *yaml.Node, v reflect.Value, at place) bool {
	switch strings.ToLower(text) {
	case "true", "oui", "vrai":
		v.SetBool(true)
	case "false", "non", "faux":
	default:
		return d.refuse("wrong-type", "«\u00a0true\u00a0» ou «\u00a0false\u00a0» est attendu", "", n, at)
	}
	return true
}

// dateForms are the two ways in which people write a day, and that of the JSON of a
// [strategy.Strategy]; looksDate is what one of them looks like.
var (
	dateForms = [...]string{time.DateOnly, "02/01/2006", "2006-01-02T00:00:00Z"}
	looksDate = regexp.MustCompile(`^([0-9]{4}-[0-9]{2}-[0-9]{2}(T00:00:00Z)?|[0-9]{2}/[0-9]{2}/[0-9]{4})$`)
)

func (d *decoder) date(text string, n *yaml.Node, v reflect.Value, at place) bool {
	if !looksDate.MatchString(text) {
		return d.refuse("invalid-date", "une date est attendue", "Écrivez-la sous la forme "+d.dateForm(), n, at)
	}
	for _, form := range dateForms {
		t, err := time.Parse(form, text)
		if err != nil {
			continue
		}
		if t.Year() < 1990 || t.Year() > 2100 {
			return d.refuse("invalid-date", "cette année est hors du siècle", "Vérifiez les quatre chiffres", n, at)
		}
		v.Set(reflect.ValueOf(t))
		return true
	}
	return d.refuse("invalid-date", "ce jour n’existe pas", "Vérifiez le mois et le jour", n, at)
}

// dateForm is an example of a day as people write it there.
func (d *decoder) dateForm() string {
	if d.headers == nil {
		return "2026-01-15"
	}
	return "15/01/2026"
}

func itoa(n int) string { return strconv.Itoa(n) }
