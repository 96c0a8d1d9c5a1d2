package footprint

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/exact"
)

// JSONOptions choose what WriteJSON adds to the totals.
type JSONOptions struct {
	By          [][]Dimension // how to split the totals, each by one dimension or several; nil: tier, category and stage
	Top         int           // keep the largest parts of each split and sum the others; all of them when 0
	Lines       bool          // a figure per line
	Uncertainty bool          // the 95 % interval of every total
	Draws       int           // of a Monte Carlo run that checks it, none when 0
	Seed        uint64        // of the draws
	Sensitivity bool          // the total with each of the other published values
	Identifiers bool          // the equipment's own names, which can name a person
	Against     *Result       // an earlier result: what explains the change since
	Allocation  *Allocation   // the machines, their hosts and applications
}

// partsOthers is the key of the sum of the parts beyond JSONOptions.Top.
const partsOthers = "others"

// schemaVersion grows when a field of the JSON changes meaning.
const schemaVersion = 1

// WriteJSON writes the result in its versioned form: every value a decimal
// string in plain notation, per year, the same bytes for the same inventory. The
// form is described by result.schema.json, a JSON Schema beside this file, whose
// version is the key "schema".
func (r *Result) WriteJSON(w io.Writer, opts JSONOptions) error {
	if opts.By == nil {
		opts.By = [][]Dimension{{ByTier}, {ByCategory}, {ByStage}}
	}
	q := r.Quality()
	doc := jsonResult{Schema: schemaVersion, Year: r.opts.Year, Convention: r.opts.Convention, Conservative: r.opts.Conservative, Zone: r.opts.Zone,
		Set:     jsonSet{r.set.Version(), r.set.Digest()},
		Quality: jsonQuality{share(q.High), share(q.Medium), share(q.Low)}, Counts: r.counts,
		By: []jsonPart{}, Rejected: []jsonRejected{}}
	for _, c := range r.opts.Criteria {
		total, err := r.totalJSON(c, opts)
		if err != nil {
			return err
		}
		doc.Totals = append(doc.Totals, total)
		for _, dims := range opts.By {
			doc.By = append(doc.By, r.partsJSON(c, dims, opts.Top)...)
		}
	}
	if err := r.besideJSON(&doc, opts); err != nil {
		return err
	}
	if opts.Lines {
		lines := []jsonLine{}
		for _, l := range r.Lines() {
			lines = append(lines, lineJSON(l, opts.Identifiers))
		}
		doc.Lines = &lines
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(doc)
}

// totalJSON writes the total of a criterion.
func (r *Result) totalJSON(c factors.Criterion, opts JSONOptions) (jsonTotal, error) {
	t := r.Total(c)
	out := jsonTotal{Criterion: c.String(), Unit: c.Unit(), Value: figureJSON(t.Value), Low: figureJSON(t.Low), High: figureJSON(t.High),
		Coverage: jsonCoverage{share(t.Coverage.Embodied), share(t.Coverage.Use)}}
	if r.counts.Refused > 0 {
		most := r.RefusedAtMost(c)
		out.RefusedAtMost = &jsonRefusedWeight{share(most.Value), most.Lines, most.Unknown}
	}
	if opts.Uncertainty {
		u, err := r.Uncertainty(c)
		if err != nil {
			return out, err
		}
		out.Uncertainty = &jsonUncertainty{figureJSON(u.Low), figureJSON(u.High), figureJSON(u.Percent)}
	}
	if opts.Draws != 0 {
		s, err := r.MonteCarlo(c, opts.Draws, opts.Seed)
		if err != nil {
			return out, err
		}
		out.MonteCarlo = &jsonSample{s.Draws, opts.Seed, figureJSON(s.Mean), figureJSON(s.Low), figureJSON(s.High)}
	}
	return out, nil
}

// besideJSON writes what stands beside the totals, and the notices of all the
// values that are written.
func (r *Result) besideJSON(doc *jsonResult, opts JSONOptions) error {
	refused, printed := r.problems.Only(diag.Refused), r.Used()
	if a := opts.Allocation; a != nil {
		refused = append(refused, a.Problems.Only(diag.Refused)...)
		doc.jsonAllocation = allocationJSON(a, r.opts.Criteria, opts.Identifiers)
	}
	for _, cause := range r.problems.Only(diag.Doubt).Causes() {
		p := cause.Problem
		doc.Doubts = append(doc.Doubts, jsonDoubt{jsonRejected{p.File, p.Row, p.Column, p.Value, p.Code, p.Message, p.Remedy}, cause.Count})
	}
	for _, p := range refused {
		doc.Rejected = append(doc.Rejected, jsonRejected{p.File, p.Row, p.Column, p.Value, p.Code, p.Message, p.Remedy})
	}
	if opts.Against != nil {
		changes, err := r.changesJSON(opts.Against)
		if err != nil {
			return err
		}
		doc.Comparison, printed = changes, append(printed, opts.Against.Used()...)
	}
	if opts.Sensitivity {
		alternatives, named, err := r.sensitivityJSON()
		if err != nil {
			return err
		}
		doc.Sensitivity, printed = alternatives, append(printed, named...)
	}
	apart, values := r.apartJSON()
	doc.Apart, doc.Notices = apart, factors.Notices(append(printed, values...))
	return nil
}

// partsJSON writes one split of a total.
func (r *Result) partsJSON(c factors.Criterion, dims []Dimension, top int) []jsonPart {
	cells, rest := r.By(c, dims...), Rest{}
	if top > 0 {
		cells, rest = r.Top(c, top, dims...)
	}
	var out []jsonPart
	for _, cell := range cells {
		part := jsonPart{Dimension: joined(dims), Key: strings.Join(cell.Keys, ","), Criterion: c.String(), Value: figureJSON(cell.Value)}
		if len(dims) > 1 { // a key may hold a comma
			part.Keys = cell.Keys
		}
		out = append(out, part)
	}
	if rest.Parts > 0 {
		out = append(out, jsonPart{Dimension: joined(dims), Key: partsOthers, Others: rest.Parts, Criterion: c.String(), Value: figureJSON(rest.Value)})
	}
	return out
}

// joined names a split: "site,stage".
func joined(dims []Dimension) string {
	names := make([]string, len(dims))
	for n, d := range dims {
		names[n] = string(d)
	}
	return strings.Join(names, ",")
}

func lineJSON(l LineResult, identifiers bool) jsonLine {
	out := jsonLine{ID: l.ID, File: l.File, Row: l.Row, Item: l.Item, Quantity: figureJSON(exact.Decimal(l.amount())), State: l.State.String(),
		Status: l.Status, Missing: l.Missing}
	if identifiers {
		out.Name = l.Name
	}
	if out.Missing == nil {
		out.Missing = []string{}
	}
	out.Impacts = impactsJSON(l.Impacts)
	return out
}

func impactsJSON(impacts []Impact) []jsonImpact {
	out := make([]jsonImpact, len(impacts))
	for n, i := range impacts {
		out[n] = jsonImpact{i.Criterion.String(), i.Stage.String(), figureJSON(i.Value)}
	}
	return out
}

// jsonFigure is a decimal in plain notation.
type jsonFigure string

func figureJSON(d decimal.Decimal) jsonFigure { return jsonFigure(exact.String(d)) }

func share(d decimal.NullDecimal) *jsonFigure {
	if !d.Valid {
		return nil
	}
	f := figureJSON(d.Decimal)
	return &f
}

type jsonResult struct {
	Schema       int                `json:"schema"`
	Year         int                `json:"year"`
	Convention   Convention         `json:"convention"`
	Conservative bool               `json:"conservative,omitempty"` // the highest value published for each item was taken
	Zone         string             `json:"zone"`
	Set          jsonSet            `json:"factor_set"`
	Totals       []jsonTotal        `json:"totals"`
	Apart        []jsonAside        `json:"apart,omitempty"`       // beside the totals, never added
	Sensitivity  *[]jsonAlternative `json:"sensitivity,omitempty"` // an empty list where nothing else is published
	By           []jsonPart         `json:"by"`
	Quality      jsonQuality        `json:"quality"`
	Counts       Counts             `json:"counts"`
	Comparison   *jsonComparison    `json:"comparison,omitempty"`
	Lines        *[]jsonLine        `json:"lines,omitempty"` // an empty list where there is no line
	*jsonAllocation
	Rejected []jsonRejected `json:"rejected"`
	Doubts   []jsonDoubt    `json:"doubts,omitempty"`  // by cause, the most frequent first
	Notices  []string       `json:"notices,omitempty"` // what licences ask to print
}

// jsonDoubt is a cause of doubt, at the first place where it was met.
type jsonDoubt struct {
	jsonRejected
	Count int `json:"count"`
}

type jsonSet struct {
	Version string `json:"version"`
	Digest  string `json:"digest"`
}

type jsonTotal struct {
	Criterion     string             `json:"criterion"`
	Unit          string             `json:"unit"`
	Value         jsonFigure         `json:"value"`
	Low           jsonFigure         `json:"low"`
	High          jsonFigure         `json:"high"`
	Coverage      jsonCoverage       `json:"coverage"`
	Uncertainty   *jsonUncertainty   `json:"uncertainty,omitempty"`
	MonteCarlo    *jsonSample        `json:"monte_carlo,omitempty"`
	RefusedAtMost *jsonRefusedWeight `json:"refused_at_most,omitempty"`
}

// jsonSample is the outcome of a Monte Carlo run, to 3 significant digits.
type jsonSample struct {
	Draws int        `json:"draws"`
	Seed  uint64     `json:"seed"`
	Mean  jsonFigure `json:"mean"`
	Low   jsonFigure `json:"low"`
	High  jsonFigure `json:"high"`
}

// jsonRefusedWeight bounds what refused lines could weigh; its value is null
// where nothing is known of them.
type jsonRefusedWeight struct {
	Value   *jsonFigure `json:"value"`
	Lines   int         `json:"lines"`
	Unknown int         `json:"unknown"`
}

// jsonUncertainty is a 95 % interval.
type jsonUncertainty struct {
	Low     jsonFigure `json:"low"`
	High    jsonFigure `json:"high"`
	Percent jsonFigure `json:"percent"`
}

type jsonCoverage struct {
	Embodied *jsonFigure `json:"embodied"`
	Use      *jsonFigure `json:"use"`
}

type jsonPart struct {
	Dimension string     `json:"dimension"`        // "site", or "site,stage"
	Key       string     `json:"key"`              // of all dimensions, joined by commas
	Keys      []string   `json:"keys,omitempty"`   // one a dimension, where there are several
	Others    int        `json:"others,omitempty"` // how many parts are summed, instead of one
	Criterion string     `json:"criterion"`
	Value     jsonFigure `json:"value"`
}

type jsonQuality struct {
	High   *jsonFigure `json:"high"`
	Medium *jsonFigure `json:"medium"`
	Low    *jsonFigure `json:"low"`
}

type jsonLine struct {
	ID       string       `json:"id"`
	File     string       `json:"file"`
	Row      int          `json:"row"`
	Name     string       `json:"name"`
	Item     string       `json:"item"`
	Quantity jsonFigure   `json:"quantity"`
	State    string       `json:"state"`
	Status   Status       `json:"status"`
	Missing  []string     `json:"missing"`
	Impacts  []jsonImpact `json:"impacts"`
}

type jsonImpact struct {
	Criterion string     `json:"criterion"`
	Stage     string     `json:"stage"`
	Value     jsonFigure `json:"value"`
}

type jsonRejected struct {
	File    string `json:"file"`
	Row     int    `json:"row"`
	Column  string `json:"column"`
	Value   string `json:"value"`
	Code    string `json:"code"`
	Message string `json:"message"`
	Remedy  string `json:"remedy,omitempty"`
}
