package inventory

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors/diag"
)

// Whatever the bytes, every row is accounted for, no machine holds what none
// can, and the same bytes give the same machines.
func FuzzMachines(f *testing.F) {
	for _, text := range []string{
		"nom;hote;vcpu;ram_go;stockage_go;heures;cle;application\nged;SRV-01;4;16;100;4380;0,25;GED|Paie\nged;srv-01;;;;;;\n", "nom,hote\n\"a\nb\",\"\"\"\n",
		"\xff\xfen\x00;\x00", "nom;hote;cle\na;b;1e999\n;;\nTotal;;\n#;;\n", "nomEquipementVirtuel;nomEquipementPhysique;\nx;y;\n",
		"nomEquipementVirtuel;nomEquipementPhysique;typeInfrastructure;typeEqv;vCPU;capaciteStockage;quantite\nx;;CLOUD_SERVICES;;;;2\ny;h;;stockage;4;100;\ny;h;;;;;\n", "nom;hote;application\na;b;,,|\n",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		opts := Options{Name: "f.csv", Limits: Limits{Rows: 2000, Line: 4096, Columns: 40}}
		rd, err := readMachines(opts, func(g *reading) error { return g.stream(strings.NewReader(text), g.Name) })
		if err != nil {
			require.True(t, utf8.ValidString(err.Error()))
			return
		}
		inv := rd.inv
		require.Equal(t, rd.rows, inv.Read(), "every row is accounted for")
		require.Equal(t, inv.Attached+inv.Refused, len(inv.Machines)+inv.Problems.Count(diag.Refused))
		for _, m := range inv.Machines {
			require.Equal(t, fmt.Sprintf("%s:%d", m.File, m.Row), m.ID)
			for _, name := range append([]string{m.Name, m.Host}, m.Applications...) {
				require.True(t, name != "" && utf8.ValidString(name) && !strings.Contains(name, "\n"))
			}
			for _, d := range []decimal.NullDecimal{m.VCPU, m.RAM, m.Storage, m.Hours, m.Key} {
				require.False(t, d.Decimal.IsNegative())
			}
			require.False(t, m.Key.Decimal.GreaterThan(one))
		}
		for _, p := range inv.Problems {
			require.NotEmpty(t, p.Code)
			require.NotEmpty(t, p.Message)
			require.Positive(t, p.Row)
		}
		again, err := readMachines(opts, func(g *reading) error { return g.stream(strings.NewReader(text), g.Name) })
		require.NoError(t, err)
		require.Equal(t, inv, again.inv)
	})
}
