package sources_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/sources"
)

func TestEmpreinteGivesSixCriteria(t *testing.T) {
	_, set, problems := open(t, "empreinte-numerique.csv", sources.Options{})
	monitor := item(t, set, "monitor")
	for c, want := range map[factors.Criterion]string{factors.GWP: "64", factors.ADPe: "0.01", factors.AP: "0.38", factors.PM: "0.0000025", factors.IR: "140", factors.WU: "-600"} {
		f := monitor.Impact(c, factors.Embodied)
		require.Equal(t, want, f.Value.String(), c)
		require.True(t, f.Holds(factors.EndOfLife))
	}
	require.Equal(t, "6,40E+01 kg CO2e", monitor.Impact(factors.GWP, factors.Embodied).Published)
	require.Equal(t, []string{"1 unread-column", "1 unread-column", "1 unread-column", "5 no-item", "6 bad-number"}, codes(problems))
}

func TestEmpreinteProfessionalLaptopGoesFirst(t *testing.T) {
	_, set, _ := open(t, "empreinte-numerique.csv", sources.Options{})
	require.Equal(t, "170", item(t, set, "laptop").Impact(factors.GWP, factors.Embodied).Value.String())
	require.Equal(t, "160", item(t, set, "user-empreinte-numerique-laptop-perso").Impact(factors.GWP, factors.Embodied).Value.String())
	_, set, _ = open(t, "empreinte-numerique.csv", sources.Options{Items: map[string]string{"Laptop/perso": "laptop"}})
	require.Equal(t, "160", item(t, set, "laptop").Impact(factors.GWP, factors.Embodied).Value.String())
	_, set, _ = read(t, "Category,type,GWP,ADPe\nLaptop,perso,\"1,60E+02\",\"7,50E-03\"\n", sources.Options{})
	require.Equal(t, "160", item(t, set, "laptop").Impact(factors.GWP, factors.Embodied).Value.String(), "alone, it is the laptop")
}
