package inventory

import (
	"io"
	"time"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/delimited"
)

// reader turns the rows of one table into lines.
type reader struct {
	*reading
	columns
	layout   *layout
	file     string // as messages and identifiers name it
	row      row
	count    int // rows below the header
	verdicts map[factors.Label]verdict
	accounts map[string]int // rows of those that hold no digital equipment
	// serial gives the day of a number, where a workbook keeps dates so.
	serial func(cell string) (time.Time, bool)
}

// rows is a source of rows, which ends with io.EOF.
type rows interface {
	next() (record, error)
}

func (g *reading) reader(file string, l *layout) *reader {
	rd := &reader{reading: g, layout: l, file: file, verdicts: map[factors.Label]verdict{}}
	rd.row.reader = rd
	rd.remember()
	return rd
}

// text reads a table in CSV.
func (g *reading) text(r io.Reader, file string) error {
	in, err := openLines(r, g.resolved)
	if err != nil {
		return err
	}
	d, err := detect(in, g.resolved)
	if err != nil {
		g.unknownHeader(d, file, err)
		return err
	}
	split := delimited.Splitter{Separator: d.separator, Most: g.Limits.Columns, Columns: len(d.headers)}
	rd := g.reader(file, d.layout)
	if err := rd.drain(d, &records{delimited.Rows{Lines: in, Split: split, Bytes: g.Limits.Line}}); err != nil {
		return err
	}
	rd.mixedEncoding(in.Mixed())
	return nil
}

// drain reads every row below a header.
func (rd *reader) drain(d dialect, from rows) error {
	rd.rows += d.before
	rd.inv.NotData += d.before
	rd.headerProblems(d)
	rd.unknownColumns(d, rd.file)
	take := rd.taker()
	for {
		rec, err := from.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		if rd.count >= rd.Limits.Rows {
			return delimited.TooLargef("plus de %d lignes", rd.Limits.Rows)
		}
		if rd.Limits.AllRows > 0 && rd.rows >= rd.Limits.AllRows {
			return delimited.Failf("plus de %d lignes en tout", rd.Limits.AllRows)
		}
		rd.count++
		rd.rows++
		if err := take(rec); err != nil {
			return err
		}
	}
	rd.tellAccounts(d.row)
	rd.recognised()
	if rd.count == 0 {
		rd.tell(diag.Problem{Code: "no-row", Severity: diag.Doubt, File: rd.file, Row: d.row, Message: "aucune ligne sous l’en-tête"})
	}
	return nil
}

// recognised tells what the table was read as, once it is read.
func (rd *reader) recognised() {
	if rd.Recognised != nil && rd.file != "" {
		rd.Recognised(Recognised{File: rd.file, Format: rd.layout.public(), Rows: rd.count})
	}
}

// taker gives what accounts for the rows of the table's list.
func (rd *reader) taker() func(record) error {
	switch rd.layout.list {
	case centres:
		return rd.takeCentre
	case machines:
		return rd.takeMachine
	case applications:
		return rd.takeApplication
	}
	return rd.take
}

// take accounts for one row of equipment. The error is that of the function
// which takes the lines.
func (rd *reader) take(rec record) error {
	switch {
	case rec.comment:
		rd.inv.NotData++
		return nil
	case rec.fault != "":
		rd.refuse(faultProblem(rec.fault), rec)
		return nil
	}
	rd.row.begin(rec)
	end := rd.row.line()
	if rec.broken && end == kept {
		rd.row.add(diag.Problem{Code: "broken-formula", Severity: diag.Doubt, Message: "formule en erreur, ou sans résultat enregistré\u00a0: cellule lue comme vide"})
	}
	switch end {
	case refused:
		if rd.changeHeader(rec) {
			return nil
		}
		rd.refuse(rd.row.refusal, rec)
		return nil
	case attached:
		rd.inv.Attached++
	case duplicate:
		rd.inv.Duplicates++
	case notData:
		rd.inv.NotData++
	case kept:
		rd.row.checkWidth()
	}
	rd.note(rd.row.problems)
	rd.keepDoubts(rec)
	if end != kept {
		return nil
	}
	return rd.each(&rd.row.made)
}

// headerCells is how many known headers make a row of a list another header.
const headerCells = 3

// changeHeader takes a row that could not be read as another header, that of a
// list put after the first one in the same file.
func (rd *reader) changeHeader(rec record) bool {
	known := 0
	for _, cell := range rec.cells {
		if len(cell) == 0 {
			continue
		}
		if _, ok := rd.layout.meaningOf(headerKey(string(cell)), nil); !ok {
			return false
		}
		known++
	}
	if known < headerCells {
		return false
	}
	l := rd.layOut(rec.cells)
	if l == nil || l.list != equipment || !l.ready(rd.item != nil) {
		return false
	}
	rd.layout = l
	rd.verdicts = map[factors.Label]verdict{}
	rd.remember()
	rd.inv.NotData++
	rd.tell(diag.Problem{Code: "second-header", Severity: diag.Doubt, File: rd.file, Row: rec.row, Message: "un autre en-tête\u00a0: la suite est lue d’après lui"})
	return true
}

// refuse counts a row as refused and says why.
func (rd *reader) refuse(p diag.Problem, rec record) {
	p.Severity = diag.Refused
	p.File, p.Row = rd.file, rec.row
	rd.inv.Refused++
	category := rd.category()
	if category != "" {
		if rd.inv.RefusedOf == nil {
			rd.inv.RefusedOf = map[string]int{}
		}
		rd.inv.RefusedOf[category]++
	}
	rd.note(diag.List{p})
	rd.keepRefused(rec, p, category)
}

// category is that of the things that the table lists, where it lists one kind.
func (rd *reader) category() string {
	if item := rd.listed(); item != nil {
		return item.Category
	}
	return ""
}
