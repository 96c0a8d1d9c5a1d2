package schema

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
)

// Source is what the files of packages say of their types: the comments, and the
// constants of each.
type Source struct {
	comments  map[string]string   // "footprint.jsonTotal", "footprint.jsonTotal.Value"
	constants map[string][]string // "footprint.Convention"
}

// Read reads the Go files of folders, each one package; tests are left out.
func Read(folders ...string) (Source, error) {
	s := Source{comments: map[string]string{}, constants: map[string][]string{}}
	for _, folder := range folders {
		names, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(names) == 0 {
			return s, fmt.Errorf("schema: no Go file in %s", folder)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				return s, fmt.Errorf("schema: %w", err)
			}
			s.add(file)
		}
	}
	return s, nil
}

func (s Source) add(file *ast.File) {
	for _, decl := range file.Decls {
		group, ok := decl.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range group.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				s.addType(file.Name.Name+"."+spec.Name.Name, spec, group)
			case *ast.ValueSpec:
				s.addConstant(file.Name.Name, spec)
			}
		}
	}
}

func (s Source) addType(name string, spec *ast.TypeSpec, group *ast.GenDecl) {
	doc := spec.Doc
	if doc == nil && len(group.Specs) == 1 {
		doc = group.Doc
	}
	s.comments[name] = oneLine(strings.TrimPrefix(oneLine(doc.Text()), spec.Name.Name+" is "))
	if of, ok := spec.Type.(*ast.StructType); ok {
		for _, field := range of.Fields.List {
			for _, id := range field.Names {
				s.comments[name+"."+id.Name] = oneLine(field.Comment.Text())
			}
		}
	}
}

// addConstant keeps the texts of the constants of a named type.
func (s Source) addConstant(pkg string, spec *ast.ValueSpec) {
	of, ok := spec.Type.(*ast.Ident)
	if !ok {
		return
	}
	for _, value := range spec.Values {
		if text, ok := value.(*ast.BasicLit); ok && text.Kind == token.STRING {
			word, err := strconv.Unquote(text.Value)
			if err == nil {
				name := pkg + "." + of.Name
				s.constants[name] = append(s.constants[name], word)
			}
		}
	}
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// Comment is that of a type, or of one of its fields.
func (s Source) Comment(t reflect.Type, field string) string {
	if field == "" {
		return s.comments[t.String()]
	}
	return s.comments[t.String()+"."+field]
}

// Constants are the texts of a named type, in the order of the source.
func (s Source) Constants(t reflect.Type) []string { return s.constants[t.String()] }
