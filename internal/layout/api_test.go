package layout

import (
	"bytes"
	"flag"
	"go/ast"
	"go/build"
	"go/parser"
	"go/printer"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write api.txt again")

// api.txt lists what the packages promise to those who import them, one name a
// line, so that a change of it shows in the difference that is reviewed: a line
// that goes or changes breaks somebody's program, and is told in CHANGELOG.md.
const listing = "api.txt"

// apart are the packages of the modules of data.
var apart = []string{"factors/boavizta", "factors/digital4better"}

func TestPublicAPIIsThatOfTheListing(t *testing.T) {
	var got []string
	for _, room := range append(slices.Sorted(maps.Keys(rooms)), apart...) {
		for _, line := range listed(t, filepath.Join("..", "..", room)) {
			got = append(got, "pkg "+room+", "+line)
		}
	}
	slices.Sort(got)
	if *update {
		require.NoError(t, os.WriteFile(listing, []byte(strings.Join(got, "\n")+"\n"), 0o644))
	}
	text, err := os.ReadFile(listing)
	require.NoError(t, err)
	want := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("gone, which breaks programs: %s", line)
		}
	}
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("new: %s", line)
		}
	}
	if t.Failed() {
		t.Log("The public API changed. Where it was meant: go test ./internal/layout -run API -update, and a line in CHANGELOG.md.")
	}
}

// exported lists the exported names of the package in a folder.
func listed(t *testing.T, dir string) []string {
	pkg, err := build.Default.ImportDir(dir, 0)
	require.NoError(t, err)
	var out []string
	for _, name := range pkg.GoFiles {
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, name), nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, decl := range file.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				out = append(out, function(d)...)
			case *ast.GenDecl:
				out = append(out, declared(d)...)
			}
		}
	}
	return out
}

func function(d *ast.FuncDecl) []string {
	switch {
	case !d.Name.IsExported():
		return nil
	case d.Recv == nil:
		return []string{"func " + d.Name.Name + signature(d.Type)}
	}
	receiver := printed(d.Recv.List[0].Type)
	if name, _, _ := strings.Cut(strings.TrimPrefix(receiver, "*"), "["); !ast.IsExported(name) {
		return nil
	}
	return []string{"method (" + receiver + ") " + d.Name.Name + signature(d.Type)}
}

// declared lists constants, variables and types. A constant without a value has
// the type of the one before.
func declared(d *ast.GenDecl) (out []string) {
	inherited := ""
	for _, spec := range d.Specs {
		switch s := spec.(type) {
		case *ast.ValueSpec:
			kind := ""
			if s.Type != nil {
				kind = " " + printed(s.Type)
			}
			if d.Tok == token.CONST && s.Type == nil && s.Values == nil {
				kind = inherited
			}
			inherited = kind
			for n, name := range s.Names {
				if !name.IsExported() {
					continue
				}
				line := d.Tok.String() + " " + name.Name + kind
				if literal, ok := at(s.Values, n).(*ast.BasicLit); ok && d.Tok == token.CONST {
					line += " = " + literal.Value
				}
				out = append(out, line)
			}
		case *ast.TypeSpec:
			if s.Name.IsExported() {
				out = append(out, typed(s)...)
			}
		}
	}
	return out
}

func at(values []ast.Expr, n int) ast.Expr {
	if n < len(values) {
		return values[n]
	}
	return nil
}

// typed lists a type and what can be named of it.
func typed(s *ast.TypeSpec) []string {
	name := "type " + s.Name.Name
	if s.TypeParams != nil {
		name += "[" + strings.Join(typesOf(s.TypeParams), ", ") + "]"
	}
	if s.Assign.IsValid() {
		name += " ="
	}
	switch of := s.Type.(type) {
	case *ast.StructType:
		return append([]string{name + " struct"}, members(name+" struct, ", of.Fields)...)
	case *ast.InterfaceType:
		return append([]string{name + " interface"}, members(name+" interface, ", of.Methods)...)
	}
	return []string{name + " " + printed(s.Type)}
}

func members(before string, fields *ast.FieldList) (out []string) {
	for _, f := range fields.List {
		text := " " + printed(f.Type)
		if method, ok := f.Type.(*ast.FuncType); ok && strings.Contains(before, "interface") {
			text = signature(method)
		}
		if f.Tag != nil {
			text += " " + f.Tag.Value
		}
		if len(f.Names) == 0 { // whose exported names are those of the type too
			out = append(out, before+"embedded"+text)
		}
		for _, name := range f.Names {
			if name.IsExported() {
				out = append(out, before+name.Name+text)
			}
		}
	}
	return out
}

// signature is that of a function by its types: names of parameters are nobody's
// business.
func signature(f *ast.FuncType) string {
	text := "(" + strings.Join(typesOf(f.Params), ", ") + ")"
	if f.TypeParams != nil {
		text = "[" + strings.Join(typesOf(f.TypeParams), ", ") + "]" + text
	}
	switch results := typesOf(f.Results); len(results) {
	case 0:
		return text
	case 1:
		return text + " " + results[0]
	default:
		return text + " (" + strings.Join(results, ", ") + ")"
	}
}

// types lists the type of each field.
func typesOf(fields *ast.FieldList) (out []string) {
	if fields == nil {
		return nil
	}
	for _, f := range fields.List {
		for range max(1, len(f.Names)) {
			out = append(out, printed(f.Type))
		}
	}
	return out
}

// printed writes a type on one line.
func printed(e ast.Expr) string {
	if f, ok := e.(*ast.FuncType); ok {
		return "func" + signature(f)
	}
	var text bytes.Buffer
	if err := printer.Fprint(&text, token.NewFileSet(), e); err != nil {
		panic(err) // only of what is no Go
	}
	return strings.Join(strings.Fields(text.String()), " ")
}
