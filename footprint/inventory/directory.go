package inventory

import (
	"bytes"
	"encoding/binary"
)

// Signatures of an archive, and the size of its last record without the comment
// that ends it (PKWARE, APPNOTE.TXT 6.3.10, §4.3.12 and §4.3.16).
const (
	entryMagic     = "PK\x01\x02"
	endMagic       = "PK\x05\x06"
	endSize        = 22
	maxCommentSize = 1<<16 - 1
)

// entriesAtMost counts the files in the directory of an archive, before
// anything is made of them. The number that the archive tells counts only up to
// 65,535 and may be wrong: the entries themselves are counted, of which names
// and comments that look like one may make more.
func entriesAtMost(data []byte) int {
	return bytes.Count(data[directoryStart(data):], []byte(entryMagic))
}

// directoryStart finds where the directory of an archive starts, from the
// record at its end; 0 where that does not tell: it is in another record
// beyond 65,534 entries or 4 GiB.
func directoryStart(data []byte) int {
	tail := data[max(0, len(data)-endSize-maxCommentSize):]
	at := bytes.LastIndex(tail[:max(0, len(tail)-endSize+len(endMagic))], []byte(endMagic))
	if at < 0 {
		return 0
	}
	end := tail[at:]
	entries, size, offset := binary.LittleEndian.Uint16(end[10:]), int64(binary.LittleEndian.Uint32(end[12:])), int64(binary.LittleEndian.Uint32(end[16:]))
	if entries == 1<<16-1 || size == 1<<16-1 || offset == 1<<32-1 {
		return 0
	}
	// Both tell; they differ where something stands before the archive.
	start := min(offset, int64(len(data)-len(tail)+at)-size)
	return int(max(0, start))
}
