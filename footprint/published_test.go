package footprint_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// Figures that others publish with their inputs, computed by the engine from
// the same inputs, to the digits that they print.
func TestFiguresThatOthersPublish(t *testing.T) {
	set := laid(t, factors.Default(), "cases", "server-made,server,gwp,manufacturing,2935.5392,kg CO2e/item,,\n"+
		"server-life,server,lifetime,,7,year,,\nmix,electricity,gwp,use,0.098,kg CO2e/kWh,FR,2024\n")
	watt := line("electricity", "8.785") // 1 W over 8,785 h
	for name, c := range map[string]struct {
		set    *factors.Set
		line   footprint.Line
		stage  factors.Stage
		years  int64
		places int32
		want   string
	}{
		"G4IT, fabrication of a server, default life of 7 years (g4it-06)":              {set, line("server", "1"), factors.Manufacturing, 1, 10, "419.3627428571"},
		"BoaviztAPI, 1 W over 8785 h at 0.098 kg (boavizta-01)":                         {set, watt, factors.Use, 1, 4, "0.8609"},
		"Impact CO2, manufacturing and distribution of a screen, 6 years (impactco2)":   {factors.Default(), line("monitor", "1"), factors.Manufacturing, 6, 2, "64.6"},
		"Impact CO2, distribution of a laptop over 5 years (impactco2)":                 {factors.Default(), line("laptop", "1"), factors.Distribution, 5, 2, "12.3"},
		"Impact CO2, use of a laptop over 5 years, mix of 2024 (impactco2)":             {factors.Default(), line("laptop", "1"), factors.Use, 5, 8, "7.53004125"},
		"RCP-DC, technical environment of 10 kW, manufacturing (RCP-DC 2025, table 29)": {factors.Default(), line(factors.TechnicalItem, "10"), factors.Manufacturing, 1, 2, "910"},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := footprint.Compute(c.set, footprint.Inventory{Lines: []footprint.Line{c.line}}, footprint.Options{Year: 2024})
			require.NoError(t, err)
			for _, cell := range r.By(factors.GWP, footprint.ByStage) {
				if cell.Keys[0] == c.stage.String() {
					require.Equal(t, c.want, cell.Value.Mul(decimal.NewFromInt(c.years)).Round(c.places).String())
					return
				}
			}
			require.Fail(t, "no figure for the stage")
		})
	}
}
