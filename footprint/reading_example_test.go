package footprint_test

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// What became of each row, and how much of each line could be valued.
func ExampleCounts() {
	one := decimal.NewFromInt(1)
	result, _ := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{
		{ID: "1", Item: "laptop", Quantity: one, State: footprint.InUse}, {ID: "2", Item: "printer-laser", Quantity: one}, {ID: "3", Item: "camera", Quantity: one},
		{ID: "4", Item: "laptop", Quantity: one, State: footprint.Retired, Withdrawn: time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC)}, {ID: "5", Item: "keyboard", Quantity: one},
	}, Duplicates: 2}, footprint.Options{Year: 2024, Zone: footprint.DefaultZone})
	n := result.Counts()
	fmt.Println(n.Read, "=", n.Complete, "+", n.Partial, "+", n.Uncovered, "+", n.NotInUse, "+", n.Excluded, "+", n.Duplicates)
	words := map[footprint.Status]string{footprint.Complete: "whole", footprint.Partial: "in part", footprint.Uncovered: "no value", footprint.NotInUse: "not counted", footprint.ExcludedByRules: "left out"}
	for _, l := range result.Lines() {
		fmt.Println(l.ID, words[l.Status])
	}
	fmt.Println(result.Set() == factors.Default(), result.Total(factors.GWP).Criterion)
	_, err := result.Explain("3", factors.GWP)
	var unvalued *footprint.UnvaluedError
	if errors.As(err, &unvalued) {
		fmt.Println("line", unvalued.ID, words[unvalued.Status])
	}
	// Output:
	// 7 = 1 + 1 + 1 + 1 + 1 + 2
	// 1 whole
	// 2 in part
	// 3 no value
	// 4 not counted
	// 5 left out
	// true gwp
	// line 3 no value
}

// Fleets that a convention of the accounts looks at: AccountingLife and ByAge are
// there to reconcile with others, and are never compared with TotalLife.
func ExampleIncomparableError_conventions() {
	inv := footprint.Inventory{Lines: []footprint.Line{{Item: "laptop", Quantity: decimal.NewFromInt(10), Purchased: time.Date(2022, 9, 1, 0, 0, 0, 0, time.UTC)}}}
	ours, _ := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024, Convention: footprint.TotalLife})
	for _, opts := range []footprint.Options{
		{Year: 2024, Convention: footprint.AccountingLife, Amortisation: map[string]decimal.Decimal{"laptop": decimal.NewFromInt(3)}},
		{Year: 2024, Convention: footprint.ByAge, On: time.Date(2024, 12, 31, 0, 0, 0, 0, time.UTC)},
	} {
		theirs, err := footprint.Compute(factors.Default(), inv, opts)
		if err != nil {
			fmt.Println(err)
			return
		}
		_, err = footprint.Compare(theirs, ours, factors.GWP)
		var not *footprint.IncomparableError
		if errors.As(err, &not) {
			fmt.Println(not.Over, not.Before, not.After)
		}
	}
	// Output:
	// convention accounting-life total-life
	// convention by-age total-life
}

