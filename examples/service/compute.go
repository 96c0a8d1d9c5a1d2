package main

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
)

// lifeSource says in the study where the lives come from that were filled in.
const lifeSource = "durées saisies dans le formulaire"

// study is what was made of a request: all that a page or a download shows.
type study struct {
	ask        *ask
	inventory  footprint.Inventory // lives as the files give them
	recognised []inventory.Recognised
	rejects    *inventory.Rejects
	unknowns   *inventory.Unknowns
	given      map[string]lives  // by item
	before     *footprint.Result // with the lives of the files; nil where none was filled in
	assessment *strategy.Assessment
	document   *report.Document
}

// lives counts the lines of an item, and those whose file gives their life, with
// the shortest and the longest.
type lives struct {
	Lines, Given int
	Least, Most  decimal.Decimal
}

func (l lives) with(line *footprint.Line) lives {
	l.Lines++
	if !line.Lifetime.Valid {
		return l
	}
	years := line.Lifetime.Decimal
	if l.Given++; l.Given == 1 {
		l.Least, l.Most = years, years
	}
	l.Least, l.Most = decimal.Min(l.Least, years), decimal.Max(l.Most, years)
	return l
}

// compute receives a form, waits for its turn, reads and computes.
func (s *server) compute(w http.ResponseWriter, r *http.Request, then func(context.Context, *study) error) error {
	form, release, err := s.receive(w, r)
	defer release()
	if err != nil {
		return err
	}
	a, err := s.asked(form)
	if err != nil {
		return err
	}
	done, err := s.slots.take(r.Context(), s.limits.Wait)
	if err != nil {
		return err
	}
	defer done()
	ctx, cancel := context.WithTimeout(r.Context(), s.limits.Time)
	defer cancel()
	made, err := s.study(ctx, a)
	if err != nil {
		return err
	}
	return then(ctx, made)
}

// study reads the files and computes them. The time that is left is looked at
// between two lines and between two steps.
func (s *server) study(ctx context.Context, a *ask) (*study, error) {
	if text, packed := a.form.fields[fieldCarry]; packed && len(a.form.files) == 0 {
		files, err := s.uncarried(text)
		if err != nil {
			return nil, err
		}
		a.form.files = files
		delete(a.form.fields, fieldCarry)
	}
	if len(a.form.files) == 0 {
		return nil, refusal{Status: http.StatusUnprocessableEntity, Code: "no-file"}
	}
	made := &study{ask: a, rejects: new(inventory.Rejects), unknowns: new(inventory.Unknowns), given: map[string]lives{}}
	if err := s.read(ctx, made); err != nil {
		return nil, err
	}
	dossier := strategy.Strategy{Year: a.year, Zone: a.zone, Body: strategy.Body{Name: a.body, Agents: a.agents}}
	lines := made.inventory
	if len(a.lifetimes) > 0 {
		opts, _ := strategy.OptionsOf(s.set, dossier) // its problems are those of the assessment
		before, err := footprint.Compute(s.set, made.inventory, opts)
		if err != nil {
			return nil, err
		}
		made.before = before
		dossier.Lifetimes, dossier.LifeSource = a.lifetimes, lifeSource
		lines.Lines = livesLeftOut(lines.Lines, a.lifetimes)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var err error
	if made.assessment, err = strategy.Assess(s.set, dossier, lines); err != nil {
		return nil, err
	}
	made.document = report.Footprint(made.assessment)
	return made, ctx.Err()
}

// read gives the lines of the files, within the limits.
func (s *server) read(ctx context.Context, made *study) error {
	if item := made.ask.item; item != "" && len(s.set.Match(item)) != 1 {
		return s.asks(made, "item", s.set.Suggest(item))
	}
	var names []string
	for _, f := range made.ask.form.files {
		names = append(names, f.name)
	}
	var lines []footprint.Line
	opts := made.ask.mapping.Into(inventory.Options{DefaultItem: made.ask.item, Rejects: made.rejects, Unknowns: made.unknowns, Recognised: func(t inventory.Recognised) { made.recognised = append(made.recognised, t) },
		Limits: inventory.Limits{Bytes: s.limits.Upload, Unzipped: s.limits.Unzipped, Rows: s.limits.Rows, AllRows: s.limits.Rows, Files: 2_000}})
	account, err := inventory.StreamAll(folder{ctx, made.ask.form.files}, names, s.set, opts, func(l *footprint.Line) error {
		made.given[l.Item] = made.given[l.Item].with(l)
		lines = append(lines, *l)
		return ctx.Err()
	})
	if stopped := ctx.Err(); stopped != nil {
		return stopped
	}
	if errors.Is(err, inventory.ErrUnknownTable) {
		return s.asks(made, "unknown-table", err.Error())
	}
	if err != nil {
		return refusal{Status: http.StatusUnprocessableEntity, Code: "unreadable", Detail: err.Error()}
	}
	made.inventory = account
	made.inventory.Lines = lines
	return nil
}

// asks refuses, and asks what the files list and what their columns hold.
func (s *server) asks(made *study, code, detail string) error {
	packed, err := carried(made.ask.form.files)
	if err != nil {
		return err
	}
	out := refusal{Status: http.StatusUnprocessableEntity, Code: code, Detail: detail, Asks: true, Item: made.ask.item, settling: s.settling(made), Hidden: []hidden{{fieldCarry, packed}}}
	asked := []string{fieldItem, fieldCarry, fieldWord + string(inventory.UnknownColumn), fieldMeaning + string(inventory.UnknownColumn)}
	for _, name := range slices.Sorted(maps.Keys(made.ask.form.fields)) { // lives and other meanings that were told before
		if !slices.ContainsFunc(asked, func(start string) bool { return strings.HasPrefix(name, start) }) {
			out.Hidden = append(out.Hidden, hidden{name, made.ask.form.fields[name]})
		}
	}
	return out
}

// livesLeftOut gives the lines without the lives of the items whose life was
// filled in: it holds for all of them.
func livesLeftOut(lines []footprint.Line, filled map[string]decimal.Decimal) []footprint.Line {
	out := slices.Clone(lines)
	for n := range out {
		if _, is := filled[out[n].Item]; is {
			out[n].Lifetime = decimal.NullDecimal{}
		}
	}
	return out
}

// measured tells whether there is any figure.
func (m *study) measured() bool { return m.assessment.Measured() }

// items are the equipment whose life can be filled in, in the order of the catalogue.
func (m *study) items() []*factors.Item {
	var out []*factors.Item
	for _, q := range m.assessment.Result.Quantities() {
		if item, known := m.assessment.Result.Set().Item(q.Item); known && item.Kind == factors.Asset && m.given[q.Item].Lines > 0 {
			out = append(out, item)
		}
	}
	return out
}
