package factors

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Zone is a place with an electricity mix of its own.
type Zone struct {
	ID        string // "FR", "FR-20R", "RE"…
	Name      Name
	prefixes  []string // of INSEE codes; "*" for the zone of all others
	countries []string // ISO 3166-1 codes, two and three letters
}

// Zones gives the zones of the set.
func (s *Set) Zones() []Zone { return slices.Clone(s.zones) }

// Zone finds a zone by its id.
func (s *Set) Zone(id string) (Zone, bool) {
	for _, z := range s.zones {
		if z.ID == id {
			return z, true
		}
	}
	return Zone{}, false
}

// ZoneOf gives the zone of a commune from its INSEE code, or false where the
// code does not settle it (French Polynesia has two mixes) or no mix is
// published (New Caledonia, Wallis and Futuna).
func (s *Set) ZoneOf(insee string) (string, bool) {
	if len(insee) != 5 {
		return "", false
	}
	rest := ""
	for _, z := range s.zones {
		for _, p := range z.prefixes {
			switch {
			case p == "*":
				rest = z.ID
			case strings.HasPrefix(insee, p):
				return z.ID, true
			}
		}
	}
	if rest == "" || !onMainland(insee) {
		return "", false
	}
	return rest, true
}

// onMainland tells the codes of the departments 01 to 95. 20 is none: it begins
// the postcodes of Corsica, whose departments are 2A and 2B.
func onMainland(insee string) bool {
	if _, err := strconv.ParseUint(insee, 10, 32); err != nil {
		return false
	}
	return insee >= "01" && insee < "96" && insee[:2] != "20"
}

// ZoneOfCountry gives the zone of a country or an overseas territory from its
// ISO 3166-1 code, of two or three letters in any case, or false where the
// code does not settle it (French Polynesia) or the set has no mix for it.
func (s *Set) ZoneOfCountry(code string) (string, bool) {
	code = strings.ToUpper(strings.TrimSpace(code))
	for _, z := range s.zones {
		if slices.Contains(z.countries, code) {
			return z.ID, true
		}
	}
	return "", false
}

// mix is the electricity of one zone and year.
type mix struct {
	year   int
	factor *Factor
}

// Electricity gives the consumption mix of a zone in a year, per kWh. A year
// without a value takes the nearest earlier one, which the factor's Year
// tells: overseas zones have a single value, dated by its entry in the base.
// It is nil for a zone that the set does not know, a criterion without a mix,
// or a year before the first: nothing is carried back.
func (s *Set) Electricity(zone string, year int, c Criterion) *Factor {
	var found *Factor
	for _, m := range s.mixes[zone] {
		if m.factor.Criterion == c && m.year <= year {
			found = m.factor
		}
	}
	return found
}

// LatestYear gives the last year for which the set has a mix of a zone, 0 for a zone
// that it does not know.
func (s *Set) LatestYear(zone string) int {
	last := 0
	for _, m := range s.mixes[zone] {
		last = max(last, m.year)
	}
	return last
}

// indexMixes sorts the mixes of every zone by year.
func (s *Set) indexMixes() {
	s.mixes = map[string][]mix{}
	for _, f := range s.factors {
		if f.Item != ElectricityItem || f.Zone == "" || f.Role != RoleDefault {
			continue
		}
		year, _ := strconv.Atoi(f.Year)
		s.mixes[f.Zone] = append(s.mixes[f.Zone], mix{year, f})
	}
	for _, m := range s.mixes {
		slices.SortStableFunc(m, func(a, b mix) int { return cmp.Compare(a.year, b.year) })
	}
}
