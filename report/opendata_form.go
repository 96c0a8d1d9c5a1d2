package report

import (
	_ "embed"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/reen-numerique/reen/internal/fr"
)

//go:embed texts/opendata.yaml
var openDataTexts []byte

// dataTexts say what the open data are: tables, columns, licences.
type dataTexts struct {
	Version  string
	Licences map[string]dataLicence
	Withheld string // mark of a source whose values are not published again
	Common   []dataField
	Tables   []dataForm
}

// dataForm is a table without its rows.
type dataForm struct {
	Name, Title, Description string
	Key                      []string
	Fields                   []dataField
}

// dataField is a column, with the constraints of Table Schema.
type dataField struct {
	Name, Title, Description, Type string
	Required, Unique               bool
	Minimum, Maximum, Pattern      string
	Enum                           []string
	Codes                          [][2]string // value of the program, value published
}

// dataLicence is one of a package, as datapackage.json has it: the name is there
// where the Open Definition has one.
type dataLicence struct {
	Name  string `json:"name,omitempty"`
	Path  string `json:"path"`
	Title string `json:"title"`
}

// dataForms reads the texts once.
var dataForms = sync.OnceValue(func() *dataTexts {
	var out dataTexts
	if err := yaml.Unmarshal(openDataTexts, &out); err != nil {
		panic(err) // the embedded file is checked by the tests
	}
	typesetFields(out.Common)
	for n := range out.Tables {
		t := &out.Tables[n]
		t.Title, t.Description = fr.Typo(t.Title), fr.Typo(t.Description)
		t.Fields = append(append([]dataField(nil), out.Common...), t.Fields...)
		typesetFields(t.Fields)
	}
	return &out
})

// typesetFields gives columns French typography, and codes their list of values.
func typesetFields(fields []dataField) {
	for n := range fields {
		f := &fields[n]
		f.Title, f.Description = fr.Typo(f.Title), fr.Typo(f.Description)
		if f.Codes != nil {
			f.Enum = nil
		}
		for _, code := range f.Codes {
			f.Enum = append(f.Enum, code[1])
		}
	}
}
