package footprint

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/reen-numerique/reen/factors/diag"
)

// binaryVersion grows when the form of an accumulator changes.
const binaryVersion = 1

// binaryForm is an accumulator on its way to another process: JSON, for it is
// small beside the lines that it sums, and can be read.
type binaryForm struct {
	Version   int            `json:"version"`
	Factors   string         `json:"factors"` // digest of the set
	Options   string         `json:"options"`
	Counts    Counts         `json:"counts"`
	RefusedOf map[string]int `json:"refused_of,omitempty"`
	Groups    []binaryGroup  `json:"groups"`
	Problems  diag.List      `json:"problems,omitempty"`
	Others    []diag.Cause   `json:"others,omitempty"` // problems that are not listed
}

type binaryGroup struct {
	Item       string     `json:"item"`
	Zone       string     `json:"zone,omitempty"`
	DataCentre string     `json:"data_centre,omitempty"`
	State      State      `json:"state,omitempty"`
	Mode       Mode       `json:"mode,omitempty"`
	Lifetime   string     `json:"lifetime,omitempty"` // coefficient and exponent of 10
	Energy     energyKind `json:"energy,omitempty"`
	Period     int32      `json:"period,omitempty"`
	Rest       string     `json:"rest,omitempty"`
	Site       string     `json:"site,omitempty"`
	Department string     `json:"department,omitempty"`
	Quality    Quality    `json:"quality,omitempty"`
	Lines      int        `json:"lines"`
	Sums       []string   `json:"sums"` // fractions: the moments, in their order
}

// MarshalBinary writes what was counted, the same bytes for the same lines in
// any order, but for which problems are listed where one cause has more than ten
// thousand. Places, and the names in the problems met, are in it as they are.
func (a *Accumulator) MarshalBinary() ([]byte, error) {
	a.flush()
	form := binaryForm{Version: binaryVersion, Factors: a.engine.set.Digest(), Options: a.engine.opts.text(), Counts: a.counts, RefusedOf: a.refusedOf, Groups: []binaryGroup{}, Problems: inOrder(a.problems), Others: a.others.Counted()}
	for g := range a.groups.all() {
		v, p := &a.classes[g.cell.class()].key, a.places[g.cell.place()]
		for _, text := range []string{p.site, p.department, v.centre} {
			if !utf8.ValidString(text) { // another text would be read back
				return nil, fmt.Errorf("footprint: accumulator: %q is no text in UTF-8", diag.Clip(text))
			}
		}
		b := binaryGroup{Item: v.item, Zone: v.zone, DataCentre: v.centre, State: v.state, Mode: v.mode, Energy: v.energy, Period: v.period, Rest: v.rest,
			Site: p.site, Department: p.department, Quality: g.cell.quality(), Lines: g.sums.lines}
		switch v.lifetime.kind {
		case ordinary:
			b.Lifetime = fmt.Sprintf("%de%d", v.lifetime.coefficient, v.lifetime.exponent)
		case long:
			b.Lifetime = "long"
		}
		for m := range momentCount {
			b.Sums = append(b.Sums, g.sums.exact(m).RatString())
		}
		form.Groups = append(form.Groups, b)
	}
	slices.SortFunc(form.Groups, func(x, y binaryGroup) int { return strings.Compare(x.key(), y.key()) })
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	err := enc.Encode(form)
	return out.Bytes(), err
}

// inOrder gives problems in the order of their places, then of their texts.
func inOrder(problems diag.List) diag.List {
	out := slices.Clone(problems)
	slices.SortStableFunc(out, func(a, b diag.Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row), strings.Compare(a.Code, b.Code), strings.Compare(a.Column, b.Column),
			strings.Compare(a.Value, b.Value), strings.Compare(a.Message, b.Message))
	})
	return out
}

func (b *binaryGroup) key() string {
	return fmt.Sprintf("%q %q %q %q %q %q %d %d %q %q %q %d", b.Item, b.State, b.Zone, b.DataCentre, b.Mode, b.Lifetime, b.Energy, b.Period, b.Rest, b.Site, b.Department, b.Quality)
}

