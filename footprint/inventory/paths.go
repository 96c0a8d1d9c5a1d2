package inventory

import "strings"

// part gives the part that counts of a place or an entity, which GLPI writes as
// paths.
func (rd *reader) part(f field, text string) string {
	switch {
	case !rd.layout.paths:
	case f == fieldSite:
		return firstPart(text)
	case f == fieldDepartment:
		return lastPart(text)
	}
	return text
}

// firstPart gives the building of "Hôtel de ville > 2e étage".
func firstPart(path string) string {
	first, _, _ := strings.Cut(path, ">")
	return strings.TrimSpace(first)
}

// lastPart gives the department of "Racine > Ville > DSI".
func lastPart(path string) string { return strings.TrimSpace(path[strings.LastIndex(path, ">")+1:]) }
