// Package pdf is a small paged canvas that writes tagged PDF/A-1b files.
//
// Everything drawn belongs to a structure element or is an artifact, so that
// a reader by voice meets the text in its order and nothing else. Drawing is
// recorded page by page; [Canvas.Bytes] replays it through gofpdf, of which
// this package is the only importer, then rewrites the file to add what
// gofpdf lacks: the structure tree, the language, the outline, the links, the
// metadata and the colour profile.
//
// Lengths are in points, from the top left corner of the page. The package
// knows nothing of documents: blocks, margins and page breaks are the
// caller's.
package pdf
