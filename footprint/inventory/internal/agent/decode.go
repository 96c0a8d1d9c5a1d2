package agent

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"io"
	"strings"

	"github.com/reen-numerique/reen/internal/delimited"
)

// Decode reads the file of one agent: one device, or those that an agent
// found on the network in one task. Its errors are delimited.Failures.
func Decode(r io.Reader, l Limits) ([]*Device, error) {
	l = l.orUsual()
	root, err := tree(r, l)
	if err != nil {
		return nil, delimited.WithLimit(err, l.Bytes)
	}
	if err := checkTask(root); err != nil {
		return nil, err
	}
	devices := describeAll(root)
	for _, d := range devices {
		d.conclude()
	}
	return devices, nil
}

// tree reads the file as what it is: XML, XML packed by OCS, or JSON.
func tree(r io.Reader, l Limits) (*node, error) {
	in, err := unpacked(delimited.Bounded(r, l.Bytes), l.Bytes)
	if err != nil {
		return nil, err
	}
	text := bufio.NewReader(legible(in))
	switch start, err := firstSign(text); {
	case err == io.EOF:
		return nil, delimited.Failf("fichier vide")
	case err != nil:
		return nil, malformed("contenu", err)
	case start == '<':
		return readXML(text, l)
	case start == '{':
		return readJSON(text, l)
	}
	return nil, delimited.Failf("ni le JSON ni le XML d’un agent d’inventaire")
}

// firstSign gives the first sign that is no space, without taking it.
func firstSign(in *bufio.Reader) (byte, error) {
	for {
		c, err := in.ReadByte()
		if err != nil {
			return 0, err
		}
		if !bytes.ContainsRune([]byte(" \t\r\n"), rune(c)) {
			return c, in.UnreadByte()
		}
	}
}

// unpacked opens what OCS keeps: XML packed by zlib. What it unpacks to is
// bounded as well.
func unpacked(in io.Reader, limit int64) (io.Reader, error) {
	buffered := bufio.NewReader(in)
	head, _ := buffered.Peek(2) // an error is met again by whoever reads
	if !packed(head) {
		return buffered, nil
	}
	z, err := zlib.NewReader(buffered)
	if err != nil {
		return nil, malformed("contenu", err)
	}
	return delimited.Bounded(z, limit), nil
}

// packed tells the two first bytes of zlib: deflate, and a sum that 31
// divides (RFC 1950 §2.2).
func packed(head []byte) bool {
	return len(head) >= 2 && head[0] == 0x78 && (int(head[0])<<8|int(head[1]))%31 == 0
}

// tasks are those whose file is an inventory; an empty one is taken for it.
var tasks = map[string]bool{"": true, "inventory": true, "netinventory": true, "snmpquery": true, "snmp": true}

// checkTask refuses the other messages that agents send.
func checkTask(root *node) error {
	task := root.get("query", "action")
	switch name := strings.ToLower(task); {
	case name == "netdiscovery":
		return delimited.Failf("découverte du réseau («\u00a0%s\u00a0»)\u00a0: elle liste ce qui répond et non ce qui existe\u00a0; joignez l’inventaire réseau", task)
	case !tasks[name]:
		return delimited.Failf("message «\u00a0%s\u00a0» d’un agent\u00a0: seul un inventaire peut être lu", task)
	case len(root.all("content")) == 0:
		return delimited.Failf("inventaire sans contenu («\u00a0content\u00a0»)")
	}
	return nil
}
