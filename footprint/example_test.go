package footprint_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

func ExampleCompute() {
	inv := footprint.Inventory{Lines: []footprint.Line{
		{ID: "pc", Item: "laptop", Quantity: decimal.NewFromInt(120)},
		{ID: "screens", Item: "monitor", Quantity: decimal.NewFromInt(90), Lifetime: decimal.NewNullDecimal(decimal.NewFromInt(8))},
		{ID: "spare", Item: "laptop", Quantity: decimal.NewFromInt(6), State: footprint.Stock},
	}}
	result, err := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024, Agents: 110})
	if err != nil {
		fmt.Println(err)
		return
	}
	total := result.Total(factors.GWP)
	fmt.Println(total.Value.StringFixed(1), "kg CO2e a year, from", total.Low.StringFixed(1), "to", total.High.StringFixed(1))
	perAgent, _ := result.PerAgent(factors.GWP)
	fmt.Println(perAgent.StringFixed(1), "kg CO2e an agent;", result.ElectricityUse().StringFixed(0), "kWh")
	for _, part := range result.By(factors.GWP, footprint.ByCategory) {
		fmt.Println(part.Keys[0], part.Value.StringFixed(1))
	}
	// Output:
	// 5971.7 kg CO2e a year, from 5238.6 to 10023.5
	// 54.3 kg CO2e an agent; 10052 kWh
	// computers 4845.0
	// screens 1126.7
}

func ExampleConvention() {
	laptops := footprint.Line{Item: "laptop", Quantity: decimal.NewFromInt(10), Purchased: time.Date(2023, 9, 1, 0, 0, 0, 0, time.UTC)}
	inv := footprint.Inventory{Lines: []footprint.Line{laptops}}
	for _, convention := range footprint.Conventions() {
		result, err := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024, Convention: convention,
			Amortisation: map[string]decimal.Decimal{"computers": decimal.NewFromInt(4)}, On: time.Date(2024, 12, 31, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(convention, result.Total(factors.GWP).Value.StringFixed(1), "kg CO2e")
	}
	// Output:
	// total-life 385.2 kg CO2e
	// accounting-life 477.8 kg CO2e
	// purchase-year 15.1 kg CO2e
	// by-age 1402.3 kg CO2e
}

func ExampleResult_By() {
	inv := footprint.Inventory{Lines: []footprint.Line{
		{Item: "laptop", Quantity: decimal.NewFromInt(10), Site: "Hôtel de ville", Department: "Finances"},
		{Item: "server", Quantity: decimal.NewFromInt(1), Site: "Hôtel de ville", DataCentre: "Salle A"},
	}}
	result, _ := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024,
		DataCentres: map[string]footprint.DataCentre{"Salle A": {PUE: decimal.NewNullDecimal(decimal.RequireFromString("1.6"))}}})
	for _, c := range result.By(factors.GWP, footprint.ByTier, footprint.ByStage) {
		fmt.Println(c.Keys, c.Value.StringFixed(2))
	}
	// Output:
	// [terminals manufacturing] 340.00
	// [terminals distribution] 24.60
	// [terminals use] 15.06
	// [terminals end_of_life] 5.58
	// [datacentre manufacturing] 149.60
	// [datacentre use] 290.97
}

func ExampleResult_Uncertainty() {
	inv := footprint.Inventory{Lines: []footprint.Line{
		{Item: "laptop", Quantity: decimal.NewFromInt(120)},
		{Item: "monitor", Quantity: decimal.NewFromInt(90), Quality: footprint.Medium},
	}}
	result, _ := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	u, err := result.Uncertainty(factors.GWP)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(result.Total(factors.GWP).Value.StringFixed(0), "kg CO2e, 95 % between", u.Low, "and", u.High)
	for _, c := range u.Contributions[:3] {
		fmt.Println(c.Share.Shift(2), "%", c.Factor.ID)
	}
	for _, c := range u.Contributions {
		if c.Name == footprint.InventoryData {
			fmt.Println("counted better:", c.Of)
		}
	}
	// Output:
	// 6011 kg CO2e, 95 % between 3860 and 8940
	// 50.9 % laptop-lifetime
	// 42.9 % ademe-acv-laptop-gwp-manufacturing
	// 2.83 % monitor-lifetime
	// counted better: monitor
	// counted better: laptop
}

