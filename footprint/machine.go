package footprint

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/fr"
)

// Machine is a virtual machine: a part of one device of the inventory, its
// host. It is never added to a total, which holds its host: Result.Allocate
// shares the host's figures among its machines.
type Machine struct {
	ID   string // "machines.csv:3" when read from a file
	File string
	Row  int
	Name string // shown only to those who ask for identifiers
	Host string // the Name of a line of the inventory or, where none has it, its ID

	VCPU    decimal.NullDecimal // virtual processors, 0 to 100,000
	RAM     decimal.NullDecimal // memory, GB, 0 to 1,000,000
	Storage decimal.NullDecimal // disk space, GB, 0 to 1,000,000,000
	Hours   decimal.NullDecimal // that it ran in the year, 0 to 8,784; 8,760 when absent
	Key     decimal.NullDecimal // part of the host that was agreed on, 0 to 1

	Applications []string // that it serves: each has an equal part of its figures
}

// hoursOfAYear stand for a machine that does not say how long it ran.
const hoursOfAYear = 8760

// capacity is one measure of a machine.
type capacity struct {
	column string // of the native file
	french string
	most   decimal.Decimal
	of     func(*Machine) decimal.NullDecimal
}

// The measures of a machine, with what one can plausibly hold.
var (
	ofVCPU    = capacity{"vcpu", "le nombre de processeurs virtuels", decimal.New(1, 5), func(m *Machine) decimal.NullDecimal { return m.VCPU }}
	ofRAM     = capacity{"ram_go", "la mémoire", decimal.New(1, 6), func(m *Machine) decimal.NullDecimal { return m.RAM }}
	ofStorage = capacity{"stockage_go", "le stockage", decimal.New(1, 9), func(m *Machine) decimal.NullDecimal { return m.Storage }}
	ofHours   = capacity{"heures", "le nombre d’heures dans l’année", decimal.NewFromInt(8784), func(m *Machine) decimal.NullDecimal { return m.Hours }}
	ofKey     = capacity{"cle", "la clé de répartition", decimal.NewFromInt(1), func(m *Machine) decimal.NullDecimal { return m.Key }}
)

// check refuses the values that no machine has. Readers check their files
// first; this is for machines made by a program.
func (m *Machine) check() *diag.Problem {
	for _, c := range []capacity{ofVCPU, ofRAM, ofStorage, ofHours, ofKey} {
		d := c.of(m)
		switch {
		case !d.Valid:
		case !bounded(d.Decimal):
			return m.refusal("bad-number", c.column, plain(d.Decimal), "nombre hors limites", "Corrigez cette valeur de la machine")
		case d.Decimal.IsNegative() || d.Decimal.GreaterThan(c.most):
			return m.refusal("out-of-range", c.column, plain(d.Decimal), c.french+"\u00a0: un nombre de 0 à "+fr.Integer(c.most)+" est attendu", "Corrigez cette valeur de la machine")
		}
	}
	return nil
}

// refusal says why a machine has no figure.
func (m *Machine) refusal(code, column, value, message, remedy string) *diag.Problem {
	return &diag.Problem{Code: code, Severity: diag.Refused, File: m.File, Row: m.Row, Column: column, Value: diag.Clip(value), Message: message, Remedy: remedy}
}

// own gives the machine a list of its own, each application once and without
// the spaces around it.
func (m *Machine) own() {
	var names []string
	for _, name := range m.Applications {
		if name = strings.TrimSpace(name); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	m.Applications = names
}
