package spreadsheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/internal/delimited"
)

// Bounds of an archive beside Limits.
const (
	maxParts  = 4096    // files in the archive
	maxRatio  = 200     // times that a part grows once unpacked
	ratioFrom = 1 << 20 // bytes: smaller parts are not judged by their ratio
)

const (
	archiveMagic = "PK\x03\x04" // how a workbook starts
	mimetypeODS  = "application/vnd.oasis.opendocument.spreadsheet"
)

// nested are the extensions of archives, which a table has no reason to hold.
var nested = []string{".zip", ".xlsx", ".xlsm", ".xlsb", ".ods", ".odt", ".docx", ".pptx", ".jar", ".7z", ".rar", ".gz", ".bz2", ".xz", ".tar"}

// archive is the parts of a workbook, by name.
type archive struct {
	parts map[string]*zip.File
}

// openArchive judges an archive by its directory, before anything is
// unpacked. The sizes that the directory tells are those that archive/zip
// unpacks at most.
func openArchive(data []byte, l Limits) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged(err)
	}
	if len(z.File) > maxParts {
		return nil, delimited.TooLargef("classeur refusé\u00a0: plus de %d fichiers dans l’archive", maxParts)
	}
	total := uint64(0)
	for _, part := range z.File {
		size := part.UncompressedSize64
		total += size
		switch {
		case slices.Contains(nested, strings.ToLower(path.Ext(part.Name))):
			return nil, delimited.Failf("classeur refusé\u00a0: il contient une autre archive")
		case size > uint64(l.Unzipped) || total > uint64(l.Unzipped):
			return nil, delimited.TooLargef("classeur trop volumineux\u00a0: plus de %s une fois décompressé", delimited.Size(l.Unzipped))
		case size > ratioFrom && size/maxRatio > part.CompressedSize64:
			return nil, delimited.TooLargef("classeur refusé\u00a0: compression anormale")
		}
	}
	return &archive{byName(z)}, nil
}

// byName finds parts as the two formats name them, and as some programs
// write those names: with backslashes, in other cases. The first of a name
// counts.
func byName(z *zip.Reader) map[string]*zip.File {
	parts := make(map[string]*zip.File, len(z.File))
	for _, part := range z.File {
		name := partName(part.Name)
		if parts[name] == nil {
			parts[name] = part
		}
	}
	return parts
}

func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

func (a *archive) part(name string) *zip.File { return a.parts[partName(name)] }

// format tells what the parts make.
func (a *archive) format() (Format, bool) {
	if a.part(workbookPart) != nil {
		return XLSX, true
	}
	content, mimetype := a.part(contentPart), a.part("mimetype")
	if content == nil || mimetype == nil {
		return "", false
	}
	text, err := start(mimetype, int64(len(mimetypeODS)))
	if err != nil || string(text) != mimetypeODS { // such as a text document
		return "", false
	}
	return ODS, true
}

// start unpacks the first bytes of a part.
func start(part *zip.File, most int64) ([]byte, error) {
	r, err := part.Open()
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(r, most))
}

func damaged(err error) error {
	return delimited.Because(err, "classeur illisible ou endommagé\u00a0: enregistrez-le à nouveau au format XLSX ou ODS, ou au format CSV")
}

// failure has any error be a failure in French.
func failure(err error) error {
	var f *delimited.Failure
	if errors.As(err, &f) {
		return f
	}
	return damaged(err)
}
