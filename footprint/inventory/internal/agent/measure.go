package agent

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/fold"
)

// measure fills the components of a computer.
func (d *Device) measure(content *node) {
	hardware := content.first("hardware")
	d.CPUs, d.Cores = processors(content.all("cpus"))
	if d.CPUs == 0 {
		d.CPUs = count(hardware.get("processorn"))
	}
	if d.RAM = installed(content.all("memories")); !d.RAM.Valid {
		// What the system sees: a little less than is installed.
		d.RAM = gigabytes(megabytes(hardware.get("memory")), mebi)
	}
	d.disks(content.all("storages"))
}

// maxCount bounds what is counted in a machine.
const maxCount = 100_000

// count reads a number of things, 0 when it cannot.
func count(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > maxCount {
		return 0
	}
	return n
}

// processors counts those of a machine and the cores of the first that tells
// them: those of one machine are alike.
func processors(cpus []*node) (number, cores int) {
	for _, cpu := range cpus {
		number++
		if cores == 0 {
			cores = count(cpu.get("core", "cores"))
		}
	}
	return number, cores
}

// installed adds up the modules of memory, which are in MiB.
func installed(modules []*node) decimal.NullDecimal {
	sum := decimal.NullDecimal{}
	for _, m := range modules {
		size := megabytes(m.get("capacity"))
		if !size.Valid || size.Decimal.IsZero() || meaning("memory", m.get("type")) != "" || meaning("memory", m.get("description")) != "" {
			continue
		}
		sum = plus(sum, size.Decimal)
	}
	return gigabytes(sum, mebi)
}

// disks adds up the machine's own disks, which are in units of 10⁶ bytes
// (some systems count in 2²⁰: 5 % less). The volumes of a RAID controller
// count only where the disks behind them are not listed.
func (d *Device) disks(storages []*node) {
	sums := map[string]decimal.NullDecimal{}
	for _, s := range storages {
		if size := megabytes(s.get("disksize")); size.Valid && size.Decimal.IsPositive() {
			kind := diskKind(s)
			sums[kind] = plus(sums[kind], size.Decimal)
		}
	}
	d.SSD, d.HDD = gigabytes(sums["ssd"], deci), gigabytes(sums["hdd"], deci)
	d.UndecidedDisk = gigabytes(sums[""], deci)
	if logical := gigabytes(sums["logical"], deci); !d.SSD.Valid && !d.HDD.Valid && !d.UndecidedDisk.Valid {
		d.UndecidedDisk = logical
	}
}

// diskKinds in the order in which they decide: a stick is no disk even when
// its model says that it is solid.
var diskKinds = []string{"other", "logical", "ssd", "hdd"}

// diskKind tells "ssd", "hdd", "logical" (a volume), "other" (no disk of the
// machine), or "" for a disk of which nothing more is told.
func diskKind(s *node) string {
	said := map[string]bool{}
	for _, name := range []string{"interface", "type", "description", "model", "name"} {
		said[meaning("storage", s.get(name))] = true
	}
	for _, kind := range diskKinds {
		if said[kind] {
			return kind
		}
	}
	return ""
}

// Parts of a GB that a unit of the agents is, as exact decimals.
var (
	mebi = decimal.New(9765625, -10) // 1/1024
	deci = decimal.New(1, -3)        // 1/1000
)

func gigabytes(mb decimal.NullDecimal, unit decimal.Decimal) decimal.NullDecimal {
	if !mb.Valid || !mb.Decimal.IsPositive() {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(mb.Decimal.Mul(unit))
}

func plus(sum decimal.NullDecimal, d decimal.Decimal) decimal.NullDecimal {
	return decimal.NewNullDecimal(sum.Decimal.Add(d))
}

// sizeUnits are those that some agents write behind a size, in megabytes.
var sizeUnits = map[string]decimal.Decimal{
	"": decimal.New(1, 0), "mb": decimal.New(1, 0), "mo": decimal.New(1, 0), "mib": decimal.New(1, 0),
	"gb": decimal.New(1024, 0), "go": decimal.New(1024, 0), "gib": decimal.New(1024, 0),
}

// maxSizeDigits are more than any size needs; a number with an exponent is none.
const maxSizeDigits = 12

// megabytes reads a size: digits, a point or a comma and decimals, and a unit
// that is mega when it is not told.
func megabytes(text string) decimal.NullDecimal {
	end := strings.IndexFunc(text, func(r rune) bool { return (r < '0' || r > '9') && r != '.' && r != ',' })
	if end < 0 {
		end = len(text)
	}
	unit, known := sizeUnits[fold.Label(text[end:])]
	digits := strings.Replace(text[:end], ",", ".", 1)
	if !known || len(digits) == 0 || len(digits) > maxSizeDigits {
		return decimal.NullDecimal{}
	}
	d, err := decimal.NewFromString(digits)
	if err != nil || d.IsNegative() {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(d.Mul(unit))
}
