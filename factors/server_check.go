package factors

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
)

// serverMeasure is one field of a Server with the values that a person can
// have meant: more than 0, or 0 as well, and at most so much.
type serverMeasure struct {
	name   string
	of     func(*Server) *decimal.NullDecimal
	needed bool
	whole  bool // a number of things
	zero   bool // 0 says that there is none
	most   int64
}

var serverMeasures = [...]serverMeasure{
	{"cpus", func(s *Server) *decimal.NullDecimal { return &s.CPUs }, true, true, false, 64},
	{"cores", func(s *Server) *decimal.NullDecimal { return &s.CoresPerCPU }, true, true, false, 1024},
	{"die", func(s *Server) *decimal.NullDecimal { return &s.DiePerCore }, false, false, false, 1000},
	{"ram", func(s *Server) *decimal.NullDecimal { return &s.RAM }, true, false, false, 1_000_000},
	{"ram-sticks", func(s *Server) *decimal.NullDecimal { return &s.RAMSticks }, false, true, false, 1000},
	{"ram-density", func(s *Server) *decimal.NullDecimal { return &s.RAMDensity }, false, false, false, 1000},
	{"ssd", func(s *Server) *decimal.NullDecimal { return &s.SSD }, false, false, true, 10_000_000},
	{"ssd-drives", func(s *Server) *decimal.NullDecimal { return &s.SSDDrives }, false, true, true, 1000},
	{"ssd-density", func(s *Server) *decimal.NullDecimal { return &s.SSDDensity }, false, false, false, 1000},
	{"hdd", func(s *Server) *decimal.NullDecimal { return &s.HDD }, false, false, true, 10_000_000},
	{"hdd-drives", func(s *Server) *decimal.NullDecimal { return &s.HDDDrives }, false, true, true, 1000},
	{"psus", func(s *Server) *decimal.NullDecimal { return &s.PSUs }, false, true, true, 64},
	{"psu-mass", func(s *Server) *decimal.NullDecimal { return &s.PSUMass }, false, false, false, 100},
}

// minExponent and maxExponent bound a decimal before it is compared: bringing
// 1e1000000000 to the scale of 1 would write a billion zeros.
const minExponent, maxExponent = -40, 20

func (m *serverMeasure) possible(d decimal.Decimal) bool {
	if d.Exponent() < minExponent || d.Exponent() > maxExponent || d.Coefficient().BitLen() > 256 {
		return false
	}
	if d.IsNegative() || d.IsZero() && !m.zero || d.GreaterThan(decimal.NewFromInt(m.most)) {
		return false
	}
	return !m.whole || d.IsInteger()
}

// ServerFault says which measure of a configuration cannot be.
type ServerFault struct {
	Measure string // "cpus", "cores", "ram", "ssd-drives"… as in Server.String
	Value   string // as given, "" when it is too large to be written
	Whole   bool   // it must be a whole number
	Zero    bool   // it may be 0
	Most    int64  // the largest value that it may have
}

func (f *ServerFault) Error() string {
	return fmt.Sprintf("factors: %s of a server cannot be %q (at most %d)", f.Measure, f.Value, f.Most)
}

// Check refuses what no server has: a count that is negative, not whole or
// beyond any machine, a size of 0 where 0 says nothing, gigabytes without a
// drive, a form without a coefficient. What is missing is no fault. The error
// is a *ServerFault.
func (s *Server) Check() error {
	for _, m := range serverMeasures {
		if d := m.of(s); d.Valid && !m.possible(d.Decimal) {
			return m.fault(d.Decimal)
		}
	}
	for _, drives := range [...][2]string{{"ssd", "ssd-drives"}, {"hdd", "hdd-drives"}} {
		size, number := measureNamed(drives[0]), measureNamed(drives[1])
		if given(*size.of(s)) && number.of(s).Valid && number.of(s).Decimal.IsZero() {
			fault := number.fault(number.of(s).Decimal)
			fault.Zero = false // with gigabytes to hold
			return fault
		}
	}
	if s.Form != Rack && s.Form != Blade {
		return &ServerFault{Measure: "form", Value: string(s.Form)}
	}
	return nil
}

func (m *serverMeasure) fault(d decimal.Decimal) *ServerFault {
	f := &ServerFault{Measure: m.name, Whole: m.whole, Zero: m.zero, Most: m.most}
	if d.Exponent() >= minExponent && d.Exponent() <= maxExponent {
		f.Value = exact.String(d)
	}
	return f
}

func measureNamed(name string) *serverMeasure {
	for n := range serverMeasures {
		if serverMeasures[n].name == name {
			return &serverMeasures[n]
		}
	}
	return nil
}

// given tells a size or a number that is known and not 0.
func given(d decimal.NullDecimal) bool { return d.Valid && !d.Decimal.IsZero() }
