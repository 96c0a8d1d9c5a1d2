package main

import (
	"bytes"
	"html/template"
	"net/http"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint/inventory"
	"github.com/reen-numerique/reen/report"
)

// resultView is what the page of the figures shows.
type resultView struct {
	Year       int
	Zone       string // its name
	Body       string
	Files      []string
	Measured   bool
	Effect     template.HTML // before and after; empty where no life was filled in
	Summary    template.HTML
	Results    template.HTML
	Parts      template.HTML // by equipment and place
	Trust      template.HTML
	Accounts   template.HTML
	Tables     []inventory.Recognised
	MoreTables int
	Refused    []diag.Cause
	Doubts     []diag.Cause
	More       int // causes that are not shown
	Lines      int // refused
	Rejects    bool
	Lives      []lifeRow
	Wrong      []lifeRow // those whose years are out of range
	Hidden     []hidden
	Downloads  []download
	settling
}

// lifeRow is one line of the form of lives.
type lifeRow struct {
	ID, Name    string
	Published   *decimal.Decimal // nil where nothing is published
	Lives       lives
	Value       string // as filled in
	Wrong       bool
	Least, Most decimal.Decimal
}

// hidden is a field that travels with the page.
type hidden struct{ Name, Value string }

// Most that a page lists; the file of the refused rows has them all.
const (
	mostCauses = 100
	mostTables = 50
)

func (v *resultView) status() int {
	if !v.Measured || len(v.Wrong) > 0 {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

func (s *server) view(made *study) (*resultView, error) {
	a := made.ask
	zone, _ := s.set.Zone(a.zone)
	v := &resultView{Year: a.year, Zone: zone.Name.FR, Body: a.body, Measured: made.measured(), Rejects: made.rejects.Len() > 0, Downloads: downloads,
		Tables: made.recognised[:min(mostTables, len(made.recognised))], MoreTables: max(0, len(made.recognised)-mostTables)}
	for _, f := range a.form.files {
		v.Files = append(v.Files, f.name)
	}
	problems := made.assessment.Result.Problems()
	v.Lines = made.assessment.Result.Counts().Refused
	v.Refused, v.Doubts = problems.Only(diag.Refused).Causes(), problems.Only(diag.Doubt).Causes()
	v.More = max(0, len(v.Refused)-mostCauses) + max(0, len(v.Doubts)-mostCauses)
	v.Refused, v.Doubts = v.Refused[:min(mostCauses, len(v.Refused))], v.Doubts[:min(mostCauses, len(v.Doubts))]
	s.lives(v, made)
	if err := v.blocks(made); err != nil {
		return nil, err
	}
	v.settling = s.settling(made)
	var err error
	v.Hidden, err = a.travelling()
	return v, err
}

// blocks takes the sections of the study that the page shows.
func (v *resultView) blocks(made *study) (err error) {
	body := made.document.Body
	for _, part := range []struct {
		into   *template.HTML
		blocks []report.Block
	}{
		{&v.Accounts, tables(slices.Concat(section(body, "f2-read"), section(body, "f2-fleet")))},
		{&v.Summary, withoutHeading(before(section(body, "synthese"), "synthese-limites"))},
		{&v.Results, before(section(body, "chapitre-f3"), "f3-largest")},
		{&v.Parts, slices.Concat(section(body, "f3-largest"), section(body, "c4-sites"))},
		{&v.Trust, section(body, "chapitre-f4")},
	} {
		if *part.into, err = fragment(part.blocks); err != nil {
			return err
		}
	}
	if made.before == nil || !v.Measured {
		return nil
	}
	blocks, err := report.Effect(made.before, made.assessment.Result)
	if err != nil {
		return err
	}
	v.Effect, err = fragment(blocks)
	return err
}

// fragment is markup that the renderer of the reports made and escaped.
func fragment(blocks []report.Block) (template.HTML, error) {
	var b bytes.Buffer
	err := report.HTMLFragment(&b, blocks...)
	return template.HTML(b.String()), err
}

// section gives the blocks from a heading to the next one of its level, without
// the numbers that refer to the whole study.
func section(body []report.Block, id string) []report.Block {
	var out []report.Block
	level := 0
	for _, b := range body {
		if h, is := b.(report.Heading); is {
			switch {
			case h.ID == id:
				level = h.Level
			case level > 0 && h.Level <= level:
				return out
			}
			h.Number = ""
			b = h
		}
		if level > 0 {
			out = append(out, b)
		}
	}
	return out
}

// before gives the blocks that stand before a heading.
func before(blocks []report.Block, id string) []report.Block {
	n := slices.IndexFunc(blocks, func(b report.Block) bool {
		h, is := b.(report.Heading)
		return is && h.ID == id
	})
	if n < 0 {
		return blocks
	}
	return blocks[:n]
}

// withoutHeading leaves out the first block of a section.
func withoutHeading(blocks []report.Block) []report.Block { return blocks[min(1, len(blocks)):] }

// tables gives the tables alone.
func tables(blocks []report.Block) []report.Block {
	return slices.DeleteFunc(blocks, func(b report.Block) bool {
		_, is := b.(report.Table)
		return !is
	})
}

// lives lists the lives that can be filled in, with what was.
func (s *server) lives(v *resultView, made *study) {
	for _, item := range made.items() {
		row := lifeRow{ID: item.ID, Name: item.NameFR, Lives: made.given[item.ID], Least: shortestLife, Most: longestLife}
		if item.Lifetime != nil {
			row.Published = &item.Lifetime.Value
		}
		if years, is := made.ask.lifetimes[item.ID]; is {
			row.Value = years.String()
		}
		if text, is := made.ask.wrong[item.ID]; is {
			row.Value, row.Wrong = text, true
			v.Wrong = append(v.Wrong, row)
		}
		v.Lives = append(v.Lives, row)
	}
}

// travelling gives the fields that a page sends again: those that a person filled
// in on the first one, and the files.
func (a *ask) travelling() ([]hidden, error) {
	var out []hidden
	for _, name := range []string{fieldYear, fieldZone, fieldBody, fieldAgents, fieldItem} {
		if text := a.form.fields[name]; text != "" {
			out = append(out, hidden{name, text})
		}
	}
	packed, err := carried(a.form.files)
	return append(out, hidden{fieldCarry, packed}), err
}
