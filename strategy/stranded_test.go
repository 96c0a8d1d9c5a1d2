package strategy_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

func connected(on time.Time, all ...strategy.Connection) strategy.Strategy {
	return strategy.Strategy{Year: 2024, Date: on, Body: strategy.Body{INSEE: "38185"}, Connections: all}
}

func ExampleConnected() {
	a, err := strategy.Assess(factors.Default(), connected(on(2026, time.November, 1),
		strategy.Connection{Name: "Ascenseurs", Use: "lift", Network: strategy.GSM2G, Operator: "orange", Quantity: 14, Migrated: 4, MigrateBy: 2026},
		strategy.Connection{Name: "Alarmes", Use: "alarm", Network: strategy.Copper, Quantity: 20, MigrateBy: 2028},
		strategy.Connection{Name: "Bornes", Network: strategy.GSM2G, Operator: "free", Quantity: 3},
	), footprint.Inventory{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range a.Connections {
		fmt.Println(c.Name, c.Status, c.Left.Decimal, "—", c.End.When, "—", c.End.Evidence)
	}
	// Output:
	// Ascenseurs stranded 10 — du 31 mars à septembre 2026 — vérifié
	// Alarmes planned 20 — horizon 2030 — vérifié
	// Bornes no-plan 3 — non annoncée — vérifié
}

func ExampleLaw_NetworkEnd() {
	end, ok := strategy.DefaultLaw().NetworkEnd(strategy.UMTS3G, "bouygues")
	fmt.Println(end.What, end.When, ok)
	// Output: 3G, Bouygues Telecom : arrêt fin 2029 true
}

func TestTheDatesOfTheReference(t *testing.T) {
	for _, c := range []struct {
		network  strategy.Network
		operator string
		want     string // last day, "" where none is announced
	}{
		{strategy.GSM2G, "orange", "2026-09-30"}, {strategy.GSM2G, "sfr", "2026-12-31"}, {strategy.GSM2G, "bouygues", "2026-12-31"}, {strategy.GSM2G, "free", ""},
		{strategy.UMTS3G, "orange", "2028-12-31"}, {strategy.UMTS3G, "sfr", "2028-12-31"}, {strategy.UMTS3G, "bouygues", "2029-12-31"}, {strategy.UMTS3G, "free", ""},
		{strategy.Copper, "", "2030-12-31"}, {strategy.Copper, "orange", "2030-12-31"},
	} {
		end, ok := strategy.DefaultLaw().NetworkEnd(c.network, c.operator)
		require.True(t, ok, c)
		require.NotEmpty(t, end.Doubt, "what is announced is not what is done")
		require.NotEmpty(t, end.Source)
		if c.want == "" {
			require.True(t, end.Full.IsZero(), c)
			require.Equal(t, "non annoncée", end.When)
			continue
		}
		require.Equal(t, c.want, end.Full.Format(time.DateOnly), c)
	}
	_, ok := strategy.DefaultLaw().NetworkEnd(strategy.GSM2G, "other")
	require.False(t, ok)
	require.Len(t, strategy.DefaultLaw().Networks, 13)
}

func TestHowAConnectionStands(t *testing.T) {
	lift := func(operator string, quantity, migrated, by int, plan string) strategy.Connection {
		return strategy.Connection{Name: "L", Network: strategy.GSM2G, Operator: operator, Quantity: quantity, Migrated: migrated, MigrateBy: by, Plan: plan}
	}
	for name, c := range map[string]struct {
		on   time.Time
		c    strategy.Connection
		want strategy.Migration
		left string // "" where unknown
	}{
		"the last day":            {on(2026, time.September, 30), lift("orange", 5, 0, 2026, ""), strategy.Planned, "5"},
		"the day after":           {on(2026, time.October, 1), lift("orange", 5, 0, 2026, ""), strategy.Stranded, "5"},
		"the day after, all done": {on(2026, time.October, 1), lift("orange", 5, 5, 0, ""), strategy.MigratedAll, "0"},
		"planned the same year":   {on(2026, time.January, 1), lift("sfr", 5, 1, 2026, ""), strategy.Planned, "4"},
		"planned the year after":  {on(2026, time.January, 1), lift("sfr", 5, 1, 2027, ""), strategy.TooLate, "4"},
		"planned, that year over": {on(2026, time.January, 1), lift("sfr", 5, 1, 2025, ""), strategy.Overdue, "4"},
		"over, but all done":      {on(2026, time.January, 1), lift("sfr", 5, 5, 2025, ""), strategy.MigratedAll, "0"},
		"over, the network too":   {on(2027, time.January, 1), lift("sfr", 5, 1, 2025, ""), strategy.Stranded, "4"},
		"no plan":                 {on(2026, time.January, 1), lift("sfr", 5, 1, 0, " "), strategy.WithoutPlan, "4"},
		"a plan without a year":   {on(2026, time.January, 1), lift("sfr", 5, 1, 0, "4G, par l’ascensoriste"), strategy.Planned, "4"},
		"no date of the document": {time.Time{}, lift("orange", 5, 0, 2026, ""), strategy.Planned, "5"},
		"an unknown operator":     {on(2035, time.January, 1), lift("other", 5, 0, 2040, ""), strategy.Planned, "5"},
		"not announced":           {on(2035, time.January, 1), lift("free", 5, 0, 0, ""), strategy.WithoutPlan, "5"},
		"more migrated than are":  {on(2026, time.January, 1), lift("sfr", 5, 6, 2026, ""), strategy.MigrationUnknown, ""},
		"below 0":                 {on(2026, time.January, 1), lift("sfr", -5, 0, 2026, ""), strategy.MigrationUnknown, ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := assess(t, connected(c.on, c.c))
			got := a.Connections[0]
			require.Equal(t, c.want, got.Status)
			require.Equal(t, c.left != "", got.Left.Valid)
			if got.Left.Valid {
				equal(t, c.left, got.Left.Decimal)
			}
			require.Equal(t, c.want == strategy.MigratedAll, got.Notice == "")
			require.NotContains(t, got.Notice, "{")
			require.Equal(t, c.left != "", indicator(t, a, "I36").Value.Valid)
		})
	}
}

// The dates are those of metropolitan France.
func TestNoMetropolitanDateOverseas(t *testing.T) {
	s := connected(on(2035, time.January, 1), strategy.Connection{Name: "L", Network: strategy.GSM2G, Operator: "orange", Quantity: 2})
	s.Body.INSEE = "97411"
	c := assess(t, s).Connections[0]
	require.Nil(t, c.End)
	require.Equal(t, strategy.WithoutPlan, c.Status)
	require.Contains(t, c.Notice, "non connue")
}

func ExampleFlagged() {
	inv := footprint.Inventory{Lines: []footprint.Line{
		{ID: "1", File: "divers.csv", Row: 2, Item: "ip-phone", Quantity: n("3"), Label: "Télé-alarme résidence"},
		{ID: "2", File: "telephones.csv", Row: 2, Item: "feature-phone", Quantity: n("40"), Label: "Mobile simple"},
	}, Refused: 1, Problems: diag.List{{Code: "unknown-type", Severity: diag.Refused, File: "divers.csv", Row: 3, Value: "Transmetteur GSM ascenseur nord"}}}
	a, err := strategy.Assess(factors.Default(), strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185"}}, inv)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range a.Flagged {
		fmt.Println(f.Use, f.Word, f.File, "lines", f.Lines, "units", f.Units, "refused", f.Refused)
	}
	// Output:
	// lift ascenseur divers.csv lines 0 units 0 refused 1
	// other feature-phone telephones.csv lines 1 units 40 refused 0
	// telecare tele alarme divers.csv lines 1 units 3 refused 0
}

func TestARowIsFlaggedOnce(t *testing.T) {
	problem := func(row int, severity diag.Severity, value string) diag.Problem {
		return diag.Problem{Code: "unknown-type", Severity: severity, File: "a.csv", Row: row, Value: value}
	}
	inv := footprint.Inventory{
		Lines: []footprint.Line{
			{ID: "1", File: "a.csv", Row: 2, Item: "ip-phone", Quantity: n("2"), Label: "Alarme ascenseur GSM 2G", Model: "Fax RTC"}, // one group of five words
			{ID: "2", File: "a.csv", Row: 3, Item: "laptop", Quantity: n("9"), Label: "Portable", Model: "Alarmant 3000"},            // letters of a longer word
			{ID: "8", File: "a.csv", Row: 10, Item: "ip-phone", Quantity: n("1"), Label: "Ligne", Model: "cuivre"},                   // one word in each text
			{ID: "3", File: "a.csv", Row: 4, Item: "ip-phone", Quantity: n("5"), Label: "Ascenseurs", State: footprint.Retired},
			{ID: "4", File: "a.csv", Row: 5, Item: "ip-phone", Quantity: n("5"), Label: "ASCENSEURS", State: footprint.Stock},
			{ID: "5", File: "a.csv", Row: 6, Item: "toaster", Quantity: n("7"), Label: "Horodateur"}, // no item of the set
			{ID: "6", File: "a.csv", Row: 7, Item: "ip-phone", Quantity: n("-7"), Label: "Horodateur"},
			{ID: "7", File: "dossier.yaml", Item: "cloud-service", Quantity: n("1"), Label: "Alarme"},
		},
		Problems: diag.List{problem(2, diag.Refused, "ascenseur"), problem(3, diag.Doubt, "fax"), problem(8, diag.Refused, "Fax"), problem(8, diag.Refused, "Fax"), problem(9, diag.Refused, "grille-pain")},
	}
	a, err := strategy.Assess(factors.Default(), strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185"}}, inv)
	require.NoError(t, err)
	require.Len(t, a.Flagged, 3)
	lifts, faxes, meters := a.Flagged[1], a.Flagged[0], a.Flagged[2]
	require.Equal(t, "lift", lifts.Use)
	require.Equal(t, 2, lifts.Lines)
	equal(t, "7", lifts.Units)
	require.Equal(t, 0, lifts.Refused)
	require.Equal(t, "fax", faxes.Use)
	require.Equal(t, 1, faxes.Refused)
	require.Equal(t, 0, faxes.Lines)
	require.Equal(t, "horodateur", meters.Word)
	equal(t, "7", meters.Units)
	require.False(t, indicator(t, a, "I36").Value.Valid, "a clue is no count")
}
