package main

import (
	"io"
	"os"
	"path/filepath"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// maxWorkbook is the size beyond which a file is not looked into, in bytes:
// that of dossier.OpenWorkbook.
const maxWorkbook = 64 << 20

// isWorkbook tells a file that is a dossier in one workbook.
func isWorkbook(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }() // nothing was written
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() || info.Size() > maxWorkbook {
		return false
	}
	head := make([]byte, 2)
	if _, err := io.ReadFull(f, head); err != nil || string(head) != "PK" {
		return false // no archive: it is not read whole to say so
	}
	rest, err := io.ReadAll(io.LimitReader(f, maxWorkbook))
	return err == nil && dossier.IsWorkbook(append(head, rest...))
}

// readDossier reads a dossier from a folder or from a workbook.
func readDossier(path string, set *factors.Set) (*dossier.Dossier, error) {
	if isWorkbook(path) {
		return readWorkbook(path, set)
	}
	root, err := openFolder(path)
	if err != nil {
		return nil, err
	}
	d, err := dossier.Open(root, set)
	if err != nil {
		return nil, failed("%w", err)
	}
	return d, nil
}

func readWorkbook(path string, set *factors.Set) (*dossier.Dossier, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, failed("«\u00a0%s\u00a0» ne peut pas être lu", path)
	}
	defer func() { _ = f.Close() }() // nothing was written
	d, err := dossier.OpenWorkbook(f, filepath.Base(path), set)
	if err != nil {
		return nil, failed("%w", err)
	}
	return d, nil
}
