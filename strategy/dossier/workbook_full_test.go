package dossier

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/strategy"
)

// referring are the texts that must name something, by the end of their pattern.
var referring = map[string]string{
	"body.siren": "000000000", "body.insee": "01004", "joint.members.*.body.name": "Agglo", "joint.shares.*.post": "joint.posts.*.name", "joint.shares.*.body": "Agglo", "joint.posts.*.of": "network",
	"uses.*.item": "email", "services.*.item": "saas-user", "indicators.*.id": "I01", "objectives.*.indicators.*": "I01", "actions.*.indicators.*": "I01", "scenarios.*.indicators.*": "I01",
	"actions.*.id": "A1", "actions.*.requires.*": "S1", "actions.*.excludes.*": "S2", "scenarios.*.id": "S1", "scenarios.*.requires.*": "A1", "scenarios.*.excludes.*": "S2",
	"lever.items.*": "laptop", "lever.place": "hosting.*.name", "lever.use": "ai.*.name", "readings.*.indicator": "I39", "obligations.*.id": "beges",
	"appearance.primary": "#14315c", "appearance.accent": "#b4501b", "country": "FR", "jurisdiction": "DE", "zone": "FR",
}

// filled gives every field under v a value that its rules admit.
func filled(v reflect.Value, path, rules string) {
	_, inner, _ := strings.Cut(rules, "dive")
	inner = strings.TrimPrefix(inner, ",")
	switch {
	case v.Type() == timeType:
		v.Set(reflect.ValueOf(time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)))
	case v.Type() == decimalType:
		v.Set(reflect.ValueOf(decimal.NewFromInt(1)))
	case v.Type() == nullType:
		v.Set(reflect.ValueOf(decimal.NewNullDecimal(decimal.NewFromInt(1))))
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	case v.Kind() == reflect.Int:
		least := 1
		for _, rule := range strings.Split(rules, ",") {
			if text, ok := strings.CutPrefix(rule, "min="); ok {
				least, _ = strconv.Atoi(text) // of a year
			}
		}
		v.SetInt(int64(max(least, 1)))
	case v.Kind() == reflect.String:
		v.SetString(textFor(path, rules))
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		filled(v.Elem(), path, rules)
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		filled(v.Index(0), join(path, "*"), inner)
	case v.Kind() == reflect.Map:
		key := "laptop"
		if strings.HasSuffix(path, "impacts") {
			key = "gwp"
		}
		e := reflect.New(v.Type().Elem()).Elem()
		filled(e, join(path, "*"), inner)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf(key), e)
	default:
		for _, f := range fieldsOf(v.Type()) {
			filled(v.FieldByIndex(f.index), join(path, f.key), f.rules)
		}
	}
}

func textFor(path, rules string) string {
	if m := oneOf.FindStringSubmatch(rules); m != nil {
		return strings.Fields(m[1])[0]
	}
	for tail := path; ; _, tail, _ = strings.Cut(tail, ".") {
		if text := referring[tail]; text != "" || tail == "" {
			return map[bool]string{true: path, false: text}[text == ""]
		}
	}
}

// Every key is written in a workbook and read back: nothing that a strategy can
// say is lost on the way, 0 and absence included.
func TestEveryKeyGoesThroughAWorkbook(t *testing.T) {
	var d Dossier
	filled(reflect.ValueOf(&d.Strategy).Elem(), "", "")
	d.Strategy.Scenarios = append(d.Strategy.Scenarios, strategy.Action{ID: "S2", Title: "Autre"})
	d.Strategy.Digital = append(d.Strategy.Digital, strategy.DigitalService{Name: "Aucun critère validé", RGESN: strategy.RGESN{PriorityOf: 3, Moderate: 1, ModerateOf: 1}})
	d.Strategy.SelfAssessment = append(d.Strategy.SelfAssessment, strategy.DimensionScore{Dimension: 5})
	d.Strategy.Connections = append(d.Strategy.Connections, strategy.Connection{Name: "Aucun"})
	d.Strategy.Readings = append(d.Strategy.Readings, strategy.Reading{Indicator: "I01", Year: 2025})
	want, err := json.MarshalIndent(d.Strategy, "", " ")
	require.NoError(t, err)
	for _, f := range []Format{XLSX, ODS} {
		var file bytes.Buffer
		require.NoError(t, WriteWorkbook(&file, f, &d, factors.Default()))
		again, err := OpenWorkbook(&file, "c", factors.Default())
		require.NoError(t, err)
		require.Empty(t, again.Problems.Only(diag.Refused))
		got, err := json.MarshalIndent(again.Strategy, "", " ")
		require.NoError(t, err)
		require.Equal(t, string(want), string(got))
	}
}

// Every obligation that a dossier may answer is named in the template.
func TestEveryObligationStandsInTheTemplate(t *testing.T) {
	text, err := templateFiles.ReadFile("template/dossier.yaml")
	require.NoError(t, err)
	for _, o := range strategy.DefaultLaw().Neighbours {
		require.Contains(t, string(text), " "+o.ID, o.Title)
	}
}
