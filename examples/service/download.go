package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
	"github.com/reen-numerique/reen/report"
)

// download is one file that can be taken away.
type download struct {
	path   string // of the address, and the name of the file
	kind   string // media type
	write  func(*study, io.Writer) error
	always bool // even where nothing could be counted
}

// Path is the address, for the page.
func (d download) Path() string { return d.path }

var downloads = []download{
	{"etude.pdf", "application/pdf", func(m *study, w io.Writer) error { return report.PDF(w, m.document) }, false},
	{"etude.odt", "application/vnd.oasis.opendocument.text", func(m *study, w io.Writer) error { return report.ODT(w, m.document) }, false},
	{"parc.csv", "text/csv; charset=utf-8", (*study).native, false},
	{"donnees-ouvertes.zip", "application/zip", (*study).openData, false},
	{"lignes-refusees.csv", "text/csv; charset=utf-8", (*study).refused, true},
	{"correspondances.csv", "text/csv; charset=utf-8", (*study).correspondences, true},
}

// download composes a file within the computation, and sends it once that is over.
func (s *server) download(d download) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var b bytes.Buffer
		err := s.compute(w, r, func(_ context.Context, made *study) error {
			if len(made.ask.wrong) > 0 {
				return refusal{Status: http.StatusUnprocessableEntity, Code: "life"}
			}
			if !made.measured() && !d.always {
				return refusal{Status: http.StatusUnprocessableEntity, Code: "no-figure"}
			}
			return d.write(made, &b)
		})
		if err != nil {
			s.fail(w, err)
			return
		}
		send(w, d, b.Bytes())
	}
}

func send(w http.ResponseWriter, d download, data []byte) {
	w.Header().Set("Content-Type", d.kind)
	w.Header().Set("Content-Disposition", `attachment; filename="`+d.path+`"`)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	_, _ = w.Write(data) // a client that left reads nothing
}

// native writes the lines as they were understood, without names of equipment.
func (m *study) native(w io.Writer) error { return writeNative(w, m.inventory.Lines) }

func writeNative(w io.Writer, lines []footprint.Line) error {
	out := inventory.NewWriter(w, inventory.WriteOptions{})
	for n := range lines {
		if err := out.Write(&lines[n]); err != nil {
			return err
		}
	}
	return out.Flush()
}

func (m *study) openData(w io.Writer) error {
	data, err := report.OpenData(m.assessment, report.OpenDataOptions{})
	if err != nil {
		return err
	}
	return data.WriteZip(w)
}

func (m *study) refused(w io.Writer) error {
	return m.rejects.Write(w, inventory.RejectOptions{Heaviest: func(category string) (decimal.Decimal, bool) {
		return m.assessment.Result.HeaviestOf(category, factors.GWP)
	}})
}

// model is a list to fill in, with the columns of the native format and a few
// types.
func (s *server) model(w http.ResponseWriter, _ *http.Request) {
	var lines []footprint.Line
	for n, id := range strings.Fields("laptop desktop monitor smartphone server") {
		lines = append(lines, footprint.Line{ID: strconv.Itoa(n), Item: id, Quantity: decimal.NewFromInt(1)})
	}
	var b bytes.Buffer
	if err := writeNative(&b, lines); err != nil {
		s.fail(w, err)
		return
	}
	send(w, download{path: "modele.csv", kind: "text/csv; charset=utf-8"}, b.Bytes())
}
