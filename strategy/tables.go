package strategy

import (
	"embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

//go:embed law
var lawFiles embed.FS

// table reads an embedded table. The tests read every one of them, so that a
// fault in a table is a fault of the build and not of a caller.
func table(name string, each func(record)) {
	f, err := lawFiles.Open("law/" + name)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		panic(fmt.Errorf("strategy: law/%s: %w", name, err))
	}
	for n, cells := range rows[1:] {
		each(record{name: fmt.Sprintf("law/%s:%d", name, n+2), columns: rows[0], cells: cells})
	}
}

// record is one row of a table, read by column.
type record struct {
	name    string
	columns []string
	cells   []string
}

func (r record) get(column string) string {
	n := slices.Index(r.columns, column)
	if n < 0 {
		panic(fmt.Errorf("strategy: %s: no column %q", r.name, column))
	}
	return r.cells[n]
}

func (r record) date(column string) time.Time {
	s := r.get(column)
	if s == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.DateOnly, s)
	r.must(err)
	return t
}

func (r record) int(column string) int {
	s := r.get(column)
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	r.must(err)
	return n
}

func (r record) decimal(column string) decimal.Decimal {
	d, err := decimal.NewFromString(r.get(column))
	r.must(err)
	return d
}

func (r record) must(err error) {
	if err != nil {
		panic(fmt.Errorf("strategy: %s: %w", r.name, err))
	}
}

func (l *Law) readText(r record) {
	l.Texts = append(l.Texts, Text{ID: r.get("id"), Kind: r.get("kind"), Number: r.get("number"), Date: r.date("date"), Article: r.get("article"),
		Title: r.get("title"), NOR: r.get("nor"), URL: r.get("url"), From: r.date("from"), Until: r.date("until"),
		Evidence: Evidence(r.get("evidence")), Note: r.get("note")})
}

func (l *Law) readBody(r record) {
	l.bodies = append(l.bodies, bodyRule{kind: Kind(r.get("kind")), name: r.get("name"), standing: r.get("standing"), threshold: r.int("threshold"),
		text: r.get("text"), reason: r.get("reason"), evidence: Evidence(r.get("evidence"))})
}

func (l *Law) readDuty(r record) {
	article := l.Text(r.get("text")).String() + ", " + r.get("place")
	l.Duties = append(l.Duties, Duty{Code: r.get("code"), Title: r.get("title"), Force: Force(r.get("force")), Article: strings.TrimSuffix(article, ", "),
		From: r.date("from"), Due: r.date("due"), Each: r.get("each") == "yes", Bring: r.get("bring"), Evidence: Evidence(r.get("evidence")), Note: r.get("note"), text: r.get("text")})
}

func (l *Law) readTheme(r record) {
	l.Themes = append(l.Themes, DecreeTheme{Number: r.int("number"), Title: r.get("title"), Wording: r.get("wording"),
		Verbatim: r.get("verbatim") == "yes", Evidence: Evidence(r.get("evidence"))})
}

func (l *Law) readMilestone(r record) {
	l.Milestones = append(l.Milestones, Milestone{Rule: r.get("rule"), Year: r.int("year"), Share: r.decimal("share"),
		Article: l.Text(r.get("text")).String(), Evidence: Evidence(r.get("evidence")), Note: r.get("note")})
}

func (l *Law) readMeasure(r record) {
	l.Indicators = append(l.Indicators, Measure{ID: r.get("id"), Name: r.get("name"), Formula: r.get("formula"), Unit: r.get("unit"),
		Better: r.get("better"), Source: r.get("source")})
}
