package strategy

import "github.com/shopspring/decimal"

// Joint says with whom a strategy is shared: a city and its EPCI that have one
// IT department. Strategy.Body comes first, the members after it; each body
// deliberates for itself. Empty for the strategy of one body.
type Joint struct {
	Members []Member     `yaml:"members" json:"members,omitempty" validate:"dive"`
	Posts   []SharedPost `yaml:"posts" json:"posts,omitempty" validate:"dive"`
	Shares  []PostShare  `yaml:"shares" json:"shares,omitempty" validate:"dive"`
}

// Member is another body of a joint strategy.
type Member struct {
	Body     Body     `yaml:"body" json:"body"`
	Adoption Adoption `yaml:"adoption" json:"adoption"`
}

// SharedPost is a part of the footprint that one key shares among the bodies.
// A line of the inventory belongs to the first post that takes it; what no post
// takes is shared by the number of agents.
type SharedPost struct {
	Name       string  `yaml:"name" json:"name" validate:"required"`
	Of         string  `yaml:"of" json:"of,omitempty"` // tier, category or item; all when empty
	Department string  `yaml:"department" json:"department,omitempty"`
	Site       string  `yaml:"site" json:"site,omitempty"`
	By         Sharing `yaml:"by" json:"by" validate:"required,oneof=agents workstations declared"`
}

// Sharing is the key of a post.
type Sharing string

// Keys: agents and workstations of each body, or shares that they agreed on.
const (
	ByAgents       Sharing = "agents"
	ByWorkstations Sharing = "workstations"
	ByAgreement    Sharing = "declared"
)

// PostShare is the part of a body in a post that is shared by agreement. The
// parts of a post sum to 1.
type PostShare struct {
	Post  string          `yaml:"post" json:"post" validate:"required"`
	Body  string          `yaml:"body" json:"body" validate:"required"` // its name
	Share decimal.Decimal `yaml:"share" json:"share" validate:"dmin=0,dmax=1"`
}

// inhabitants gives the population that the footprint is divided by. Bodies that
// share a strategy share inhabitants too, those of the city being among those of
// its EPCI: their number is not the sum, and 0 is said.
func (s *Strategy) inhabitants() int {
	if len(s.Joint.Members) > 0 {
		return 0
	}
	return max(s.Body.Population.Municipal, 0)
}
