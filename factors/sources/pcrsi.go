package sources

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fold"
)

// exchange is what a file in the exchange format of the PCR-SI working group
// says of factors: the electricity mixes of a request ("electricity") or of a
// table of references ("country electricity"). Impacts are by stage of the
// life cycle, then by indicator. The impacts that a request or a response
// gives of equipment are those of whole lines of an inventory: they are no
// factors.
type exchange struct {
	Electricity []exchangeMix     `json:"electricity"`
	Countries   []exchangeMix     `json:"country electricity"`
	Inventory   []json.RawMessage `json:"inventory"`
	Details     json.RawMessage   `json:"details"`
}

type exchangeMix struct {
	Name    string                            `json:"name"`
	Country string                            `json:"country"`
	Source  string                            `json:"source"`
	Impacts map[string]map[string]json.Number `json:"impacts"`
}

// maxExchange bounds a JSON file, which is read whole.
const maxExchange = 16 << 20

// opensJSON tells whether a stream starts as a JSON object.
func opensJSON(in *bufio.Reader) bool {
	head, _ := in.Peek(512) // a short file gives what it has
	return bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff"))), []byte("{"))
}

// exchanged reads a file in the exchange format.
func (c *collector) exchanged(in io.Reader, name string) error {
	limit := min(c.Limits.Bytes, maxExchange)
	data, err := io.ReadAll(delimited.Bounded(in, limit))
	if err != nil {
		return delimited.WithLimit(err, limit)
	}
	var doc exchange
	if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &doc); err != nil {
		return delimited.Failf("JSON illisible, ou d’une autre forme que le format d’échange PCR-SI")
	}
	mixes := append(doc.Electricity, doc.Countries...)
	if len(mixes) == 0 && doc.Inventory == nil && doc.Details == nil {
		return delimited.Because(errUnrecognised, "fichier JSON ou XML\u00a0: ce n’est pas le format d’échange PCR-SI")
	}
	s := c.newSheet(name, layOut([]string{"pcr-si mix", "pcr-si indicator", "pcr-si value", "pcr-si source"}, PCRSI), nil)
	if doc.Inventory != nil || doc.Details != nil {
		s.tell(0, diag.Problem{Code: "impacts-of-lines", Severity: diag.Notice, Message: "impacts déclarés avec des lignes d’inventaire\u00a0: ce ne sont pas des facteurs, non repris",
			Remedy: "Lisez-les avec l’inventaire"})
	}
	return c.drain(&mixRecords{mixes: mixes}, s)
}

// mixRecords gives a row for each mix and indicator, numbered by the mix.
type mixRecords struct {
	mixes []exchangeMix
	queue []record
	at    int
}

func (m *mixRecords) next() (record, error) {
	for len(m.queue) == 0 {
		if m.at == len(m.mixes) {
			return record{}, io.EOF
		}
		m.queue = m.mixes[m.at].records(m.at + 1)
		m.at++
	}
	r := m.queue[0]
	m.queue = m.queue[1:]
	return r, nil
}

// records sums the stages of each indicator: a kilowatt-hour counts whole.
func (x exchangeMix) records(number int) []record {
	name := x.Name
	if name == "" {
		name = x.Country
	}
	sums, bad := map[string]decimal.Decimal{}, map[string]string{}
	for _, stage := range slices.Sorted(maps.Keys(x.Impacts)) {
		for indicator, text := range x.Impacts[stage] {
			d, err := parseNumber(text)
			if err != nil {
				bad[indicator] = text.String()
			}
			sums[indicator] = sums[indicator].Add(d)
		}
	}
	if len(sums) == 0 {
		return []record{{row: number, fault: refusal("absent-value", "mix électrique sans impact", "Complétez «\u00a0impacts\u00a0», par étape puis par indicateur")}}
	}
	var out []record
	for _, indicator := range slices.Sorted(maps.Keys(sums)) {
		value, ok := bad[indicator]
		if !ok {
			value = exact.String(sums[indicator])
		}
		out = append(out, record{row: number, cells: []string{name, indicator, value, x.Source}})
	}
	return out
}

func parseNumber(n json.Number) (decimal.Decimal, error) { return number(n.String()) }

// pcrSI reads one indicator of a mix.
func (r row) pcrSI() *diag.Problem {
	name, ok := PCRSI.word("criterion", r.get("criterion"))
	if !ok {
		return r.at("criterion", notice("criterion-not-used", "indicateur non repris", ""))
	}
	c, err := factors.ParseCriterion(name)
	item, found := r.Catalogue.Item(factors.ElectricityItem)
	zone, known := r.zoneNamed(r.get("name"))
	if err != nil || !found || !known {
		return r.at("name", notice("no-zone", "mix électrique d’une zone que le catalogue n’a pas", "Nommez un pays par son code (FR) ou son nom"))
	}
	d, p := r.amount("value")
	if p != nil {
		return p
	}
	f := factors.Factor{Criterion: c, Stage: factors.Use, Value: d, Unit: c.Unit() + "/kWh", Published: r.get("value"), Zone: zone, Geography: r.get("name"),
		Locator: r.get("name"), Source: r.cited(r.get("source")), Confidence: "verified"}
	if r.Year > 0 {
		f.Year = itoa(r.Year)
	} else if !r.again("undated-mix") {
		r.tell(0, undatedMix)
	}
	e := &entry{sheet: r.sheet, key: r.get("name") + " " + r.get("criterion"), item: item, shared: true}
	e.add(value{f, r.number, true})
	r.entries = append(r.entries, e)
	return nil
}

// zoneNamed finds a zone by its id, its name, or a country's code or name.
func (r row) zoneNamed(name string) (string, bool) {
	if id, ok := PCRSI.word("zone", name); ok {
		return id, true
	}
	for _, z := range r.Catalogue.Zones() {
		for _, known := range []string{z.ID, z.Name.FR, z.Name.EN} {
			if fold.Label(known) == fold.Label(name) {
				return z.ID, true
			}
		}
	}
	return r.Catalogue.ZoneOfCountry(strings.ToUpper(strings.TrimSpace(name)))
}
