package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

const fleet = "type;quantite;duree_vie;site\nordinateur portable;120;5;Mairie\nécran;90;;Mairie\nsmartphone;40;;Écoles\n"

// quiet is a logger that keeps what it is told.
func quiet() (*slog.Logger, *bytes.Buffer) {
	var b bytes.Buffer
	return slog.New(slog.NewTextHandler(&b, nil)), &b
}

func newTestServer(t *testing.T, change func(*Limits)) *server {
	l := defaults
	if change != nil {
		change(&l)
	}
	log, _ := quiet()
	s, err := newServer(l, log)
	require.NoError(t, err)
	return s
}

// field is one part of a form; a file where it has a file name.
type field struct{ name, file, value string }

func dropped(name, text string) field { return field{fieldFiles, name, text} }

func formOf(t testing.TB, fields ...field) (body *bytes.Buffer, kind string) {
	body = new(bytes.Buffer)
	w := multipart.NewWriter(body)
	require.NoError(t, w.SetBoundary("limite"))
	for _, f := range fields {
		var part io.Writer
		var err error
		if f.file != "" {
			part, err = w.CreateFormFile(f.name, f.file)
		} else {
			part, err = w.CreateFormField(f.name)
		}
		require.NoError(t, err)
		_, err = io.WriteString(part, f.value)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return body, w.FormDataContentType()
}

func post(t testing.TB, h http.Handler, path string, fields ...field) *httptest.ResponseRecorder {
	body, kind := formOf(t, fields...)
	return request(h, path, body, kind)
}

func request(h http.Handler, path string, body io.Reader, kind string) *httptest.ResponseRecorder {
	r := httptest.NewRequestWithContext(context.Background(), http.MethodPost, path, body)
	r.Header.Set("Content-Type", kind)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

var carriedField = regexp.MustCompile(`name="inventaire" value="([^"]*)"`)

// carriedBy gives what a page sends again.
func carriedBy(t testing.TB, page string) field {
	m := carriedField.FindStringSubmatch(page)
	require.NotNil(t, m, "the page carries nothing")
	return field{name: fieldCarry, value: m[1]}
}
