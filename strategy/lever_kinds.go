package strategy

import "github.com/shopspring/decimal"

// Lever is the effect of an action on the inventory, or on the uses that are
// declared beside it. Each kind takes some of the parameters and no other.
type Lever struct {
	Kind     LeverKind           `yaml:"kind" json:"kind" validate:"required,oneof=lifetime refurbished fleet second-screens energy free-system pue consolidation cloud pooling use page-weight ai"`
	Items    []string            `yaml:"items" json:"items"`
	Years    decimal.NullDecimal `yaml:"years" json:"years,omitzero" validate:"dmin=0.1"`                         // lifetime, free-system: service life aimed at; refurbished: life before purchase
	Share    decimal.NullDecimal `yaml:"share" json:"share,omitzero" validate:"dmin=0,dmax=1"`                    // refurbished: share of purchases; fleet, energy, use, ai: share less; cloud: share moved; pooling: the body's part of the pooled servers
	Quantity decimal.NullDecimal `yaml:"quantity" json:"quantity,omitzero" validate:"dmin=0"`                     // fleet, use: units less; consolidation: servers kept; pooling: servers of the pooled place, all bodies together
	PerPost  decimal.NullDecimal `yaml:"per_post" json:"per_post,omitzero" validate:"dmin=0"`                     // second-screens: screens kept for each workstation
	Place    string              `yaml:"place" json:"place,omitempty"`                                            // pue, consolidation, cloud, pooling: name of the hosting left or changed
	PUE      decimal.NullDecimal `yaml:"pue" json:"pue,omitzero" validate:"dmin=1,dmax=10"`                       // pue: aimed at; pooling: of the pooled place
	Impact   decimal.NullDecimal `yaml:"impact" json:"impact,omitzero" validate:"dmin=0"`                         // cloud: what the provider publishes for what is moved, kg CO2e a year
	Basis    EnergyBasis         `yaml:"basis" json:"basis,omitempty" validate:"omitempty,oneof=location market"` // cloud: of the provider's figure
	Source   string              `yaml:"source" json:"source,omitempty"`                                          // cloud: of Impact
	Use      string              `yaml:"use" json:"use,omitempty"`                                                // ai: name in the register
	Views    decimal.NullDecimal `yaml:"views" json:"views,omitzero" validate:"dmin=0"`                           // page-weight: pages seen in a year
	Lighter  decimal.NullDecimal `yaml:"lighter_mb" json:"lighter_mb,omitzero" validate:"dmin=0"`                 // page-weight: MB less for each page
}

// EnergyBasis tells how a provider counts its electricity (GHG Protocol, scope
// 2): by the mix of the place, or by the contracts that it bought.
type EnergyBasis string

// Bases.
const (
	LocationBased EnergyBasis = "location"
	MarketBased   EnergyBasis = "market"
)

// LeverKind names the formula of a lever.
type LeverKind string

// Levers on the inventory, then levers on what is counted beside it and never
// added to its total.
const (
	Longer        LeverKind = "lifetime"       // LV: service life of L0 raised to L1
	FreeSystem    LeverKind = "free-system"    // OS: the same, for machines that cannot take Windows 11
	RefurbishedBy LeverKind = "refurbished"    // RE: a share of purchases is refurbished
	Fleet         LeverKind = "fleet"          // PA and IM: fewer units
	SecondScreens LeverKind = "second-screens" // PA on screens: a number of screens per workstation
	Consumption   LeverKind = "energy"         // EN: a share of the electricity less
	CoolerPlace   LeverKind = "pue"            // PUE of p0 lowered to p1
	Consolidation LeverKind = "consolidation"  // VI: S0 servers brought to S1
	ToCloud       LeverKind = "cloud"          // CL: own servers against what the provider publishes
	PooledServers LeverKind = "pooling"        // MU: own servers against a part of a pooled place

	LessUse      LeverKind = "use"         // ST, VD: less of a declared use
	LighterPages LeverKind = "page-weight" // WE: fewer megabytes a page
	LessAI       LeverKind = "ai"          // AI: fewer requests of a use of the register
)