// A trace read by a program: as a formula, and by where its leaves come from.
func ExampleTrace() {
	some := func(n int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.NewFromInt(n)) }
	result, _ := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{
		{ID: "screens", Item: "monitor", Quantity: decimal.NewFromInt(90)},
		{ID: "mail", Item: "saas-user", Quantity: decimal.NewFromInt(900), Declared: &footprint.Declared{Source: "Déclaration, 2024",
			Impacts: map[factors.Criterion]decimal.Decimal{factors.GWP: decimal.RequireFromString("1.6")}}},
		{ID: "server", Item: factors.ServerItem, Quantity: decimal.NewFromInt(1), Configuration: &factors.Server{CPUs: some(2), CoresPerCPU: some(16), RAM: some(384)}},
	}}, footprint.Options{Year: 2024, Lifetimes: map[string]decimal.Decimal{"monitor": decimal.NewFromInt(8)}})
	signs := map[footprint.Op]string{footprint.Sum: " + ", footprint.Product: " × ", footprint.Quotient: " ÷ "}
	from := map[footprint.Provenance]string{footprint.FromInventory: "the inventory", footprint.FromDossier: "the dossier", footprint.FromSource: "a publication",
		footprint.FromProvider: "the provider", footprint.FromConvention: "the rules"}
	var formula func(t *footprint.Trace) string
	formula = func(t *footprint.Trace) string {
		if t.Op == footprint.Leaf {
			return t.Value.String()
		}
		var terms []string
		for _, term := range t.Terms {
			terms = append(terms, formula(term))
		}
		if t.Op == footprint.Ceiling {
			return "⌈" + terms[0] + "⌉"
		}
		return "(" + strings.Join(terms, signs[t.Op]) + ")"
	}
	var leaves func(t *footprint.Trace, each func(*footprint.Trace))
	leaves = func(t *footprint.Trace, each func(*footprint.Trace)) {
		if t.Op == footprint.Leaf {
			each(t)
		}
		for _, term := range t.Terms {
			leaves(term, each)
		}
	}
	for _, id := range []string{"screens", "mail", "server"} {
		trace, err := result.Explain(id, factors.GWP)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(id, formula(trace))
		leaves(trace, func(leaf *footprint.Trace) {
			switch {
			case leaf.Factor != nil && leaf.Name == "energy":
				fmt.Println("  energy", leaf.Value, leaf.Unit, "from", from[leaf.From], "of", leaf.Factor.Source.Publisher)
			case leaf.Source != "" || leaf.Name == "lifetime" && leaf.From == footprint.FromDossier:
				fmt.Println(" ", leaf.Name, leaf.Value, leaf.Unit, "from", from[leaf.From])
			}
		})
	}
	// Output:
	// screens ((90 × (64.6 ÷ 8)) + (90 × (1.29 ÷ 8)) + (90 × (73 × 0.0519)) + (90 × (3.95 ÷ 8)))
	//   lifetime 8 year from the dossier
	//   lifetime 8 year from the dossier
	//   energy 73 kWh/year from a publication of ADEME / Incubateur ADEME
	//   lifetime 8 year from the dossier
	// mail ((900 × 1.6))
	//   declared 1.6 kg CO2e/user.year from the provider
	// server ((1 × (((9.14 × 2) + (0.0197 × (2 × 16 × 24.5)) + (5.22 × ⌈(384 ÷ 32)⌉) + (2.2 × (384 ÷ 1.79)) + (6.34 × 1) + (2.2 × ((1 × 1000) ÷ 48.5)) + (66.1 × 1) + (24.3 × (2 × 2.99)) + (150 × 1) + (6.68 × 1)) ÷ 5)) + (1 × (3504 × 0.0519)))
	//   energy 3504 kWh/year from a publication of ADEME / Incubateur ADEME
}

// Everything that the JSON of a result can hold.
func ExampleJSONOptions() {
	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "parc.csv:2", Name: "PC-0042", Item: "laptop", Quantity: decimal.NewFromInt(12), Department: "Finances"},
		{ID: "parc.csv:3", Item: "monitor", Quantity: decimal.NewFromInt(20), Department: "Culture"}, {ID: "parc.csv:4", Item: "tablet", Quantity: decimal.NewFromInt(5)}}}
	before, _ := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2023})
	result, _ := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024, Criteria: []factors.Criterion{factors.GWP}})
	var b strings.Builder
	err := result.WriteJSON(&b, footprint.JSONOptions{By: [][]footprint.Dimension{{footprint.ByDepartment}}, Top: 1, Lines: true, Identifiers: true,
		Uncertainty: true, Draws: 200, Seed: 42, Sensitivity: true, Against: before})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, part := range []string{`"lines"`, `"name": "PC-0042"`, `"others": 2`, `"uncertainty"`, `"monte_carlo"`, `"sensitivity"`, `"comparison"`} {
		fmt.Println(part, strings.Contains(b.String(), part))
	}
	// Output:
	// "lines" true
	// "name": "PC-0042" true
	// "others": 2 true
	// "uncertainty" true
	// "monte_carlo" true
	// "sensitivity" true
	// "comparison" true
}

