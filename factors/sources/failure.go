package sources

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/reen-numerique/reen/factors/diag"
)

// failure is why a file cannot be read at all: a French sentence, with what
// caused it for errors.Is.
type failure struct {
	text  string
	cause error
}

func (f *failure) Error() string { return f.text }
func (f *failure) Unwrap() error { return f.cause }

func sayf(format string, args ...any) error { return &failure{text: fmt.Sprintf(format, args...)} }

// inFile puts the file's name before a failure.
func inFile(name string, err error) error {
	if err == nil {
		return nil
	}
	return &failure{name + "\u00a0: " + sentence(err), err}
}

// sentence says an error of the system in French.
func sentence(err error) string {
	var f *failure
	switch {
	case errors.As(err, &f):
		return f.text
	case errors.Is(err, fs.ErrNotExist):
		return "fichier introuvable"
	case errors.Is(err, fs.ErrPermission):
		return "lecture interdite"
	case errors.Is(err, fs.ErrInvalid):
		return "chemin refusé"
	}
	return "lecture interrompue (" + diag.Clip(err.Error()) + ")"
}

func asQuestion(suggestion string) string {
	if suggestion == "" {
		return ""
	}
	return ". Vouliez-vous dire «\u00a0" + suggestion + "\u00a0»\u202f?"
}
