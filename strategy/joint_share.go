package strategy

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fold"
)

// JointResult is the footprint of a joint strategy shared among its bodies, in
// kg CO2e a year. The posts sum to the total of the result, and the parts of the
// bodies with what could not be shared sum to it too, exactly. The savings of the
// plan and the objectives are those of all the bodies: they are not shared.
type JointResult struct {
	Bodies []JointBody // Strategy.Body, then the members
	Posts  []JointPost // those that a line weighs in, in the order given; then the rest, by agents
	// Unshared is the sum of the posts whose key says nothing, or wrong: it is in
	// no body's value.
	Unshared decimal.Decimal
}

// JointBody is one body with its part.
type JointBody struct {
	Body     Body
	Adoption Adoption
	Value    decimal.NullDecimal // sum of its parts of the posts that are shared; not valid where none is
	PerAgent decimal.NullDecimal // Value ÷ its agents; not valid while a post is unshared
}

// JointPost is one post, counted once, with the part of each body.
type JointPost struct {
	SharedPost
	Rest   bool              // what no post takes
	Value  decimal.Decimal   // kg CO2e a year
	Shares []decimal.Decimal // of each body, in the order of Bodies; they sum to 1. Nil where the key gives none
	Parts  []decimal.Decimal // Value × Shares; they sum to Value. Nil likewise
	Why    string            // in French, where it is not shared
}

// joint shares the total among the bodies; nil for the strategy of one body.
//
// A cell of the total, by item, site and department, belongs to the first post
// that takes it. The part of a body in a post is its share × the value of the
// post; what the rounding of parts leaves goes to the last body that has a share.
func (a *Assessment) joint() *JointResult {
	if len(a.Strategy.Joint.Members) == 0 {
		return nil
	}
	out := &JointResult{Bodies: []JointBody{{Body: a.Strategy.Body, Adoption: a.Strategy.Adoption}}}
	for _, m := range a.Strategy.Joint.Members {
		out.Bodies = append(out.Bodies, JointBody{Body: m.Body, Adoption: m.Adoption})
	}
	a.checkShares(out.Bodies)
	if a.Measured() {
		out.Posts = a.posts()
		a.share(out)
	}
	return out
}

// posts gives those that something weighs in, with their values.
func (a *Assessment) posts() []JointPost {
	declared := a.takers()
	sums, weighs := make([]decimal.Decimal, len(declared)+1), make([]bool, len(declared)+1)
	left := a.Result.Total(factors.GWP).Value
	for _, c := range a.Result.By(factors.GWP, footprint.ByTier, footprint.ByCategory, footprint.ByItem, footprint.ByDepartment, footprint.BySite) {
		department, site := fold.Label(c.Keys[3]), fold.Label(c.Keys[4])
		at := slices.IndexFunc(declared, func(p taker) bool { return p.takes(c.Keys, department, site) })
		if at < 0 {
			at = len(declared)
		}
		sums[at] = sums[at].Add(c.Value)
		left = left.Sub(c.Value)
		weighs[at] = true
	}
	if at := slices.Index(weighs, true); at >= 0 { // cells are rounded to 18 digits: the total is not
		sums[at] = sums[at].Add(left)
	}
	var out []JointPost
	for n, p := range declared {
		if !weighs[n] {
			a.doubt(diag.Doubt, "empty-post", "joint.posts", p.Name, "sharing.empty-post", "sharing.check-post")
			continue
		}
		out = append(out, JointPost{SharedPost: p.SharedPost, Value: sums[n]})
	}
	if n := len(declared); weighs[n] {
		out = append(out, JointPost{SharedPost: SharedPost{Name: say("sharing.rest"), By: ByAgents}, Rest: true, Value: sums[n]})
	}
	return out
}

// takers gives the posts that make sense; the others take nothing, and what they
// would have taken goes to the next or to the rest.
func (a *Assessment) takers() []taker {
	var out []taker
	seen := map[string]bool{}
	for _, p := range a.Strategy.Joint.Posts {
		switch {
		case p.Name == "" || seen[p.Name]:
			a.doubt(diag.Refused, "duplicate-post", "joint.posts", p.Name, "sharing.post-twice", "sharing.rename-post")
		case !a.isPart(p.Of):
			a.doubt(diag.Refused, "unknown-part", "joint.posts", p.Of, "sharing.unknown-part", "sharing.give-part")
		default:
			seen[p.Name] = true
			out = append(out, taker{p, fold.Label(p.Department), fold.Label(p.Site)})
		}
	}
	return out
}

// isPart tells whether a key is a tier, a category or an item; empty is all.
func (a *Assessment) isPart(of string) bool {
	set := a.Result.Set()
	if _, isItem := set.Item(of); isItem || of == "" || set.HasCategory(of) {
		return true
	}
	return slices.Contains([]factors.Tier{factors.Terminals, factors.Network, factors.DataCentre}, factors.Tier(of))
}

// taker is a post with its department and its site as they are compared.
type taker struct {
	SharedPost
	department, site string
}

// takes tells whether a cell of tier, category and item is of the post.
func (p taker) takes(keys []string, department, site string) bool {
	return (p.Of == "" || slices.Contains(keys[:3], p.Of)) && (p.Department == "" || p.department == department) && (p.Site == "" || p.site == site)
}

