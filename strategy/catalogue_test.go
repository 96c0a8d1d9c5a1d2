package strategy

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// The codes by letter: T 10, A 10, B 17, C 9, D 4, E 4, F 6.
func TestTheCatalogueHasItsSixtyActions(t *testing.T) {
	var want []string
	themes := map[string]int{}
	for theme, family := range []struct {
		letter string
		count  int
	}{{"T", 10}, {"A", 10}, {"B", 17}, {"C", 9}, {"D", 4}, {"E", 4}, {"F", 6}} {
		for n := range family.count {
			code := fmt.Sprint(family.letter, n+1)
			want, themes[code] = append(want, code), theme
		}
	}
	require.Len(t, want, 60)
	titles := map[string]bool{}
	var got []string
	for _, a := range ActionCatalogue() {
		got = append(got, a.Code)
		require.Equal(t, themes[a.Code], a.Theme, a.Code)
		require.False(t, titles[a.Title], a.Title)
		titles[a.Title] = true
		for name, text := range map[string]string{"title": a.Title, "description": a.Description, "pilot": a.Pilot, "source": a.Source, "fit": a.fit.rule} {
			require.NotEmpty(t, text, "%s: %s", a.Code, name)
			require.NotContains(t, strings.ToLower(text), "obligatoire", "%s: the catalogue says nothing of the law", a.Code)
		}
		require.True(t, strings.HasSuffix(a.Description, "."), a.Code)
		require.LessOrEqual(t, strings.Count(a.Description, ". "), 1, a.Code)
		require.Contains(t, []Evidence{Verified, Secondary, Inferred, ToCheck}, a.Evidence, a.Code)
	}
	require.Equal(t, want, got)
}

func TestTheCatalogueRefersToWhatExists(t *testing.T) {
	set := factors.Default()
	known := func(items []string, code string) {
		for _, id := range items {
			_, ok := set.Item(id)
			require.True(t, ok, "%s: %s", code, id)
		}
	}
	indicators := map[string]bool{}
	for _, m := range DefaultLaw().Indicators {
		indicators[m.ID] = true
	}
	for _, a := range ActionCatalogue() {
		require.NotEmpty(t, a.Indicators, a.Code)
		for _, id := range a.Indicators {
			require.True(t, indicators[id], "%s: %s", a.Code, id)
		}
		require.Contains(t, fits, a.fit.rule, a.Code)
		known(a.fit.items, a.Code)
		for _, l := range a.Levers {
			known(l.Items, a.Code)
		}
		for _, o := range a.Orders {
			known(o.Items, o.ID)
		}
		for _, code := range a.Requires {
			_, ok := inCatalogue(code)
			require.True(t, ok, "%s: %s", a.Code, code)
		}
		require.NotEmpty(t, a.Account.String(), a.Code)
	}
}

// parametersOf are the keys that each kind of lever takes (lever_kinds.go). Of
// share and quantity, a smaller fleet takes one.
var parametersOf = map[LeverKind][]string{
	Longer: {"years"}, FreeSystem: {"years"}, RefurbishedBy: {"share", "years"}, Fleet: {"quantity|share"}, SecondScreens: {"per_post"}, Consumption: {"share"},
	CoolerPlace: {"place", "pue"}, Consolidation: {"quantity"}, ToCloud: {"basis", "impact", "place"}, PooledServers: {"place", "pue", "quantity", "share"},
	LessUse: {"share"}, LighterPages: {"lighter_mb", "views"}, LessAI: {"share", "use"},
}

func TestLeversOfTheCatalogueAreComplete(t *testing.T) {
	for _, a := range ActionCatalogue() {
		for n, l := range a.Levers {
			at := fmt.Sprint(a.Code, " lever ", n+1)
			var names []string
			proposed := ""
			for _, p := range l.Parameters {
				names = append(names, p.Name)
				if p.Default != "" && p.Name != "basis" {
					proposed += "{" + p.Name + "}"
				}
			}
			slices.Sort(names)
			want, ok := parametersOf[l.Kind]
			require.True(t, ok, at)
			if l.Kind == Fleet {
				require.Len(t, names, 1, at)
				require.Contains(t, want[0], names[0], at)
			} else {
				require.Equal(t, want, names, at)
			}
			require.Equal(t, proposed != "", l.Basis != "", "%s: a parameter is proposed with where it comes from", at)
			require.Equal(t, proposed != "", l.Evidence != "", at)
			for _, blank := range []string{"years", "share", "quantity", "per_post"} {
				require.True(t, !strings.Contains(l.Title, "{"+blank+"}") || strings.Contains(proposed, "{"+blank+"}"), "%s: the title says what nobody proposed", at)
			}
			require.True(t, len(a.Levers) == 1 || l.Title != "" || !a.Quantifiable(), at)
		}
	}
}

