package report

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/fixedzip"
	"github.com/reen-numerique/reen/strategy"
)

// DataPackage is the open data of an assessment: tables as CSV, each with its
// Table Schema, a datapackage.json and a README.md. It is read only.
type DataPackage struct{ files []DataFile }

// DataFile is one file of a package; its name holds slashes.
type DataFile struct {
	Name  string
	Bytes []byte
}

// DataLicence is that of a whole package, without the values of sources, which
// keep theirs.
type DataLicence string

// Licences.
const (
	OpenLicence DataLicence = "etalab-2.0" // Licence Ouverte 2.0: a proposal, for the body to confirm
	ODbL        DataLicence = "ODbL-1.0"   // shared alike
)

// OpenDataOptions are what an assessment does not say.
type OpenDataOptions struct {
	Homepage string      // https address of the publication; left out when empty
	Licence  DataLicence // when empty: ODbL where a value asks for it, OpenLicence otherwise
}

// OpenData gives the annex tables as open data: the footprint by category and
// stage, by site and by department, the equipment, the indicators, the actions,
// the obligations and the published values. A table without rows is left out. It
// holds no name of equipment, serial number or pilot of an action; names of
// places and titles are those of the dossier.
//
// Values have a point, dates are ISO 8601, columns are parted by a comma: the
// default of Table Schema and of its tools. An empty cell is unknown, never 0.
//
// The error is for no assessment, a homepage that is no web address, an unknown
// licence, and for OpenLicence where a
// value under the ODbL was used, which no other licence may cover (factors.Notices).
func OpenData(a *strategy.Assessment, opts OpenDataOptions) (*DataPackage, error) {
	if a == nil {
		return nil, errors.New("report: no assessment")
	}
	if page, err := url.Parse(opts.Homepage); err != nil || opts.Homepage != "" && (page.Host == "" || page.Scheme != "https" && page.Scheme != "http") {
		return nil, fmt.Errorf("report: %q is no web address", opts.Homepage)
	}
	d := &openData{writer: &writer{a: a, texts: french()}, forms: dataForms(), homepage: opts.Homepage}
	d.notices = factors.Notices(d.valuesBehind())
	if err := d.choose(opts.Licence); err != nil {
		return nil, err
	}
	if err := d.write(); err != nil {
		return nil, err
	}
	return &DataPackage{d.files}, nil
}

// Files gives the files, README.md first. The same assessment gives the same
// bytes.
func (p *DataPackage) Files() []DataFile {
	out := slices.Clone(p.files)
	for n := range out {
		out[n].Bytes = slices.Clone(out[n].Bytes)
	}
	return out
}

// WriteZip writes the files as an archive, which does not tell when it was made.
func (p *DataPackage) WriteZip(w io.Writer) error {
	z := fixedzip.New(w)
	for _, f := range p.files {
		part, err := z.Create(f.Name)
		if err == nil {
			_, err = part.Write(f.Bytes)
		}
		if err != nil {
			return fmt.Errorf("report: write open data: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("report: write open data: %w", err)
	}
	return nil
}

// openData collects the files of a package.
type openData struct {
	*writer
	forms    *dataTexts
	homepage string
	notices  []string // that licences ask to print
	licence  dataLicence
	tables   []openTable
	files    []DataFile
}

// valuesBehind gives the published values that some figure of the tables comes
// from: of the inventory, of what a total is compared with, of the territory and
// of the items that actions bear on.
func (d *openData) valuesBehind() []*factors.Factor {
	var out []*factors.Factor
	if d.a.Result != nil {
		out = d.printed()
	}
	if d.a.Territory != nil {
		out = append(out, d.a.Territory.PerInhabitant)
	}
	if d.a.Simulation != nil && len(d.a.Simulation.Apart) > 0 {
		out = append(out, d.valuesApart()...)
	}
	for _, action := range d.a.Strategy.Actions {
		if action.Lever == nil {
			continue
		}
		for _, id := range action.Lever.Items {
			if i, ok := d.set().Item(id); ok {
				out = append(out, i.Factors...)
			}
		}
	}
	return out
}

// valuesApart gives the values of all that is counted beside the inventory.
func (d *openData) valuesApart() []*factors.Factor {
	var out []*factors.Factor
	for _, i := range d.set().Items() {
		if i.Kind == factors.Apart {
			out = append(out, i.Factors...)
		}
	}
	for _, use := range d.a.AI {
		if use.Mix != nil {
			out = append(out, use.Mix)
		}
	}
	return out
}

// choose settles the licence, and refuses one that a value does not allow.
func (d *openData) choose(asked DataLicence) error {
	switch {
	case asked == OpenLicence && d.notices != nil:
		return fmt.Errorf("report: the data hold values under the ODbL, which %s cannot cover", asked)
	case asked == ODbL || asked == "" && d.notices != nil:
		d.licence = d.forms.Licences["sharealike"]
	case asked == OpenLicence || asked == "":
		d.licence = d.forms.Licences["open"]
	default:
		return fmt.Errorf("report: unknown licence %q of open data", asked)
	}
	return nil
}
