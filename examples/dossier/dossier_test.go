package dossier_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/strategy"
	"github.com/reen-numerique/reen/strategy/dossier"
)

func open(t *testing.T) *dossier.Dossier {
	t.Helper()
	d, err := dossier.Open(os.DirFS("."), factors.Default())
	require.NoError(t, err)
	return d
}

func TestDossierHasNoProblemOfItsOwn(t *testing.T) {
	require.Empty(t, open(t).Problems)
}

// Rows are written when the files are made: what the reader counts is held
// to what was put in them.
func TestEveryRowIsAccountedFor(t *testing.T) {
	want := map[string]struct{ lines, refused, duplicates int }{
		"ordinateurs.csv":    {900, 2, 8}, // and 24 virtual machines
		"moniteurs.csv":      {1099, 0, 6},
		"imprimantes.csv":    {90, 3, 0},
		"telephones.csv":     {266, 6, 3},
		"reseau.csv":         {203, 4, 0},
		"peripheriques.csv":  {284, 3, 0},
		"serveurs.csv":       {17, 2, 0},
		"telephonie-ip.csv":  {15, 1, 0},
		"acces-internet.csv": {7, 0, 0},
		"ecoles.csv":         {105, 1, 0}, // and a comment and a total
		"flux.csv":           {3, 0, 0},
	}
	inv := open(t).Inventory
	for name, w := range want {
		t.Run(name, func(t *testing.T) {
			lines, refused, duplicates := 0, 0, 0
			for _, l := range inv.Lines {
				if l.File == "inventories/"+name {
					lines++
				}
			}
			for _, p := range inv.Problems {
				if p.File != "inventories/"+name {
					continue
				}
				if p.Severity == diag.Refused {
					refused++
				}
				if p.Code == "duplicate" {
					duplicates++
				}
			}
			require.Equal(t, w.lines, lines)
			require.Equal(t, w.refused, refused)
			require.Equal(t, w.duplicates, duplicates)
		})
	}
	require.Equal(t, []int{3058, 2993, 22, 24, 17, 2},
		[]int{inv.Read(), len(inv.Lines), inv.Refused, inv.Attached, inv.Duplicates, inv.NotData})
}

// What dossier.yaml declares itself: 4 kW, 310 × 80 ÷ 365 ÷ 2.16 boxes, 1,400
// users of a service and 18 k€ of another.
func TestTheDossierDeclaresLinesOfItsOwn(t *testing.T) {
	got := map[string]string{}
	for _, l := range open(t).Inventory.Lines {
		if l.File == "dossier.yaml" {
			got[l.Item] = l.Units().StringFixed(4)
		}
	}
	require.Equal(t, map[string]string{"technical-environment": "4.0000", "internet-box": "31.4561", "saas-user": "1400.0000", "spend-it-services": "18.0000"}, got)
}

// Quantities of every state, as the files were made with.
func TestQuantitiesByItem(t *testing.T) {
	want := map[string]int64{
		"fixed-line": 37, "internet-box": 35, "desktop": 407, "interactive-display": 28, "laptop": 739, "projector": 97, "tablet": 218,
		"mobile-data": 21400, "paper-ream": 5600, "toner-mono": 12000, "copier-a3": 33, "printer-mfp-desk": 8, "printer-laser": 32,
		"printer-mfp-office": 13, "scanner": 4, "monitor": 1091, "tv": 8, "workstation": 10, "badge-reader": 5, "docking-station": 87,
		"headset": 36, "keyboard": 60, "mouse": 55, "ups": 12, "usb-stick": 8, "webcam": 24, "firewall": 4, "router": 6, "switch": 106,
		"wifi-access-point": 87, "nas": 4, "rack": 9, "server": 53, "storage-array": 3, "feature-phone": 14, "smartphone": 252,
		"ip-phone": 347,
	}
	got := map[string]int64{}
	for _, l := range open(t).Inventory.Lines {
		if l.File == "dossier.yaml" {
			continue
		}
		require.True(t, l.Quantity.IsInteger())
		got[l.Item] += l.Quantity.IntPart()
	}
	require.Equal(t, want, got)
}

// The objective on the footprint is one that the plan nearly reaches: within
// three points, so that the sample shows a gap and not a fancy.
func TestPlanComesNearItsObjective(t *testing.T) {
	d := open(t)
	a, err := strategy.Assess(factors.Default(), d.Strategy, d.Inventory)
	require.NoError(t, err)
	require.Empty(t, a.Problems.Only(diag.Refused))
	require.Len(t, a.Simulation.Steps, 7)
	require.Len(t, a.Trajectory.Goals, 1)
	goal := a.Trajectory.Goals[0]
	require.Equal(t, "O1", goal.Objective)
	require.True(t, goal.Gap.IsPositive())
	require.True(t, goal.Gap.LessThan(a.Simulation.Base.Mul(decimal.RequireFromString("0.03"))), goal.Gap)
}

// What the sample declares twice agrees: 32 of 400 units are the 8 % of I11, 3 of
// 12 contracts the 25 % of I28, (8 × 1.5 + 10 × 1.25 + 4) ÷ (20 × 1.5 + 28 × 1.25 +
// 10) = 28.5 ÷ 75 the 38 % of I22, 154 of 1,400 agents the 11 % of V03.
func TestWhatIsDeclaredTwiceAgrees(t *testing.T) {
	s := open(t).Strategy
	base := map[string]string{}
	for _, i := range s.Indicators {
		if i.Base.Valid {
			base[i.ID] = i.Base.Decimal.String()
		}
	}
	percent := func(part, whole decimal.Decimal) string { return part.Shift(2).DivRound(whole, 6).String() }
	number := decimal.NewFromInt
	require.Equal(t, base["I11"], percent(s.Purchasing.Refurbished.Decimal, s.Purchasing.Units.Decimal))
	require.Equal(t, base["I28"], percent(s.Contracts.Clauses.Decimal, s.Contracts.Total.Decimal))
	require.Equal(t, base["V03"], percent(s.FreeUse.OfficeAgents.Decimal, number(int64(s.Body.Agents))))
	require.Equal(t, base["I33"], s.OpenData.DataSets.Decimal.String())
	r := s.Digital[0].RGESN
	require.Equal(t, base["I22"], percent(number(int64(6*r.Priority+5*r.Recommended+4*r.Moderate)), number(int64(6*r.PriorityOf+5*r.RecommendedOf+4*r.ModerateOf))))
	require.Len(t, s.Scenarios, 7)
	for _, a := range append(s.Actions, s.Scenarios...) {
		if a.ID[0] == 'A' {
			require.Equal(t, strategy.ToDo, a.Progress, a.ID)
		}
	}
}

// Nobody is named: a user is a number, or unknown.
func TestNobodyIsNamed(t *testing.T) {
	for name, header := range map[string]string{"ordinateurs.csv": "Utilisateur", "telephones.csv": "Usager"} {
		data, err := os.ReadFile("inventories/" + name)
		require.NoError(t, err)
		r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
		r.Comma = ';'
		rows, err := r.ReadAll()
		require.NoError(t, err)
		column := slices.Index(rows[0], header)
		require.Positive(t, column)
		for _, row := range rows[1:] {
			require.Regexp(t, agent, row[column])
		}
	}
}

var agent = regexp.MustCompile(`^(agent-[0-9]{4})?$`)