// The kinds, read one by one beside the actions; training,
// governance, clauses and licences have none and never save anything.
func TestKindsOfTheCatalogue(t *testing.T) {
	want := map[string]string{
		"T9": "ai", "T10": "ai", "A1": "refurbished", "A2": "lifetime", "A4": "lifetime", "A5": "lifetime", "A6": "pooling", "A7": "cloud",
		"B1": "lifetime", "B2": "fleet", "B3": "second-screens", "B4": "fleet", "B5": "lifetime", "B6": "lifetime", "B7": "lifetime", "B8": "lifetime", "B13": "free-system",
		"B14": "fleet", "B15": "energy", "B16": "consolidation", "B17": "pue", "C1": "page-weight", "C3": "consolidation use", "C4": "page-weight", "C6": "use", "C7": "use", "F1": "fleet",
	}
	got := map[string]string{}
	for _, a := range ActionCatalogue() {
		kinds := map[string]bool{}
		for _, l := range a.Levers {
			kinds[string(l.Kind)] = true
		}
		if a.Quantifiable() {
			got[a.Code] = strings.Join(slices.Sorted(maps.Keys(kinds)), " ")
		}
		require.Equal(t, a.Quantifiable(), a.Account == InPerimeter || a.Account == BesideTotal, a.Code)
	}
	require.Equal(t, want, got)
	for _, code := range []string{"B9", "B11", "E2", "F5"} {
		a, _ := inCatalogue(code)
		require.Equal(t, OutOfPerimeter, a.Account, "%s is reported apart", code)
	}
}

func TestPrerequisitesHaveNoCycle(t *testing.T) {
	var walk func(code string, path []string)
	walk = func(code string, path []string) {
		require.NotContains(t, path, code, "a cycle: %v", path)
		a, _ := inCatalogue(code)
		for _, before := range a.Requires {
			walk(before, append(path, code))
		}
	}
	for _, a := range ActionCatalogue() {
		walk(a.Code, nil)
	}
	for code, want := range map[string][]string{"T7": {"T6"}, "T8": {"T7"}, "B1": {"T6"}, "A9": {"A1"}} {
		a, _ := inCatalogue(code)
		require.Equal(t, want, a.Requires, code)
	}
}

func TestExclusionsAreSymmetricAndSayWhy(t *testing.T) {
	pairs := map[string]bool{}
	for _, a := range ActionCatalogue() {
		for _, x := range a.Excludes {
			require.NotEqual(t, a.Code, x.Code)
			require.NotEmpty(t, x.Reason, a.Code)
			require.NotEmpty(t, x.Evidence, a.Code)
			require.False(t, slices.Contains(a.Requires, x.Code), "%s asks for what it excludes", a.Code)
			pairs[a.Code+" "+x.Code] = true
		}
	}
	require.NotEmpty(t, pairs)
	for pair := range pairs {
		one, other, _ := strings.Cut(pair, " ")
		require.True(t, pairs[other+" "+one], pair)
	}
	require.True(t, pairs["A5 B9"] && pairs["A7 B17"])
}

func TestTheCatalogueIsTheCallersOwn(t *testing.T) {
	mine := ActionCatalogue()
	mine[0].Title, mine[0].Indicators[0] = "", ""
	at := slices.IndexFunc(mine, func(a CatalogueAction) bool { return a.Code == "B1" })
	mine[at].Levers[0].Parameters[0].Default, mine[at].Orders[0].Actions[0] = "", ""
	fresh := ActionCatalogue()
	require.NotEmpty(t, fresh[0].Title)
	require.NotEmpty(t, fresh[0].Indicators[0])
	require.Equal(t, "6|+1", fresh[at].Levers[0].Parameters[0].Default)
	require.NotEmpty(t, fresh[at].Orders[0].Actions[0])
}

