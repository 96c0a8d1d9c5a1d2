package factors_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
)

func TestEveryValueHasItsSourceUnitStageAndLicence(t *testing.T) {
	day := regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	for _, f := range everyFactor(t) {
		require.NotEmpty(t, f.ID)
		require.NotEmpty(t, f.Unit, f.ID)
		require.NotEmpty(t, f.Published, f.ID)
		require.NotEmpty(t, f.Locator, f.ID)
		require.NotEmpty(t, f.Geography, f.ID)
		require.NotEmpty(t, f.Year, f.ID)
		require.Contains(t, []string{"verified", "secondary"}, f.Confidence, f.ID)
		require.NotNil(t, f.Source, f.ID)
		require.NotEmpty(t, f.Source.Licence, f.ID)
		require.NotEmpty(t, f.Source.Attribution, f.ID)
		require.Regexp(t, day, f.Source.Retrieved, f.ID)
		if f.Criterion.IsImpact() {
			require.NotEmpty(t, f.Stage.String(), f.ID)
			require.True(t, strings.HasPrefix(f.Unit, f.Criterion.Unit()+"/"), f.ID)
		} else {
			require.Empty(t, f.Stage.String(), f.ID)
		}
		if f.Stage == factors.Embodied {
			require.NotEmpty(t, f.Covers, f.ID)
		}
	}
}

// Digits as the publications print them, checked by hand.
func TestValuesAsPublished(t *testing.T) {
	set := factors.Default()
	for id, want := range map[string]string{
		"ademe-acv-laptop-gwp-manufacturing":    "170",
		"ademe-acv-monitor-gwp-manufacturing":   "64.6",
		"ademe-acv-desktop-pro-gwp-end-of-life": "6.61",
		"base-carbone-desktop-highperf":         "296",
		"base-carbone-paper-ream":               "2.29",
		"base-carbone-elec-fr-2024":             "0.0519",
		"ademe-elec-fr-2025-gwp":                "0.0461",
		"ademe-2025-pue-public-local":           "1.93",
		"ademe-2025-per-inhabitant-gwp":         "434",
		"ecodiag-monitor-gwp-embodied":          "430",
		"rcp-dc-vm-embodied-ram":                "0.85",
		"rcp-dc-vm-use-30-vcpu":                 "0.6",
	} {
		f, ok := set.Factor(id)
		require.True(t, ok, id)
		require.Equal(t, want, f.Value.String(), id)
	}
}

func TestElectricityOfEveryZoneAndYear(t *testing.T) {
	set := factors.Default()
	for year, want := range map[int]string{2015: "0.0609", 2016: "0.0573", 2017: "0.0558", 2018: "0.0571", 2019: "0.0607", 2020: "0.0599",
		2021: "0.0569", 2022: "0.052", 2023: "0.058", 2024: "0.0519", 2025: "0.0461", 2026: "0.0461"} {
		require.Equal(t, want, set.Electricity("FR", year, factors.GWP).Value.String(), "%d", year)
	}
	for zone, want := range map[string]string{"FR-20R": "0.594", "GP": "0.702", "MQ": "0.84", "GF": "0.957", "RE": "0.78", "YT": "0.78",
		"PM": "0.944", "BL": "0.859", "MF": "0.82", "PF": "1.09", "PF-TAHITI": "0.543"} {
		require.Equal(t, want, set.Electricity(zone, 2024, factors.GWP).Value.String(), zone)
	}
	require.Nil(t, set.Electricity("FR", 2014, factors.GWP), "no value is carried back")
	require.Nil(t, set.Electricity("ZZ", 2024, factors.GWP))
	require.Nil(t, set.Electricity("FR", 2024, factors.IR), "no mix for this criterion")
	for _, z := range set.Zones() {
		require.NotNil(t, set.Electricity(z.ID, 2024, factors.GWP), z.ID)
	}
}

func TestZoneOfACommune(t *testing.T) {
	for insee, want := range map[string]string{"69123": "FR", "2A004": "FR-20R", "2B033": "FR-20R", "97105": "GP", "97209": "MQ", "97302": "GF",
		"97411": "RE", "97608": "YT", "97701": "BL", "97801": "MF", "97502": "PM", "98735": "", "98818": "", "20000": "", "99999": "", "ABCDE": "", "691": "", "": ""} {
		zone, ok := factors.Default().ZoneOf(insee)
		require.Equal(t, want, zone, insee)
		require.Equal(t, want != "", ok, insee)
	}
}

func TestLabels(t *testing.T) {
	set := factors.Default()
	for label, want := range map[string][]string{
		"Ordinateur portable": {"laptop"}, "PORTABLES": {"laptop"}, "pc portable": {"laptop"}, "Notebook": {"laptop"}, "laptop": {"laptop"},
		"UC": {"desktop"}, "Unités centrales": {"desktop"}, "ecran": {"monitor"}, "Moniteurs": {"monitor"}, "Vidéo-projecteur": {"projector"},
		"point d’accès": {"wifi-access-point"}, "Switchs": {"switch"}, "Pare-feux": {"firewall"}, "Claviers": {"keyboard"},
		"multifonction":       {"printer-mfp-desk", "printer-mfp-office", "copier-a3"},
		"Écran de projection": nil, "support ordinateur portable": nil, "": nil, "   ": nil, "sacoche": nil,
	} {
		var got []string
		for _, i := range set.Match(label) {
			got = append(got, i.ID)
		}
		require.Equal(t, want, got, label)
	}
}

func TestLicencesThatForbidAreAbsent(t *testing.T) {
	for _, s := range factors.Default().Sources() {
		for _, no := range []string{"ecoinvent", "NegaOctet database", "CC-BY-NC"} {
			require.NotContains(t, s.Licence, no, s.ID)
		}
		if s.ID != "boavizta-sheets" { // two medians, cited one by one
			require.NotContains(t, s.Licence, "ODbL", "%s belongs in a module of its own", s.ID)
		}
	}
	for _, f := range everyFactor(t) {
		for _, no := range []string{"negaoctet-", "base-empreinte-", "base-impacts-"} {
			require.False(t, strings.HasPrefix(f.ID, no), f.ID)
		}
		require.NotContains(t, notToUse, f.ID)
	}
}

// notToUse are published values that the audit of the sources rejected: they
// describe another object than the one they name, or are plainly wrong.
var notToUse = []string{
	"ademe-elec-fr-water-ecoinvent",
	"base-carbone-phone-classic",
	"base-carbone-disk-bay",
	"base-carbone-it-purchases-keur",
	"base-carbone-laser-mono-a4-archived",
	"base-carbone-laser-colour-a4-archived",
	"base-carbone-mfp-a4-colour-archived",
	"base-carbone-mfp-a3-mono-archived",
	"base-carbone-mfp-a3-colour-archived",
	"base-carbone-landline-phone-archived",
	"base-carbone-mobile-classic-archived",
	"base-carbone-projector-archived",
	"base-carbone-fax-archived",
	"base-carbone-web-request",
	"base-carbone-software-transaction",
	"ecologits-elec-fr-pe",
	"pcf-workstation-median",
	"ecodiag-keyboard-gwp-embodied",
}
