package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"github.com/reen-numerique/reen/footprint"
)

// result gives the file of a result and its line: what reen footprint --format
// json writes, after the code of the area. Municipalities stand in the file of
// their département. An area of many has no list of refused rows and of doubts:
// each municipality has its own.
func result(key string, s *sum) (string, string, error) {
	var text, line bytes.Buffer
	if err := s.Result().WriteJSON(&text, footprint.JSONOptions{}); err != nil {
		return "", "", err
	}
	if isMunicipality(key) {
		err := json.Compact(&line, text.Bytes())
		return path.Dir(key) + ".jsonl", withArea(key, line.Bytes()), err
	}
	var doc map[string]json.RawMessage
	if err := json.Unmarshal(text.Bytes(), &doc); err != nil {
		return "", "", err
	}
	delete(doc, "rejected")
	delete(doc, "doubts")
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	err := enc.Encode(doc)
	return path.Dir(key) + "/areas.jsonl", withArea(key, bytes.TrimSpace(line.Bytes())), err
}

// withArea puts a code first in an object.
func withArea(key string, object []byte) string {
	return fmt.Sprintf(`{"area":%q,%s`+"\n", path.Base(key), object[1:])
}

// write writes a file, its parts in their order: the same bytes whatever the
// order they come in.
type write struct{ Output string }

func (w *write) ProcessElement(ctx context.Context, name string, next func(*string) bool) error {
	var parts []string
	for part := ""; next(&part); {
		parts = append(parts, part)
	}
	slices.Sort(parts)
	at := strings.TrimSuffix(w.Output, "/") + "/" + name
	files, err := filesystem.New(ctx, at)
	if err != nil {
		return err
	}
	defer func() { _ = files.Close() }()
	out, err := files.OpenWrite(ctx, at)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(out, strings.Join(parts, "")); err != nil {
		_ = out.Close() // the first error says more
		return err
	}
	return out.Close()
}
