package layout

import (
	"go/ast"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The documentation of a package opens with one sentence, then a whole small
// program, which compiles.
func TestEachPackageOpensWithAProgram(t *testing.T) {
	for _, room := range append(publicRooms(), "factors/boavizta", "factors/digital4better") {
		t.Run(room, func(t *testing.T) {
			fset := token.NewFileSet()
			file, err := parser.ParseFile(fset, filepath.Join("..", "..", room, "doc.go"), nil, parser.ParseComments)
			require.NoError(t, err)
			parsed := new(comment.Parser).Parse(file.Doc.Text())
			sentence, ok := parsed.Content[0].(*comment.Paragraph)
			require.True(t, ok)
			text := string(new(comment.Printer).Text(&comment.Doc{Content: []comment.Block{sentence}}))
			require.True(t, strings.HasPrefix(text, "Package "+filepath.Base(room)+" "), text)
			require.True(t, strings.HasSuffix(strings.TrimSpace(text), "."), text)
			code, ok := parsed.Content[1].(*comment.Code)
			require.True(t, ok, "no program after the first sentence")
			program, err := parser.ParseFile(fset, "main.go", code.Text, 0)
			require.NoError(t, err)
			require.Equal(t, "main", program.Name.Name)
			config := types.Config{Importer: optional{loader(t, program)}}
			_, err = config.Check("main", fset, []*ast.File{program}, nil)
			require.NoError(t, err)
		})
	}
}

// optionalRooms are the sets that are modules of their own, which no package of
// this one imports.
var optionalRooms = []string{module + "factors/boavizta", module + "factors/digital4better"}

// optional gives the shape of these sets.
type optional struct{ types.Importer }

func (o optional) Import(path string) (*types.Package, error) {
	if !slices.Contains(optionalRooms, path) {
		return o.Importer.Import(path)
	}
	facts, err := o.Importer.Import(module + "factors")
	if err != nil {
		return nil, err
	}
	pkg := types.NewPackage(path, filepath.Base(path))
	set := types.NewPointer(facts.Scope().Lookup("Set").Type())
	results := types.NewTuple(types.NewVar(token.NoPos, pkg, "", set), types.NewVar(token.NoPos, pkg, "", types.Universe.Lookup("error").Type()))
	pkg.Scope().Insert(types.NewFunc(token.NoPos, pkg, "Set", types.NewSignatureType(nil, nil, nil, nil, results, false)))
	pkg.MarkComplete()
	return pkg, nil
}

// Each exported type, function and method has a comment of its own, and each
// constant or variable has one or stands in a group that has one.
func TestEachExportedNameIsDocumented(t *testing.T) {
	for _, room := range publicRooms() {
		names, err := filepath.Glob(filepath.Join("..", "..", room, "*.go"))
		require.NoError(t, err)
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
			require.NoError(t, err)
			for _, decl := range file.Decls {
				requireDocumented(t, name, decl)
			}
		}
	}
}

func requireDocumented(t *testing.T, file string, decl ast.Decl) {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		if decl.Name.IsExported() && (decl.Recv == nil || exportedReceiver(decl)) && decl.Name.Name != "Error" && decl.Name.Name != "String" {
			require.NotEmpty(t, decl.Doc.Text(), "%s: %s", file, decl.Name)
		}
	case *ast.GenDecl:
		for _, spec := range decl.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				if spec.Name.IsExported() {
					require.NotEmpty(t, spec.Doc.Text()+decl.Doc.Text(), "%s: %s", file, spec.Name)
				}
			case *ast.ValueSpec:
				if spec.Names[0].IsExported() {
					require.NotEmpty(t, spec.Doc.Text()+spec.Comment.Text()+decl.Doc.Text(), "%s: %s", file, spec.Names[0])
				}
			}
		}
	}
}

func exportedReceiver(f *ast.FuncDecl) bool {
	of := f.Recv.List[0].Type
	if star, ok := of.(*ast.StarExpr); ok {
		of = star.X
	}
	id, ok := of.(*ast.Ident)
	return ok && id.IsExported()
}
