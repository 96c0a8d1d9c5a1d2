package inventory

import (
	"encoding/csv"
	"io"
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
	doubts map[doubtKey]int // place in rows
	times  map[doubtKey]int // rows of each cause, refused ones too
}

// rejectTable is the header of a table that has such rows.
type rejectTable struct {
	layout  *layout
	headers []string
	private []bool // columns that no result needs
}

type reject struct {
	table    int
	cells    []string
	problem  diag.Problem
	category string // of the item that its file lists, "" where it is not known
}

// doubtKey is what rows of one cause have in common.
type doubtKey struct {
	file, column, value, code string
	severity                  diag.Severity
}

func keyOf(p diag.Problem) doubtKey {
	return doubtKey{p.File, p.Column, p.Value, p.Code, p.Severity}
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
	if r.doubts == nil {
		r.doubts, r.times = map[doubtKey]int{}, map[doubtKey]int{}
	}
	if p.Remedy == "" {
		p.Remedy = remedies()[p.Code]
	}
	key := keyOf(p)
	if r.times[key]++; p.Severity != diag.Refused && (r.times[key] > 1 || len(r.doubts) >= maxDoubts) {
		return
	}
	r.doubts[key] = len(r.rows)
	cells := make([]string, len(rec.cells))
	for i, c := range rec.cells {
		cells[i] = string(c)
	}
	r.rows = append(r.rows, reject{r.table(rd), cells, p, category})
}

// table gives the place of the header of a table.
func (r *Rejects) table(rd *reader) int {
	if n := len(r.tables) - 1; n >= 0 && r.tables[n].layout == rd.layout {
		return n
	}
	t := rejectTable{layout: rd.layout, headers: rd.layout.headers, private: make([]bool, len(rd.layout.headers))}
	for i := range t.private {
		t.private[i] = !rd.layout.needed(i)
	}
	r.tables = append(r.tables, t)
	return len(r.tables) - 1
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
		for i, text := range row.cells {
			if t := r.tables[row.table]; i < len(t.headers) && (opts.Identifiers || !t.private[i]) {
				cells[at[row.table][i]] = text
			}
		}
		if n := quantityIn(headers); n >= 0 && cells[n] == "" && r.tables[row.table].layout != nil && r.tables[row.table].layout.device {
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

// quantityIn is the place of a quantity among headers, or -1.
func quantityIn(headers []string) int {
	return slices.IndexFunc(headers, func(h string) bool {
		return formats()[0].headers[headerKey(h)].text != "" && formats()[0].headers[headerKey(h)].field == fieldQuantity
	})
}

// order puts refused rows first, then the most frequent causes.
func (r *Rejects) order() []int {
	out := make([]int, len(r.rows))
	for n := range out {
		out[n] = n
	}
	slices.SortStableFunc(out, func(a, b int) int {
		p, q := r.rows[a].problem, r.rows[b].problem
		switch {
		case (p.Severity == diag.Refused) != (q.Severity == diag.Refused):
			if p.Severity == diag.Refused {
				return -1
			}
			return 1
		case r.times[keyOf(p)] != r.times[keyOf(q)]:
			return r.times[keyOf(q)] - r.times[keyOf(p)]
		}
		return 0
	})
	return out
}

// severityWords are what the last column says. A doubtful row was counted: where
// it is read again it is not counted a second time.
var severityWords = map[diag.Severity]string{diag.Refused: "refusée", diag.Doubt: "comptée, à vérifier"}

// account gives the cells that say what is wrong with a row.
func (r *Rejects) account(row reject, opts RejectOptions) []string {
	p := row.problem
	message := p.Message
	if p.Remedy != "" {
		message += ". " + p.Remedy
	}
	weight := ""
	if opts.Heaviest != nil && row.category != "" {
		if kg, ok := opts.Heaviest(row.category); ok {
			weight = exact.String(kg)
		}
	}
	return []string{p.File, rowNumber(p.Row), p.Column, p.Value, p.Code, message, strconv.Itoa(r.times[keyOf(p)]), weight, severityWords[p.Severity]}
}

// WriteRejects writes what is said of the refused rows alone, as CSV, for those
// who kept no Rejects.
func WriteRejects(w io.Writer, problems diag.List) error {
	r := &Rejects{times: map[doubtKey]int{}}
	for _, p := range problems.Only(diag.Refused) {
		r.times[keyOf(p)]++
		r.rows = append(r.rows, reject{problem: p})
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
