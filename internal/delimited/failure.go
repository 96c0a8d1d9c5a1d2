package delimited

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/reen-numerique/reen/factors/diag"
)

// Failure is why a file cannot be read at all: a French sentence, with what
// caused it for errors.Is.
type Failure struct {
	text  string
	cause error
}

func (f *Failure) Error() string { return f.text }
func (f *Failure) Unwrap() error { return f.cause }

// Failf is a failure that nothing else caused.
func Failf(format string, args ...any) error { return &Failure{text: fmt.Sprintf(format, args...)} }

// TooLargef is a failure of a file beyond a limit.
func TooLargef(format string, args ...any) error {
	return &Failure{fmt.Sprintf(format, args...), diag.ErrTooLarge}
}

// Because is a failure with its cause, which its sentence does not show.
func Because(cause error, text string) error { return &Failure{text, cause} }

// InFile puts the file's name before a failure.
func InFile(name string, err error) error {
	if err == nil {
		return nil
	}
	return &Failure{name + "\u00a0: " + Sentence(err), err}
}

// Sentence says an error of the system in French.
func Sentence(err error) string {
	var f *Failure
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

// Question is a did-you-mean to follow the sentence of a failure, or "".
func Question(suggestion string) string {
	if suggestion == "" {
		return ""
	}
	return ". Vouliez-vous dire «\u00a0" + suggestion + "\u00a0»\u202f?"
}
