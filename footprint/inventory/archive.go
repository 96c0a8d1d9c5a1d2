package inventory

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/reen-numerique/reen/internal/delimited"
)

// Bounds of an archive beside Limits.
const (
	maxRatio  = 200     // times that a file grows once unpacked
	ratioFrom = 1 << 20 // bytes; files below are not judged by their ratio
)

// archive reads the files of an archive, as those of a folder.
func (g *reading) archive(data []byte, name string) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case err != nil && !errors.Is(err, zip.ErrInsecurePath): // names are for messages alone
		return delimited.Because(err, "archive illisible ou endommagée")
	case slices.ContainsFunc(z.File, isBinaryWorkbook):
		return delimited.Failf("classeur Excel binaire (.xlsb)\u00a0: enregistrez-le au format .xlsx")
	case g.unpacking:
		return delimited.Failf("archive dans une archive\u00a0: décompressez-la")
	}
	if err := g.checkArchive(z); err != nil {
		return err
	}
	found := g.entriesOf(z, name)
	if len(found) == 0 {
		return delimited.Failf("aucun fichier dans cette archive")
	}
	g.unpacking = true
	defer func() { g.unpacking = false }()
	return g.members(found)
}

// isBinaryWorkbook tells the part that a workbook in the binary format of Excel has.
func isBinaryWorkbook(f *zip.File) bool {
	return strings.EqualFold(strings.ReplaceAll(f.Name, `\`, "/"), "xl/workbook.bin")
}

// checkArchive reads the directory of an archive before anything is unpacked.
// What it says of sizes is held to when its files are read.
func (g *reading) checkArchive(z *zip.Reader) error {
	total := uint64(0)
	for _, f := range z.File {
		total += f.UncompressedSize64
		switch {
		case f.UncompressedSize64 > uint64(g.Limits.Unzipped) || total > uint64(g.Limits.Unzipped):
			return delimited.TooLargef("archive trop volumineuse\u00a0: plus de %s une fois décompressée", delimited.Size(g.Limits.Unzipped))
		case f.UncompressedSize64 > ratioFrom && f.UncompressedSize64/maxRatio > f.CompressedSize64:
			return delimited.TooLargef("archive refusée\u00a0: compression anormale")
		}
	}
	return nil
}

// entry is a file of an archive.
type entry struct {
	*zip.File
	path []string // in the archive, by folder
}

// entriesOf gives the files of an archive in the order of those of a folder. A
// name is but what people know a file by: none is refused, and one that comes
// again gets a number.
func (g *reading) entriesOf(z *zip.Reader, name string) []member {
	var entries []entry
	for _, f := range z.File {
		e := entry{f, strings.Split(entryPath(f.Name), "/")}
		switch hidden := e.hidden(); {
		case hidden || f.Mode().IsDir() || strings.HasSuffix(f.Name, `\`):
		case f.Mode()&fs.ModeSymlink != 0:
			g.tell(linked(path.Join(name, path.Join(e.path...))))
		default:
			entries = append(entries, e)
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return slices.Compare(a.path, b.path) })
	names := uniqueNames{}
	var out []member
	for _, e := range entries {
		unique, _ := names.take(path.Join(name, path.Join(e.path...)))
		out = append(out, member{open: e.open, name: unique, found: true})
	}
	return out
}

// entryPath gives a name as it was meant. Those that are not UTF-8 are in the
// charset of archives on Windows in western Europe (APPNOTE.TXT 6.3.10, appendix
// D, names that of IBM PCs and leaves room for others), and some tools part
// folders as Windows does.
func entryPath(name string) string {
	if !utf8.ValidString(name) {
		var decoded []rune
		for n := range len(name) {
			decoded = append(decoded, charmap.CodePage850.DecodeByte(name[n]))
		}
		name = string(decoded)
	}
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(clean(name), `\`, "/")), "/")
}

func (e entry) hidden() bool {
	last := len(e.path) - 1
	for n, part := range e.path {
		if isHidden(part, n < last) {
			return true
		}
	}
	return false
}

// encrypted is the bit of an entry that is protected (APPNOTE.TXT 6.3.10, §4.4.4).
const encrypted = 1

func (e entry) open() (io.ReadCloser, error) {
	if e.Flags&encrypted != 0 {
		return nil, delimited.Failf("protégé par un mot de passe\u00a0: refaites l’archive sans mot de passe")
	}
	f, err := e.Open()
	switch {
	case errors.Is(err, zip.ErrAlgorithm):
		return nil, delimited.Because(err, "compression inconnue\u00a0: refaites l’archive au format ZIP ordinaire")
	case err != nil:
		return nil, delimited.Because(err, "fichier endommagé dans l’archive")
	}
	return f, nil
}
