package inventory

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/reen-numerique/reen/internal/delimited"
)

// items gives the items of a valid document in the exchange format one by one,
// numbered from 1 and valid until the next one, to a function whose error ends
// it. It tells how many there are, -1 where the document has no list of them.
// A list takes no more memory than its longest item, however many it has.
func items(data []byte, each func(item json.RawMessage, number int) error) (int, error) {
	in := json.NewDecoder(bytes.NewReader(data))
	in.UseNumber() // of any size
	if _, err := in.Token(); err != nil {
		return 0, err
	}
	found := -1
	for in.More() {
		key, err := in.Token()
		if err != nil {
			return 0, err
		}
		name, _ := key.(string) // a key is a string
		value, err := in.Token()
		switch {
		case err != nil:
			return 0, err
		case !strings.EqualFold(name, "inventory"):
			err = skip(in, value)
		case value == json.Delim('['):
			found, err = itemsOfList(in, max(found, 0), each)
		case value != nil: // null is no list
			err = delimited.Failf("%s", otherShape)
		}
		if err != nil {
			return 0, err
		}
	}
	return found, nil
}

// itemsOfList gives those of a list that is open, numbered from the one after
// some others, and tells the last number.
func itemsOfList(in *json.Decoder, number int, each func(item json.RawMessage, number int) error) (int, error) {
	var item json.RawMessage
	for in.More() {
		if err := in.Decode(&item); err != nil {
			return 0, err
		}
		number++
		if err := each(item, number); err != nil {
			return 0, err
		}
	}
	_, err := in.Token() // its end
	return number, err
}

// skip passes over the rest of a value that starts with a token.
func skip(in *json.Decoder, first json.Token) error {
	depth := 0
	for token := first; ; {
		switch token {
		case json.Delim('['), json.Delim('{'):
			depth++
		case json.Delim(']'), json.Delim('}'):
			depth--
		}
		if depth == 0 {
			return nil
		}
		var err error
		if token, err = in.Token(); err != nil {
			return err
		}
	}
}
