package strategy

import (
	"time"

	"github.com/shopspring/decimal"
)

// Strategy is what a public body declares: who it is, what it did, what it
// wants and with what means. It is plain data, as dossier.yaml holds it; what
// is left out stays unknown and documents print "[À compléter]".
type Strategy struct {
	Body         Body            `yaml:"body" json:"body"`
	Year         int             `yaml:"year" json:"year" validate:"required,min=2015,max=2100"` // of reference of the inventory
	Date         time.Time       `yaml:"date" json:"date" validate:"required"`                   // of the document
	Version      string          `yaml:"version" json:"version,omitempty"`
	Appearance   Appearance      `yaml:"appearance" json:"appearance,omitzero"` // of the documents
	Period       Period          `yaml:"period" json:"period"`
	Foreword     Foreword        `yaml:"foreword" json:"foreword"`
	Adoption     Adoption        `yaml:"adoption" json:"adoption"`
	Perimeter    Perimeter       `yaml:"scope" json:"scope"`
	Governance   string          `yaml:"governance" json:"governance,omitempty"`
	Stakeholders []Stakeholder   `yaml:"stakeholders" json:"stakeholders,omitempty" validate:"dive"`
	Links        []Link          `yaml:"links" json:"links,omitempty" validate:"dive"` // with other plans: PCAET, BEGES, SPASER…
	Territory    Territory       `yaml:"territory" json:"territory"`
	PastActions  []PastAction    `yaml:"past_actions" json:"past_actions,omitempty" validate:"dive"`
	NoPastAction bool            `yaml:"no_past_action" json:"no_past_action,omitempty"` // declared: nothing was done before
	Uses         []UseOf         `yaml:"uses" json:"uses,omitempty" validate:"dive"`     // shown apart, never added to the fleet
	Vision       string          `yaml:"vision" json:"vision,omitempty"`
	Objectives   []Objective     `yaml:"objectives" json:"objectives,omitempty" validate:"dive"`
	Actions      []Action        `yaml:"actions" json:"actions,omitempty" validate:"dive"`
	Themes       []Theme         `yaml:"themes" json:"themes,omitempty" validate:"dive"` // themes of the decree declared without object
	Means        Means           `yaml:"means" json:"means"`
	Indicators   []Indicator     `yaml:"indicators" json:"indicators,omitempty" validate:"dive"`
	Purchasing   Purchasing      `yaml:"purchasing" json:"purchasing"`
	Disposal     Disposal        `yaml:"disposal" json:"disposal"`
	FreeSoftware []string        `yaml:"free_software" json:"free_software,omitempty"` // orientations, one a line
	Sovereignty  []string        `yaml:"sovereignty" json:"sovereignty,omitempty"`
	Pooling      []string        `yaml:"pooling" json:"pooling,omitempty"`
	Risks        []Risk          `yaml:"risks" json:"risks,omitempty" validate:"dive"`
	Hosting      []Hosting       `yaml:"hosting" json:"hosting,omitempty" validate:"dive"`
	Telework     *Telework       `yaml:"telework" json:"telework,omitempty"`                 // nil: nothing is said of it
	Services     []Service       `yaml:"services" json:"services,omitempty" validate:"dive"` // in the cloud, bought by the year
	Pools        map[string]Pool `yaml:"pools" json:"pools,omitempty"`                       // refurbished and resold equipment, by item or category
	// Deflator is k€ of 2023 for 1 k€ of the purchases that are known by their
	// price alone; none when absent.
	Deflator   decimal.NullDecimal        `yaml:"deflator" json:"deflator,omitzero" validate:"dmin=0.1,dmax=10"`
	Choice     Choice                     `yaml:"choice" json:"choice,omitempty" validate:"omitempty,oneof=catalogue conservative"`
	Lifetimes  map[string]decimal.Decimal `yaml:"lifetimes" json:"lifetimes,omitempty" validate:"dive,dmin=0.1,dmax=50"` // in-house service life by item, years
	LifeSource string                     `yaml:"lifetimes_source" json:"lifetimes_source,omitempty"`                    // where Lifetimes come from
	Zone       string                     `yaml:"zone" json:"zone,omitempty"`                                            // electricity; from the INSEE code when empty

	Joint          Joint             `yaml:"joint" json:"joint"`                                                       // other bodies that share the strategy
	Obligations    []Answer          `yaml:"obligations" json:"obligations,omitempty" validate:"dive"`                 // what the body declares of the neighbouring ones
	Digital        []DigitalService  `yaml:"digital_services" json:"digital_services,omitempty" validate:"dive"`       // sites, applications, procedures online
	Contracts      Contracts         `yaml:"contracts" json:"contracts"`                                               // of digital supplies and services
	OpenData       OpenData          `yaml:"open_data" json:"open_data"`                                               //
	FreeUse        FreeUse           `yaml:"free_use" json:"free_use"`                                                 // of free software, counted
	Label          Label             `yaml:"label" json:"label"`                                                       // Territoire numérique libre, awarded
	SelfAssessment []DimensionScore  `yaml:"self_assessment" json:"self_assessment,omitempty" validate:"dive"`         // unofficial, over the label's dimensions
	Dependencies   []Dependency      `yaml:"dependencies" json:"dependencies,omitempty" validate:"dive"`               // on suppliers and jurisdictions
	PooledServices []PooledService   `yaml:"pooled_services" json:"pooled_services,omitempty" validate:"dive"`         //
	Connections    []Connection      `yaml:"connections" json:"connections,omitempty" validate:"dive"`                 // of equipment on copper, 2G or 3G
	AI             []AIUse           `yaml:"ai" json:"ai,omitempty" validate:"dive"`                                   // register of uses
	Scenarios      []Action          `yaml:"scenarios" json:"scenarios,omitempty" validate:"dive"`                     // studied, out of the plan: computed alone, never added
	Readings       []Reading         `yaml:"readings" json:"readings,omitempty" validate:"dive"`                       // of indicators, year by year
	Outlook        []ElectricityYear `yaml:"electricity_outlook" json:"electricity_outlook,omitempty" validate:"dive"` // factors of years to come
	Review         Review            `yaml:"review" json:"review"`                                                     // of the year: what the figures do not say
	Opinions       []Opinion         `yaml:"opinions" json:"opinions,omitempty" validate:"dive"`                       // given before the vote
}

