package report

import "strings"

const defaultLanguage = "fr-FR"

// languageOf is the language of a document: French where it says none, or
// one that no reader would understand.
func languageOf(doc *Document) string {
	parts := strings.Split(doc.Language, "-")
	if len(parts[0]) < 2 || len(parts[0]) > 3 {
		return defaultLanguage
	}
	for i, part := range parts {
		for _, c := range []byte(part) {
			letter := c|0x20 >= 'a' && c|0x20 <= 'z'
			if !letter && (i == 0 || c < '0' || c > '9') {
				return defaultLanguage
			}
		}
		if part == "" || len(part) > 8 {
			return defaultLanguage
		}
	}
	return doc.Language
}
