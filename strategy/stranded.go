package strategy

import (
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
)

// NetworkEnd is a step of the end of a network (table
// networks.csv), as announced for metropolitan France. Its Doubt is to be printed
// wherever the date is.
type NetworkEnd struct {
	ID       string
	Network  Network
	Operator string // empty for all
	Scope    string // "lot 1"; empty for the whole network
	What     string // in French
	From     time.Time
	Full     time.Time // last day at the latest, zero where none is announced
	When     string    // in French, as announced: "fin 2026"
	Evidence Evidence
	Source   string
	Doubt    string // in French

	event string // "commercial", "technical" or "shutdown"
}

func (l *Law) readNetworkEnd(r record) {
	l.Networks = append(l.Networks, NetworkEnd{ID: r.get("id"), Network: Network(r.get("network")), Operator: r.get("operator"), Scope: r.get("scope"), What: r.get("what"),
		From: r.date("from"), Full: r.date("full"), When: r.get("when"), Evidence: Evidence(r.get("evidence")), Source: r.get("source"), Doubt: r.get("doubt"), event: r.get("event")})
}

// NetworkEnd gives the announcement that strands the equipment of a network and
// an operator; false where the table has none.
func (l *Law) NetworkEnd(network Network, operator string) (NetworkEnd, bool) {
	for _, e := range l.Networks {
		if e.Network == network && (e.Operator == "" || e.Operator == operator) && e.Scope == "" && e.event != "commercial" {
			return e, true
		}
	}
	return NetworkEnd{}, false
}

// Connected is a declared connection held against the end of its network.
type Connected struct {
	Connection
	Left   decimal.NullDecimal // Quantity − Migrated; not valid where they contradict each other
	End    *NetworkEnd         // nil where the network, the operator or the place has no announced date
	Status Migration
	Notice string // in French; empty where all is migrated
}

// Migration tells how a connection stands.
type Migration string

// Migrations, the most urgent first.
const (
	Stranded         Migration = "stranded" // the network has ended and some are left
	TooLate          Migration = "too-late" // the year planned is after the end
	Overdue          Migration = "overdue"  // the year planned is over and some are left
	WithoutPlan      Migration = "no-plan"  // neither a year nor a plan
	Planned          Migration = "planned"  // a year before the end, or a plan
	MigratedAll      Migration = "migrated" // none is left
	MigrationUnknown Migration = "unknown"  // the counts contradict each other
)

// metropolitan are the zones that the announcements hold for.
var metropolitan = []string{"FR", "FR-20R"}

// connections holds the declared ones against the ends of their networks. Dates
// are compared with Strategy.Date, and not at all where it is unknown.
func (a *Assessment) connections() []Connected {
	var out []Connected
	for _, c := range a.Strategy.Connections {
		v := Connected{Connection: c}
		if c.Quantity < 0 || c.Migrated < 0 || c.Migrated > c.Quantity {
			v.Status, v.Notice = MigrationUnknown, say("network.counts")
			a.doubt(diag.Refused, "bad-connection", "connections", c.Name, "network.counts", "network.give-counts")
			out = append(out, v)
			continue
		}
		v.Left = decimal.NewNullDecimal(decimal.NewFromInt(int64(c.Quantity - c.Migrated)))
		if end, ok := DefaultLaw().NetworkEnd(c.Network, c.Operator); ok && slices.Contains(metropolitan, a.Options.Zone) {
			v.End = &end
		}
		v.judge(a.Strategy.Date)
		out = append(out, v)
	}
	return out
}

// judge gives the status of a connection on a day.
func (c *Connected) judge(on time.Time) {
	when := say("network.no-date")
	var full time.Time
	if c.End != nil {
		when, full = c.End.When, c.End.Full
	}
	planned := c.MigrateBy != 0 || strings.TrimSpace(c.Plan) != ""
	notice := "network.planned"
	switch {
	case c.Left.Decimal.IsZero():
		c.Status = MigratedAll
		return
	case !full.IsZero() && !on.IsZero() && on.After(full):
		c.Status, notice = Stranded, "network.stranded"
	case !full.IsZero() && c.MigrateBy > full.Year():
		c.Status, notice = TooLate, "network.too-late"
	case c.MigrateBy != 0 && !on.IsZero() && c.MigrateBy < on.Year():
		c.Status, notice = Overdue, "network.overdue"
	case !planned:
		c.Status, notice = WithoutPlan, "network.no-plan"
	default:
		c.Status = Planned
	}
	c.Notice = say(notice, "left", count(int(c.Left.Decimal.IntPart())), "when", when, "year", year(c.MigrateBy))
	if c.Status == Planned && c.MigrateBy == 0 {
		c.Notice = say("network.undated", "left", count(int(c.Left.Decimal.IntPart())), "when", when)
	}
}
