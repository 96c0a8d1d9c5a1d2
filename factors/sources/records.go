package sources

import (
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/delimited"
)

// record is one row of a table, or why it could not be parted into cells.
type record struct {
	row   int // line of the file where it starts
	cells []string
	fault *diag.Problem
}

// records gives the rows of a table, io.EOF after the last.
type records interface {
	next() (record, error)
}

// headerLines is how many lines are searched for the header.
const headerLines = 20

// faultRefusal refuses a row that could not be parted into cells.
func faultRefusal(f delimited.Fault) *diag.Problem {
	message, remedy := "", ""
	switch f {
	case delimited.LineTooLong:
		message, remedy = "ligne trop longue", "Raccourcissez-la, ou vérifiez que le fichier n’est pas endommagé"
	case delimited.UnclosedQuote:
		message, remedy = "guillemet ouvert et jamais fermé", "Fermez le guillemet, ou doublez-le s’il fait partie du texte"
	case delimited.TooManyColumns:
		message, remedy = "trop de colonnes", "Vérifiez le séparateur de la ligne"
	case delimited.BinaryData:
		message, remedy = "données binaires", "Enregistrez à nouveau le fichier au format CSV"
	}
	return refusal(string(f), message, remedy)
}

func isBlank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}