func ExampleResult_MonteCarlo() {
	inv := footprint.Inventory{Lines: []footprint.Line{{Item: "laptop", Quantity: decimal.NewFromInt(120)}}}
	result, _ := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	sample, err := result.MonteCarlo(factors.GWP, 1000, 42)
	if err != nil {
		fmt.Println(err)
		return
	}
	again, _ := result.MonteCarlo(factors.GWP, 1000, 42)
	fmt.Println(sample.Draws, sample.Low.LessThan(sample.Mean), sample.Mean.LessThan(sample.High), sample.Mean.Equal(again.Mean))
	// Output: 1000 true true true
}

func ExampleResult_Explain() {
	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "parc.csv:2", Item: "paper-ream", Quantity: decimal.NewFromInt(400)}}}
	result, _ := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	trace, err := result.Explain("parc.csv:2", factors.GWP)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(trace)
	fmt.Println(trace.Evaluate(), trace.Op == footprint.Sum)
	_, err = result.Explain("parc.csv:9", factors.GWP)
	fmt.Println(err)
	// Output:
	// gwp = 916 kg CO2e/year (+)
	//   use = 916 kg CO2e/year (×)
	//     quantity = 400 ream [inventory]
	//     factor = 2.29 kg CO2e/ream [base-carbone-paper-ream: ADEME V23.6, élément 24295]
	// 916 true
	// footprint: no line "parc.csv:9"
}

func ExampleResult_Statuses() {
	inv := footprint.Inventory{Lines: []footprint.Line{
		{ID: "1", Item: "laptop", Quantity: decimal.NewFromInt(12)},
		{ID: "2", Item: "printer-laser", Quantity: decimal.NewFromInt(3)},
	}}
	result, _ := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	for _, l := range result.Statuses() {
		fmt.Println(l.Item, l.Status, l.Missing, len(l.Impacts))
	}
	// Output:
	// laptop complete [] 0
	// printer-laser partial [end_of_life] 0
}

func ExampleResult_Lines() {
	inv := footprint.Inventory{Lines: []footprint.Line{
		{ID: "1", Item: "camera", Quantity: decimal.NewFromInt(12)},
		{ID: "2", Item: "printer-laser", Quantity: decimal.NewFromInt(3)},
		{ID: "3", Item: "keyboard", Quantity: decimal.NewFromInt(9)},
		{ID: "4", Item: "toaster", Quantity: decimal.NewFromInt(1)},
	}}
	result, _ := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	for _, l := range result.Lines() {
		fmt.Println(l.Item, l.Status, l.Missing)
	}
	for _, p := range result.Problems() {
		fmt.Println(p.Severity, p.Code)
	}
	cover := result.Total(factors.GWP).Coverage
	fmt.Println("embodied", cover.Embodied.Decimal, "use", cover.Use.Decimal)
	// Output:
	// camera uncovered [manufacturing distribution end_of_life lifetime energy]
	// printer-laser partial [end_of_life]
	// keyboard excluded []
	// notice excluded-by-rules
	// refused unknown-item
	// embodied 0.333333333333333333 use 0.333333333333333333
}

func ExampleUnvaluedError() {
	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "1", Item: "laptop", Quantity: decimal.NewFromInt(1), State: footprint.Retired}}}
	result, _ := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	_, err := result.Explain("1", factors.GWP)
	var unvalued *footprint.UnvaluedError
	fmt.Println(errors.As(err, &unvalued), unvalued.Status == footprint.NotInUse)
	// Output: true true
}

