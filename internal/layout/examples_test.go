package layout

import (
	"bytes"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// impliedMethods are those of the standard interfaces: a program meets them
// through fmt, errors or encoding/json and seldom by their name.
var impliedMethods = []string{"String", "Error", "Unwrap", "MarshalText", "UnmarshalText", "MarshalJSON", "UnmarshalJSON"}

// A name earns its place by appearing in an Example: each exported type,
// function, method, field, constant and variable of the public packages is
// used in one. A type is used where a value of it is.
func TestEachExportedNameIsInAnExample(t *testing.T) {
	fset, files := token.NewFileSet(), map[string][]*ast.File{}
	var all []*ast.File
	for _, room := range publicRooms() {
		files[room] = examples(t, fset, room)
		all = append(all, files[room]...)
	}
	load, used := loader(t, all...), map[types.Object]bool{}
	for _, room := range publicRooms() {
		noteUses(load, fset, room, files[room], used)
	}
	for _, room := range publicRooms() {
		t.Run(room, func(t *testing.T) {
			pkg, err := load.Import(module + room)
			require.NoError(t, err)
			var missing []string
			for name, object := range exported(pkg) {
				if !used[object] {
					missing = append(missing, name)
				}
			}
			slices.Sort(missing)
			require.Empty(t, missing, "in no Example of any package: show it in one, or take it back")
		})
	}
}

// loader reads the packages that the files import, and their own, from what the
// compiler wrote of them.
func loader(t *testing.T, files ...*ast.File) types.Importer {
	args := []string{"list", "-export", "-deps", "-f", "{{.ImportPath}}={{.Export}}"}
	for _, room := range publicRooms() {
		args = append(args, module+room)
	}
	for _, file := range files {
		for _, spec := range file.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			require.NoError(t, err)
			if !slices.Contains(optionalRooms, path) {
				args = append(args, path)
			}
		}
	}
	out, err := exec.Command("go", args...).Output()
	require.NoError(t, err)
	compiled := map[string]string{}
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), "=")
		compiled[path] = file
	}
	return importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) {
		data, err := os.ReadFile(compiled[path])
		return io.NopCloser(bytes.NewReader(data)), err
	})
}

// exported gives the exported names of a package, with those of the methods
// and fields of its types.
func exported(pkg *types.Package) map[string]types.Object {
	all := map[string]types.Object{}
	for _, name := range pkg.Scope().Names() {
		object := pkg.Scope().Lookup(name)
		if !object.Exported() {
			continue
		}
		all[name] = object
		named, isType := object.Type().(*types.Named)
		if _, declares := object.(*types.TypeName); !declares || !isType {
			continue
		}
		for m := range named.Methods() {
			if m.Exported() && !slices.Contains(impliedMethods, m.Name()) {
				all[name+"."+m.Name()] = m
			}
		}
		if s, ok := named.Underlying().(*types.Struct); ok {
			for f := range s.Fields() {
				if f.Exported() && !f.Embedded() {
					all[name+"."+f.Name()] = f
				}
			}
		}
	}
	return all
}

// examples gives the files of the external tests of a package.
func examples(t *testing.T, fset *token.FileSet, room string) []*ast.File {
	names, err := filepath.Glob(filepath.Join("..", "..", room, "*_test.go"))
	require.NoError(t, err)
	var files []*ast.File
	for _, name := range names {
		file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		if strings.HasSuffix(file.Name.Name, "_test") {
			files = append(files, file)
		}
	}
	return files
}

// noteUses notes what the Examples of a package use. The files are type-checked
// together, and only the bodies of Examples looked at.
func noteUses(load types.Importer, fset *token.FileSet, room string, files []*ast.File, used map[types.Object]bool) {
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}, Selections: map[*ast.SelectorExpr]*types.Selection{}}
	config := types.Config{Importer: load, Error: func(error) {}}
	_, _ = config.Check(room+"_test", fset, files, info)
	for _, file := range files {
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if ok && f.Recv == nil && strings.HasPrefix(f.Name.Name, "Example") {
				ast.Inspect(f.Body, func(n ast.Node) bool {
					if id, ok := n.(*ast.Ident); ok {
						use(info.Uses[id], used)
					}
					if e, ok := n.(ast.Expr); ok {
						useType(info.Types[e].Type, used)
					}
					return true
				})
			}
		}
	}
}

func use(o types.Object, used map[types.Object]bool) {
	if o == nil {
		return
	}
	used[o] = true
	useType(o.Type(), used)
}

func useType(t types.Type, used map[types.Object]bool) {
	switch t := t.(type) {
	case *types.Named:
		used[t.Obj()] = true
	case *types.Pointer:
		useType(t.Elem(), used)
	case *types.Slice:
		useType(t.Elem(), used)
	case *types.Array:
		useType(t.Elem(), used)
	case *types.Map:
		useType(t.Key(), used)
		useType(t.Elem(), used)
	case *types.Tuple:
		for v := range t.Variables() {
			useType(v.Type(), used)
		}
	case *types.Signature:
		useType(t.Params(), used)
		useType(t.Results(), used)
	}
}
