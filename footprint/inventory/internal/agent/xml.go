package agent

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/fold"
)

// readXML builds the tree of one REQUEST.
//
// Tokens are taken raw, and the names of ends checked here: the parser's own
// lenience, which bare "&" in names of things need, would also make up ends.
func readXML(in io.Reader, l Limits) (*node, error) {
	w := &window{in: in, limit: l.Text}
	d := xml.NewDecoder(w)
	d.Strict = false
	d.CharsetReader = charset
	b := newBuilder(l)
	var names []string
	for {
		w.next()
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, malformed("XML", err)
		}
		if names, err = b.take(token, names); err != nil {
			return nil, err
		}
	}
	return b.document(names)
}

// take accounts for one token, and gives the names of the elements that are open after it.
func (b *builder) take(token xml.Token, names []string) ([]string, error) {
	switch t := token.(type) {
	case xml.Directive:
		return names, delimited.Failf("déclaration «\u00a0<!…>\u00a0» refusée\u00a0: un inventaire d’agent n’en contient pas")
	case xml.StartElement:
		name := strings.ToLower(t.Name.Local)
		switch {
		case len(names) == 0 && len(b.root.kids) > 0:
			return names, delimited.Failf("plusieurs inventaires dans un fichier\u00a0: enregistrez-en un par fichier")
		case len(names) == 0 && name != "request":
			return names, delimited.Failf("élément racine «\u00a0%s\u00a0»\u00a0: «\u00a0REQUEST\u00a0» est attendu", shown(t.Name.Local))
		}
		return append(names, t.Name.Local), b.begin(name)
	case xml.EndElement:
		if len(names) == 0 || names[len(names)-1] != t.Name.Local {
			return names, delimited.Failf("XML mal formé\u00a0: la balise «\u00a0/%s\u00a0» ne ferme rien", shown(t.Name.Local))
		}
		b.end()
		return names[:len(names)-1], nil
	case xml.CharData:
		if len(names) > 0 {
			return names, b.say(string(t))
		}
	}
	return names, nil
}

// document is the tree, when the file is at its end.
func (b *builder) document(names []string) (*node, error) {
	switch {
	case len(names) > 0:
		return nil, delimited.Failf("fichier interrompu\u00a0: la balise «\u00a0%s\u00a0» n’est pas fermée", shown(names[len(names)-1]))
	case len(b.root.kids) == 0:
		return nil, delimited.Failf("fichier vide")
	}
	return b.root.kids[0], nil
}

// charsets are those that a file may declare; legible has read it already.
var charsets = []string{"utf 8", "utf8", "utf 16", "us ascii", "ascii", "iso 8859 1", "iso8859 1", "latin1", "iso 8859 15", "windows 1252", "cp1252"}

func charset(label string, in io.Reader) (io.Reader, error) {
	if slices.Contains(charsets, fold.Label(label)) {
		return in, nil
	}
	return nil, delimited.Failf("encodage «\u00a0%s\u00a0» inconnu\u00a0: UTF-8, ISO-8859-1 ou Windows-1252 est attendu", shown(label))
}

// malformed says what a parser found, unless it only passes on what we said.
func malformed(format string, err error) error {
	var f *delimited.Failure
	if errors.As(err, &f) {
		return f
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return delimited.Because(err, "fichier interrompu")
	}
	return delimited.Because(err, format+" mal formé ("+shown(err.Error())+")")
}