// share fills in the shares and the parts.
func (a *Assessment) share(out *JointResult) {
	sums := make([]decimal.NullDecimal, len(out.Bodies))
	named, agreed := namesOf(out.Bodies), map[string][]PostShare{}
	for _, s := range a.Strategy.Joint.Shares {
		agreed[s.Post] = append(agreed[s.Post], s)
	}
	for n := range out.Posts {
		p := &out.Posts[n]
		shares, why := keyOf(p.SharedPost, out.Bodies, named, agreed[p.Name])
		if shares == nil {
			p.Why = say(why)
			out.Unshared = out.Unshared.Add(p.Value)
			severity := diag.Refused
			if p.By == ByAgents || p.By == ByWorkstations {
				severity = diag.Doubt // the key is sound, a body's number is not known yet
			}
			a.doubt(severity, "unshared-post", "joint.posts", p.Name, why, "sharing.give-key")
			continue
		}
		p.Shares, p.Parts = split(shares, one), split(shares, p.Value)
		for b := range sums {
			sums[b] = decimal.NewNullDecimal(sums[b].Decimal.Add(p.Parts[b]))
		}
	}
	for b := range sums {
		out.Bodies[b].Value = sums[b]
		if agents := out.Bodies[b].Body.Agents; out.Unshared.IsZero() && agents > 0 {
			out.Bodies[b].PerAgent = per(sums[b], counting(agents))
		}
	}
}

// split multiplies a value by shares that sum to 1, so that the parts sum to it.
func split(shares []*big.Rat, value decimal.Decimal) []decimal.Decimal {
	out := make([]decimal.Decimal, len(shares))
	left, last := value, 0
	for n, s := range shares {
		out[n] = exact.Decimal(new(big.Rat).Mul(s, exact.FromDecimal(value)))
		left = left.Sub(out[n])
		if s.Sign() > 0 {
			last = n
		}
	}
	out[last] = out[last].Add(left)
	return out
}

// keyOf gives the share of each body in a post, or the phrase that says why there
// is none.
func keyOf(p SharedPost, bodies []JointBody, named bodyNames, declared []PostShare) ([]*big.Rat, string) {
	switch p.By {
	case ByAgents:
		return proportional(bodies, func(b Body) int { return b.Agents }, "sharing.no-agents")
	case ByWorkstations:
		return proportional(bodies, func(b Body) int { return b.Workstations }, "sharing.no-workstations")
	case ByAgreement:
		return agreedOf(declared, named, len(bodies))
	}
	return nil, "sharing.no-key"
}

// proportional shares by a number that every body must say: one that is silent
// is not a body of none.
func proportional(bodies []JointBody, number func(Body) int, why string) ([]*big.Rat, string) {
	sum := new(big.Rat)
	out := make([]*big.Rat, len(bodies))
	for n, b := range bodies {
		if number(b.Body) <= 0 {
			return nil, why
		}
		out[n] = big.NewRat(int64(number(b.Body)), 1)
		sum.Add(sum, out[n])
	}
	for _, s := range out {
		s.Quo(s, sum)
	}
	return out, ""
}

// agreedOf gives the declared shares of a post, which must sum to 1: a body that
// has none in a post that is shared whole has no part of it.
func agreedOf(declared []PostShare, named bodyNames, bodies int) ([]*big.Rat, string) {
	sum := new(big.Rat)
	out, seen := make([]*big.Rat, bodies), make([]bool, bodies)
	for n := range out {
		out[n] = new(big.Rat)
	}
	for _, s := range declared {
		at := named.find(s.Body)
		if at < 0 || seen[at] || !sane(s.Share) || s.Share.IsNegative() || s.Share.GreaterThan(one) {
			return nil, "sharing.bad-share"
		}
		out[at], seen[at] = exact.FromDecimal(s.Share), true
		sum.Add(sum, out[at])
	}
	if sum.Cmp(big.NewRat(1, 1)) != 0 {
		return nil, "sharing.sum"
	}
	return out, ""
}

// bodyNames are the places of bodies by their names; -1 where several have it.
type bodyNames map[string]int

func namesOf(bodies []JointBody) bodyNames {
	out := bodyNames{}
	for n, b := range bodies {
		name := fold.Label(b.Body.Name)
		if _, twice := out[name]; twice {
			n = -1
		}
		out[name] = n
	}
	return out
}

// find gives the place of a body; -1 where none or several have the name.
func (b bodyNames) find(name string) int {
	if at, ok := b[fold.Label(name)]; ok {
		return at
	}
	return -1
}

// checkShares says which shares are of no post or no body, and which bodies
// cannot be told apart.
func (a *Assessment) checkShares(bodies []JointBody) {
	named, agreed := namesOf(bodies), map[string]bool{}
	for _, p := range a.Strategy.Joint.Posts {
		agreed[p.Name] = agreed[p.Name] || p.By == ByAgreement
	}
	for _, b := range bodies[1:] {
		if named.find(b.Body.Name) < 0 {
			a.doubt(diag.Refused, "duplicate-body", "joint.members", b.Body.Name, "sharing.body-twice", "sharing.rename-body")
		}
	}
	for _, s := range a.Strategy.Joint.Shares {
		if !agreed[s.Post] {
			a.doubt(diag.Refused, "unknown-post", "joint.shares", s.Post, "sharing.unknown-post", "sharing.check-post")
		}
		if named.find(s.Body) < 0 {
			a.doubt(diag.Refused, "unknown-body", "joint.shares", s.Body, "sharing.unknown-body", "sharing.check-body")
		}
	}
}
