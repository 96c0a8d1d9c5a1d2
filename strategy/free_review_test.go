package strategy_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

func under(system, item, quantity string) footprint.Line {
	return footprint.Line{ID: system + item + quantity, Item: item, Quantity: n(quantity), System: system}
}

func ExampleFreeReview() {
	s := strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185", Agents: 200},
		FreeUse:   strategy.FreeUse{OfficeAgents: maybe("50"), Licences: maybe("12000")},
		Contracts: strategy.Contracts{Total: maybe("8"), Reversible: maybe("6")}}
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{Lines: []footprint.Line{
		under("Microsoft Windows 11 Professionnel", "laptop", "60"), under("Ubuntu 22.04.4 LTS", "desktop", "20"), under("", "desktop", "20")}})
	if err != nil {
		fmt.Println(err)
		return
	}
	f := a.Free
	for _, s := range f.Systems {
		fmt.Printf("%q %s %t\n", s.Family, s.Units, s.Free)
	}
	fmt.Println(f.Workstations.Count.Decimal, "of", f.Workstations.Of.Decimal, "whose system is known:", f.Workstations.Percent.Decimal, "%", f.Workstations.Origin)
	fmt.Println(f.Office.Percent.Decimal, f.Reversible.Percent.Decimal, f.OpenFormats.Percent.Valid)
	fmt.Println(f.Licences.Decimal, "euros,", "carbon known:", f.Carbon.Valid)
	// Output:
	// "Windows" 60 false
	// "GNU/Linux" 20 true
	// "" 20 false
	// 20 of 80 whose system is known: 25 % inventory
	// 25 75 false
	// 12000 euros, carbon known: false
}

func TestSystems(t *testing.T) {
	for written, want := range map[string]string{
		"Microsoft Windows 10 Entreprise": "Windows", "Win11 Pro": "Windows", "macOS Sonoma 14.5": "macOS", "Mac OS X 10.11": "macOS", "Chrome OS Flex": "ChromeOS",
		"Debian GNU/Linux 12 (bookworm)": "GNU/Linux", "Linux Mint 21": "GNU/Linux", "Red Hat Enterprise Linux 9": "GNU/Linux", "PrimTux8": "", "primtux 8": "GNU/Linux", "FreeBSD 14": "BSD",
		"": "", "?": "", "Darwinux": "",
	} {
		systems := assess(t, strategy.Strategy{Year: 2024}, under(written, "laptop", "1")).Free.Systems
		require.Len(t, systems, 1)
		require.Equal(t, want, systems[0].Family, written)
		require.Equal(t, want == "GNU/Linux" || want == "BSD", systems[0].Free, written)
	}
}

func TestOnlyWorkstationsInUseAreCounted(t *testing.T) {
	spare := under("Debian", "laptop", "50")
	spare.State = footprint.Stock
	f := assess(t, strategy.Strategy{Year: 2024}, under("Debian", "server", "9"), spare, under("Debian", "desktop", "1"), under("Windows 11", "laptop", "3")).Free
	equal(t, "25", f.Workstations.Percent.Decimal)
}

func TestDeclaredWorkstations(t *testing.T) {
	of := func(declared string) strategy.Strategy {
		return strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185"}, FreeUse: strategy.FreeUse{Workstations: maybe(declared)}}
	}
	known := []footprint.Line{under("Debian", "laptop", "10"), under("Windows 11", "laptop", "30")}
	a := assess(t, of("10"), known...)
	require.Equal(t, strategy.FromDeclaration, a.Free.Workstations.Origin)
	equal(t, "25", a.Free.Workstations.Percent.Decimal)
	require.Empty(t, codes(a))
	require.Equal(t, []string{"free-workstations"}, codes(assess(t, of("12"), known...)), "what the inventory shows is another number")
	require.Empty(t, codes(assess(t, of("12"), append(known, under("", "laptop", "5"))...)), "an unknown system may make the difference")

	a = assess(t, of("50"), known...)
	require.Contains(t, codes(a), "part-above-whole")
	require.False(t, a.Free.Workstations.Percent.Valid)
	require.False(t, assess(t, of("5")).Free.Workstations.Percent.Valid, "of an unknown number")
}

func TestFreeSoftwareEarnsNoCarbonByItself(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185", Agents: 10},
		FreeUse: strategy.FreeUse{Workstations: maybe("10"), OfficeAgents: maybe("10"), Licences: maybe("99999")}}
	with, without := assess(t, s, under("Debian", "laptop", "10")), assess(t, strategy.Strategy{Year: 2024, Body: s.Body}, under("Windows", "laptop", "10"))
	require.True(t, with.Result.Total(factors.GWP).Value.Equal(without.Result.Total(factors.GWP).Value))
	require.False(t, with.Free.Carbon.Valid)
}

func TestImpossibleCountsAreUnknown(t *testing.T) {
	huge := decimal.NewNullDecimal(decimal.New(1, 999_999_999))
	s := strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185", Agents: -3},
		FreeUse:   strategy.FreeUse{Workstations: huge, OfficeAgents: huge, Applications: maybe("-1"), OfAll: maybe("0"), Contributions: huge, Licences: huge},
		Contracts: strategy.Contracts{Total: huge, Clauses: maybe("-5"), Reversible: huge, OpenFormats: maybe("3"), Local: huge}}
	f := assess(t, s, of("laptop", "1")).Free
	for _, p := range []strategy.Proportion{f.Workstations, f.Office, f.Applications, f.Reversible, f.OpenFormats} {
		require.False(t, p.Percent.Valid)
	}
	require.False(t, f.Contributions.Valid)
	require.False(t, f.Licences.Valid)
}

