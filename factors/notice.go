package factors

import (
	"slices"
	"strings"
)

// ShareAlike tells whether the licence of the source asks that what is
// derived from it be shared under the same licence (ODbL).
func (s *Source) ShareAlike() bool { return strings.HasPrefix(s.Licence, "ODbL") }

// Notices gives the sentences that a document or an export holding the values
// must print, in French: for each share-alike source, who it is from and
// under which licence. There is none for values that may be reused freely.
func Notices(values []*Factor) []string {
	var out []string
	for _, f := range values {
		if !f.Source.ShareAlike() {
			continue
		}
		notice := "Contient des données de «\u00a0" + f.Source.Attribution + "\u00a0», mises à disposition sous la licence Open Database License (ODbL) 1.0" +
			" (https://opendatacommons.org/licenses/odbl/1-0/)\u00a0: une base de données qui en dérive se partage sous la même licence."
		if !slices.Contains(out, notice) {
			out = append(out, notice)
		}
	}
	return out
}
