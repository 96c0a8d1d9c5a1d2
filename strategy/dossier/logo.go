package dossier

import (
	"errors"
	"io"
	"io/fs"
	"path"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/look"
)

// logoFile is a picture of the folder for the covers. A workbook has none.
type logoFile struct {
	File string `yaml:"file"` // PNG or JPEG
	Alt  string `yaml:"alt"`  // what it shows, to those who do not see it

	line int // of the key file
}

// readLogo reads the picture; documents go without one that cannot be drawn.
func (d *Dossier) readLogo(fsys fs.FS, l logoFile) {
	if l.File == "" {
		return
	}
	doubt := func(code, message, remedy string) {
		d.Problems = append(d.Problems, diag.Problem{Code: code, Severity: diag.Doubt, File: fileName, Row: l.line, Column: "logo.file", Value: diag.Clip(l.File),
			Message: message + "\u00a0: les documents n’en ont pas", Remedy: remedy})
	}
	if l.Alt == "" {
		doubt("logo-alternative", "ce logo n’a pas de texte de remplacement", "Écrivez en logo.alt ce que montre l’image, par exemple le nom de la collectivité")
		return
	}
	data, err := readPicture(fsys, l.File)
	if err == nil {
		_, err = look.Logo(data)
	}
	switch {
	case err == nil:
		d.Strategy.Appearance.Logo, d.Strategy.Appearance.LogoAlt = data, l.Alt
	case errors.Is(err, fs.ErrNotExist):
		doubt("missing-logo", "ce fichier de logo n’existe pas", "Vérifiez le nom du fichier et son dossier")
	case errors.Is(err, look.ErrKind):
		doubt("logo-kind", "ce logo n’est ni un PNG ni un JPEG", "Exportez-le en PNG")
	case errors.Is(err, look.ErrHeavy):
		doubt("logo-weight", "ce logo pèse plus de 2 Mo", "Réduisez-le\u00a0: 800 pixels de large suffisent")
	case errors.Is(err, look.ErrSize):
		doubt("logo-size", "ce logo a moins de 16 pixels de côté ou plus de 8 millions en tout", "Donnez-lui environ 800 pixels de large")
	default:
		doubt("unreadable-logo", "ce logo ne peut pas être lu", "Enregistrez-le de nouveau, en PNG")
	}
}

// readPicture reads no more than a logo may weigh, and one byte.
func readPicture(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(path.Clean(name))
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // nothing was written
	return io.ReadAll(io.LimitReader(f, look.LogoBytes+1))
}

// colour checks one of the documents.
func colour(value string) (diag.Problem, bool) {
	_, err := look.Color(value)
	p := diag.Problem{Code: "colour-form", Severity: diag.Refused, Message: "cette couleur n’est pas de la forme #rrggbb", Remedy: "Écrivez-la entre guillemets, par exemple \"#14315c\""}
	if errors.Is(err, look.ErrLight) {
		p.Code, p.Message, p.Remedy = "colour-light", "cette couleur est trop claire\u00a0: un texte blanc ne s’y lirait pas (contraste de moins de 4,5)", "Choisissez une couleur plus foncée"
	}
	return p, err == nil
}
