package main

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// ask is what a form asks for.
type ask struct {
	form      *form
	year      int
	zone      string
	body      string
	agents    int
	item      string                     // of the files that do not say what they list
	lifetimes map[string]decimal.Decimal // by item, those that were filled in
	wrong     map[string]string          // by item, what is no life, as written
	mapping   inventory.Mapping          // of the words of the files
}

// Bounds of what a person fills in.
const (
	firstYear, lastYear = 1990, 2100
	mostAgents          = 10_000_000
)

var shortestLife, longestLife = decimal.NewFromInt(1), decimal.NewFromInt(30)

// asked checks the fields; a life out of range does not keep the rest from being
// shown.
func (s *server) asked(f *form) (*ask, error) {
	a := &ask{form: f, year: s.set.LatestYear(footprint.DefaultZone), zone: footprint.DefaultZone, body: oneLine(f.fields[fieldBody]), item: oneLine(f.fields[fieldItem]), lifetimes: map[string]decimal.Decimal{}, wrong: map[string]string{}}
	var err error
	if text := strings.TrimSpace(f.fields[fieldYear]); text != "" {
		if a.year, err = strconv.Atoi(text); err != nil || a.year < firstYear || a.year > lastYear {
			return nil, refusal{Status: http.StatusUnprocessableEntity, Code: "year"}
		}
	}
	if text := strings.TrimSpace(f.fields[fieldAgents]); text != "" {
		if a.agents, err = strconv.Atoi(text); err != nil || a.agents < 0 || a.agents > mostAgents {
			return nil, refusal{Status: http.StatusUnprocessableEntity, Code: "agents"}
		}
	}
	if text := f.fields[fieldZone]; text != "" {
		a.zone = text
	}
	if _, known := s.set.Zone(a.zone); !known {
		return nil, refusal{Status: http.StatusUnprocessableEntity, Code: "zone"}
	}
	if len([]rune(a.body)) > 120 {
		return nil, refusal{Status: http.StatusUnprocessableEntity, Code: "body"}
	}
	if a.mapping, err = s.meanings(f.fields); err != nil {
		return nil, err
	}
	for name, text := range f.fields {
		id, is := strings.CutPrefix(name, fieldLife)
		if text = strings.TrimSpace(text); !is || text == "" {
			continue
		}
		if item, known := s.set.Item(id); !known || item.Kind != factors.Asset {
			return nil, refusal{Status: http.StatusBadRequest}
		}
		if years, ok := life(text); ok {
			a.lifetimes[id] = years
		} else {
			a.wrong[id] = text
		}
	}
	return a, nil
}

// life reads years, with a comma or a point.
func life(text string) (decimal.Decimal, bool) {
	text = strings.Replace(text, ",", ".", 1)
	if len(text) > 6 || strings.Trim(text, "0123456789.") != "" {
		return decimal.Decimal{}, false
	}
	years, err := decimal.NewFromString(text)
	return years, err == nil && !years.LessThan(shortestLife) && !years.GreaterThan(longestLife)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
