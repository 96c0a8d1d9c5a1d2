package inventory

import (
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/reen-numerique/reen/internal/fold"
)

// countries gives the code of a country by its folded name, in French or in
// English, or by its code (ISO 3166-1, two or three letters).
var countries = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	names := []display.Namer{display.Regions(language.French), display.Regions(language.English)}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			region, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !region.IsCountry() || region.Canonicalize().String() != string([]rune{a, b}) {
				continue
			}
			for _, key := range []string{region.String(), region.ISO3()} {
				setOnce(out, fold.Label(key), region.String())
			}
			for _, n := range names {
				if name := n.Name(region); name != "" {
					setOnce(out, fold.Label(name), region.String())
				}
			}
		}
	}
	return out
})

// zoneOfCountry gives the electricity zone of a country, or its code where the
// set has no mix for it: the electricity is then not valued.
func (o *resolved) zoneOfCountry(name string) (string, bool) {
	code, ok := countries()[fold.Label(name)]
	if !ok {
		return "", false
	}
	if zone, ok := o.set.ZoneOfCountry(code); ok {
		return zone, true
	}
	return code, true
}

// countryOf gives the English name of the country of a zone, as other tools
// write it, or the zone as it is where the name would not be read as this zone.
func (o *resolved) countryOf(zone string) (name string, isCountry bool) {
	if region, err := language.ParseRegion(zone); err == nil && region.IsCountry() {
		name := display.Regions(language.English).Name(region)
		if back, ok := o.zoneNamed(name); ok && back == zone {
			return name, true
		}
	}
	return zone, zone == ""
}
