package inventory

import (
	"bytes"
	"errors"
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
	fsys  fs.FS
	path  string // in fsys
	name  string // in messages
	found bool   // in a folder or an archive: it may be something else
}

// membersOf gives the files of a folder and of those in it, in their order. Only
// plain files are: a link could lead out of the folder.
func (g *reading) membersOf(fsys fs.FS, root, name string) ([]member, error) {
	var out []member
	err := fs.WalkDir(fsys, root, func(at string, d fs.DirEntry, err error) error {
		hidden := at != root && (strings.HasPrefix(d.Name(), ".") || strings.HasPrefix(d.Name(), "~$") || strings.HasPrefix(d.Name(), "__"))
		switch {
		case err != nil:
			return err
		case d.IsDir() && hidden:
			return fs.SkipDir
		case hidden || !d.Type().IsRegular():
			return nil
		case len(out) >= g.Limits.Files:
			return delimited.Failf("plus de %d fichiers", g.Limits.Files)
		}
		inside := strings.TrimPrefix(strings.TrimPrefix(at, root), "/")
		out = append(out, member{fsys: fsys, path: at, name: path.Join(name, inside), found: true})
		return nil
	})
	if err == nil && len(out) == 0 {
		err = delimited.Failf("aucun fichier dans ce dossier")
	}
	return out, err
}

// members reads files in the order of their lists: rows may name those of an
// earlier one.
func (g *reading) members(all []member) error {
	if len(all) > 1 {
		ranks := map[string]list{}
		for _, m := range all {
			ranks[m.name] = g.rank(m)
		}
		slices.SortStableFunc(all, func(a, b member) int { return int(ranks[a.name]) - int(ranks[b.name]) })
	}
	read := 0
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
		}
	}
	if read == 0 {
		return delimited.Failf("aucun fichier d’inventaire reconnu parmi %d", len(all))
	}
	return nil
}

// unread says why a file of a folder was left aside: nothing, where it is of no
// known kind.
func unread(name string, err error) diag.Problem {
	p := diag.Problem{Code: "file-not-read", Severity: diag.Doubt, File: name, Message: "fichier laissé de côté\u00a0: " + strings.TrimPrefix(err.Error(), name+"\u00a0: "),
		Remedy: "S’il fait partie de l’inventaire, réparez-le ou enregistrez-le au format CSV\u00a0; sinon, ôtez-le du dossier"}
	if errors.Is(err, errUnrecognised) && !errors.Is(err, errUnknownTable) {
		p.Severity = diag.Notice
	}
	return p
}

// rank gives the list of a file, from its first bytes. What cannot be told is
// read with the equipment.
func (g *reading) rank(m member) list {
	f, err := m.fsys.Open(m.path)
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
