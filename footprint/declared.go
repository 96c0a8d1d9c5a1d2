package footprint

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
)

// Declared is the impact of one unit of a cloud service over a year, as its
// provider publishes it: over the life cycle, and location-based.
type Declared struct {
	Impacts map[factors.Criterion]decimal.Decimal // in the criterion's unit, not negative
	Level   Level
	Source  string // title, version and date of the publication
}

// Level grades how a provider computed what it publishes, from 1 to 5. Its zero
// value is UnknownMethod. What is below Reviewed is flagged.
type Level uint8

// The two levels that have a name.
const (
	UnknownMethod Level = 1
	Reviewed      Level = 5 // by RCP-DC 2025, with a critical review
)

func (l Level) orUnknown() Level { return max(l, UnknownMethod) }

// cloudCategory is that of the items that a provider can declare.
const cloudCategory = "cloud"

// fault says what is wrong in a declaration, in French; empty for nothing.
func (d *Declared) fault(item *factors.Item) string {
	switch {
	case item.Category != cloudCategory:
		return "une valeur de fournisseur ne vaut que pour un service en nuage"
	case d.Level > Reviewed:
		return "le niveau de qualité va de 1 à 5"
	}
	for _, c := range slices.Sorted(maps.Keys(d.Impacts)) {
		if v := d.Impacts[c]; !c.IsImpact() || !bounded(v) || v.IsNegative() {
			return "valeur du fournisseur négative ou hors limites"
		}
	}
	return ""
}

// has tells whether a figure is declared for a criterion.
func (d *Declared) has(c factors.Criterion) bool {
	if d == nil {
		return false
	}
	_, ok := d.Impacts[c]
	return ok
}

// declared counts the service whole in the year, under the use stage as all
// that is bought by the year.
func (b *builder) declared(u *unit, line *Line) {
	u.bought = true
	share := b.share(line)
	for n, c := range b.opts.Criteria {
		if !line.Declared.has(c) {
			if n == 0 {
				u.missing = append(u.missing, factors.Use.String())
			}
			continue
		}
		value := leaf("declared", c.Unit()+"/"+u.item.Unit, line.Declared.Impacts[c].Rat(), FromProvider)
		value.of, value.Source = cmp.Or(line.Declared.Source, u.item.ID), line.Declared.Source
		if share != nil {
			value = combine(Product, factors.Use.String(), value.Unit, value, share)
		}
		u.impacts[c][factors.Use] = value
		u.used = u.used || n == 0
	}
}

// text writes the declaration in one way only.
func (d *Declared) text() string {
	parts := []string{strconv.Itoa(int(d.Level.orUnknown()))}
	for _, c := range slices.Sorted(maps.Keys(d.Impacts)) {
		parts = append(parts, c.String()+"="+plain(d.Impacts[c]))
	}
	if d.Source != "" { // as one word
		parts = append(parts, "source="+url.QueryEscape(d.Source))
	}
	return strings.Join(parts, " ")
}

// readDeclared reads what text wrote.
func readDeclared(text string) (*Declared, error) {
	parts := strings.Fields(text)
	d := &Declared{Impacts: map[factors.Criterion]decimal.Decimal{}}
	for n, part := range parts {
		if n == 0 {
			level, err := strconv.ParseUint(part, 10, 8)
			if err != nil {
				return nil, fmt.Errorf("level: %w", err)
			}
			d.Level = Level(level)
			continue
		}
		id, value, _ := strings.Cut(part, "=")
		if id == "source" {
			source, err := url.QueryUnescape(value)
			if err != nil {
				return nil, err
			}
			d.Source = source
			continue
		}
		c, err := factors.ParseCriterion(id)
		if err != nil {
			return nil, err
		}
		if d.Impacts[c], err = decimal.NewFromString(value); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// levelDoubt flags a provider's value of a method that is not reviewed.
func (l *Line) levelDoubt() *diag.Problem {
	if l.Declared == nil || l.Declared.Level >= Reviewed {
		return nil
	}
	return &diag.Problem{Code: "provider-level", Severity: diag.Notice, File: l.File, Row: l.Row, Value: diag.Clip(l.Label),
		Message: "valeur du fournisseur de niveau " + strconv.Itoa(int(l.Declared.Level.orUnknown())) + " sur 5\u00a0: sa méthode n’est pas celle du RCP-DC avec revue critique",
		Remedy:  "Demandez au fournisseur une valeur selon le RCP-DC, avec revue critique"}
}

// Service is a cloud service or a software as a service that a body buys, with
// what is known of it. It is valued by the best of it.
type Service struct {
	ID, Name string
	Item     string          // "saas-user", "cloud-vm-small"…; "cloud-service", a contract, when empty
	Quantity decimal.Decimal // in the item's unit; 1 when 0
	Declared *Declared
	Spend    decimal.NullDecimal // a year, k€ of 2023 excluding VAT
	Site     string
}

// Basis tells what a service is valued by.
type Basis string

// Bases, the best first.
const (
	ByProvider Basis = "provider" // the provider's own figure
	ByFactor   Basis = "factor"   // a published factor
	BySpend    Basis = "spend"    // the monetary ratio, ± 80 %, shown apart and never added
	Unvalued   Basis = "unvalued" // nothing: the line is uncovered
)

const (
	anyService = "cloud-service"
	spendItem  = "spend-it-services"
)

// Line gives the line of a service, and what it is valued by: the provider's
// figure if it publishes one, else a published factor, else the monetary ratio
// of IT services. The error is for an item that is not in the set.
func (s Service) Line(set *factors.Set) (Line, Basis, error) {
	id := s.Item
	if id == "" {
		id = anyService
	}
	item, ok := set.Item(id)
	if !ok {
		return Line{}, "", fmt.Errorf("footprint: service %q of an unknown item %q", s.Name, id)
	}
	line := Line{ID: s.ID, Item: id, Label: s.Name, Quantity: s.Quantity, Site: s.Site}
	if line.Quantity.IsZero() {
		line.Quantity = decimal.New(1, 0)
	}
	switch {
	case s.Declared != nil && len(s.Declared.Impacts) > 0:
		line.Declared = s.Declared
		return line, ByProvider, nil
	case len(item.Factors) > 0:
		return line, ByFactor, nil
	case s.Spend.Valid:
		line.Item, line.Quantity = spendItem, s.Spend.Decimal
		return line, BySpend, nil
	}
	return line, Unvalued, nil
}
