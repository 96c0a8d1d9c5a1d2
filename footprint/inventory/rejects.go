package inventory

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/sheet"
)

// Rejects keeps the rows of files that were refused, each with its cells, and
// the first row of each doubt, so that they can be mended in a spreadsheet and
// read again. Its zero value is ready; it may serve several readings, one
// after the other. Its memory grows with the number of refused rows.
type Rejects struct {
	tables []rejectTable
	rows   []reject
	causes []rejectCause
	at     map[causeKey]int32 // places in causes
	doubts int                // of the causes
}

// rejectTable is the header of a table that has such rows.
type rejectTable struct {
	layout  *layout
	headers []string
	private []bool // columns that no result needs
}

// reject is a row, with what rows of one cause have in common apart: a file may
// have a million of them.
type reject struct {
	table int32
	cause int32
	row   int32  // in its file
	cells string // parted by zero bytes, which no cell holds
}

// rejectCause is what is wrong with rows.
type rejectCause struct {
	problem  diag.Problem // its row is the first
	category string       // of the item that the file lists, "" where it is not known
	times    int
}

// causeKey is what rows of one cause have in common.
type causeKey struct {
	file, column, value, code string
	severity                  diag.Severity
}

// maxDoubts bounds the causes of doubts that are kept; each refused row is.
const maxDoubts = 10_000

func (rd *reader) keepRefused(rec record, p diag.Problem, category string) {
	if rd.Rejects != nil {
		rd.Rejects.keep(rd, rec, p, category)
	}
}

// keepDoubts keeps the row for each doubt whose cause is new.
func (rd *reader) keepDoubts(rec record) {
	if rd.Rejects == nil {
		return
	}
	for _, p := range rd.row.problems {
		if p.Severity == diag.Doubt {
			rd.Rejects.keep(rd, rec, p, "")
		}
	}
}

func (r *Rejects) keep(rd *reader, rec record, p diag.Problem, category string) {
	cause, known := r.cause(p, category)
	if p.Severity != diag.Refused {
		if known || r.doubts >= maxDoubts {
			return
		}
		r.doubts++
	}
	r.rows = append(r.rows, reject{r.table(rd), cause, int32(min(p.Row, math.MaxInt32)), string(bytes.Join(rec.cells, []byte{0}))})
}

// cause counts one more row of a cause, and tells whether it was known.
func (r *Rejects) cause(p diag.Problem, category string) (place int32, known bool) {
	key := causeKey{p.File, p.Column, p.Value, p.Code, p.Severity}
	if place, known = r.at[key]; !known {
		if r.at == nil {
			r.at = map[causeKey]int32{}
		}
		if p.Remedy == "" {
			p.Remedy = remedies()[p.Code]
		}
		place = int32(len(r.causes))
		r.at[key] = place
		r.causes = append(r.causes, rejectCause{problem: p, category: category})
	}
	r.causes[place].times++
	return place, known
}

// table gives the place of the header of a table.
func (r *Rejects) table(rd *reader) int32 {
	if n := len(r.tables) - 1; n >= 0 && r.tables[n].layout == rd.layout {
		return int32(n)
	}
	t := rejectTable{layout: rd.layout, headers: rd.layout.headers, private: make([]bool, len(rd.layout.headers))}
	for i := range t.private {
		t.private[i] = !rd.layout.needed(i)
	}
	r.tables = append(r.tables, t)
	return int32(len(r.tables) - 1)
}

// needed tells whether a result needs a column: numbers and names of devices,
// names of persons and what is not read do not serve it, but for the keys of
// formats that have keys.
func (l *layout) needed(column int) bool {
	for f, columns := range l.columns {
		if slices.Contains(columns, column) {
			return !slices.Contains([]field{fieldSerial, fieldUUID, fieldAsset, fieldUser, fieldIgnored, fieldComment}, field(f)) &&
				(l.strict || field(f) != fieldName && field(f) != fieldIdentifier)
		}
	}
	return false
}

// RejectOptions say what goes into the file of the rows that were refused.
type RejectOptions struct {
	// Identifiers keeps the numbers of devices, the names of persons and the
	// columns that are not read, which are empty otherwise.
	Identifiers bool
	// Heaviest gives what a device of a category weighs at most in a year, as
	// footprint.Result.HeaviestOf does, in kg CO2e; nil where no figure is asked for.
	Heaviest func(category string) (decimal.Decimal, bool)
}

// rejectColumns follow those of the input.
var rejectColumns = []string{"fichier", "ligne", "colonne", "valeur", "code", "message", "lignes", "poids_max_kgco2e", "gravite"}

