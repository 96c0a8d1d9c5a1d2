package spreadsheet

import (
	"bytes"
	"strings"
)

// blanks are the white space of XML.
const blanks = " \t\r\n"

// element is a start tag. It is valid until the next event.
type element struct {
	space, local string
	attributes   []attribute
}

// attribute is one of a tag, its value as it is written.
type attribute struct {
	space, local string
	value        []byte
}

// binding is what a prefix stands for, from the element at a depth on.
type binding struct {
	prefix, space string
	depth         int
}

func (e element) is(space, local string) bool { return e.local == local && e.space == space }

// attr gives an attribute by its local name, "" where it is absent.
func (e element) attr(local string) string {
	for i := range e.attributes {
		if e.attributes[i].local == local {
			return e.attributes[i].text()
		}
	}
	return ""
}

// named gives an attribute of a namespace.
func (e element) named(space, local string) string {
	for i := range e.attributes {
		if a := &e.attributes[i]; a.local == local && a.space == space {
			return a.text()
		}
	}
	return ""
}

// ending gives an attribute of a namespace that ends so.
func (e element) ending(space, local string) string {
	for i := range e.attributes {
		if a := &e.attributes[i]; a.local == local && strings.HasSuffix(a.space, space) {
			return a.text()
		}
	}
	return ""
}

func (a *attribute) text() string {
	value, _, err := decode(a.value, nil)
	if err != nil {
		return ""
	}
	return string(value)
}

// resolve parts the attributes of a tag, and finds what prefixes stand for
// once all that the tag declares are known.
func (m *markup) resolve(name, rest []byte) error {
	m.element.attributes = m.element.attributes[:0]
	for rest = bytes.TrimLeft(rest, blanks); len(rest) > 0; rest = bytes.TrimLeft(rest, blanks) {
		var a attribute
		var err error
		if a, rest, err = m.cutAttribute(rest); err != nil {
			return err
		}
		if len(m.element.attributes) >= maxAttributes || len(m.bindings) >= maxAttributes {
			return errMarkup
		}
		m.element.attributes = append(m.element.attributes, a)
		switch {
		case a.space == "xmlns":
			m.bindings = append(m.bindings, binding{a.local, m.intern([]byte(a.text())), m.depth})
		case a.space == "" && a.local == "xmlns":
			m.bindings = append(m.bindings, binding{"", m.intern([]byte(a.text())), m.depth})
		}
	}
	prefix, local := m.cutPrefix(name)
	m.element.space, m.element.local = m.meaning(prefix), local
	for i := range m.element.attributes {
		if a := &m.element.attributes[i]; a.space != "" && a.space != "xmlns" {
			a.space = m.meaning(a.space)
		}
	}
	return nil
}

// cutAttribute takes an attribute off the start of a tag, its prefix in the
// place of its namespace.
func (m *markup) cutAttribute(rest []byte) (attribute, []byte, error) {
	name, after := cutName(rest)
	after = bytes.TrimLeft(after, blanks)
	if len(name) == 0 || len(after) == 0 || after[0] != '=' {
		return attribute{}, nil, errMarkup
	}
	after = bytes.TrimLeft(after[1:], blanks)
	if len(after) < 2 || after[0] != '"' && after[0] != '\'' {
		return attribute{}, nil, errMarkup
	}
	size := bytes.IndexByte(after[1:], after[0])
	if size < 0 {
		return attribute{}, nil, errMarkup
	}
	prefix, local := m.cutPrefix(name)
	return attribute{prefix, local, after[1 : size+1]}, after[size+2:], nil
}

// cutName takes a name off the start of a tag.
func cutName(tag []byte) (name, rest []byte) {
	for i, c := range tag {
		if c == '=' || strings.IndexByte(blanks, c) >= 0 {
			return tag[:i], tag[i:]
		}
	}
	return tag, nil
}

func (m *markup) cutPrefix(name []byte) (prefix, local string) {
	before, after, found := bytes.Cut(name, []byte(":"))
	if !found || len(before) == 0 || len(after) == 0 || bytes.IndexByte(after, ':') >= 0 {
		return "", m.intern(name)
	}
	return m.intern(before), m.intern(after)
}

// meaning gives the namespace of a prefix, or the prefix itself where nothing
// says.
func (m *markup) meaning(prefix string) string {
	for i := len(m.bindings) - 1; i >= 0; i-- {
		if m.bindings[i].prefix == prefix {
			return m.bindings[i].space
		}
	}
	return prefix
}

// intern gives the same string for the same name, as there are few.
func (m *markup) intern(name []byte) string {
	if s, known := m.interned[string(name)]; known {
		return s
	}
	s := string(name)
	if len(m.interned) < maxInterned {
		m.interned[s] = s
	}
	return s
}
