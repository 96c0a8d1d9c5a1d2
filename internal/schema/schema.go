// Package schema writes the JSON Schema (draft 2020-12) of the form that a Go
// type has in JSON. Tests of the packages that write such forms compare it with
// the file that is checked in, so that neither changes without the other.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Object is a JSON object.
type Object = map[string]any

// Form is a versioned form of JSON, and what its types alone do not say.
type Form struct {
	ID, Title, Description string
	Version                int                           // of the key "schema"; no such key when 0
	Source                 Source                        // of comments and constants
	Types                  map[reflect.Type]Object       // that write themselves
	As                     map[reflect.Type]reflect.Type // types that write another in their place
	Keys                   map[string][]string           // the values of a key that is a text: "criterion", or "jsonBlock.type" in one type
}

// Of gives the schema of a type, the same bytes each time.
func (f Form) Of(t reflect.Type) ([]byte, error) {
	w := writer{Form: f, defs: Object{}, names: map[string]reflect.Type{}}
	s := w.structure(t)
	s["$schema"], s["$id"], s["title"], s["description"] = "https://json-schema.org/draft/2020-12/schema", f.ID, f.Title, f.Description
	if len(w.defs) > 0 {
		s["$defs"] = w.defs
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(s); err != nil {
		return nil, fmt.Errorf("schema: %w", err)
	}
	return b.Bytes(), nil
}

type writer struct {
	Form
	defs  Object
	names map[string]reflect.Type
}

// value is the schema of what a field holds.
func (w *writer) value(t reflect.Type) Object {
	if other := w.As[t]; other != nil {
		t = other
	}
	if s := w.Types[t]; s != nil {
		return w.defined(t, func() Object { return s })
	}
	switch t.Kind() {
	case reflect.Pointer:
		return w.value(t.Elem())
	case reflect.Slice:
		return Object{"type": "array", "items": w.value(t.Elem())}
	case reflect.Struct:
		return w.defined(t, func() Object { return w.structure(t) })
	case reflect.String:
		if values := w.Source.Constants(t); len(values) > 0 {
			return Object{"enum": values}
		}
		return Object{"type": "string"}
	case reflect.Bool:
		return Object{"type": "boolean"}
	case reflect.Int:
		return Object{"type": "integer"}
	case reflect.Uint64:
		return Object{"type": "integer", "minimum": 0}
	}
	panic("schema: no form for " + t.String())
}

// defined refers to a type that is described once. It is entered before it is
// described, since it may hold itself.
func (w *writer) defined(t reflect.Type, describe func() Object) Object {
	name := strings.ToLower(strings.TrimPrefix(t.Name(), "json"))
	if was := w.names[name]; was != nil && was != t {
		panic("schema: " + was.String() + " and " + t.String() + " have one name")
	}
	if w.names[name] == nil {
		w.names[name] = t
		s := describe()
		if text := w.Source.Comment(t, ""); text != "" {
			s["description"] = text
		}
		w.defs[name] = s
	}
	return Object{"$ref": "#/$defs/" + name}
}

func (w *writer) structure(t reflect.Type) Object {
	properties, required := Object{}, []string{}
	w.fields(t, false, properties, &required)
	slices.Sort(required)
	return Object{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}

// fields adds those of a struct, and those of the ones that it embeds: none of
// them is required where it is by a pointer.
func (w *writer) fields(t reflect.Type, optional bool, properties Object, required *[]string) {
	for i := range t.NumField() {
		field := t.Field(i)
		key, option, _ := strings.Cut(field.Tag.Get("json"), ",")
		if field.Anonymous && key == "" {
			inner := field.Type
			if inner.Kind() == reflect.Pointer {
				inner = inner.Elem()
			}
			w.fields(inner, optional || field.Type.Kind() == reflect.Pointer, properties, required)
			continue
		}
		properties[key] = w.property(t, field, key, option)
		if option == "" && !optional {
			*required = append(*required, key)
		}
	}
}

func (w *writer) property(t reflect.Type, field reflect.StructField, key, option string) Object {
	s := w.value(field.Type)
	values := w.Keys[t.Name()+"."+key]
	if values == nil {
		values = w.Keys[key]
	}
	if values != nil && s["type"] == "string" {
		s = Object{"enum": values}
	}
	if key == "schema" && w.Version > 0 {
		s = Object{"const": w.Version}
	}
	if field.Type.Kind() == reflect.Pointer && option == "" {
		s = Object{"anyOf": []Object{s, {"type": "null"}}}
	}
	if text := w.Source.Comment(t, field.Name); text != "" {
		s["description"] = text
	}
	return s
}
