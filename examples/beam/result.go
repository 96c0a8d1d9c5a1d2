package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"

	"github.com/reen-numerique/reen/footprint"
)

// municipalLine is what reen footprint --format json writes, on one line, after
// the code of the municipality.
func municipalLine(code string, r *footprint.Result) (string, error) {
	var text, line bytes.Buffer
	if err := r.WriteJSON(&text, footprint.JSONOptions{}); err != nil {
		return "", err
	}
	err := json.Compact(&line, text.Bytes())
	return withArea(code, line.Bytes()), err
}

// areaLine gives the file of an area and its line: the same, without the lists
// of refused rows and of doubts, which each municipality has.
func areaLine(key string, s *sum) (string, string, error) {
	var text bytes.Buffer
	if err := s.Result().WriteJSON(&text, footprint.JSONOptions{}); err != nil {
		return "", "", err
	}
	var doc map[string]json.RawMessage
	if err := json.Unmarshal(text.Bytes(), &doc); err != nil {
		return "", "", err
	}
	delete(doc, "rejected")
	delete(doc, "doubts")
	line, err := json.Marshal(doc)
	return path.Dir(key) + "/areas.jsonl", withArea(path.Base(key), line), err
}

// withArea puts a code first in an object.
func withArea(code string, object []byte) string {
	return fmt.Sprintf(`{"area":%q,%s`+"\n", code, object[1:])
}
