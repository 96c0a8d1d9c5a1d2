package main

import (
	"archive/zip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// outputs are the formats that can be written, each by a function that tells
// what it could not say.
var outputs = map[string]func(w io.Writer, set *factors.Set, inv footprint.Inventory, opts inventory.WriteOptions) (diag.List, error){
	"native": writeNative,
	"g4it":   writeG4IT,
	"pcr-si": inventory.WritePCRSI,
}

// checkOutputs refuses to write over what is read or written, and into a folder
// that is read: its files would be read again the next time.
func (im *importing) checkOutputs(paths []string) error {
	written := map[string]bool{}
	for _, out := range []string{im.output, im.rejects, im.unknowns, im.machines} {
		full, err := filepath.Abs(out)
		switch {
		case out == "":
			continue
		case err != nil:
			return failed("«\u00a0%s\u00a0» n’est pas un nom de fichier", out)
		case written[full]:
			return misused("«\u00a0%s\u00a0» serait écrit deux fois\u00a0: donnez un nom à chaque fichier", out)
		}
		written[full] = true
		for _, in := range append(slices.Clone(paths), im.reading.mapping) {
			switch {
			case in == "":
			case sameFile(in, out):
				return misused("«\u00a0%s\u00a0» est lu\u00a0: donnez un autre nom au fichier à écrire", out)
			case within(in, full) && !isDossier([]string{in}):
				return misused("«\u00a0%s\u00a0» serait relu avec «\u00a0%s\u00a0» la fois suivante\u00a0: écrivez-le dans un autre dossier", out, in)
			}
		}
	}
	return nil
}

// within tells whether a file lies in a folder, at any depth.
func within(folder, full string) bool {
	info, err := os.Stat(folder)
	if err != nil || !info.IsDir() {
		return false
	}
	root, err := filepath.Abs(folder)
	if err != nil {
		return false
	}
	rest, err := filepath.Rel(root, full)
	return err == nil && filepath.IsLocal(rest)
}

func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// writeNative writes lines in the native format.
func writeNative(w io.Writer, _ *factors.Set, inv footprint.Inventory, opts inventory.WriteOptions) (diag.List, error) {
	out := inventory.NewWriter(w, opts)
	for n := range inv.Lines {
		if err := out.Write(&inv.Lines[n]); err != nil {
			return nil, err
		}
	}
	return out.Problems(), out.Flush()
}

// writeG4IT writes the four files of G4IT as one archive, the same bytes each time.
func writeG4IT(w io.Writer, set *factors.Set, inv footprint.Inventory, opts inventory.WriteOptions) (diag.List, error) {
	z := zip.NewWriter(w)
	problems, err := inventory.WriteG4IT(func(name string) (io.WriteCloser, error) {
		part, err := z.Create(name)
		return unclosed{part}, err
	}, set, inv, opts)
	return problems, errors.Join(err, z.Close())
}

// unclosed is a part of an archive, which ends where the next one begins.
type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }

// writeFile writes a file whole or not at all.
func writeFile(name string, write func(io.Writer) error) error {
	file, err := os.CreateTemp(filepath.Dir(name), ".reen-*")
	if err != nil {
		return failed("«\u00a0%s\u00a0» n’a pas pu être écrit\u00a0: vérifiez le dossier et les droits", name)
	}
	defer func() { _ = os.Remove(file.Name()) }() // nothing to remove once it has its name
	if err := write(file); err != nil {
		_ = file.Close()
		return failed("%w", err)
	}
	if err := errors.Join(file.Chmod(0o644), file.Close(), os.Rename(file.Name(), name)); err != nil {
		return failed("«\u00a0%s\u00a0» n’a pas pu être écrit\u00a0: vérifiez le dossier et les droits", name)
	}
	return nil
}