// Copied from the publications.
func TestOrdersOfMagnitudeArePublished(t *testing.T) {
	want := map[string]string{
		"refurbished-laptop": "54.9 t CO2e", "refurbished-laptop-sb": "2.8 kg Sb", "refurbished-phone": "25.5 t CO2e", "refurbished-phone-sb": "0.8 kg Sb",
		"refurbished-laptop-year": "27 kg CO2e/an", "refurbished-phone-year": "24.6 kg CO2e/an", "refurbished-phone-share": "64-87 %", "refurbished-tablet-share": "46-80 %",
		"refurbished-laptop-share": "43-97 %", "refurbished-desktop-share": "43-97 %", "refurbished-screens-grenoble": "90 %", "second-hand-grenoble": "18 %",
		"life-laptop": "17.1 t CO2e", "life-phone": "7.3 t CO2e", "life-computer-3": "65 kg CO2e", "life-phone-2": "16 kg CO2e", "making-pc": "212-296 kg CO2e", "making-phone": "50-57 kg CO2e",
		"life-laptop-3-4": "15.42 kg CO2e/an", "life-laptop-4-5": "9.25 kg CO2e/an", "life-laptop-5-6": "6.17 kg CO2e/an", "life-laptop-5-7": "10.58 kg CO2e/an",
		"target-laptop-grenoble": "6 ans", "target-desktop-grenoble": "7 ans", "target-nantes": "7 ans", "target-bordeaux": "6-7 ans", "phones-not-bought": "50 t CO2e",
		"screen-removed": "15.43 kg CO2e/an", "windows11-world": "240 millions", "windows11-schools": "30 %", "ream": "2.29 kg CO2e", "ream-half": "3.43 kg CO2e/mois",
		"standby-laptop": "1.2 kg CO2e/an", "standby-desktop": "3.6 kg CO2e/an", "idle-screens": "25-50 MWh/jour", "pue": "1.2 ", "wue": "1 L/kWh", "bordeaux-electricity": "30 %",
		"page-weight": "260 kg CO2e/an", "storage": "105-153 kg CO2e/an", "audio": "1.5 t CO2e", "event-ghg": "-69 %", "event-resources": "129 %", "weee-angers": "2.9 t",
		"people-sicoval": "80 personnes", "european-co2": "8.1 t CO2e", "european-sb": "0.06 kg Sb", "fibre": "3-4 fois",
	}
	got := map[string]string{}
	for _, a := range ActionCatalogue() {
		for _, o := range a.Orders {
			value := o.Value.Decimal.String()
			if !o.Value.Valid {
				value = o.Low.Decimal.String() + "-" + o.High.Decimal.String()
				require.True(t, o.Low.Valid && o.High.Valid && o.Low.Decimal.LessThan(o.High.Decimal), o.ID)
			}
			got[o.ID] = value + " " + strings.ReplaceAll(o.Unit, "\u00a0", " ")
			require.Contains(t, o.Actions, a.Code, o.ID)
			require.NotEmpty(t, o.What, o.ID)
			require.NotEmpty(t, o.Source, o.ID)
			require.NotEmpty(t, o.Caveat, o.ID)
			require.Contains(t, []Evidence{Verified, Inferred}, o.Evidence, o.ID)
		}
	}
	require.Equal(t, want, got)
}

// The figures that are ours (evidence "inferred") are the engine's, rounded.
func TestInferredOrdersOfMagnitudeAreTheEnginesOwn(t *testing.T) {
	years := func(n int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.NewFromInt(n)) }
	for id, c := range map[string]struct {
		item     string
		from     int64
		lever    Lever
		byHand   string // of the rational, before it is rounded
		inferred string
	}{
		"screen-removed":  {"monitor", 6, Lever{Kind: Fleet, Items: []string{"monitor"}, Quantity: years(1)}, "15.4287", "15.43"}, // 69.84 ÷ 6 + 73 × 0.0519
		"life-laptop-3-4": {"laptop", 3, Lever{Kind: Longer, Items: []string{"laptop"}, Years: years(4)}, "15.4241666", "15.42"},
		"life-laptop-4-5": {"laptop", 4, Lever{Kind: Longer, Items: []string{"laptop"}, Years: years(5)}, "9.2545", "9.25"},
		"life-laptop-5-6": {"laptop", 5, Lever{Kind: Longer, Items: []string{"laptop"}, Years: years(6)}, "6.1696666", "6.17"},
		"life-laptop-5-7": {"laptop", 5, Lever{Kind: Longer, Items: []string{"laptop"}, Years: years(7)}, "10.576571", "10.58"},
	} {
		t.Run(id, func(t *testing.T) {
			inv := footprint.Inventory{Lines: []footprint.Line{{ID: "l", Item: c.item, Quantity: one, Lifetime: years(c.from)}}}
			sim, err := Simulate(factors.Default(), inv, footprint.Options{Year: 2024}, []Action{{ID: "a", Lever: &c.lever}})
			require.NoError(t, err)
			require.True(t, strings.HasPrefix(sim.Saving.String(), c.byHand), sim.Saving)
			require.Equal(t, c.inferred, sim.Saving.StringFixed(2))
		})
	}
}
