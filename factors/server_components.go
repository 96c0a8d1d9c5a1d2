package factors

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
)

// Ids of the published defaults of a configuration. Their values are data: a
// user's set may replace them.
const (
	defaultDie        = "boavizta-default-die-per-core"
	defaultRAMStick   = "boavizta-default-ram-stick"
	defaultRAMDensity = "boavizta-default-ram-density"
	defaultSSDDrive   = "boavizta-default-ssd-drive"
	defaultSSDDrives  = "boavizta-default-ssd-drives"
	defaultSSDDensity = "boavizta-default-ssd-density"
	defaultHDDDrive   = "boavizta-default-hdd-drive"
	defaultPSUs       = "boavizta-default-psus"
	defaultPSUMass    = "boavizta-default-psu-mass"
	defaultBladeSlots = "boavizta-default-blade-slots"
)

// coefficient gives the id of the coefficient of a part for a criterion.
func coefficient(part string, c Criterion) string { return "boavizta-" + part + "-" + c.String() }

// Component is one term of the manufacturing impact of a server: a published
// coefficient × the quantity of it that the server has.
type Component struct {
	Name     string // "cpu", "cpu-die", "ram"…
	Factor   *Factor
	Quantity Measure
}

// Components gives the terms whose sum is the impact of manufacturing a
// server (Boavizta, after UBA Texte 94/2021):
//
//	CPUs × base + CPUs × cores × mm² per core × die
//	+ sticks × base + GB ÷ density × die, for the memory and for the solid-state drives
//	+ hard disks + motherboard + power supplies × kg + case + assembly
//
// in the unit of the criterion: kg CO2e, MJ, kg Sb eq. A criterion for which
// the set lacks a coefficient has no terms: a part of a server is no server.
// The error tells a configuration that cannot be (a *ServerFault), that lacks
// what it needs (see Missing), or a set without a default.
func (s *Set) Components(cfg Server, c Criterion) ([]Component, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	if missing := cfg.Missing(); missing != nil {
		return nil, fmt.Errorf("factors: a server needs %s", strings.Join(missing, ", "))
	}
	b := bill{set: s, cfg: &cfg}
	parts := b.parts()
	if b.err != nil {
		return nil, b.err
	}
	out := make([]Component, 0, len(parts))
	for _, p := range parts {
		f, ok := s.factorByID[coefficient(p.coefficient, c)]
		if !ok || f.Criterion != c {
			return nil, nil
		}
		out = append(out, Component{p.name, f, p.quantity})
	}
	return out, nil
}

// SumOf gives the impact of components of one criterion, exact where it ends,
// rounded as every figure where it does not.
func SumOf(components []Component) decimal.Decimal {
	sum := new(big.Rat)
	for n := range components {
		c := &components[n]
		sum.Add(sum, new(big.Rat).Mul(c.Factor.Value.Rat(), c.Quantity.exact()))
	}
	return exact.Decimal(sum)
}

// bill is the list of a server's parts in the making.
type bill struct {
	set *Set
	cfg *Server
	err error
}

type part struct {
	name, coefficient string
	quantity          Measure
}

func (b *bill) parts() []part {
	one := Measure{Name: "number", Unit: "item", Value: decimal.New(1, 0)}
	out := append(b.processors(), b.memory()...)
	out = append(out, b.drives()...)
	out = append(out, part{"motherboard", "motherboard", one}, part{"psu", "psu-kg", b.supplies()})
	if b.cfg.Form == Blade {
		share := quotient("blade-share", "item", one, b.byDefault("blade-slots", "item", defaultBladeSlots))
		out = append(out, part{"case", "blade-case", one}, part{"chassis", "blade-chassis", share})
	} else {
		out = append(out, part{"case", "rack-case", one})
	}
	return append(out, part{"assembly", "assembly", one})
}

func (b *bill) processors() []part {
	number := taken("cpus", "item", b.cfg.CPUs)
	die := product("die", "mm2", number, taken("cores", "core/item", b.cfg.CoresPerCPU), b.or(b.cfg.DiePerCore, "die-per-core", "mm2/core", defaultDie))
	return []part{{"cpu", "cpu-base", number}, {"cpu-die", "cpu-die-mm2", die}}
}

