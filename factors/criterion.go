package factors

import "fmt"

// Criterion is what a factor measures: an impact on the environment, or a
// parameter of an item that is published and sourced like an impact.
type Criterion uint8

// Impacts, in the order in which they are shown (RCP-SI v2 §5).
const (
	GWP  Criterion = iota + 1 // climate change, kg CO2e
	ADPe                      // resource use, minerals and metals, kg Sb eq
	AP                        // acidification, mol H+ eq
	PM                        // particulate matter, disease incidence
	IR                        // ionising radiation, kBq U235 eq
	PE                        // primary energy, MJ
	WU                        // water use, m³ world eq

	// Parameters.

	Lifetime // service life of an item, years
	Energy   // electricity that one unit uses in a year, kWh
	PUE      // power usage effectiveness of a data centre, ≥ 1
	Share    // a part of a whole, 0 to 1: of professional use, or of a host that follows a resource
	Measured // what a component of a server measures where nobody said it, in the factor's own unit

	FinalEnergy // electricity of one unit of a service, kWh: a GB, an hour of a virtual processor
	WUE         // water usage effectiveness of a data centre, litres per kWh
	Water       // fresh water taken, m³: a volume, never added to the weighted m³ world eq of WU
	Ratio       // a constant that converts one unit into another: persons a household, GB a line and year
)

var criterionIDs = [...]string{GWP: "gwp", ADPe: "adpe", AP: "ap", PM: "pm", IR: "ir", PE: "pe", WU: "wu",
	Lifetime: "lifetime", Energy: "energy", PUE: "pue", Share: "share", Measured: "component",
	FinalEnergy: "final-energy", WUE: "wue", Water: "water", Ratio: "ratio"}

var criterionUnits = [...]string{GWP: "kg CO2e", ADPe: "kg Sb eq", AP: "mol H+ eq", PM: "disease incidence", IR: "kBq U235 eq",
	PE: "MJ", WU: "m³ world eq", Lifetime: "year", Energy: "kWh/year", PUE: "1", Share: "1",
	FinalEnergy: "kWh", WUE: "L/kWh", Water: "m³", Ratio: "1"}

// Impacts gives the criteria that are impacts, in the order in which they are shown.
func Impacts() []Criterion { return []Criterion{GWP, ADPe, AP, PM, IR, PE, WU} }

// IsImpact tells an impact from a parameter.
func (c Criterion) IsImpact() bool { return c >= GWP && c <= WU }

// String gives the id, such as "gwp".
func (c Criterion) String() string {
	if int(c) < len(criterionIDs) {
		return criterionIDs[c]
	}
	return ""
}

// Unit gives the unit of the criterion, such as "kg CO2e".
func (c Criterion) Unit() string {
	if int(c) < len(criterionUnits) {
		return criterionUnits[c]
	}
	return ""
}

// MarshalText writes the id.
func (c Criterion) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads an id.
func (c *Criterion) UnmarshalText(text []byte) (err error) {
	*c, err = ParseCriterion(string(text))
	return err
}

// ParseCriterion reads an id such as "gwp".
func ParseCriterion(id string) (Criterion, error) {
	for c, s := range criterionIDs {
		if s == id && s != "" {
			return Criterion(c), nil
		}
	}
	return 0, fmt.Errorf("factors: unknown criterion %q", id)
}

// Stage is a part of the life cycle (RCP-SI v2 §2; ITU-T L.1410).
type Stage uint8

// Stages. A source that publishes one figure for all but use gives Embodied:
// it is never split by guess.
const (
	Manufacturing Stage = iota + 1 // raw materials and production
	Distribution                   // transport to the user
	Use                            // electricity while in use; flows as a whole
	EndOfLife
	Embodied // manufacturing, distribution and, where the source says so, end of life in one figure
)

var stageIDs = [...]string{Manufacturing: "manufacturing", Distribution: "distribution", Use: "use", EndOfLife: "end_of_life", Embodied: "embodied"}

// Stages gives the stages in the order of the life cycle, Embodied last.
func Stages() []Stage { return []Stage{Manufacturing, Distribution, Use, EndOfLife, Embodied} }

// String gives the id, such as "end_of_life".
func (s Stage) String() string {
	if int(s) < len(stageIDs) {
		return stageIDs[s]
	}
	return ""
}

// MarshalText writes the id.
func (s Stage) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads an id.
func (s *Stage) UnmarshalText(text []byte) (err error) {
	*s, err = ParseStage(string(text))
	return err
}

// ParseStage reads an id such as "manufacturing".
func ParseStage(id string) (Stage, error) {
	for s, name := range stageIDs {
		if name == id && name != "" {
			return Stage(s), nil
		}
	}
	return 0, fmt.Errorf("factors: unknown stage %q", id)
}
