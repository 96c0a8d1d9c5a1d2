package inventory

import (
	"io"
	"io/fs"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fold"
	"github.com/reen-numerique/reen/internal/fr"
)

// OpenMachines reads a file of virtual machines of a folder, as Machines does.
func OpenMachines(fsys fs.FS, name string, opts Options) (footprint.Inventory, error) {
	opts.Name = name
	return accountOf(readMachines(opts, func(g *reading) error { return g.files(fsys, []string{name}) }))
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
	return accountOf(readMachines(opts, func(g *reading) error {
		if r == nil {
			return errNoReader
		}
		return g.stream(r, g.Name)
	}))
}

func readMachines(opts Options, from func(*reading) error) (*reading, error) {
	o, err := opts.plain()
	if err != nil {
		return nil, err
	}
	o.formats = slices.DeleteFunc(slices.Clone(o.formats), func(f *format) bool { return f.list != machines })
	if len(o.formats) == 0 {
		return nil, delimited.Failf("format «\u00a0%s\u00a0»\u00a0: ce n’est pas celui d’une liste de machines virtuelles", diag.Clip(opts.Format))
	}
	g := newReading(o)
	return g, g.all(from)
}

// takeMachine accounts for one row of a list of machines.
func (rd *reader) takeMachine(rec record) error {
	if rd.inCloud(rec) {
		rd.refuse(rd.row.about(fieldInfrastructure, "cloud-machine", "machine en nuage\u00a0: aucun équipement de l’inventaire ne la porte"), rec)
		return nil
	}
	return rd.takeOther(rec, (*row).takeMachine)
}

// takeOther accounts for one row of what is part of the equipment, and counted
// with it.
func (rd *reader) takeOther(rec record, read func(*row) end) error {
	if rec.comment {
		rd.inv.NotData++
		return nil
	}
	row := &rd.row
	row.begin(rec)
	end := refused
	switch {
	case rec.fault != "":
		row.refusal = faultProblem(rec.fault)
	case row.isHeader():
		end = notData
	default:
		end = read(row)
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
		rd.parts++
		rd.keepRefused(rec, row.problems[len(row.problems)-1], "")
	case attached:
		row.checkWidth()
		rd.inv.Attached++
	}
	rd.note(row.problems)
	return nil
}

// takeMachine keeps the machine of the row.
func (r *row) takeMachine() end {
	m, end := r.machine()
	if end != kept {
		return end
	}
	if r.links.machines == nil {
		r.links.machines = map[string][]int{}
	}
	r.links.machines[m.Name] = append(r.links.machines[m.Name], len(r.inv.Machines))
	r.inv.Machines = append(r.inv.Machines, m)
	return attached
}

// machine makes a machine of the row, or tells what it is instead.
func (r *row) machine() (footprint.Machine, end) {
	host := r.unique(fieldHost)
	if host == "" && isTotal(r.firstCell()) {
		return footprint.Machine{}, notData
	}
	m := footprint.Machine{ID: r.id(r.number), File: r.file, Row: r.number, Name: r.text(r.cell(fieldName)), Host: host, Applications: r.applications()}
	switch {
	case m.Name == "":
		return m, r.stop(r.about(fieldName, "missing-name", "nom absent"))
	case host == "":
		return m, r.stop(r.about(fieldHost, "missing-host", "hôte absent"))
	case r.layout.strict && len(r.links.machines[m.Name]) > 0:
		return m, r.stop(r.repeatedKey(fieldName, r.inv.Machines[r.links.machines[m.Name][0]].Row))
	case r.layout.strict && !r.hosted(host):
		return m, r.stop(r.about(fieldHost, "missing-parent", "équipement absent des fichiers lus"))
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
	if !r.inMegabytes(&m) || !r.several(&m) {
		return m, refused
	}
	r.byStorage(&m)
	return m, r.again(m)
}

// hosted tells whether the host is among the equipment that has keys, where
// such a list was read.
func (r *row) hosted(host string) bool {
	_, known := r.links.hosts[host]
	return known || r.links.hosts == nil
}

// kibi is what a mebibyte is told by in a gibibyte: tools that write MB of
// memory or of disk count so.
const kibi = 1024

// inMegabytes reads the memory and the storage of tools that tell them in
// mebibytes.
func (r *row) inMegabytes(m *footprint.Machine) bool {
	for _, c := range []struct {
		into  *decimal.NullDecimal
		field field
		most  int64
	}{{&m.RAM, fieldMemoryMB, 1_000_000 * kibi}, {&m.Storage, fieldStorageMB, 1_000_000_000 * kibi}} {
		var mb decimal.NullDecimal
		if !r.within(c.field, c.most, &mb) {
			return false
		}
		if mb.Valid && !c.into.Valid {
			*c.into = decimal.NewNullDecimal(exact.Decimal(new(big.Rat).Quo(mb.Decimal.Rat(), big.NewRat(kibi, 1))))
		}
	}
	return true
}

// several takes a row of several alike machines as one of their size.
func (r *row) several(m *footprint.Machine) bool {
	if len(r.said(r.cell(fieldQuantity))) == 0 {
		return true
	}
	q := r.quantityOf(r.cell(fieldQuantity))
	if !q.value.Valid {
		r.stop(r.about(fieldQuantity, q.doubt.code, q.doubt.message))
		return false
	}
	for _, c := range []*decimal.NullDecimal{&m.VCPU, &m.RAM, &m.Storage} {
		c.Decimal = c.Decimal.Mul(q.value.Decimal)
	}
	return true
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
	found := r.seen.find([]numbered{{key: hash(appendUpper([]byte("machine\x00"+fold.Label(m.Host)+"\x00"), []byte(m.Name)))}}, here)
	if found.match == alone {
		return kept
	}
	r.add(r.about(fieldName, "repeated-machine", "même machine que "+r.seen.from(found.first, here)+", sur le même hôte\u00a0: comptée une seule fois"))
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
