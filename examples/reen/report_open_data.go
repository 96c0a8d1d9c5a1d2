package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
)

// isArchive tells an archive to write from a folder.
func isArchive(path string) bool { return strings.EqualFold(filepath.Ext(path), ".zip") }

// checkOpenData refuses a place where something stands, before anything is
// written.
func checkOpenData(path string) error {
	if path == "" {
		return nil
	}
	if _, err := os.Stat(filepath.Dir(filepath.Clean(path))); err != nil {
		return failed("«\u00a0%s\u00a0» n’a pas pu être écrit\u00a0: vérifiez le chemin et les droits", path)
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && info.IsDir() && !isArchive(path) {
		if held, err := os.ReadDir(path); err == nil && len(held) == 0 {
			return nil
		}
	}
	return failed("«\u00a0%s\u00a0» existe déjà\u00a0: rien n’a été écrit", path)
}

// writeOpenData writes the tables of an assessment to an archive or a folder,
// whole or not at all.
func writeOpenData(path string, a *strategy.Assessment) error {
	data, err := report.OpenData(a, report.OpenDataOptions{})
	if err != nil {
		return failed("les données ouvertes n’ont pas pu être composées\u00a0: %w", err)
	}
	if isArchive(path) {
		var b bytes.Buffer
		if err := data.WriteZip(&b); err != nil {
			return failed("%w", err)
		}
		return writeNew(path, b.Bytes())
	}
	return writeFolder(filepath.Clean(path), data.Files())
}

// writeFolder writes files beside, then gives the folder its name.
func writeFolder(path string, files []report.DataFile) error {
	draft, err := os.MkdirTemp(filepath.Dir(path), ".reen-*")
	if err == nil {
		defer func() { _ = os.RemoveAll(draft) }() // nothing to remove once it has its name
		err = fill(draft, files)
	}
	if err == nil {
		_ = os.Remove(path) // an empty folder; anything else stays, and its name is not free
		err = errors.Join(os.Chmod(draft, 0o755), os.Rename(draft, path))
	}
	if err != nil {
		return failed("«\u00a0%s\u00a0» n’a pas pu être écrit\u00a0: vérifiez le chemin et les droits", path)
	}
	return nil
}

func fill(folder string, files []report.DataFile) error {
	for _, f := range files {
		name := filepath.Join(folder, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, f.Bytes, 0o644); err != nil {
			return err
		}
	}
	return nil
}
