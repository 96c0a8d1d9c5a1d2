package dossier

import (
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/fold"
)

// cloudCategory and usesCategory hold services and uses in the catalogue.
const (
	cloudCategory = "cloud"
	usesCategory  = "illustrations"
)

// offers tells the items that the list of a column has.
func (c column) offers(i *factors.Item) bool {
	switch c.path {
	case "uses[].item":
		return i.Category == usesCategory
	case "services[].item":
		return i.Category == cloudCategory
	}
	return i.Kind == factors.Asset && i.Category != cloudCategory
}

// groups tells whether a column takes categories beside items, and tiers.
func (c column) groups() (categories, tiers bool) {
	tiers = c.path == "joint.posts[].of"
	return tiers || c.path == "pools{#}", tiers
}

// takes tells whether an id is one that a column of items may hold.
func (c column) takes(id string, set *factors.Set) bool {
	_, isItem := set.Item(id)
	byCategory, byTier := c.groups()
	return isItem || byCategory && set.HasCategory(id) || byTier && isTier(id)
}

// meant are the items of a column that a label names.
func (c column) meant(label string, set *factors.Set) []*factors.Item {
	return slices.DeleteFunc(set.Match(label), func(i *factors.Item) bool { return !c.offers(i) })
}

// item gives the id of an item, category or tier by its French name, or of the one
// item of the column that a common word names; what is none stays as it is.
func (w *workbook) item(c *column, text string) string {
	if id, named := w.items[fold.Label(text)]; named && c.takes(id, w.set) {
		return id
	}
	if found := c.meant(text, w.set); len(found) == 1 {
		return found[0].ID
	}
	return text
}

// maxMeant is how many items a remedy names.
const maxMeant = 6

// unknownItem says which names the column of a key has for a label.
func (d *decoder) unknownItem(pattern, label string) diag.Problem {
	path, isKey := strings.CutSuffix(pattern, "#key")
	_, c := columnOf(path, isKey)
	p := diag.Problem{Code: "unknown-item", Severity: diag.Refused, Message: "ce type d’équipement n’est pas au catalogue", Remedy: "Choisissez dans la liste de la colonne"}
	switch c.path {
	case "uses[].item":
		p.Message = "cet usage n’est pas au catalogue"
	case "services[].item":
		p.Message = "ce n’est pas un service en nuage du catalogue"
	}
	var known, named []string
	for _, i := range d.set.Items() {
		if c.offers(i) {
			known = append(known, i.NameFR, i.ID)
		}
	}
	for _, i := range c.meant(label, d.set) {
		named = append(named, "«\u00a0"+i.NameFR+"\u00a0»")
	}
	near := diag.Suggest(label, known)
	if i, ok := d.set.Item(near); ok {
		near = i.NameFR
	}
	switch {
	case len(named) > 0 && len(named) <= maxMeant:
		p.Remedy += "\u00a0: " + strings.Join(named, " ou ")
	case near != "":
		p.Remedy = "Vouliez-vous dire «\u00a0" + near + "\u00a0»\u202f?"
	case strings.Contains(label, ",") && c.kind == itemsKind:
		p.Remedy = "Séparez les équipements par «\u00a0;\u00a0», ou écrivez-en un par ligne de la case"
	}
	return p
}
