package validate

import (
	"fmt"
	"strings"

	"github.com/reen-numerique/reen/factors/diag"
)

// describe says in French which rule is broken. The texts of the library's
// own translation are word for word; ours say what to write instead.
func describe(rule, param string, v any) diag.Problem {
	p := diag.Problem{Severity: diag.Refused}
	switch rule {
	case "required":
		p.Code, p.Message, p.Remedy = "missing-value", "cette valeur est nécessaire et manque", "Renseignez-la"
	case "min", "dmin":
		p.Code, p.Message = "out-of-range", "la valeur doit être au moins "+comma(param)
	case "max", "dmax":
		p.Code, p.Message = "out-of-range", "la valeur doit être au plus "+comma(param)
	case "len":
		p.Code, p.Message = "invalid-length", "la valeur doit avoir "+param+" caractères"
	case "oneof":
		p.Code, p.Message, p.Remedy = "unknown-value", "valeur inconnue", oneOf(fmt.Sprint(v), strings.Fields(param))
	case "siren":
		p.Code, p.Message, p.Remedy = "invalid-siren", "ce numéro SIREN n’est pas valide", "Écrivez ses neuf chiffres, sans espace\u202f; le dernier est une clé de contrôle"
	case "insee":
		p.Code, p.Message, p.Remedy = "invalid-insee", "ce code INSEE n’est pas valide", "Écrivez les cinq caractères du code de la commune (2A ou 2B pour la Corse), pas le code postal"
	default:
		p.Code, p.Message = "invalid-value", "la valeur n’est pas admise (règle "+rule+")"
	}
	return p
}

func oneOf(value string, admitted []string) string {
	if question := diag.DidYouMean(value, admitted); question != "" {
		return question
	}
	quoted := make([]string, len(admitted))
	for i, a := range admitted {
		quoted[i] = "«\u00a0" + a + "\u00a0»"
	}
	return "Valeurs admises\u00a0: " + strings.Join(quoted, ", ")
}

func comma(number string) string { return strings.Replace(number, ".", ",", 1) }
