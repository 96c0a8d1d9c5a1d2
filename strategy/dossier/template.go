package dossier

import (
	"embed"
	"io/fs"
)

//go:embed template
var templateFiles embed.FS

// Template gives a folder to fill in: dossier.yaml with every key, what it is,
// its unit, its values and examples in French comments, an empty file of
// equipment that it names, and dossier.schema.json, the JSON Schema by which
// editors explain the keys. [Open] reads it as it is, and says what is missing.
//
//	err := os.CopyFS("valmorne", dossier.Template())
//
// os.CopyFS overwrites nothing.
func Template() fs.FS {
	folder, err := fs.Sub(templateFiles, "template")
	if err != nil {
		panic(err) // the name is a constant
	}
	return folder
}
