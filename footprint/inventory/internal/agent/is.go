package agent

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
)

// Is tells, from the first bytes of a file, whether an inventory agent wrote
// it. A few kilobytes are enough.
func Is(head []byte) bool {
	in, err := unpacked(bytes.NewReader(head), int64(len(head))*maxRatio)
	if err != nil {
		return false
	}
	text := bufio.NewReader(legible(in))
	switch start, _ := firstSign(text); start {
	case '<':
		return isRequest(text)
	case '{':
		return isInventory(text)
	}
	return false
}

// maxRatio bounds what the first bytes of a packed file unpack to.
const maxRatio = 16

// isRequest tells XML whose root is a REQUEST.
func isRequest(in io.Reader) bool {
	d := xml.NewDecoder(in)
	d.Strict = false
	d.CharsetReader = charset
	for {
		token, err := d.RawToken()
		if err != nil {
			return false
		}
		if start, ok := token.(xml.StartElement); ok {
			return strings.EqualFold(start.Name.Local, "request")
		}
	}
}

// isInventory tells JSON by the keys of its root, or by those of its content,
// which may come first and be longer than what is known of the file. That the
// head breaks off somewhere is no matter.
func isInventory(in io.Reader) bool {
	r := newJSONReader(in, Limits{}.orUsual())
	_ = r.value("request", 0)
	root := r.root.first("request")
	return root.has("deviceid") || root.has("itemtype") || len(root.first("content").kids) > 0
}
