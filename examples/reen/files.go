package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// fileNames are the files and folders that were given, by the name that stands
// in the ids of their lines, as a folder that holds them all.
type fileNames map[string]string

// add gives the name of a path, which no other has.
func (n fileNames) add(path string) (string, error) {
	clean := filepath.Clean(path)
	name := filepath.Base(clean)
	if name == "." || name == ".." || name == string(filepath.Separator) {
		full, err := filepath.Abs(clean)
		if err != nil {
			return "", failed("«\u00a0%s\u00a0» ne peut pas être lu", path)
		}
		if name = filepath.Base(full); !fs.ValidPath(name) || name == "." {
			name = "dossier"
		}
	}
	if first, twice := n[name]; twice && first == clean {
		return "", misused("«\u00a0%s\u00a0» est donné deux fois", path)
	} else if twice {
		return "", misused("«\u00a0%s\u00a0» et «\u00a0%s\u00a0» ont le même nom, qui désigne les lignes\u00a0: renommez l’un des deux", first, path)
	}
	for _, other := range n {
		if full, err := filepath.Abs(clean); err == nil && within(other, full) {
			return "", misused("«\u00a0%s\u00a0» est déjà lu avec le dossier «\u00a0%s\u00a0»", path, other)
		}
		if full, err := filepath.Abs(other); err == nil && within(clean, full) {
			return "", misused("«\u00a0%s\u00a0» est déjà lu avec le dossier «\u00a0%s\u00a0»", other, path)
		}
	}
	n[name] = clean
	return name, nil
}

// Open opens a file that was given, or one in a folder that was.
func (n fileNames) Open(name string) (fs.File, error) {
	first, rest, _ := strings.Cut(name, "/")
	path, given := n[first]
	if !given || !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return os.Open(filepath.Join(path, filepath.FromSlash(rest)))
}
