package inventory

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fr"
)

// WriteOptions say what goes into a file that is written.
type WriteOptions struct {
	// Identifiers keeps the names of equipment and of machines. Without it they
	// are left out, and a key that names nothing stands for them where a
	// machine must name its host. Serial and inventory numbers are not kept at all.
	Identifiers bool
	// Machines are those that WriteMachines writes beside the lines: their hosts
	// need a key. The other formats take those of the inventory.
	Machines []footprint.Machine
	// Organization is the name of the body in a file of WritePCRSI, where it says one.
	Organization string
}

// Writer writes lines as a list in the native format: CSV parted by
// semicolons, with the 28 columns in their order, in UTF-8. A type is the id of
// its item, a number has a point, a day is yyyy-mm-dd, and what is not known is
// empty. No cell can act as a formula.
//
// Read gives the lines back, but for their file, their row, the type as it was
// written and the name that is left out. It reads numbers of at most 18
// digits, and longer ones are rounded so: Problems tells them, and what else
// the format cannot say.
type Writer struct {
	out    *csv.Writer
	hosts  hostKeys
	names  map[numberKey]bool // written
	lost   losses
	header bool // written
	row    []string
}

// NewWriter gives a writer to w. Flush writes what it holds.
func NewWriter(w io.Writer, opts WriteOptions) *Writer {
	out := csv.NewWriter(w)
	out.Comma = ';'
	return &Writer{out: out, hosts: keysOfHosts(opts), names: map[numberKey]bool{}, lost: losses{format: "native"}, row: make([]string, nativeFields)}
}

// Write writes a line. The error is that of what is written to, or is of a line
// that has a number beyond any measure, which no computation accepts.
func (w *Writer) Write(l *footprint.Line) error {
	if err := w.begin(); err != nil {
		return err
	}
	if err := checkWritable(l); err != nil {
		return err
	}
	clear(w.row)
	w.kind(l)
	w.use(l)
	w.place(l)
	w.measures(l)
	return w.out.Write(neutral(w.row))
}

// Flush writes the header, where no line was written, and all that is held.
func (w *Writer) Flush() error {
	if err := w.begin(); err != nil {
		return err
	}
	w.out.Flush()
	return w.out.Error()
}

// Problems tells what the format could not say of the lines so far: what, of
// how many lines, and where the first stands.
func (w *Writer) Problems() diag.List { return w.lost.list() }

func (w *Writer) begin() error {
	if w.header {
		return nil
	}
	w.header = true
	return w.out.Write(slices.Clone(fieldNames[:nativeFields]))
}

// kind writes what the equipment is.
func (w *Writer) kind(l *footprint.Line) {
	w.row[fieldType] = oneLine(l.Item)
	w.row[fieldManufacturer], w.row[fieldModel], w.row[fieldSystem] = oneLine(l.Manufacturer), oneLine(l.Model), oneLine(l.System)
	w.name(l)
	if l.Declared != nil {
		w.lost.of("declared", l)
	}
	if l.Processor != "" {
		w.lost.of("processor", l)
	}
}

// name writes a name, or a key in its place. Two rows of one device with the
// same identifier would be read as one: the second has it in its comment.
func (w *Writer) name(l *footprint.Line) {
	name := w.hosts.name(l)
	if l.Quantity.Equal(one) {
		for _, k := range (device{asset: []byte(name), item: l.Item}).keys(nil) {
			if w.names[k.key] {
				w.lost.of("repeated-name", l)
				w.row[fieldComment] = name
				return
			}
			w.names[k.key] = true
		}
	}
	w.row[fieldIdentifier] = name
}

// use writes how, since when and for whom it serves.
func (w *Writer) use(l *footprint.Line) {
	w.row[fieldState], w.row[fieldMode] = frenchState(l.State), string(l.Mode)
	w.row[fieldPurchased], w.row[fieldWithdrawn] = isoDay(l.Purchased), isoDay(l.Withdrawn)
	if l.Origin == footprint.Refurbished {
		w.row[fieldOrigin] = "reconditionné"
	}
	if l.Proof {
		w.row[fieldProof] = "oui"
	}
	w.row[fieldQuality] = frenchQualities[l.Quality]
}

// frenchQualities are those that are not read in the file itself.
var frenchQualities = map[footprint.Quality]string{footprint.Medium: "moyenne", footprint.Low: "basse"}

func (w *Writer) place(l *footprint.Line) {
	w.row[fieldDepartment], w.row[fieldSite] = oneLine(l.Department), oneLine(l.Site)
	w.row[fieldZone], w.row[fieldDataCentre] = oneLine(l.Zone), oneLine(l.DataCentre)
}

func (w *Writer) measures(l *footprint.Line) {
	rounded := false
	for _, m := range measuresOf(l) {
		w.row[m.field] = written(m.value, &rounded)
	}
	if rounded {
		w.lost.of("figures", l)
	}
	if hasComponents(l) {
		w.lost.of("components", l)
	}
}

// amount is a number of a line.
type amount struct {
	field field
	value decimal.NullDecimal
}

// measuresOf gives the numbers of a line.
func measuresOf(l *footprint.Line) []amount {
	out := []amount{{fieldQuantity, decimal.NewNullDecimal(l.Units())}, {fieldLifetime, l.Lifetime}, {fieldEnergy, l.Energy}, {fieldUpstream, l.Upstream},
		{fieldMass, l.Mass}, {fieldDiagonal, l.Diagonal}}
	if c := l.Configuration; c != nil {
		out = append(out, amount{fieldCPU, c.CPUs}, amount{fieldCores, c.CoresPerCPU}, amount{fieldMemory, c.RAM}, amount{fieldSSD, c.SSD}, amount{fieldHDD, c.HDD})
	}
	return out
}

// hasComponents tells a configuration of which the five columns are not all.
func hasComponents(l *footprint.Line) bool {
	if l.Configuration == nil {
		return false
	}
	c := *l.Configuration
	var none decimal.NullDecimal
	c.CPUs, c.CoresPerCPU, c.RAM, c.SSD, c.HDD = none, none, none, none, none
	return !c.Empty()
}

// maxExponent is that of the largest and the smallest measures there are.
const maxExponent = 40

// checkWritable refuses a number whose digits alone would fill a disk.
func checkWritable(l *footprint.Line) error {
	for _, m := range measuresOf(l) {
		if !plausible(m.value.Decimal) {
			return fmt.Errorf("inventory: line %q: a number of 10^%d", l.ID, m.value.Decimal.Exponent())
		}
	}
	return nil
}

// plausible tells whether a number can be written at all.
func plausible(d decimal.Decimal) bool {
	return d.Exponent() <= maxExponent && d.Exponent() >= -maxExponent
}

// writtenDigits is how many digits a number that is read may have.
const writtenDigits = 18

// written gives a number in plain notation, so that its decimals are no
// thousands, rounded half to even where it has too many digits.
func written(d decimal.NullDecimal, rounded *bool) string {
	if !d.Valid {
		return ""
	}
	text := exact.String(d.Decimal)
	if digits := len(strings.Trim(text, "-")) - strings.Count(text, "."); digits > writtenDigits {
		whole, _, _ := strings.Cut(strings.Trim(text, "-"), ".")
		text = exact.String(d.Decimal.RoundBank(int32(max(0, writtenDigits-len(whole)))))
		*rounded = true
	}
	if fr.MayGroup(text) {
		text += "0"
	}
	return text
}

// isoDay writes a day, or nothing.
func isoDay(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return day.Format("2006-01-02")
}

// oneLine is a text as one line of a cell.
func oneLine(text string) string { return strings.TrimSpace(clean(text)) }