// Choice says which of the values published for an item is taken.
type Choice string

// Choices: the catalogue's, which nothing said means, or the highest (RCP-SI v2, §5.1).
const (
	CatalogueChoice    Choice = "catalogue"
	ConservativeChoice Choice = "conservative"
)

// Body is the public body whose strategy it is.
type Body struct {
	Name         string     `yaml:"name" json:"name" validate:"required"`
	Kind         Kind       `yaml:"kind" json:"kind" validate:"required,oneof=commune communaute-de-communes communaute-d-agglomeration communaute-urbaine metropole metropole-de-lyon ville-de-paris departement region syndicat autre"`
	SIREN        string     `yaml:"siren" json:"siren,omitempty" validate:"omitempty,siren"`
	INSEE        string     `yaml:"insee" json:"insee,omitempty" validate:"omitempty,insee"` // of the commune, or of the seat
	Population   Population `yaml:"population" json:"population"`
	Agents       int        `yaml:"agents" json:"agents,omitempty" validate:"min=0"`
	Workstations int        `yaml:"workstations" json:"workstations,omitempty" validate:"min=0"` // a key of a joint strategy
	Contact      string     `yaml:"contact" json:"contact,omitempty"`
}

// Population as authenticated by INSEE. The threshold of the law is tested on
// the total one (CGCT, art. R. 2151-2); the territory is estimated with the
// municipal one.
type Population struct {
	Total     int `yaml:"total" json:"total" validate:"min=0"`
	Municipal int `yaml:"municipal" json:"municipal,omitempty" validate:"min=0"`
	Year      int `yaml:"year" json:"year,omitempty" validate:"omitempty,min=2000,max=2100"`
}

