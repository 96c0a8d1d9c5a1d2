package inventory

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/delimited"
)

// member is a file of an inventory.
type member struct {
	open  func() (io.ReadCloser, error)
	name  string // in messages
	found bool   // in a folder or an archive: it may be something else
}

func fileOf(fsys fs.FS, at, name string) member {
	return member{open: func() (io.ReadCloser, error) { return fsys.Open(at) }, name: name}
}

// membersOf gives the files of a folder and of those in it, in their order. Only
// plain files are: a link could lead out of the folder.
func (g *reading) membersOf(fsys fs.FS, root, name string) ([]member, error) {
	var out []member
	err := fs.WalkDir(fsys, root, func(at string, d fs.DirEntry, err error) error {
		hidden := at != root && isHidden(d.Name(), d.IsDir())
		inside := path.Join(name, strings.TrimPrefix(strings.TrimPrefix(at, root), "/"))
		switch {
		case err != nil:
			return err
		case d.IsDir() && hidden:
			return fs.SkipDir
		case d.Type()&fs.ModeSymlink != 0 && !hidden:
			g.tell(linked(inside))
			return nil
		case hidden || !d.Type().IsRegular():
			return nil
		case len(out) >= g.Limits.Files:
			return delimited.TooLargef("plus de %d fichiers", g.Limits.Files)
		}
		m := fileOf(fsys, at, inside)
		m.found = true
		out = append(out, m)
		return nil
	})
	if err == nil && len(out) == 0 {
		err = delimited.Failf("aucun fichier dans ce dossier (les liens ne sont pas suivis)")
	}
	return out, err
}

// isHidden tells what systems and office programs leave among the files of people.
func isHidden(name string, folder bool) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || folder && name == "__MACOSX"
}

// linked says that a link is left aside.
func linked(name string) diag.Problem {
	return diag.Problem{Code: "file-not-read", Severity: diag.Notice, File: name, Message: "lien, non suivi", Remedy: "S’il mène à une partie de l’inventaire, mettez le fichier lui-même à sa place"}
}

// members reads files in the order of their lists: rows may name those of an
// earlier one.
func (g *reading) members(all []member) error {
	if len(all) > 1 {
		if g.contents == nil {
			g.contents = map[[sha256.Size]byte]string{}
		}
		ranks := map[string]list{}
		for _, m := range all {
			ranks[m.name] = g.rank(m)
		}
		slices.SortStableFunc(all, func(a, b member) int { return int(ranks[a.name]) - int(ranks[b.name]) })
	}
	read, first := 0, error(nil)
	for _, m := range all {
		before := g.rows
		err := g.file(m)
		switch {
		case err == nil:
			read++
		case !m.found || g.rows > before:
			return err
		default:
			g.tell(unread(m.name, err))
			first = cmp.Or(first, err)
		}
	}
	if read == 0 {
		return noneOf(len(all), first)
	}
	return nil
}

// noneOf says why none of some files is read: the cause of the first, which
// names it.
func noneOf(count int, first error) error {
	if count == 1 {
		return first
	}
	text := fmt.Sprintf("aucun fichier d’inventaire reconnu parmi %d. Le premier, %s", count, delimited.Sentence(first))
	if errors.Is(first, ErrUnknownTable) {
		return delimited.Because(ErrUnknownTable, text)
	}
	return delimited.Failf("%s", text)
}

// unread says why a file of a folder was left aside: nothing, where it is of no
// known kind.
func unread(name string, err error) diag.Problem {
	p := diag.Problem{Code: "file-not-read", Severity: diag.Doubt, File: name, Message: "fichier laissé de côté\u00a0: " + strings.TrimPrefix(err.Error(), name+"\u00a0: "),
		Remedy: "S’il fait partie de l’inventaire, réparez-le ou enregistrez-le au format CSV\u00a0; sinon, ôtez-le du dossier"}
	if errors.Is(err, errUnrecognised) && !errors.Is(err, ErrUnknownTable) {
		p.Severity = diag.Notice
	}
	return p
}

// rank gives the list of a file, from its first bytes. What cannot be told is
// read with the equipment.
func (g *reading) rank(m member) list {
	f, err := m.open()
	if err != nil {
		return equipment
	}
	defer func() { _ = f.Close() }()                    // nothing was written
	head, _ := io.ReadAll(io.LimitReader(f, headBytes)) // an error is met again where the file is read
	switch {
	case bytes.HasPrefix(head, []byte(archiveMagic)):
		return equipment
	case opensDocument(head):
		return documents
	}
	in, err := openLines(bytes.NewReader(head), g.resolved)
	if err != nil {
		return equipment
	}
	d, err := detect(in, g.resolved)
	if err != nil {
		return equipment
	}
	return d.list
}
