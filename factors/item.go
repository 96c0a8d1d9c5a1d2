package factors

// Tier is one of the three thirds of an information system (RCP-SI v2 §3).
type Tier string

// Tiers.
const (
	Terminals  Tier = "terminals"
	Network    Tier = "network"
	DataCentre Tier = "datacentre"
)

// Kind tells how a year's share of an item's impact is taken.
type Kind string

// Kinds of item.
const (
	Asset Kind = "asset" // equipment: embodied impact spread over its service life
	Flow  Kind = "flow"  // counted whole in the year: paper, subscriptions, electricity
	// Apart is valued beside the fleet and never added to it: uses that
	// contain a part of the terminals, purchases known in euros alone, the
	// territory.
	Apart    Kind = "apart"
	Excluded Kind = "excluded" // left out by RCP-SI v2 §3.2: input devices, chargers
)

// Item is a thing that a public body owns or uses, with the values chosen for
// it. An Item belongs to its Set and is read only.
type Item struct {
	ID       string
	NameFR   string
	NameEN   string
	Tier     Tier
	Category string
	Kind     Kind
	Unit     string // what a quantity of 1 means: "item", "ream", "kWh"
	Labels   []string
	Why      string // why these values were chosen over the others, in French
	Remedy   string // what to do where a value is missing, in French
	OptIn    string // the set under another licence that brings the value missing here, such as "boavizta"

	Factors              []*Factor   // the impacts chosen, at most one per criterion and stage
	Lifetime             *Factor     // years; nil when nothing is published
	Energy               *Factor     // kWh a year; nil when nothing is published
	Alternatives         [][]*Factor // other published impacts, each able to replace Factors for its criterion
	LifetimeAlternatives []*Factor
	EnergyAlternatives   []*Factor
}

// Impact gives the value chosen for a criterion at a stage, or nil.
func (i *Item) Impact(c Criterion, s Stage) *Factor {
	for _, f := range i.Factors {
		if f.Criterion == c && f.Stage == s {
			return f
		}
	}
	return nil
}

// ElectricityItem is the item whose value depends on the zone and the year:
// Set.Electricity gives it.
const ElectricityItem = "electricity"

// The fixed network is counted by line or by GB, never by both: a line stands
// for 2,640 GB a year (ADEME-Arcep).
const (
	FixedLineItem = "fixed-line"
	FixedDataItem = "fixed-data"
)

// TechnicalItem is the technical environment of a place that hosts equipment
// (UPS, cooling, building), per kW of IT and year, already spread over its life
// (RCP-DC 2025, table 29, UF1).
const TechnicalItem = "technical-environment"

// Status tells whether the set has a value for the item: "default",
// "by-zone" for electricity, "excluded" by the rules, "opt-in" when the set
// named by OptIn brings it, or "missing".
func (i *Item) Status() string {
	switch {
	case i.Kind == Excluded:
		return "excluded"
	case i.ID == ElectricityItem:
		return "by-zone"
	case len(i.Factors) == 0 && i.OptIn != "":
		return "opt-in"
	case len(i.Factors) == 0:
		return "missing"
	}
	return "default"
}
