package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"time"

	"github.com/reen-numerique/reen/factors"
)

// The types below are the form of the files: Table Schema and Tabular Data
// Package, version 1 (specs.frictionlessdata.io), with the keys that
// schema.data.gouv.fr adds at the root of a schema. Nobody is named as a
// contributor: the dossier tells of none.
type (
	tableSchema struct {
		Schema        string         `json:"$schema"`
		Name          string         `json:"name"`
		Title         string         `json:"title"`
		Description   string         `json:"description"`
		CountryCode   string         `json:"countryCode"`
		Homepage      string         `json:"homepage,omitempty"`
		Path          string         `json:"path"`
		Created       string         `json:"created,omitempty"`
		LastModified  string         `json:"lastModified,omitempty"`
		Version       string         `json:"version"`
		Resources     []schemaSample `json:"resources"`
		Fields        []schemaField  `json:"fields"`
		MissingValues []string       `json:"missingValues"`
		PrimaryKey    []string       `json:"primaryKey,omitempty"`
	}
	schemaSample struct {
		Title string `json:"title"`
		Path  string `json:"path,omitempty"`
	}
	schemaField struct {
		Name        string            `json:"name"`
		Title       string            `json:"title"`
		Description string            `json:"description"`
		Type        string            `json:"type"`
		Format      string            `json:"format,omitempty"`
		Constraints *fieldConstraints `json:"constraints,omitempty"`
	}
	fieldConstraints struct {
		Required bool        `json:"required,omitempty"`
		Unique   bool        `json:"unique,omitempty"`
		Minimum  json.Number `json:"minimum,omitempty"`
		Maximum  json.Number `json:"maximum,omitempty"`
		Pattern  string      `json:"pattern,omitempty"`
		Enum     []string    `json:"enum,omitempty"`
	}
	dataDescriptor struct {
		Profile     string         `json:"profile"`
		Name        string         `json:"name"`
		Title       string         `json:"title"`
		Description string         `json:"description"`
		Homepage    string         `json:"homepage,omitempty"`
		Version     string         `json:"version,omitempty"`
		Created     string         `json:"created,omitempty"`
		Licenses    []dataLicence  `json:"licenses"`
		Sources     []schemaSample `json:"sources,omitempty"`
		Resources   []dataResource `json:"resources"`
	}
	dataResource struct {
		Profile     string      `json:"profile"`
		Name        string      `json:"name"`
		Path        string      `json:"path"`
		Title       string      `json:"title"`
		Description string      `json:"description"`
		Format      string      `json:"format"`
		MediaType   string      `json:"mediatype"`
		Encoding    string      `json:"encoding"`
		Bytes       int         `json:"bytes"`
		Hash        string      `json:"hash"`
		Dialect     dataDialect `json:"dialect"`
		Schema      string      `json:"schema"`
	}
	dataDialect struct {
		Delimiter      string `json:"delimiter"`
		LineTerminator string `json:"lineTerminator"`
		QuoteChar      string `json:"quoteChar"`
		DoubleQuote    bool   `json:"doubleQuote"`
		Header         bool   `json:"header"`
	}
)

// rfc4180 is how the tables are written.
var rfc4180 = dataDialect{Delimiter: ",", LineTerminator: "\r\n", QuoteChar: `"`, DoubleQuote: true, Header: true}

// path is where the table stands; its schema is beside.
func (t openTable) path() string { return t.Name + "/" + t.Name + ".csv" }

func (t openTable) schemaPath() string { return t.Name + "/schema.json" }

// schema describes the columns.
func (d *openData) schema(t openTable) tableSchema {
	day := isoDay(d.a.Strategy.Date)
	out := tableSchema{Schema: "https://specs.frictionlessdata.io/schemas/table-schema.json", Name: t.Name, Title: t.Title, Description: t.Description, CountryCode: "FR",
		Homepage: d.homepage, Path: t.schemaPath(), Created: day, LastModified: day, Version: d.forms.Version,
		Resources: []schemaSample{{Title: t.Title, Path: t.path()}}, MissingValues: []string{""}, PrimaryKey: t.Key}
	for _, f := range t.Fields {
		s := schemaField{Name: f.Name, Title: f.Title, Description: f.Description, Type: f.Type}
		c := fieldConstraints{f.Required, f.Unique, json.Number(f.Minimum), json.Number(f.Maximum), f.Pattern, f.Enum}
		if f.Required || f.Unique || f.Minimum != "" || f.Maximum != "" || f.Pattern != "" || f.Enum != nil {
			s.Constraints = &c
		}
		out.Fields = append(out.Fields, s)
	}
	return out
}

// descriptor describes the whole.
func (d *openData) descriptor(resources []dataResource) dataDescriptor {
	s := &d.a.Strategy
	name := []string{"numerique-responsable"}
	for _, part := range []string{d.siren(), calendarYear(s.Year)} {
		if part != "" {
			name = append(name, part)
		}
	}
	out := dataDescriptor{Profile: "tabular-data-package", Name: strings.Join(name, "-"), Title: oneLine(d.say("od.title") + " – " + d.or(s.Body.Name)), Description: oneLine(d.what()),
		Homepage: d.homepage, Version: oneLine(s.Version), Licenses: []dataLicence{d.licence}, Sources: d.publications(), Resources: resources}
	if isoDay(s.Date) != "" {
		out.Created = s.Date.UTC().Format(time.RFC3339)
	}
	return out
}

// what says whose data these are, and of when.
func (d *openData) what() string {
	s := &d.a.Strategy
	return d.say("od.of", "name", d.or(s.Body.Name), "year", d.year(s.Year), "date", d.date(s.Date))
}

// publications are the sources of the values behind the result, each once.
func (d *openData) publications() []schemaSample {
	var out []schemaSample
	seen := map[*factors.Source]bool{}
	for _, f := range d.used() {
		if !seen[f.Source] {
			seen[f.Source] = true
			out = append(out, schemaSample{Title: publicationOf(f.Source), Path: f.Source.URL})
		}
	}
	return out
}

// write composes the files, the descriptions first.
func (d *openData) write() error {
	var tables []DataFile
	var resources []dataResource
	d.tables = d.allTables()
	for _, t := range d.tables {
		data, err := t.csv()
		if err != nil {
			return err
		}
		schema, err := indented(d.schema(t))
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		tables = append(tables, DataFile{t.path(), data}, DataFile{t.schemaPath(), schema})
		resources = append(resources, dataResource{Profile: "tabular-data-resource", Name: t.Name, Path: t.path(), Title: t.Title, Description: t.Description, Format: "csv", MediaType: "text/csv",
			Encoding: "utf-8", Bytes: len(data), Hash: "sha256:" + hex.EncodeToString(sum[:]), Dialect: rfc4180, Schema: t.schemaPath()})
	}
	descriptor, err := indented(d.descriptor(resources))
	if err != nil {
		return err
	}
	var readme bytes.Buffer
	if err := Markdown(&readme, d.readme()); err != nil {
		return err
	}
	d.files = append([]DataFile{{"README.md", readme.Bytes()}, {"datapackage.json", descriptor}}, tables...)
	return nil
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return b.Bytes(), err
}