// What stands beside a figure: the other values published, the ends, units in stock,
// and where a machine of a list stands.
func ExampleResult_Quantities() {
	result, _ := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{
		{ID: "s", Name: "SRV-01", Item: factors.ServerItem, Quantity: decimal.NewFromInt(1), DataCentre: "Mairie", Manufacturer: "Dell", System: "Debian 12"},
		{Item: "monitor", Quantity: decimal.NewFromInt(90)}, {Item: "monitor", Quantity: decimal.NewFromInt(6), State: footprint.Stock},
	}}, footprint.Options{Year: 2024, DataCentres: map[string]footprint.DataCentre{"Mairie": {SpareUnknown: true}}})
	for _, q := range result.Quantities() {
		fmt.Println(q.Item, q.InUse, "in use,", q.Stock, "in stock")
	}
	ends := result.Ends(factors.GWP)["monitor"]
	fmt.Println(ends.Low.StringFixed(0), ends.Value.StringFixed(0), ends.High.StringFixed(0))
	alternatives, err := result.Sensitivity(factors.GWP)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(alternatives[0].Item.ID, alternatives[0].Difference.StringFixed(0))
	u, _ := result.Uncertainty(factors.GWP)
	fmt.Println("±", u.Percent, "%")
	half := decimal.NewNullDecimal(decimal.RequireFromString("0.5"))
	a, err := result.Allocate([]footprint.Machine{{File: "machines.csv", Row: 3, Host: "SRV-01", Key: half, VCPU: half, Storage: half}, {Host: "SRV-02"}}, footprint.AllocationOptions{Rule: footprint.ByStorage})
	if err != nil {
		fmt.Println(err)
		return
	}
	value, _ := a.Hosts[0].Allocated.Total(factors.GWP)
	fmt.Println(a.Machines[0].File, a.Machines[0].Row, value.StringFixed(0), "allocated by", footprint.ByStorage, "where", footprint.Interoperable, "takes the key")
	// Output:
	// monitor 90 in use, 6 in stock
	// server 1 in use, 0 in stock
	// 1458 1458 7221
	// monitor 5763
	// ± 40.4 %
	// machines.csv 3 510 allocated by storage where interoperable takes the key
}

// A service is valued by the best that is known of it.
func ExampleBasis() {
	some := func(text string) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.RequireFromString(text)) }
	for _, s := range []footprint.Service{
		{Name: "Messagerie", Item: "saas-user", Quantity: decimal.NewFromInt(900), Site: "Mairie", Declared: &footprint.Declared{Level: footprint.Reviewed,
			Impacts: map[factors.Criterion]decimal.Decimal{factors.GWP: decimal.RequireFromString("1.6")}}},
		{Name: "Machine", Item: "cloud-vm-small"},
		{Name: "Visioconférence", Spend: some("18")},
		{Name: "Agenda"},
	} {
		line, basis, err := s.Line(factors.Default())
		if err != nil {
			fmt.Println(err)
			return
		}
		words := map[footprint.Basis]string{footprint.ByProvider: "what the provider publishes", footprint.ByFactor: "a published factor", footprint.BySpend: "its price, apart", footprint.Unvalued: "nothing"}
		fmt.Println(s.Name, line.Item, "by", words[basis], "for", cmp.Or(line.Site, "all"))
	}
	boxes, err := footprint.Telework{Employees: 250, Days: decimal.NewFromInt(100), Households: some("2.3")}.Line(factors.Default())
	fmt.Println(boxes.Units().StringFixed(2), "boxes", err, footprint.UnknownMethod < footprint.Reviewed)
	// Output:
	// Messagerie saas-user by what the provider publishes for Mairie
	// Machine cloud-vm-small by nothing for all
	// Visioconférence spend-it-services by its price, apart for all
	// Agenda cloud-service by nothing for all
	// 29.78 boxes <nil> true
}

// A criterion other than climate change is counted from one database alone: what the
// others publish is left out, and named.
func ExampleResult_Problems() {
	result, _ := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{{ID: "1", Item: "laptop", Quantity: decimal.NewFromInt(1)}, {ID: "2", Item: "toaster", Quantity: decimal.NewFromInt(1)}}},
		footprint.Options{Year: 2024})
	for _, p := range result.Problems() {
		if p.Code != footprint.OtherDatabase { // a notice, where a set of several databases was used
			fmt.Println(p)
		}
	}
	// Output:
	// colonne « type » : « toaster » : type inconnu du catalogue de facteurs. Corrigez cette valeur de la ligne
}
