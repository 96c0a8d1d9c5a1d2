package factors_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
)

// catalogue is what RCP-SI v2 asks an inventory to hold (annexes A and B),
// with what municipalities own besides, and how this set answers.
var catalogue = map[string]string{
	"laptop": "default", "desktop": "default", "desktop-home": "default", "workstation": "default", "thin-client": "opt-in",
	"monitor": "default", "monitor-22": "opt-in", "monitor-27": "opt-in", "monitor-wide": "opt-in", "docking-station": "default",
	"headset": "missing", "webcam": "missing", "videoconference-bar": "missing", "soundbar": "default",
	"tablet": "default", "smartphone": "default", "feature-phone": "default", "ip-phone": "default",
	"printer-laser": "default", "printer-inkjet": "default", "printer-mfp-desk": "default", "printer-mfp-office": "opt-in", "copier-a3": "default", "scanner": "missing",
	"projector": "default", "tv": "default", "advertising-screen": "default",
	"interactive-display": "opt-in", "interactive-display-55": "opt-in", "interactive-display-75": "opt-in", "interactive-display-86": "opt-in",
	"server": "default", "server-drive": "default", "storage-array": "missing", "nas": "missing", "ai-server": "default", "ai-gpu": "default",
	"rack": "default", "ups": "missing", "cooling": "missing", "technical-environment": "default",
	"switch": "default", "router": "default", "firewall": "default", "wifi-access-point": "default", "network-device-kg": "default", "internet-box": "default", "power-cable": "default",
	"camera": "opt-in", "iot-sensor": "missing", "iot-gateway": "missing", "badge-reader": "missing", "kiosk": "missing",
	"connected-thermostat": "opt-in", "connected-smoke-detector": "opt-in",
	"paper-ream": "default", "paper-kg": "default", "toner-mono": "default", "toner-colour": "default",
	"fixed-line": "default", "fixed-data": "default", "mobile-data": "default",
	"cloud-vm-small": "opt-in", "cloud-vm-medium": "opt-in", "cloud-vm-large": "opt-in", "cloud-storage": "missing", "saas-user": "missing",
	"email": "default", "video-call": "default", "web-page": "missing", "ai-request": "missing",
	"spend-it-products": "default", "spend-it-services": "default", "spend-telecom": "default", "spend-printing": "default", "spend-publishing": "default",
	"spend-repair": "default", "spend-paper": "default",
	"electricity": "by-zone", "territory": "default", "keyboard": "excluded", "mouse": "excluded", "charger": "excluded",
}

func TestTheListOfAnnexesAAndBIsAnswered(t *testing.T) {
	for id, want := range catalogue {
		i, ok := factors.Default().Item(id)
		require.True(t, ok, id)
		require.Equal(t, want, i.Status(), id)
	}
}

func TestEveryItemSaysWhyOrWhatToDo(t *testing.T) {
	set, reasons := factors.Default(), map[string]string{}
	for _, i := range set.Items() {
		require.NotEmpty(t, i.NameFR, i.ID)
		require.NotEmpty(t, i.NameEN, i.ID)
		require.NotEqual(t, i.Category, set.NameOf("category", i.Category).FR, i.ID)
		switch i.Status() {
		case "missing":
			require.NotEmpty(t, i.Remedy, i.ID)
			require.Empty(t, i.Factors, i.ID)
		case "opt-in":
			require.Contains(t, optIn, i.OptIn, i.ID)
			require.Contains(t, i.Remedy, "--factors factors/"+i.OptIn, i.ID)
			require.NotEmpty(t, i.Why, i.ID)
		default:
			require.NotEmpty(t, i.Why, i.ID)
		}
		if i.Status() == "default" && i.Kind == factors.Asset && (i.Lifetime == nil || i.Energy == nil) {
			require.NotEmpty(t, i.Remedy, "%s lacks a lifetime or an energy: say what to do", i.ID)
		}
		if i.Why != "" {
			same, twice := reasons[i.Why]
			require.False(t, twice, "%s and %s give the same reason: say why for each", same, i.ID)
			reasons[i.Why] = i.ID
		}
	}
}

func TestTextsForPeopleAreSetInFrench(t *testing.T) {
	for _, i := range factors.Default().Items() {
		for _, text := range []string{i.NameFR, i.Why, i.Remedy} {
			require.NotContains(t, text, "'", i.ID)
			for _, mark := range []string{" ;", " :", " ?", " !", " %", " »", "« "} {
				require.NotContains(t, text, mark, "%s: %q wants an unbreakable space", i.ID, mark)
			}
		}
	}
}

func TestOptInSetsBringWhatTheyPromise(t *testing.T) {
	for _, name := range optIn {
		set := with(t, name)
		for _, i := range factors.Default().Items() {
			after, _ := set.Item(i.ID)
			if i.OptIn == name {
				require.Equal(t, "default", after.Status(), i.ID)
			}
			if i.Status() == "default" {
				for _, s := range factors.Stages() {
					require.Same(t, i.Impact(factors.GWP, s), after.Impact(factors.GWP, s), "%s: %s moves the default", i.ID, name)
				}
			}
		}
	}
}