// Period is the years that the strategy covers.
type Period struct {
	From int `yaml:"from" json:"from" validate:"omitempty,min=2015,max=2100"`
	To   int `yaml:"to" json:"to" validate:"omitempty,min=2015,max=2100"`
}

// Foreword is the word of the elected member; it is never written for them.
type Foreword struct {
	Author string `yaml:"author" json:"author,omitempty"`
	Text   string `yaml:"text" json:"text,omitempty"`
}

// Adoption holds the dates of the acts, zero when they have not been taken.
type Adoption struct {
	Programme  time.Time `yaml:"programme" json:"programme,omitzero"`     // work programme
	Strategy   time.Time `yaml:"strategy" json:"strategy,omitzero"`       // strategy voted
	LastReview time.Time `yaml:"last_review" json:"last_review,omitzero"` // last yearly review presented
	NextReview time.Time `yaml:"next_review" json:"next_review,omitzero"` // next one planned
	Number     string    `yaml:"number" json:"number,omitempty"`          // of the deliberation
}

// Perimeter says what was counted and what was not.
type Perimeter struct {
	Included []string `yaml:"included" json:"included,omitempty"`
	Excluded []string `yaml:"excluded" json:"excluded,omitempty"` // with the reason
	Diagram  string   `yaml:"diagram" json:"diagram,omitempty"`   // where the functional diagram of the information system is: a document, an address
}

// Stakeholder is a public or private party and how it was involved.
type Stakeholder struct {
	Name        string `yaml:"name" json:"name" validate:"required"`
	Sector      string `yaml:"sector" json:"sector" validate:"required,oneof=public private association citizens"`
	Involvement string `yaml:"involvement" json:"involvement,omitempty"`
}

// Link ties the strategy to another plan.
type Link struct {
	Plan string `yaml:"plan" json:"plan" validate:"required"`
	Text string `yaml:"text" json:"text,omitempty"`
}

// Territory holds what is known of digital uses on the territory.
type Territory struct {
	Facts []TerritoryFact `yaml:"facts" json:"facts,omitempty" validate:"dive"`
	Text  string          `yaml:"text" json:"text,omitempty"`
}

// TerritoryFact is one figure about uses on the territory.
type TerritoryFact struct {
	Title  string          `yaml:"title" json:"title" validate:"required"`
	Value  decimal.Decimal `yaml:"value" json:"value"`
	Unit   string          `yaml:"unit" json:"unit,omitempty"`
	Year   int             `yaml:"year" json:"year,omitempty" validate:"omitempty,min=1990,max=2100"`
	Source string          `yaml:"source" json:"source,omitempty"`
}

// PastAction is something done before the strategy.
type PastAction struct {
	Title  string `yaml:"title" json:"title" validate:"required"`
	Year   int    `yaml:"year" json:"year,omitempty" validate:"omitempty,min=1990,max=2100"`
	Result string `yaml:"result" json:"result,omitempty"`
}

// UseOf is a quantity of a digital use, such as hours of video calls a year.
type UseOf struct {
	Item     string          `yaml:"item" json:"item" validate:"required"` // id of an item of the set
	Quantity decimal.Decimal `yaml:"quantity" json:"quantity" validate:"dmin=0"`
	Source   string          `yaml:"source" json:"source,omitempty"`
}