// UnmarshalBinary adds what MarshalBinary wrote, as Merge does, to an
// accumulator of the same factors and options. Where the data are not what it
// wrote, an error says so and nothing is added.
func (a *Accumulator) UnmarshalBinary(data []byte) error {
	if a.engine == nil {
		return errors.New("footprint: an accumulator is read into one of NewAccumulator")
	}
	var form binaryForm
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&form); err != nil {
		return fmt.Errorf("footprint: accumulator: %w", err)
	}
	switch {
	case form.Version != binaryVersion:
		return fmt.Errorf("footprint: accumulator of version %d, and not %d", form.Version, binaryVersion)
	case form.Factors != a.engine.set.Digest():
		return &IncomparableError{"factors", a.engine.set.Digest(), form.Factors}
	case form.Options != a.engine.opts.text():
		return &IncomparableError{"options", a.engine.opts.text(), form.Options}
	}
	if _, err := dec.Token(); err != io.EOF {
		return errors.New("footprint: accumulator: more than one")
	}
	if err := form.consistent(); err != nil {
		return fmt.Errorf("footprint: accumulator: %w", err)
	}
	read := a.engine.accumulator()
	read.counts, read.problems, read.refusedOf = form.Counts, form.Problems, form.RefusedOf
	read.others.Add(form.Others)
	for n := range form.Groups {
		if err := read.readGroup(&form.Groups[n]); err != nil {
			return fmt.Errorf("footprint: accumulator: group %d: %w", n+1, err)
		}
	}
	return a.Merge(read)
}

// consistent tells whether the counts are those of the groups, each given once
// and in order.
func (f *binaryForm) consistent() error {
	lines, last := 0, ""
	for n := range f.Groups {
		key := f.Groups[n].key()
		if key <= last {
			return errors.New("groups that are not in order")
		}
		last = key
		lines += f.Groups[n].Lines
	}
	refused := 0
	for _, n := range f.RefusedOf {
		if n < 0 {
			return errors.New("negative counts")
		}
		refused += n
	}
	c := f.Counts
	own := Counts{Read: lines + c.Refused + c.Attached + c.Duplicates + c.NotData, Attached: c.Attached, Duplicates: c.Duplicates, NotData: c.NotData, Refused: c.Refused}
	if min(c.Refused, c.Attached, c.Duplicates, c.NotData) < 0 || c != own || refused > c.Refused {
		return errors.New("counts that are not those of the groups")
	}
	return nil
}

func (a *Accumulator) readGroup(b *binaryGroup) error {
	v := variant{item: b.Item, zone: b.Zone, centre: b.DataCentre, state: b.State, mode: b.Mode, energy: b.Energy, period: b.Period, rest: b.Rest}
	if err := v.readLifetime(b.Lifetime); err != nil {
		return err
	}
	line, err := a.engine.prototype(&v)
	if err != nil {
		return err
	}
	line.Site, line.Department, line.Quality = b.Site, b.Department, b.Quality
	item, problem := a.engine.check(&line)
	if problem != nil {
		return errors.New(problem.Message)
	}
	if b.Lines < 1 || len(b.Sums) != int(momentCount) {
		return errors.New("sums of no line")
	}
	of := a.open(item, &line)
	s := &a.groups.at(a.cell(of, &line)).sums
	for m, text := range b.Sums {
		sum, ok := fraction(text)
		if !ok {
			return fmt.Errorf("%q is no sum", diag.Clip(text))
		}
		s.widen(moment(m), sum)
	}
	s.lines += b.Lines
	return nil
}

func (v *variant) readLifetime(text string) error {
	switch text {
	case "":
		return nil
	case "long":
		v.lifetime.kind = long
		return nil
	}
	if _, err := fmt.Sscanf(text, "%de%d", &v.lifetime.coefficient, &v.lifetime.exponent); err != nil {
		return fmt.Errorf("%q is no lifetime", diag.Clip(text))
	}
	v.lifetime.kind = ordinary
	return nil
}

// maxFraction bounds the text of a sum: a longer one is no sum of quantities.
const maxFraction = 10_000

// fraction reads what RatString writes, and no other form of a number.
func fraction(text string) (*big.Rat, bool) {
	if len(text) > maxFraction || strings.Trim(text, "0123456789/") != "" {
		return nil, false
	}
	return new(big.Rat).SetString(text)
}