func ExampleLine_Scaled() {
	screens := footprint.Line{Item: "monitor", Quantity: decimal.NewFromInt(2150)}
	fewer := screens.Scaled(decimal.NewFromInt(1850), decimal.NewFromInt(2150)) // 300 of 2,150 removed
	result, _ := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{fewer}}, footprint.Options{Year: 2024})
	for _, q := range result.Quantities() {
		fmt.Println(q.Item, q.InUse)
	}
	ends := result.Ends(factors.GWP)["monitor"]
	fmt.Println(ends.Value.StringFixed(0), ends.High.StringFixed(0))
	// Output:
	// monitor 1850
	// 28543 139592
}

func ExampleInventory_Append() {
	all := footprint.Inventory{Lines: []footprint.Line{{Item: "laptop", Quantity: decimal.NewFromInt(1)}}}
	all.Append(footprint.Inventory{Refused: 2, NotData: 1})
	fmt.Println(all.Read(), "rows accounted for")
	// Output: 4 rows accounted for
}

func ExampleResult_WriteJSON() {
	inv := footprint.Inventory{Lines: []footprint.Line{{Item: "electricity", Quantity: decimal.NewFromInt(1000)}}}
	result, _ := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024, Zone: "RE", Inhabitants: 100})
	var b strings.Builder
	if err := result.WriteJSON(&b, footprint.JSONOptions{By: [][]footprint.Dimension{{footprint.ByItem}}}); err != nil {
		fmt.Println(err)
	}
	fmt.Println(strings.ReplaceAll(b.String(), factors.Default().Digest(), "DIGEST"))
	fmt.Println(result.Options().Convention == footprint.TotalLife, result.Counts().Complete, len(result.Used()), len(result.Uncovered()))
	q := result.Quality()
	fmt.Println(q.High.Decimal, q.Medium.Decimal, q.Low.Decimal)
	// Output:
	// {
	//   "schema": 1,
	//   "year": 2024,
	//   "convention": "total-life",
	//   "zone": "RE",
	//   "factor_set": {
	//     "version": "2026.11",
	//     "digest": "DIGEST"
	//   },
	//   "totals": [
	//     {
	//       "criterion": "gwp",
	//       "unit": "kg CO2e",
	//       "value": "780",
	//       "low": "780",
	//       "high": "780",
	//       "coverage": {
	//         "embodied": null,
	//         "use": "1"
	//       }
	//     }
	//   ],
	//   "by": [
	//     {
	//       "dimension": "item",
	//       "key": "electricity",
	//       "criterion": "gwp",
	//       "value": "780"
	//     }
	//   ],
	//   "quality": {
	//     "high": "1",
	//     "medium": "0",
	//     "low": "0"
	//   },
	//   "counts": {
	//     "read": 1,
	//     "complete": 1,
	//     "partial": 0,
	//     "uncovered": 0,
	//     "not_in_use": 0,
	//     "excluded": 0,
	//     "attached": 0,
	//     "duplicates": 0,
	//     "not_data": 0,
	//     "refused": 0
	//   },
	//   "rejected": []
	// }
	//
	// true 1 1 0
	// 1 0 0
}

// A refurbished purchase counts the years before it when they are proved, and
// mixed or personal equipment the professional share of its use.
func ExampleLine() {
	one := decimal.NewFromInt(1)
	years := func(n int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.NewFromInt(n)) }
	for _, l := range []footprint.Line{
		{ID: "new", Item: "laptop", Quantity: one, Mode: footprint.Professional, Origin: footprint.New},
		{ID: "refurbished", Item: "laptop", Quantity: one, Origin: footprint.Refurbished, Upstream: years(3), Proof: true},
		{ID: "mixed use", Item: "smartphone", Quantity: one, Mode: footprint.COPE},
		{ID: "personal", Item: "smartphone", Quantity: one, Mode: footprint.BYOD},
		{ID: "lost", Item: "laptop", Quantity: one, State: footprint.Lost},
		{ID: "ordered", Item: "laptop", Quantity: one, State: footprint.Ordered},
	} {
		result, err := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{l}}, footprint.Options{Year: 2024, Inhabitants: 10})
		if err != nil {
			fmt.Println(err)
			return
		}
		each, _ := result.PerInhabitant(factors.GWP)
		fmt.Println(l.ID, result.Total(factors.GWP).Value.StringFixed(2), each.StringFixed(3))
	}
	// Output:
	// new 38.52 3.852
	// refurbished 24.64 2.464
	// mixed use 27.25 2.725
	// personal 18.28 1.828
	// lost 0.00 0.000
	// ordered 0.00 0.000
}

