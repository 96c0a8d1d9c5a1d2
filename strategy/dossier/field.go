package dossier

import (
	"reflect"
	"strings"
)

// field is a key of dossier.yaml and the Go field that it fills.
type field struct {
	key   string
	index []int
	rules string // of the tag validate
}

// fieldsOf gives the keys of a struct, those of inlined structs with them.
func fieldsOf(t reflect.Type) []field {
	var out []field
	for i := range t.NumField() {
		f := t.Field(i)
		key, option, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		switch {
		case option == "inline":
			for _, in := range fieldsOf(f.Type) {
				in.index = append([]int{i}, in.index...)
				out = append(out, in)
			}
		case key != "" && key != "-":
			out = append(out, field{key, []int{i}, f.Tag.Get("validate")})
		}
	}
	return out
}
