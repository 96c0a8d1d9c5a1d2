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
		return d.refuse("wrong-type", "un nombre entier est attendu", "", n, at)
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
		return d.refuse("wrong-type", "un nombre sans signe «\u00a0%\u00a0» est attendu", "Écrivez "+x.StringFixed(-x.Exponent()), n, at)
	case number.MatchString(spaceless) && strings.Contains(text, ",") && d.headers == nil:
		return d.refuse("number-comma", "un nombre s’écrit ici avec un point, sans espace", "Écrivez "+spaceless, n, at)
	case number.MatchString(spaceless):
		return d.refuse("wrong-type", "un nombre s’écrit ici sans espace ni unité", "Écrivez "+spaceless, n, at)
	}
	return d.refuse("wrong-type", "un nombre est attendu", "", n, at)
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

// dateForms are the two ways to write a day, and what one of them looks like.
var (
	dateForms = [...]string{time.DateOnly, "02/01/2006"}
	looksDate = regexp.MustCompile(`^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}/[0-9]{2}/[0-9]{4})$`)
)

func (d *decoder) date(text string, n *yaml.Node, v reflect.Value, at place) bool {
	if !looksDate.MatchString(text) {
		return d.refuse("invalid-date", "une date est attendue", "Écrivez-la sous la forme 2026-01-15", n, at)
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

func itoa(n int) string { return strconv.Itoa(n) }