func (b *bill) memory() []part {
	size := taken("ram-size", "GB", b.cfg.RAM)
	sticks := taken("ram-sticks", "item", b.cfg.RAMSticks)
	if !b.cfg.RAMSticks.Valid {
		sticks = pieces("ram-sticks", size, b.byDefault("ram-stick", "GB", defaultRAMStick))
	}
	die := quotient("die", "cm2", size, b.or(b.cfg.RAMDensity, "ram-density", "GB/cm2", defaultRAMDensity))
	return []part{{"ram", "ram-base", sticks}, {"ram-die", "ram-die-cm2", die}}
}

// drives gives the parts of what stores. Where the configuration says nothing
// of any drive the machine has the published default; where it says one kind,
// that is all it has.
func (b *bill) drives() []part {
	cfg := b.cfg
	if !cfg.SSD.Valid && !cfg.SSDDrives.Valid && !cfg.HDD.Valid && !cfg.HDDDrives.Valid {
		return b.solid(b.byDefault("ssd-drives", "item", defaultSSDDrives), nil)
	}
	var out []part
	if given(cfg.SSD) || given(cfg.SSDDrives) {
		out = b.solidOf(cfg)
	}
	switch {
	case given(cfg.HDDDrives):
		out = append(out, part{"hdd", "hdd", taken("hdd-drives", "item", cfg.HDDDrives)})
	case given(cfg.HDD):
		out = append(out, part{"hdd", "hdd", pieces("hdd-drives", taken("hdd-size", "GB", cfg.HDD), b.byDefault("hdd-drive", "GB", defaultHDDDrive))})
	}
	return out
}

// solidOf gives the parts of the solid-state drives that are declared, by
// their number, their size, or both.
func (b *bill) solidOf(cfg *Server) []part {
	size := taken("ssd-size", "GB", cfg.SSD)
	switch {
	case !given(cfg.SSD):
		return b.solid(taken("ssd-drives", "item", cfg.SSDDrives), nil)
	case !given(cfg.SSDDrives):
		return b.solid(pieces("ssd-drives", size, b.byDefault("ssd-drive", "GB", defaultSSDDrive)), &size)
	}
	return b.solid(taken("ssd-drives", "item", cfg.SSDDrives), &size)
}

// solid gives the parts of solid-state drives; a nil size takes the default
// size of one drive.
func (b *bill) solid(number Measure, size *Measure) []part {
	if size == nil {
		all := product("ssd-size", "GB", number, b.byDefault("ssd-drive", "GB", defaultSSDDrive))
		size = &all
	}
	die := quotient("die", "cm2", *size, b.or(b.cfg.SSDDensity, "ssd-density", "GB/cm2", defaultSSDDensity))
	return []part{{"ssd", "ssd-base", number}, {"ssd-die", "ssd-die-cm2", die}}
}

func (b *bill) supplies() Measure {
	return product("psu-mass", "kg", b.or(b.cfg.PSUs, "psus", "item", defaultPSUs), b.or(b.cfg.PSUMass, "psu-unit-mass", "kg/item", defaultPSUMass))
}

// or is what the configuration gives, else the published default.
func (b *bill) or(d decimal.NullDecimal, name, unit, id string) Measure {
	if d.Valid {
		return taken(name, unit, d)
	}
	return b.byDefault(name, unit, id)
}

// byDefault is a published default. A set without it, or with one that is not
// above 0, is an error: nothing is guessed.
func (b *bill) byDefault(name, unit, id string) Measure {
	f, ok := b.set.factorByID[id]
	if !ok || f.Criterion != Measured || !f.Value.IsPositive() {
		if b.err == nil {
			b.err = fmt.Errorf("factors: the set has no usable default %q", id)
		}
		return Measure{Name: name, Unit: unit}
	}
	return Measure{Name: name, Unit: unit, Value: f.Value, Factor: f}
}
