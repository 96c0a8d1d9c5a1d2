package strategy_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

func TestWindowsReadiness(t *testing.T) {
	bought := func(year int) footprint.Line {
		return footprint.Line{Item: "laptop", Quantity: n("1"), Purchased: on(year, 6, 1)}
	}
	with := func(l footprint.Line, system, model string) footprint.Line {
		l.System, l.Model = system, model
		return l
	}
	windows := "Microsoft Windows 10 Professionnel"
	for name, c := range map[string]struct {
		line footprint.Line
		want string
	}{
		"bought the day before 2018":           {footprint.Line{Item: "desktop", Quantity: n("1"), Purchased: on(2017, 12, 31)}, "cannot"},
		"bought on the first day of 2018":      {footprint.Line{Item: "desktop", Quantity: n("1"), Purchased: on(2018, 1, 1)}, "uncertain"},
		"bought on the last day of 2018":       {footprint.Line{Item: "desktop", Quantity: n("1"), Purchased: on(2018, 12, 31)}, "uncertain"},
		"bought on the first day of 2019":      {footprint.Line{Item: "desktop", Quantity: n("1"), Purchased: on(2019, 1, 1)}, "can"},
		"of no date":                           {footprint.Line{Item: "laptop", Quantity: n("1")}, "unknown"},
		"old, and runs it already":             {with(bought(2016), "Microsoft Windows 11 Professionnel", ""), "can"},
		"old, on a free system":                {with(bought(2016), "Debian GNU/Linux 12", ""), ""},
		"old, an Apple":                        {with(bought(2016), "macOS 12 Monterey", ""), ""},
		"old, ChromeOS":                        {with(bought(2016), "Chrome OS", ""), ""},
		"recent, of a sixth generation":        {with(bought(2020), windows, "Précision, Intel Core i7-6700HQ"), "cannot"},
		"recent, of a third generation":        {with(bought(2019), windows, "i5-3470"), "cannot"},
		"recent, of the first generation":      {with(bought(2019), windows, "i5-750"), "cannot"},
		"old by its date, eighth by its name":  {with(bought(2017), windows, "i5-8250U"), "can"},
		"eleventh generation":                  {with(bought(2017), windows, "Intel(R) Core(TM) i5-1145G7 @ 2.60GHz"), "can"},
		"twelfth generation":                   {with(bought(2017), windows, "12th Gen Intel(R) Core(TM) i5-1235U"), "can"},
		"first Ryzen":                          {with(bought(2019), windows, "AMD Ryzen 5 PRO 1600"), "cannot"},
		"second Ryzen":                         {with(bought(2019), windows, "AMD Ryzen 5 2500U"), "uncertain"},
		"fifth Ryzen":                          {with(bought(2017), windows, "AMD Ryzen 5 PRO 5650U with Radeon Graphics"), "can"},
		"a processor that the inventory names": {footprint.Line{Item: "laptop", Quantity: n("1"), Purchased: on(2020, 6, 1), Processor: "Intel(R) Core(TM) i5-7300U CPU @ 2.60GHz"}, "cannot"},
		"a model that tells nothing":           {with(bought(2015), windows, "ThinkPad L15 Gen 3"), "cannot"},
		"in stock":                             {footprint.Line{Item: "laptop", Quantity: n("1"), Purchased: on(2015, 1, 1), State: footprint.Stock}, ""},
		"no workstation":                       {footprint.Line{Item: "server", Quantity: n("1"), Purchased: on(2015, 1, 1)}, ""},
		"no quantity":                          {footprint.Line{Item: "laptop", Purchased: on(2015, 1, 1)}, ""},
		"below zero":                           {footprint.Line{Item: "laptop", Quantity: n("-4"), Purchased: on(2015, 1, 1)}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := strategy.WindowsReadiness(factors.Default(), footprint.Inventory{Lines: []footprint.Line{c.line}})
			for verdict, counts := range map[string][]strategy.ItemCount{"cannot": got.Cannot, "uncertain": got.Uncertain, "unknown": got.Unknown, "can": got.Can} {
				if verdict != c.want {
					require.Empty(t, counts, verdict)
					continue
				}
				require.Len(t, counts, 1, verdict)
				require.True(t, counts[0].Units.Equal(n("1")))
			}
		})
	}
}

// What is not sure is marked: the weakest of the rules that counted.
func TestReadinessSaysHowSureItIs(t *testing.T) {
	of := func(year int) footprint.Line {
		return footprint.Line{Item: "laptop", Quantity: n("3"), Purchased: on(year, 6, 1)}
	}
	require.Equal(t, strategy.Inferred, strategy.WindowsReadiness(factors.Default(), footprint.Inventory{Lines: []footprint.Line{of(2015)}}).Evidence)
	require.Equal(t, strategy.ToCheck, strategy.WindowsReadiness(factors.Default(), footprint.Inventory{Lines: []footprint.Line{of(2015), of(2018)}}).Evidence)
}
