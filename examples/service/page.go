package main

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/report"
)

//go:embed templates style.css
var embedded embed.FS

// pages are the templates and the style sheet.
type pages struct {
	templates *template.Template
	style     []byte
}

func parsePages() (*pages, error) {
	own, err := embedded.ReadFile("style.css")
	if err != nil {
		return nil, err
	}
	printer := message.NewPrinter(language.French)
	t, err := template.New("").Funcs(template.FuncMap{
		"count":  func(n int) string { return strings.ReplaceAll(printer.Sprint(n), "\u00a0", "\u202f") },
		"comma":  func(n interface{ String() string }) string { return strings.Replace(n.String(), ".", ",", 1) },
		"upper":  upper,
		"plural": func(n int, one, many string) string { return map[bool]string{true: one, false: many}[n < 2] },
		"mega":   func(n int64) int64 { return n >> 20 },
	}).ParseFS(embedded, "templates/*.html")
	if err != nil {
		return nil, err
	}
	return &pages{t, append([]byte(report.HTMLStyle()), own...)}, nil
}

func upper(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// show writes a page whole, or fails before its first byte.
func (s *server) show(w http.ResponseWriter, status int, name string, view any) error {
	var b bytes.Buffer
	if err := s.pages.templates.ExecuteTemplate(&b, name, view); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(b.Len()))
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // a client that left reads nothing
	return nil
}

func (s *server) style(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "max-age=300")
	_, _ = w.Write(s.pages.style)
}

// home is the page where files are dropped.
func (s *server) home(w http.ResponseWriter, _ *http.Request) {
	err := s.show(w, http.StatusOK, "home.html", struct {
		Year   int
		Zones  []factors.Zone
		Limits Limits
	}{s.set.LatestYear(footprint.DefaultZone), s.set.Zones(), s.limits})
	if err != nil {
		s.fail(w, err)
	}
}

// result is the page of the figures. It is composed within the computation, and
// sent once that is over: a client that reads slowly holds no place.
func (s *server) result(w http.ResponseWriter, r *http.Request) {
	var view *resultView
	err := s.compute(w, r, func(_ context.Context, made *study) (err error) {
		view, err = s.view(made)
		return err
	})
	if err == nil {
		err = s.show(w, view.status(), "result.html", view)
	}
	if err != nil {
		s.fail(w, err)
	}
}

// refusal is an answer without figures: a page that says why.
type refusal struct {
	Status int
	Code   string // what is wrong in the form, for the page
	Detail string // what the reader says, in French
	Number int    // a limit
	Asks   bool   // what the files list and hold
	Item   string // what they list, as filled in
	Hidden []hidden
	settling
}

func (r refusal) Error() string { return http.StatusText(r.Status) + " " + r.Code }

// refusalOf gives the answer to what went wrong.
func refusalOf(err error) error {
	var already refusal
	switch {
	case errors.As(err, &already):
		return already
	case errors.Is(err, errTooLarge):
		return refusal{Status: http.StatusRequestEntityTooLarge}
	case errors.Is(err, errMalformed):
		return refusal{Status: http.StatusBadRequest}
	case errors.Is(err, errBusy), errors.Is(err, context.DeadlineExceeded):
		return refusal{Status: http.StatusServiceUnavailable}
	}
	return err
}

// fail answers an error.
func (s *server) fail(w http.ResponseWriter, err error) {
	if errors.Is(err, context.Canceled) {
		panic(http.ErrAbortHandler) // the client left: no answer, and none that looks like a success
	}
	var known refusal
	if !errors.As(refusalOf(err), &known) {
		s.log.Error("failed", "error", err)
		known = refusal{Status: http.StatusInternalServerError}
	}
	s.refuse(w, known)
}

// retryAfter is when to come back to a busy service, in seconds.
const retryAfter = "10"

func (s *server) refuse(w http.ResponseWriter, r refusal) {
	switch r.Status {
	case http.StatusServiceUnavailable:
		w.Header().Set("Retry-After", retryAfter)
	case http.StatusRequestTimeout, http.StatusRequestEntityTooLarge:
		w.Header().Set("Connection", "close")
	}
	err := s.show(w, r.Status, "refusal.html", struct {
		refusal
		Limits Limits
	}{r, s.limits})
	if err != nil {
		s.log.Error("failed", "error", err)
		http.Error(w, http.StatusText(r.Status), r.Status)
	}
}