func ExampleSovereignty() {
	s := strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185"},
		Hosting:      []strategy.Hosting{{Name: "Mairie", Country: "FR"}, {Name: "Secours"}},
		Dependencies: []strategy.Dependency{{Name: "Messagerie", Country: "IE", Jurisdiction: "US"}, {Name: "GED", Country: "fr", Jurisdiction: "FR", Exit: "Export ODF"}}}
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{})
	if err != nil {
		fmt.Println(err)
		return
	}
	v := a.Sovereignty
	fmt.Println("in France", v.France.Count.Decimal, "of", v.France.Of.Decimal, "in the Union", v.Union.Count.Decimal, "unknown", v.Unknown)
	fmt.Println("under another jurisdiction", v.Outside.Percent.Decimal, "% without a way out", v.WithoutExit.Percent.Decimal, "%")
	for _, l := range v.Sites {
		fmt.Printf("%s %s %q\n", l.Kind, l.Name, l.Country.Name)
	}
	// Output:
	// in France 2 of 3 in the Union 3 unknown 1
	// under another jurisdiction 50 % without a way out 50 %
	// place Mairie "France"
	// place Secours ""
	// dependency Messagerie "Irlande"
	// dependency GED "France"
}

func ExampleLaw_Country() {
	for _, code := range []string{"de", "RE", "NC", "CH", "XX"} {
		c, ok := strategy.DefaultLaw().Country(code)
		fmt.Println(c.Name, c.France, c.Union, ok)
	}
	// Output:
	// Allemagne false true true
	// La Réunion true true true
	// Nouvelle-Calédonie true false true
	// Suisse false false true
	//  false false false
}

func TestCountries(t *testing.T) {
	union := 0
	for code := range map[string]bool{"BE": true, "BG": true, "CZ": true, "DK": true, "DE": true, "EE": true, "IE": true, "GR": true, "ES": true, "FR": true, "HR": true, "IT": true, "CY": true, "LV": true,
		"LT": true, "LU": true, "HU": true, "MT": true, "NL": true, "AT": true, "PL": true, "PT": true, "RO": true, "SI": true, "SK": true, "FI": true, "SE": true} {
		c, ok := strategy.DefaultLaw().Country(code)
		require.True(t, ok && c.Union, code)
		union++
	}
	require.Equal(t, 27, union)
	for _, code := range []string{"GB", "US", "CH", "NO", "CN"} {
		c, ok := strategy.DefaultLaw().Country(code)
		require.True(t, ok && !c.Union && !c.France, code)
	}
}

func TestAnUnknownCountryIsNeitherInNorOut(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185"}, Dependencies: []strategy.Dependency{{Name: "A", Country: "XX", Jurisdiction: "ZZ"}}}
	a := assess(t, s, of("laptop", "1"))
	require.Equal(t, []string{"unknown-country", "unknown-country"}, codes(a))
	require.Equal(t, 1, a.Sovereignty.Unknown)
	require.False(t, a.Sovereignty.Union.Percent.Valid)
	require.False(t, a.Sovereignty.Outside.Percent.Valid)
}

// One of three under another law; the one that says nothing is in neither count.
func TestJurisdictionsByHand(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Dependencies: []strategy.Dependency{{Name: "A", Jurisdiction: "US"}, {Name: "B", Jurisdiction: "FR", Exit: "x"}, {Name: "C", Jurisdiction: "DE", Exit: " "}, {Name: "D"}}}
	v := assess(t, s, of("laptop", "1")).Sovereignty
	equal(t, "100/3", v.Outside.Percent.Decimal)
	equal(t, "75", v.WithoutExit.Percent.Decimal)
	require.False(t, v.France.Percent.Valid, "no country is said of any")
	require.Equal(t, 4, v.Unknown)
}

// A service that is a dependency too is one thing.
func TestThingsOfOneNameAreLocatedOnce(t *testing.T) {
	of := func(service, dependency string) *strategy.Assessment {
		return assess(t, strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185"}, Hosting: []strategy.Hosting{{Name: "Mairie", Country: "FR"}},
			Services: []strategy.Service{{Name: "Visio", Country: service}}, Dependencies: []strategy.Dependency{{Name: "VISIO", Country: dependency}, {}, {}}}, of("laptop", "1"))
	}
	for name, c := range map[string]struct {
		a       *strategy.Assessment
		country string
		union   string
	}{"both say": {of("US", "US"), "US", "50"}, "the first says": {of("US", ""), "US", "50"}, "the second says": {of("", "IE"), "IE", "100"}, "they differ": {of("IE", "US"), "IE", "100"}} {
		t.Run(name, func(t *testing.T) {
			v := c.a.Sovereignty
			require.Len(t, v.Sites, 4, "a nameless one is like no other")
			require.Equal(t, c.country, v.Sites[1].Country.Code)
			equal(t, c.union, v.Union.Percent.Decimal)
			require.Equal(t, 2, v.Unknown)
			require.Equal(t, name == "they differ", len(codes(c.a)) > 0)
		})
	}
}
