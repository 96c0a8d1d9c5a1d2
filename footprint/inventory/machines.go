package inventory

import (
	"io"
	"io/fs"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/fold"
	"github.com/reen-numerique/reen/internal/fr"
)

// OpenMachines reads a file of virtual machines of a folder, as Machines does.
func OpenMachines(fsys fs.FS, name string, opts Options) (footprint.Inventory, error) {
	opts.Name = name
	return inFile(fsys, name, func(r io.Reader) (footprint.Inventory, error) { return Machines(r, opts) })
}

// Machines reads a list of virtual machines: CSV whose headers are, in any
// order, nom;hote;vcpu;ram_go;stockage_go;heures;cle;application, the first two
// required. The inventory that it gives has no line: it holds the machines, and
// counts each row of one as attached, a refused one too, since what it is part
// of, its host, is counted elsewhere. "hote" is the name of the host in the
// list of equipment, "heures" are those of the year that the machine ran, 0 to
// 8784, "cle" is a share of the host, 0 to 1, and "application" one name or
// several, parted by a comma or "|".
//
// A value that cannot be refuses its row, by name: left out, it would go to
// the other machines of the host. A machine that stands twice on one host counts once.
// Of the options, Name, Columns, Seen, Progress and Limits serve here.
func Machines(r io.Reader, opts Options) (footprint.Inventory, error) {
	rd, err := readMachines(r, opts)
	if err != nil {
		return footprint.Inventory{}, err
	}
	return rd.inv, nil
}

func readMachines(r io.Reader, opts Options) (*reader, error) {
	if r == nil {
		return nil, errNoReader
	}
	o, err := opts.withSchema(virtual())
	if err != nil {
		return nil, err
	}
	rd := newReader(o)
	return rd, rd.all(r, rd.takeMachine)
}

// takeMachine accounts for one row of a list of machines.
func (rd *reader) takeMachine(rec record) error {
	if rec.comment {
		rd.inv.NotData++
		return nil
	}
	row := &rd.row
	row.begin(rec)
	m, end := footprint.Machine{}, refused
	if rec.fault != "" {
		row.refusal = faultProblem(rec.fault)
	} else {
		m, end = row.machine()
	}
	switch end {
	case notData:
		rd.inv.NotData++
		return nil
	case duplicate:
		rd.inv.Duplicates++
	case refused:
		row.refusal.Severity = diag.Refused
		row.add(row.refusal)
		rd.inv.Attached++
	case kept:
		row.checkWidth()
		rd.inv.Machines = append(rd.inv.Machines, m)
		rd.inv.Attached++
	}
	rd.note(row.problems)
	return nil
}

// machine makes a machine of the row, or tells what it is instead.
func (r *row) machine() (footprint.Machine, end) {
	host := r.unique(fieldHost)
	if r.isHeader() || host == "" && isTotal(r.firstCell()) {
		return footprint.Machine{}, notData
	}
	m := footprint.Machine{ID: r.id(r.number), File: r.Name, Row: r.number, Name: r.text(r.cell(fieldName)), Host: host, Applications: r.applications()}
	switch {
	case m.Name == "":
		return m, r.stop(r.about(fieldName, "missing-name", "nom absent"))
	case host == "":
		return m, r.stop(r.about(fieldHost, "missing-host", "hôte absent"))
	}
	for _, c := range []struct {
		into  *decimal.NullDecimal
		field field
		most  int64
	}{{&m.VCPU, fieldVCPU, 100_000}, {&m.RAM, fieldMemory, 1_000_000}, {&m.Storage, fieldStorage, 1_000_000_000}, {&m.Hours, fieldHours, 8784}, {&m.Key, fieldKey, 1}} {
		if !r.within(c.field, c.most, c.into) {
			return m, refused
		}
	}
	return m, r.again(m)
}

// within reads a measure, or refuses the row.
func (r *row) within(f field, most int64, into *decimal.NullDecimal) bool {
	text := r.text(r.cell(f))
	if text == "" {
		return true
	}
	d, err := fr.ParseNumber(text)
	switch {
	case err != nil:
		r.stop(r.about(f, "bad-number", err.Error()))
		return false
	case d.IsNegative() || exceeds(d, most):
		r.stop(r.about(f, "out-of-range", "un nombre de 0 à "+fr.Integer(decimal.New(most, 0))+" est attendu"))
		return false
	}
	if fr.MayGroup(text) && !exceeds(d.Shift(3), most) {
		r.add(r.about(f, "ambiguous-number", ambiguous))
	}
	*into = decimal.NewNullDecimal(d)
	return true
}

// again finds a machine that was already read on the same host.
func (r *row) again(m footprint.Machine) end {
	here := r.seen.here(r.number, footprint.InUse, "", nil)
	first, found := r.seen.find(hash(appendUpper([]byte("machine\x00"+fold.Label(m.Host)+"\x00"), []byte(m.Name))), here)
	if found == alone {
		return kept
	}
	r.add(r.about(fieldName, "repeated-machine", "même machine que "+r.seen.from(first, here)+", sur le même hôte\u00a0: comptée une seule fois"))
	return duplicate
}

// applications reads the names of a cell that holds several.
func (r *row) applications() []string {
	var out []string
	for _, i := range r.layout.columns[fieldApplication] {
		if i >= len(r.cells) {
			continue
		}
		for _, name := range strings.FieldsFunc(string(r.cells[i]), func(c rune) bool { return c == ',' || c == '|' || c == '\n' }) {
			if name = firstLine(name); name != "" {
				out = append(out, r.share(name))
			}
		}
	}
	return out
}
