package agent

import "cmp"

// Limits bound what one file may hold. A zero takes the usual one.
type Limits struct {
	Bytes    int64 // of the file, and of what it unpacks to: 64 MiB
	Depth    int   // of elements within elements: 64
	Elements int   // 2,000,000
	Text     int   // bytes of one value: 1 MiB
}

// maxKept bounds the elements that are kept, and so the memory: those of
// interest are a few hundred a device.
const maxKept = 200_000

func (l Limits) orUsual() Limits {
	return Limits{
		Bytes: cmp.Or(max(l.Bytes, 0), 64<<20), Depth: cmp.Or(max(l.Depth, 0), 64),
		Elements: cmp.Or(max(l.Elements, 0), 2_000_000), Text: cmp.Or(max(l.Text, 0), 1<<20),
	}
}
