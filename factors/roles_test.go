package factors_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
)

// The column role says what the table of items does with a value: whoever
// reads one file must not be misled about the other.
func TestRolesAreWhatTheItemsDo(t *testing.T) {
	set := factors.Default()
	chosen, offered := map[*factors.Factor]string{}, map[*factors.Factor]bool{}
	for _, i := range set.Items() {
		for _, f := range append([]*factors.Factor{i.Lifetime, i.Energy}, i.Factors...) {
			if f != nil {
				chosen[f] = i.ID
			}
		}
		for _, group := range append(i.Alternatives, i.LifetimeAlternatives, i.EnergyAlternatives) {
			for _, f := range group {
				offered[f] = true
			}
		}
	}
	for _, f := range set.Factors() {
		parameter := f.Item == "" || f.Zone != ""
		switch f.Role {
		case factors.RoleDefault:
			require.True(t, chosen[f] != "" || parameter, "%s is a default that nothing chooses", f.ID)
		case factors.RoleAlternative:
			require.True(t, offered[f] || parameter, "%s is an alternative that no item offers", f.ID)
			require.Empty(t, chosen[f], f.ID)
		case factors.RoleComparison:
			require.False(t, offered[f] || chosen[f] != "", "%s is a comparison that an item uses", f.ID)
		}
		if item := chosen[f]; item != "" && f.Criterion.IsImpact() {
			require.Equal(t, item, f.Item, f.ID)
		}
	}
}

func TestNoTwoDefaultsForOneItemAndCriterion(t *testing.T) {
	for _, name := range append([]string{"data"}, optIn...) {
		type key struct {
			item, zone, year string
			c                factors.Criterion
			s                factors.Stage
		}
		seen := map[key]string{}
		for _, f := range optional(t, name).Factors() {
			if f.Role != factors.RoleDefault || f.Item == "" {
				continue
			}
			k := key{f.Item, f.Zone, "", f.Criterion, f.Stage}
			if f.Zone != "" {
				k.year = f.Year
			}
			require.Empty(t, seen[k], "%s and %s", seen[k], f.ID)
			seen[k] = f.ID
			k.s = factors.Embodied
			if f.Stage != factors.Embodied && f.Stage != factors.Use && f.Criterion.IsImpact() {
				require.Empty(t, seen[k], "%s and %s", seen[k], f.ID)
			}
		}
	}
}

func TestOverlayReadsRoles(t *testing.T) {
	rows := "a,laptop,gwp,embodied,210,kg CO2e/item,s,alternative\nb,laptop,gwp,embodied,99,kg CO2e/item,s,comparison\n" +
		"c,laptop,lifetime,,7,year,s,alternative\nd,laptop,energy,,20,kWh/year,s,alternative\n" +
		"e,tablet,gwp,manufacturing,60,kg CO2e/item,s,alternative\nf,tablet,gwp,end_of_life,1,kg CO2e/item,s,alternative\n" +
		"g,thin-client,gwp,embodied,50,kg CO2e/item,s,\nh,thin-client,lifetime,,6,year,s,default\ni,thin-client,energy,,40,kWh/year,s,default\n"
	files := folder("")
	files["mine/values.csv"].Data = []byte("id,item,criterion,stage,value,unit,source,role\n" + rows)
	mine, err := factors.Load(files)
	require.NoError(t, err)
	base := factors.Default()
	set, err := base.With(mine)
	require.NoError(t, err)

	before, _ := base.Item("laptop")
	laptop, _ := set.Item("laptop")
	require.Equal(t, before.Factors, laptop.Factors, "the default stays")
	require.Equal(t, before.Lifetime, laptop.Lifetime)
	require.Len(t, laptop.Alternatives, len(before.Alternatives)+1, "the comparison is none")
	require.Equal(t, "210", laptop.Alternatives[len(before.Alternatives)][0].Value.String())
	require.Equal(t, "7", laptop.LifetimeAlternatives[0].Value.String())
	require.Equal(t, "20", laptop.EnergyAlternatives[0].Value.String())
	_, kept := set.Factor("b")
	require.True(t, kept)

	tablet, _ := set.Item("tablet")
	require.Len(t, tablet.Alternatives[len(tablet.Alternatives)-1], 2, "two stages of one source are one alternative")

	client, _ := set.Item("thin-client")
	require.Equal(t, "default", client.Status())
	require.Empty(t, client.Remedy)
	missing, _ := base.Item("thin-client")
	require.Equal(t, "opt-in", missing.Status(), "the base is unchanged")
	require.NotEmpty(t, missing.Remedy)
}

func TestOverlayRefusesTwoDefaultsOfAParameter(t *testing.T) {
	mine, err := factors.Load(folder("a,laptop,lifetime,,7,year,s\nb,laptop,lifetime,,8,year,s\n"))
	require.NoError(t, err)
	_, err = factors.Default().With(mine)
	require.ErrorContains(t, err, `"a" and "b" are both the lifetime of "laptop"`)
}

func TestAnOverlayThatDescribesAnItemKeepsItsLabels(t *testing.T) {
	files := folder("m,laptop,gwp,embodied,200,kg CO2e/item,s\n")
	files["items.csv"] = entry("id,name_fr,name_en,tier,category,kind,unit,default\nlaptop,Portable,Laptop,terminals,computers,asset,item,m\n")
	mine, err := factors.Load(files)
	require.NoError(t, err)
	set, err := factors.Default().With(mine)
	require.NoError(t, err)
	laptop, _ := set.Item("laptop")
	require.Equal(t, "200", laptop.Factors[0].Value.String())
	require.Contains(t, laptop.Labels, "pc portable")
}
