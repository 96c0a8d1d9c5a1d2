package agent

import (
	"encoding/json"
	"errors"
	"io"

	"golang.org/x/text/transform"

	"github.com/reen-numerique/reen/internal/delimited"
)

// jsonReader builds the tree of one JSON document, token by token.
type jsonReader struct {
	*builder
	window *window
	in     *json.Decoder
}

func newJSONReader(in io.Reader, l Limits) *jsonReader {
	w := &window{in: transform.NewReader(in, &tidied{}), limit: l.Text}
	r := &jsonReader{newBuilder(l), w, json.NewDecoder(w)}
	r.in.UseNumber()
	return r
}

// readJSON builds the tree, under the name that XML gives its root.
func readJSON(in io.Reader, l Limits) (*node, error) {
	r := newJSONReader(in, l)
	if err := r.value("request", 0); err != nil {
		return nil, malformed("JSON", err)
	}
	switch _, err := r.token(); {
	case err == nil:
		return nil, delimited.Failf("plusieurs documents JSON dans un fichier\u00a0: enregistrez-en un par fichier")
	case !errors.Is(err, io.EOF):
		return nil, malformed("JSON", err)
	}
	return r.document(nil)
}

func (r *jsonReader) token() (json.Token, error) {
	r.window.next()
	return r.in.Token()
}

// value reads one value under a name: an object or a scalar as one element,
// an array as an element for each of its values.
func (r *jsonReader) value(name string, arrays int) error {
	token, err := r.token()
	if err != nil {
		return err
	}
	if token == json.Delim('[') {
		return r.array(name, arrays+1)
	}
	if err := r.begin(name); err != nil {
		return err
	}
	defer r.end()
	switch t := token.(type) {
	case json.Delim:
		return r.object()
	case string:
		return r.say(t)
	case json.Number:
		return r.say(t.String())
	case bool:
		if t {
			return r.say("1")
		}
		return r.say("0")
	}
	return nil // null
}

// array reads the values of an array. Arrays within arrays are one list.
func (r *jsonReader) array(name string, arrays int) error {
	if len(r.open)+arrays > r.limits.Depth {
		return delimited.TooLargef("éléments imbriqués sur plus de %d niveaux", r.limits.Depth)
	}
	for r.more() {
		if err := r.value(name, arrays); err != nil {
			return err
		}
	}
	_, err := r.token() // its end
	return err
}

func (r *jsonReader) object() error {
	for r.more() {
		key, err := r.token()
		if err != nil {
			return err
		}
		name, _ := key.(string) // a key is a string
		if err := r.value(name, 0); err != nil {
			return err
		}
	}
	_, err := r.token() // its end
	return err
}

func (r *jsonReader) more() bool {
	r.window.next()
	return r.in.More()
}
