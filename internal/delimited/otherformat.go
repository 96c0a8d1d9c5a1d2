package delimited

import "bytes"

// OtherFormat refuses what cannot be rows of text, from the first bytes of a
// file; wanted names the formats that can, such as "CSV".
func OtherFormat(head []byte, wanted string) error {
	start := bytes.TrimSpace(head)
	switch {
	case len(start) == 0:
		return Failf("fichier vide")
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		return Failf("classeur Excel d’avant 2007 (.xls), ou protégé par un mot de passe\u00a0: enregistrez-le au format .xlsx, sans mot de passe")
	case bytes.IndexByte(head, 0) >= 0 || bytes.HasPrefix(head, []byte("%PDF-")):
		return Failf("données binaires, et non du texte\u00a0: enregistrez le fichier au format %s", wanted)
	case start[0] == '{' || start[0] == '[' || bytes.HasPrefix(start, []byte("<?xml")):
		return Failf("fichier JSON ou XML, et non %s", wanted)
	}
	return nil
}