// A server whose configuration is known is the sum of its components; what
// is not said takes published defaults, which Explain names.
func ExampleLine_configuration() {
	some := func(n int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.NewFromInt(n)) }
	result, err := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{
		{ID: "hypervisor", Item: factors.ServerItem, Quantity: decimal.NewFromInt(1), Energy: some(3150),
			Configuration: &factors.Server{CPUs: some(2), CoresPerCPU: some(16), RAM: some(384), SSD: some(1920)}},
		{ID: "unknown", Item: factors.ServerItem, Quantity: decimal.NewFromInt(1), Energy: some(3150)},
	}}, footprint.Options{Year: 2024})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range result.Lines() {
		fmt.Println(l.ID, l.Impacts[0].Stage, l.Impacts[0].Value.StringFixed(1), "kg CO2e a year")
	}
	// Output:
	// hypervisor manufacturing 207.2 kg CO2e a year
	// unknown manufacturing 149.6 kg CO2e a year
}

// A number per kg of device needs the mass of one unit.
func ExampleLine_mass() {
	l := footprint.Line{ID: "switch", Item: "switch", Quantity: decimal.NewFromInt(1),
		Mass: decimal.NewNullDecimal(decimal.RequireFromString("4.5")), Diagonal: decimal.NullDecimal{}}
	result, err := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{l}}, footprint.Options{Year: 2024})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(result.Lines()[0].Mass.Decimal, "kg,", result.Counts().Refused, "refused")
	// Output: 4.5 kg, 0 refused
}

// Two machines share a server, the one 149.6 kg a year of its manufacture and
// 181.9 kg of its use. A third names a host that is not in the inventory.
func ExampleResult_Allocate() {
	some := func(n int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.NewFromInt(n)) }
	result, err := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{
		{ID: "serveurs.csv:2", Name: "SRV-01", Item: factors.ServerItem, Quantity: decimal.NewFromInt(1)},
	}}, footprint.Options{Year: 2024})
	if err != nil {
		fmt.Println(err)
		return
	}
	a, err := result.Allocate([]footprint.Machine{
		{Name: "ged", Host: "SRV-01", VCPU: some(4), RAM: some(16), Storage: some(100), Applications: []string{"GED", "Archives"}},
		{Name: "paie", Host: "SRV-01", VCPU: some(12), RAM: some(16), Storage: some(300), Applications: []string{"Paie"}},
		{Name: "test", Host: "SRV-09", VCPU: some(2), RAM: some(4), Storage: some(20)},
	}, footprint.AllocationOptions{Rule: footprint.RCPDC, Load: footprint.Load30})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range a.Machines {
		value, ok := m.Total(factors.GWP)
		fmt.Println(m.Name, m.Valued, ok, value.StringFixed(1), m.Share(factors.Manufacturing), m.Share(factors.Use), m.Missing)
	}
	for _, h := range a.Hosts {
		for _, part := range h.Unallocated.Impacts() {
			fmt.Println(h.Name, "unallocated", part.Stage, part.Value)
		}
	}
	for _, app := range a.Applications {
		value, ok := app.Total(factors.GWP)
		fmt.Printf("%q %d %d %t %s\n", app.Name, app.Machines, app.Unvalued, ok, value.StringFixed(1))
	}
	fmt.Println(a.Problems[0])
	// Output:
	// ged true true 128.3 0.4625 0.325 []
	// paie true true 203.2 0.5375 0.675 []
	// test false false 0.0 0 0 []
	// SRV-01 unallocated manufacturing 0
	// SRV-01 unallocated use 0
	// "" 1 1 false 0.0
	// "Archives" 1 0 true 64.1
	// "GED" 1 0 true 64.1
	// "Paie" 1 0 true 203.2
	// colonne « hote » : « SRV-09 » : aucun équipement compté de l’inventaire n’a ce nom. Vouliez-vous dire « SRV-01 » ?
}

