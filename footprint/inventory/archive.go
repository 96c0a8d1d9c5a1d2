package inventory

import (
	"archive/zip"
	"bytes"

	"github.com/reen-numerique/reen/internal/delimited"
)

// Bounds of an archive beside Limits.
const (
	maxRatio  = 200     // times that a file grows once unpacked
	ratioFrom = 1 << 20 // bytes; files below are not judged by their ratio
)

// archive reads the files of an archive, as those of a folder.
func (g *reading) archive(data []byte, name string) error {
	if g.unpacking {
		return delimited.Failf("archive dans une archive\u00a0: décompressez-la")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return delimited.Because(err, "archive illisible ou endommagée")
	}
	if err := g.checkArchive(z); err != nil {
		return err
	}
	found, err := g.membersOf(z, ".", name)
	if err != nil {
		return err
	}
	g.unpacking = true
	defer func() { g.unpacking = false }()
	return g.members(found)
}

// checkArchive reads the directory of an archive before anything is unpacked.
// What it says of sizes is held to when its files are read.
func (g *reading) checkArchive(z *zip.Reader) error {
	if len(z.File) > g.Limits.Files {
		return delimited.Failf("archive refusée\u00a0: plus de %d fichiers", g.Limits.Files)
	}
	total := uint64(0)
	for _, f := range z.File {
		total += f.UncompressedSize64
		switch {
		case f.UncompressedSize64 > uint64(g.Limits.Unzipped) || total > uint64(g.Limits.Unzipped):
			return delimited.Failf("archive trop volumineuse\u00a0: plus de %s une fois décompressée", delimited.Size(g.Limits.Unzipped))
		case f.UncompressedSize64 > ratioFrom && f.UncompressedSize64/maxRatio > f.CompressedSize64:
			return delimited.Failf("archive refusée\u00a0: compression anormale")
		}
	}
	return nil
}