// Objective is a reduction to reach. Reduction is a share of the value of the
// reference year, 0.25 for a quarter less.
type Objective struct {
	ID         string              `yaml:"id" json:"id" validate:"required"`
	Title      string              `yaml:"title" json:"title" validate:"required"`
	Theme      int                 `yaml:"theme" json:"theme,omitempty" validate:"min=0,max=6"`
	BaseYear   int                 `yaml:"base_year" json:"base_year,omitempty" validate:"omitempty,min=1990,max=2100"` // Strategy.Year when 0
	TargetYear int                 `yaml:"target_year" json:"target_year,omitempty" validate:"omitempty,min=1990,max=2100"`
	Footprint  bool                `yaml:"footprint" json:"footprint,omitempty"` // bears on the total footprint, so that the trajectory shows it
	Reduction  decimal.NullDecimal `yaml:"reduction" json:"reduction,omitzero" validate:"dmin=0,dmax=1"`
	Indicators []string            `yaml:"indicators" json:"indicators,omitempty"` // ids
}

// Theme is one of the six themes of the decree, declared without object.
type Theme struct {
	Number int    `yaml:"number" json:"number" validate:"min=1,max=6"`
	Reason string `yaml:"reason" json:"reason" validate:"required"`
}

// Means are what is set aside to reach the objectives.
type Means struct {
	FTE        decimal.NullDecimal `yaml:"fte" json:"fte,omitzero" validate:"dmin=0"` // full-time equivalents
	Investment decimal.NullDecimal `yaml:"investment" json:"investment,omitzero" validate:"dmin=0"`
	Yearly     decimal.NullDecimal `yaml:"yearly" json:"yearly,omitzero" validate:"dmin=0"`
	Text       string              `yaml:"text" json:"text,omitempty"`
	Training   string              `yaml:"training" json:"training,omitempty"`
}

// Indicator follows an objective from year to year.
type Indicator struct {
	ID     string              `yaml:"id" json:"id" validate:"required"` // "I01"… of the catalogue, or the body's own
	Name   string              `yaml:"name" json:"name,omitempty"`       // the catalogue's when empty
	Unit   string              `yaml:"unit" json:"unit,omitempty"`
	Base   decimal.NullDecimal `yaml:"base" json:"base,omitzero"` // computed when empty and computable
	Target decimal.NullDecimal `yaml:"target" json:"target,omitzero"`
	Year   int                 `yaml:"target_year" json:"target_year,omitempty" validate:"omitempty,min=1990,max=2100"`
	Source string              `yaml:"source" json:"source,omitempty"`
}

// Purchasing holds the spend of the year of reference on IT and telephones,
// in euros without VAT (loi AGEC, art. 58).
type Purchasing struct {
	Spend  decimal.NullDecimal `yaml:"it_spend" json:"it_spend,omitzero" validate:"dmin=0"`
	Reused decimal.NullDecimal `yaml:"it_spend_reused" json:"it_spend_reused,omitzero" validate:"dmin=0"`
	Year   int                 `yaml:"year" json:"year,omitempty" validate:"omitempty,min=1990,max=2100"`
	All    decimal.NullDecimal `yaml:"all_spend" json:"all_spend,omitzero" validate:"dmin=0"` // purchases of every kind, euros a year: the threshold of the SPASER
	// Units bought in the year, refurbished ones among them, and the mean index of
	// repairability or durability of the new ones, out of 10.
	Units       decimal.NullDecimal `yaml:"units" json:"units,omitzero" validate:"dmin=0"`
	Refurbished decimal.NullDecimal `yaml:"units_refurbished" json:"units_refurbished,omitzero" validate:"dmin=0"`
	Index       decimal.NullDecimal `yaml:"repairability" json:"repairability,omitzero" validate:"dmin=0,dmax=10"`
}

// Disposal counts decommissioned equipment (décret n° 2023-266, art. 3).
type Disposal struct {
	Reused int `yaml:"reused" json:"reused,omitempty" validate:"min=0"` // A: sent to reuse during the year
	Stock  int `yaml:"stock" json:"stock,omitempty" validate:"min=0"`   // B: decommissioned and in stock on 1 January
	Year   int `yaml:"year" json:"year,omitempty" validate:"omitempty,min=1990,max=2100"`
	// Waste of the year, kg, and what of it an approved scheme took; equipment
	// out of order, and what of it was repaired in-house.
	Waste    decimal.NullDecimal `yaml:"weee_kg" json:"weee_kg,omitzero" validate:"dmin=0"`
	Approved decimal.NullDecimal `yaml:"weee_approved_kg" json:"weee_approved_kg,omitzero" validate:"dmin=0"`
	Broken   decimal.NullDecimal `yaml:"broken" json:"broken,omitzero" validate:"dmin=0"`
	Repaired decimal.NullDecimal `yaml:"repaired" json:"repaired,omitzero" validate:"dmin=0"`
}