// The same machine by each rule. By hand for the first at 30 %: its 4 vCPU, 16 GB
// and 100 GB ran half the year, 1/7, 1/3 and 1/7 of the sums; 0.3048 × 149.6 kg
// and 0.2 × 181.9 kg.
func ExampleAllocationRules() {
	some := func(text string) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.RequireFromString(text)) }
	result, _ := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{
		{Name: "SRV-01", Item: factors.ServerItem, Quantity: decimal.NewFromInt(1)},
	}}, footprint.Options{Year: 2024})
	machines := []footprint.Machine{
		{Host: "SRV-01", VCPU: some("4"), RAM: some("16"), Storage: some("100"), Hours: some("4380"), Key: some("0.3")},
		{Host: "SRV-01", VCPU: some("12"), RAM: some("16"), Storage: some("300"), Key: some("0.5")},
	}
	for _, rule := range footprint.AllocationRules() {
		for _, load := range []footprint.Load{footprint.LoadIdle, footprint.Load30, footprint.Load100} {
			a, err := result.Allocate(machines, footprint.AllocationOptions{Rule: rule, Load: load})
			if err != nil {
				fmt.Println(err)
				return
			}
			value, _ := a.Machines[0].Total(factors.GWP)
			left, _ := a.Hosts[0].Unallocated.Total(factors.GWP)
			if rule == footprint.RCPDC || load == footprint.Load30 {
				fmt.Println(a.Options.Rule, a.Options.Load, value.StringFixed(1), left.StringFixed(1))
			}
		}
	}
	// Output:
	// rcp-dc idle 90.3 0.0
	// rcp-dc 30 82.0 0.0
	// rcp-dc 100 76.8 0.0
	// vcpu 30 47.4 0.0
	// storage 30 47.4 0.0
	// key 30 99.4 66.3
	// interoperable 30 99.4 66.3
}

// The JSON of a result shows machines by the line of their list, with their
// names where identifiers are asked for, and applications by name.
func ExampleResult_WriteJSON_machines() {
	result, _ := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{
		{ID: "serveurs.csv:2", Name: "SRV-01", Item: factors.ServerItem, Quantity: decimal.NewFromInt(1)},
	}}, footprint.Options{Year: 2024})
	a, _ := result.Allocate([]footprint.Machine{
		{ID: "machines.csv:2", Name: "ged", Host: "SRV-01", Key: decimal.NewNullDecimal(decimal.RequireFromString("0.5")), Applications: []string{"GED"}},
	}, footprint.AllocationOptions{Rule: footprint.ByKey})
	var b strings.Builder
	if err := result.WriteJSON(&b, footprint.JSONOptions{Allocation: a}); err != nil {
		fmt.Println(err)
	}
	var doc struct {
		Machines []struct {
			ID, Name, Host string
			Totals         []struct{ Criterion, Value string }
		}
		Applications []struct {
			Name   string
			Totals []struct{ Criterion, Value string }
		}
	}
	if err := json.Unmarshal([]byte(b.String()), &doc); err != nil {
		fmt.Println(err)
	}
	fmt.Printf("%+v\n%+v\n", doc.Machines, doc.Applications)
	// Output:
	// [{ID:machines.csv:2 Name: Host:serveurs.csv:2 Totals:[{Criterion:gwp Value:165.7288}]}]
	// [{Name:GED Totals:[{Criterion:gwp Value:165.7288}]}]
}
