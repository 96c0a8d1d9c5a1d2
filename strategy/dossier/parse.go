package dossier

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/encoding/charmap"

	"github.com/reen-numerique/reen/factors/diag"
)

// Limits of what is read: a real dossier has a few thousand values, five
// levels deep. Aliases count as often as they are used, so that a short file
// cannot stand for a huge one.
const (
	maxBytes = 4 << 20
	maxNodes = 200_000
	maxDepth = 32
)

// read gives the file's bytes, or one French sentence that says why there are none.
func read(fsys fs.FS) ([]byte, error) {
	if info, err := fs.Stat(fsys, "."); err != nil || !info.IsDir() {
		return nil, notFolder(err)
	}
	f, err := fsys.Open(fileName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, missing(fsys, err)
	}
	if err != nil {
		return nil, said("le fichier "+fileName+" ne peut pas être ouvert\u00a0: vérifiez ses droits", err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s est un dossier\u00a0: un fichier texte est attendu sous ce nom", fileName)
	}
	data, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	if err != nil {
		return nil, said("le fichier "+fileName+" ne peut pas être lu\u00a0: vérifiez ses droits", err)
	}
	if len(data) > maxBytes {
		return nil, said("le fichier "+fileName+" dépasse 4\u00a0Mio\u00a0: ce n’est sans doute pas un dossier de stratégie", diag.ErrTooLarge)
	}
	return data, nil
}

func notFolder(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return said("ce dossier n’existe pas", err)
	case err != nil:
		return said("ce n’est pas un dossier\u00a0: indiquez le dossier qui contient "+fileName, err)
	}
	return fmt.Errorf("ce n’est pas un dossier\u00a0: indiquez le dossier qui contient %s", fileName)
}

// missing names the file that the person may have meant.
func missing(fsys fs.FS, err error) error {
	hint := ""
	if entries, e := fs.ReadDir(fsys, "."); e == nil {
		names := make([]string, 0, len(entries))
		for _, e := range entries {
			names = append(names, strings.ToLower(e.Name()))
		}
		if i := nearest(fileName, names); i >= 0 {
			hint = fmt.Sprintf("\u00a0; renommez «\u00a0%s\u00a0» en «\u00a0%s\u00a0»", entries[i].Name(), fileName)
		}
	}
	return said("le dossier ne contient pas de fichier "+fileName+hint, err)
}

// sentence is an error that reads in French and keeps its cause, whose own
// words are English, for [errors.Is].
type sentence struct {
	text  string
	cause error
}

func said(text string, cause error) error { return sentence{text, cause} }

func (s sentence) Error() string { return s.text }
func (s sentence) Unwrap() error { return s.cause }

func nearest(name string, candidates []string) int {
	near := diag.Suggest(name, candidates)
	for i, c := range candidates {
		if near != "" && c == near {
			return i
		}
	}
	return -1
}

// parse gives the root of the document, a mapping.
func parse(data []byte) (*yaml.Node, diag.List, error) {
	text, problems, err := decodeText(data)
	if err != nil {
		return nil, nil, err
	}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	var doc, next yaml.Node
	if err := dec.Decode(&doc); errors.Is(err, io.EOF) {
		return nil, nil, errEmpty
	} else if err != nil {
		return nil, nil, diag.List{syntax(err)}
	}
	if err := dec.Decode(&next); !errors.Is(err, io.EOF) {
		problems = append(problems, diag.Problem{Code: "second-document", Severity: diag.Refused, File: fileName, Row: next.Line,
			Message: "ce qui suit la ligne «\u00a0---\u00a0» n’est pas lu", Remedy: "Retirez cette ligne"})
	}
	root, err := rootOf(&doc)
	return root, problems, err
}

var errEmpty = errors.New("le fichier " + fileName + " est vide\u00a0: copiez celui de examples/dossier, ou commencez par les clés body et year")

func rootOf(doc *yaml.Node) (*yaml.Node, error) {
	if len(doc.Content) == 0 || absent(doc.Content[0]) {
		return nil, errEmpty
	}
	left := maxNodes
	if !within(doc, maxDepth, &left) {
		return nil, said("le fichier "+fileName+" est trop profond ou renvoie trop souvent à lui-même (alias YAML)\u00a0: il n’est pas lu", diag.ErrTooLarge)
	}
	root := target(doc.Content[0])
	if root.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("le fichier %s n’est pas un dossier\u00a0: il doit être une suite de lignes «\u00a0clé\u00a0: valeur\u00a0»", fileName)
	}
	return root, nil
}

// within tells whether a document keeps the limits, aliases followed.
func within(n *yaml.Node, depth int, left *int) bool {
	*left--
	if depth == 0 || *left < 0 {
		return false
	}
	if n.Kind == yaml.AliasNode {
		return within(n.Alias, depth-1, left)
	}
	for _, c := range n.Content {
		if !within(c, depth-1, left) {
			return false
		}
	}
	return true
}

// decodeText gives UTF-8. A file that is not is taken for Windows-1252, as
// old text editors write.
func decodeText(data []byte) ([]byte, diag.List, error) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return data, nil, nil // UTF-16, which the YAML reader knows
	}
	if bytes.ContainsFunc(data, func(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' }) {
		return nil, nil, fmt.Errorf("le fichier %s n’est pas un fichier texte\u00a0: est-ce un classeur ou un PDF renommé\u202f?", fileName)
	}
	if utf8.Valid(data) {
		return data, nil, nil
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	return text, diag.List{{Code: "charset", Severity: diag.Doubt, File: fileName,
		Message: "le fichier n’est pas en UTF-8\u00a0; il est lu comme du Windows-1252",
		Remedy:  "Vérifiez les accents, ou enregistrez-le en UTF-8"}}, err
}

var yamlLine = regexp.MustCompile(`line (\d+): (.*)`)

// syntax says in French what the YAML reader could not understand.
func syntax(err error) diag.Problem {
	p := diag.Problem{Code: "yaml-syntax", Severity: diag.Refused, File: fileName, Message: "le fichier n’est pas du YAML correct"}
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	if m := yamlLine.FindStringSubmatch(text); m != nil {
		p.Row, _ = strconv.Atoi(m[1])
		text = m[2]
	}
	switch {
	case strings.Contains(text, "mapping values are not allowed"):
		p.Remedy = "Un texte qui contient «\u00a0: » se met entre guillemets\u00a0; vérifiez aussi le retrait de la ligne"
	case strings.Contains(text, "cannot start any token"):
		p.Remedy = "Remplacez les tabulations par des espaces, et mettez entre guillemets un texte qui commence par @, `, % ou &"
	case strings.Contains(text, "did not find expected"):
		p.Remedy = "Vérifiez le retrait des lignes voisines et les guillemets fermants"
	case strings.Contains(text, "unknown anchor"):
		p.Remedy = "Un texte qui commence par * se met entre guillemets"
	default:
		p.Remedy = "Message du lecteur\u00a0: " + diag.Clip(text)
	}
	return p
}