// Write writes the rows in the shape of their files: the columns of all of
// them, then fichier;ligne;colonne;valeur;code;message, the number of rows
// of the same cause, what a refused row could weigh at most where the kind of
// equipment is known, and whether the row was refused or counted: one that was
// counted is not counted again where the file is read. Refused rows come first, those of the most frequent cause
// before the others; a doubt that several rows have stands once. No cell can
// act as a formula.
func (r *Rejects) Write(w io.Writer, opts RejectOptions) error {
	headers, at := r.headers()
	out := csv.NewWriter(w)
	out.Comma = ';'
	if err := out.Write(neutral(append(slices.Clone(headers), rejectColumns...))); err != nil {
		return err
	}
	for _, n := range r.order() {
		row := r.rows[n]
		cells := make([]string, len(headers))
		for i, text := range strings.Split(row.cells, "\x00") {
			if t := r.tables[row.table]; i < len(t.headers) && (opts.Identifiers || !t.private[i]) {
				cells[at[row.table][i]] = text
			}
		}
		if n := quantityIn(headers); n >= 0 && cells[n] == "" && r.isDevice(row.table) {
			cells[n] = "1" // a row that is one device, beside those that say how many
		}
		if err := out.Write(neutral(append(cells, r.account(row, opts)...))); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// Len is the number of rows that Write writes.
func (r *Rejects) Len() int { return len(r.rows) }

// headers are those of all the tables, with the place of each table's.
func (r *Rejects) headers() (all []string, at [][]int) {
	places := map[string]int{}
	for _, t := range r.tables {
		var own []int
		seen := map[string]bool{}
		for _, h := range t.headers {
			key := headerKey(h)
			place, known := places[key]
			if !known || seen[key] {
				place = len(all)
				places[key] = place
				all = append(all, h)
			}
			seen[key] = true
			own = append(own, place)
		}
		at = append(at, own)
	}
	return all, at
}

// isDevice tells a table of which a row is one device.
func (r *Rejects) isDevice(table int32) bool {
	l := r.tables[table].layout
	return l != nil && l.device
}

// quantityIn is the place of a quantity among headers, or -1.
func quantityIn(headers []string) int {
	return slices.IndexFunc(headers, func(h string) bool {
		known := native().headers[headerKey(h)]
		return known.text != "" && known.field == fieldQuantity
	})
}

// order puts refused rows first, then the most frequent causes.
func (r *Rejects) order() []int {
	out := make([]int, len(r.rows))
	for n := range out {
		out[n] = n
	}
	slices.SortStableFunc(out, func(a, b int) int {
		p, q := &r.causes[r.rows[a].cause], &r.causes[r.rows[b].cause]
		if (p.problem.Severity == diag.Refused) != (q.problem.Severity == diag.Refused) {
			return cmp.Compare(p.problem.Severity, q.problem.Severity)
		}
		return cmp.Compare(q.times, p.times)
	})
	return out
}

// severityWords are what the last column says. A doubtful row was counted: where
// it is read again it is not counted a second time.
var severityWords = map[diag.Severity]string{diag.Refused: "refusée", diag.Doubt: "comptée, à vérifier"}

// account gives the cells that say what is wrong with a row.
func (r *Rejects) account(row reject, opts RejectOptions) []string {
	cause := &r.causes[row.cause]
	p := cause.problem
	message := p.Message
	if p.Remedy != "" {
		message += ". " + p.Remedy
	}
	weight := ""
	if opts.Heaviest != nil && cause.category != "" {
		if kg, ok := opts.Heaviest(cause.category); ok {
			weight = exact.String(kg)
		}
	}
	return []string{p.File, rowNumber(int(row.row)), p.Column, p.Value, p.Code, message, strconv.Itoa(cause.times), weight, severityWords[p.Severity]}
}

// WriteRejects writes what is said of the refused rows alone, as CSV, for those
// who kept no Rejects.
func WriteRejects(w io.Writer, problems diag.List) error {
	r := &Rejects{tables: []rejectTable{{}}}
	for _, p := range problems.Only(diag.Refused) {
		cause, _ := r.cause(p, "")
		r.rows = append(r.rows, reject{cause: cause, row: int32(min(p.Row, math.MaxInt32))})
	}
	return r.Write(w, RejectOptions{})
}

func neutral(row []string) []string {
	for i, cell := range row {
		row[i] = sheet.Neutral(strings.ReplaceAll(cell, "\x00", " "))
	}
	return row
}

func rowNumber(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
