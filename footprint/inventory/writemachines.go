package inventory

import (
	"crypto/sha256"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fold"
)

// machineHeader is that of a list of virtual machines.
var machineHeader = []string{"nom", "hote", "vcpu", "ram_go", "stockage_go", "heures", "cle", "application"}

// WriteMachines writes the machines of the options as a list in the native
// format, which Machines reads. Their hosts have the names, or the keys, that
// a Writer of the same options gives the lines.
func WriteMachines(w io.Writer, opts WriteOptions) error {
	out := csv.NewWriter(w)
	out.Comma = ';'
	if err := out.Write(machineHeader); err != nil {
		return err
	}
	hosts := keysOfHosts(opts)
	for n := range opts.Machines {
		m := &opts.Machines[n]
		name := machineKey(n)
		if opts.Identifiers && oneLine(m.Name) != "" {
			name = uncommented(oneLine(m.Name))
		}
		row := []string{name, hosts.host(m)}
		for _, c := range capacitiesOf(m) {
			if !plausible(c.value.Decimal) {
				return fmt.Errorf("inventory: machine %q: a number of 10^%d", m.ID, c.value.Decimal.Exponent())
			}
			row = append(row, written(c.value, new(bool)))
		}
		if err := out.Write(neutral(append(row, oneLine(strings.Join(m.Applications, "|"))))); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// capacitiesOf gives the numbers of a machine, in the order of the columns.
func capacitiesOf(m *footprint.Machine) []amount {
	return []amount{{fieldVCPU, m.VCPU}, {fieldMemory, m.RAM}, {fieldStorage, m.Storage}, {fieldHours, m.Hours}, {fieldKey, m.Key}}
}

// machineKey names a machine by its place alone.
func machineKey(n int) string { return fmt.Sprintf("vm-%06d", n+1) }

// hostKeys are what the lines that host machines are called in what is written.
type hostKeys struct {
	named bool              // by their names
	keys  map[string]string // by folded host, as the machines call it
}

// keysOfHosts numbers the hosts of machines as they come. A digest of all the
// machines makes the keys of two inventories differ: the same key on two rows
// would be one device.
func keysOfHosts(opts WriteOptions) hostKeys {
	out := hostKeys{opts.Identifiers, map[string]string{}}
	sum := sha256.New()
	for n := range opts.Machines {
		m := &opts.Machines[n]
		_, _ = fmt.Fprintf(sum, "%q %q\n", m.Host, m.Name) // a hash takes all
		for _, c := range capacitiesOf(m) {
			if c.value.Valid && plausible(c.value.Decimal) {
				_, _ = fmt.Fprintf(sum, "%s %s\n", fieldNames[c.field], exact.String(c.value.Decimal))
			}
		}
	}
	for n := range opts.Machines {
		if host := fold.Label(opts.Machines[n].Host); host != "" && out.keys[host] == "" {
			out.keys[host] = fmt.Sprintf("hote-%x-%06d", sum.Sum(nil)[:4], len(out.keys)+1)
		}
	}
	return out
}

// host is what a machine calls its host.
func (h hostKeys) host(m *footprint.Machine) string {
	if h.named {
		return oneLine(m.Host)
	}
	return h.keys[fold.Label(m.Host)]
}

// name is what a line is called: by its name, or by its ID or a key where
// machines need one. They call it by its name or, where none has it, by its ID;
// of several of one name, they mean the one in use.
func (h hostKeys) name(l *footprint.Line) string {
	byName, byID := "", ""
	if l.State == footprint.InUse {
		byName, byID = h.keys[fold.Label(l.Name)], h.keys[fold.Label(l.ID)]
	}
	switch {
	case h.named && (byName != "" || byID == ""):
		return oneLine(l.Name)
	case h.named:
		return oneLine(l.ID)
	case byName != "":
		return byName
	}
	return byID
}

// uncommented keeps the first cell of a row from making a comment of it.
func uncommented(cell string) string {
	if rest, found := strings.CutPrefix(cell, "#"); found {
		return "n°\u00a0" + strings.TrimSpace(rest)
	}
	return cell
}
