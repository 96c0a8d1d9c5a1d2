package factors

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
)

// ServerItem is the item that a Server details.
const ServerItem = "server"

// Server is the configuration of one physical server. Processors, their cores
// and the memory are needed: nothing published stands in for them. What else
// is not given takes the published default of the set, which the terms of
// Components name one by one. Sizes are those of the whole machine.
type Server struct {
	CPUs        decimal.NullDecimal // processors
	CoresPerCPU decimal.NullDecimal // physical cores of one processor, not its threads
	DiePerCore  decimal.NullDecimal // mm² of die for one core
	RAM         decimal.NullDecimal // GB of memory
	RAMSticks   decimal.NullDecimal // sticks that hold it
	RAMDensity  decimal.NullDecimal // GB per cm² of die
	SSD         decimal.NullDecimal // GB of solid-state drives, 0 where there is none
	SSDDrives   decimal.NullDecimal // solid-state drives
	SSDDensity  decimal.NullDecimal // GB per cm² of die
	HDD         decimal.NullDecimal // GB of hard disks, 0 where there is none
	HDDDrives   decimal.NullDecimal // hard disks
	PSUs        decimal.NullDecimal // power supplies
	PSUMass     decimal.NullDecimal // kg of one power supply
	Form        Form
}

// Form is the shape of a server; its zero value is a rack server, the default
// of the publication.
type Form string

// Forms whose case has a published coefficient. A tower has none: it takes
// the rack's.
const (
	Rack  Form = ""
	Blade Form = "blade"
)

// Empty tells a configuration that says nothing.
func (s *Server) Empty() bool {
	for _, m := range serverMeasures {
		if m.of(s).Valid {
			return false
		}
	}
	return s.Form == Rack
}

// Missing names the measures that are needed and not given: "cpus", "cores"
// and "ram", in this order.
func (s *Server) Missing() []string {
	var out []string
	for _, m := range serverMeasures {
		if m.needed && !m.of(s).Valid {
			out = append(out, m.name)
		}
	}
	return out
}

// String writes the configuration in one way only: two servers with the same
// text have the same components.
func (s *Server) String() string {
	var parts []string
	for _, m := range serverMeasures {
		switch d := m.of(s); {
		case !d.Valid:
		case !m.possible(d.Decimal):
			parts = append(parts, m.name+"=?")
		default:
			parts = append(parts, m.name+"="+exact.String(d.Decimal))
		}
	}
	if s.Form != Rack {
		parts = append(parts, "form="+string(s.Form))
	}
	return strings.Join(parts, " ")
}

// ParseServer reads a configuration as String writes it. The values are not
// checked: see Check.
func ParseServer(text string) (*Server, error) {
	s := new(Server)
	for _, part := range strings.Fields(text) {
		name, value, _ := strings.Cut(part, "=")
		if name == "form" {
			s.Form = Form(value)
			continue
		}
		at := slices.IndexFunc(serverMeasures[:], func(m serverMeasure) bool { return m.name == name })
		if at < 0 {
			return nil, fmt.Errorf("factors: a server has no measure %q", name)
		}
		d, err := decimal.NewFromString(value)
		if err != nil {
			return nil, fmt.Errorf("factors: server: %s: %w", name, err)
		}
		*serverMeasures[at].of(s) = decimal.NewNullDecimal(d)
	}
	return s, nil
}