// Risk is a risk or rebound effect with the answer to it.
type Risk struct {
	Title  string `yaml:"title" json:"title" validate:"required"`
	Answer string `yaml:"answer" json:"answer,omitempty"`
}

// Action is a measure of the plan, or of a scenario beside it.
type Action struct {
	ID          string              `yaml:"id" json:"id" validate:"required"`
	Catalogue   string              `yaml:"catalogue" json:"catalogue,omitempty"` // code of the catalogue of actions that it follows, "B1"
	Title       string              `yaml:"title" json:"title" validate:"required"`
	Theme       int                 `yaml:"theme" json:"theme" validate:"min=0,max=6"` // of the decree; 0 for governance and measure
	Description string              `yaml:"description" json:"description,omitempty"`
	Pilot       string              `yaml:"pilot" json:"pilot,omitempty"`
	Partners    []string            `yaml:"partners" json:"partners,omitempty"`
	From        int                 `yaml:"from" json:"from,omitempty" validate:"omitempty,min=1990,max=2100"` // first year of effect
	To          int                 `yaml:"to" json:"to,omitempty" validate:"omitempty,min=1990,max=2100"`     // year of full effect
	Investment  decimal.NullDecimal `yaml:"investment" json:"investment,omitzero" validate:"dmin=0"`           // euros, in all
	Yearly      decimal.NullDecimal `yaml:"yearly" json:"yearly,omitzero"`                                     // euros a year, below 0 for a saving
	Indicators  []string            `yaml:"indicators" json:"indicators,omitempty"`
	Progress    Progress            `yaml:"progress" json:"progress,omitempty" validate:"omitempty,oneof=to-do under-way done dropped"`
	Result      string              `yaml:"result" json:"result,omitempty"`     // what came of it so far
	Requires    []string            `yaml:"requires" json:"requires,omitempty"` // ids of actions without which it makes no sense
	Excludes    []string            `yaml:"excludes" json:"excludes,omitempty"` // ids of actions that cannot go with it
	Lever       *Lever              `yaml:"lever" json:"lever,omitempty"`       // nil: not quantified
}

// countedIn tells an action that is done, and whose calendar ends no later than
// the year of an inventory: what it changed is in the quantities, the lives and
// the consumptions that were counted, and is not to be saved again.
func (a Action) countedIn(year int) bool {
	return a.Progress == Done && year != 0 && max(a.From, a.To) != 0 && max(a.From, a.To) <= year
}

// Progress is how far an action is; empty when nothing is said.
type Progress string

// Progress of an action.
const (
	ToDo     Progress = "to-do"
	UnderWay Progress = "under-way"
	Done     Progress = "done"
	Dropped  Progress = "dropped"
)

// Kind is the legal kind of a body.
type Kind string

// Kinds of body. Only communes and the EPCI à fiscalité propre are held to
// article 35 of the loi REEN; the others may volunteer.
const (
	Commune         Kind = "commune"
	CommunauteCom   Kind = "communaute-de-communes"
	CommunauteAgglo Kind = "communaute-d-agglomeration"
	CommunauteUrb   Kind = "communaute-urbaine"
	Metropole       Kind = "metropole"
	MetropoleLyon   Kind = "metropole-de-lyon"
	Paris           Kind = "ville-de-paris"
	Departement     Kind = "departement"
	Region          Kind = "region"
	Syndicat        Kind = "syndicat"
	OtherBody       Kind = "autre"
)
