package dossier

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// declarations are the names that other keys refer to. They are read before
// the walk, since a reference may stand above what it names.
type declarations struct {
	indicators []string
	hosting    []string
}

func declared(root *yaml.Node) declarations {
	return declarations{indicators: namesIn(root, "indicators", "id"), hosting: namesIn(root, "hosting", "name")}
}

// namesIn gives the values of a key in the mappings of a list at the root.
func namesIn(root *yaml.Node, list, key string) []string {
	var out []string
	for _, element := range child(root, list).Content {
		if name := child(target(element), key); name.Kind == yaml.ScalarNode && !absent(name) {
			out = append(out, strings.TrimSpace(name.Value))
		}
	}
	return out
}

// child gives the value of a key of a mapping, an empty node when it has none.
func child(n *yaml.Node, key string) *yaml.Node {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return target(n.Content[i+1])
		}
	}
	return &yaml.Node{}
}

// reference checks a text that names something else: an item of the set, an
// indicator, a place, a file; or that must be unlike the others.
func (d *decoder) reference(pattern, text string, line int) (diag.Problem, bool) {
	switch pattern {
	case "uses.*.item", "actions.*.lever.items.*", "lifetimes.*#key", "inventories.*.default_item", "inventories.*.types.*":
		return d.item(pattern, text)
	case "objectives.*.indicators.*", "actions.*.indicators.*":
		return named(text, d.declared.indicators, "unknown-indicator", "cet indicateur n’est pas déclaré", "Ajoutez-le à "+d.listCalled("indicators"))
	case "inventories.*.data_centre":
		return named(text, d.declared.hosting, "unknown-hosting", "cet hébergement n’est pas déclaré", "Ajoutez-le à "+d.listCalled("hosting"))
	case "objectives.*.id", "actions.*.id", "indicators.*.id", "hosting.*.name":
		return d.unique(pattern, text, line)
	case "inventories.*.file", "machines.*.file":
		if p, ok := localFile(text); !ok {
			return p, false
		}
		return d.unique(pattern, path.Clean(text), line)
	case "mapping":
		return localFile(text)
	case "inventories.*.format":
		return knownFormat(text)
	case "zone":
		return d.zone(text)
	case "pools.*#key":
		if d.set.HasCategory(text) {
			return diag.Problem{}, true
		}
		return d.item(pattern, text)
	case "services.*.item":
		return d.cloudItem(pattern, text)
	case "services.*.impacts.*#key":
		return impact(text)
	}
	return diag.Problem{}, true
}

// listCalled names a list at the root in messages.
func (d *decoder) listCalled(list string) string {
	if d.headers == nil {
		return "la liste «\u00a0" + list + "\u00a0»"
	}
	s, _ := columnOf(list, false)
	return "la feuille «\u00a0" + s.name + "\u00a0»"
}

// item checks the id of an item; a label of one is told its id.
func (d *decoder) item(pattern, id string) (diag.Problem, bool) {
	if _, ok := d.set.Item(id); ok {
		return diag.Problem{}, true
	}
	if d.headers != nil {
		return d.unknownItem(pattern, id), false
	}
	p := diag.Problem{Code: "unknown-item", Severity: diag.Refused, Message: "ce type d’équipement n’est pas au catalogue",
		Remedy: "La commande «\u00a0reen factors\u00a0» donne les identifiants"}
	var ids []string
	for _, i := range d.set.Match(id) {
		ids = append(ids, "«\u00a0"+i.ID+"\u00a0»")
	}
	if len(ids) > 0 {
		p.Remedy = "Écrivez l’identifiant " + strings.Join(ids, " ou ")
		return p, false
	}
	for _, i := range d.set.Items() {
		ids = append(ids, i.ID)
	}
	if question := diag.DidYouMean(id, ids); question != "" {
		p.Remedy = question
	}
	return p, false
}

// knownFormat checks the id of a kind of inventory file.
func knownFormat(id string) (diag.Problem, bool) {
	var ids []string
	for _, f := range inventory.Formats() {
		ids = append(ids, f.ID)
	}
	return named(id, ids, "unknown-format", "ce format d’inventaire n’est pas connu", "Écrivez "+strings.Join(ids, ", ")+", ou retirez la ligne\u00a0: les fichiers sont reconnus d’eux-mêmes")
}

// cloudItem checks the id of a service that a provider sells.
func (d *decoder) cloudItem(pattern, id string) (diag.Problem, bool) {
	var ids []string
	for _, i := range d.set.Items() {
		if i.Category == cloudCategory {
			ids = append(ids, i.ID)
		}
	}
	if d.headers != nil && !slices.Contains(ids, id) {
		return d.unknownItem(pattern, id), false
	}
	return named(id, ids, "unknown-item", "ce n’est pas un service en nuage du catalogue", "Services connus\u00a0: "+strings.Join(ids, ", "))
}

// impact checks the id of a criterion.
func impact(id string) (diag.Problem, bool) {
	var ids []string
	for _, c := range factors.Impacts() {
		ids = append(ids, c.String())
	}
	return named(id, ids, "unknown-criterion", "ce critère n’est pas connu", "Critères connus\u00a0: "+strings.Join(ids, ", "))
}

func (d *decoder) zone(id string) (diag.Problem, bool) {
	var ids []string
	for _, z := range d.set.Zones() {
		ids = append(ids, z.ID)
	}
	return named(id, ids, "unknown-zone", "cette zone électrique n’est pas au catalogue", "Zones connues\u00a0: "+strings.Join(ids, ", "))
}

func named(name string, known []string, code, message, remedy string) (diag.Problem, bool) {
	if slices.Contains(known, name) {
		return diag.Problem{}, true
	}
	if question := diag.DidYouMean(name, known); question != "" {
		remedy = question
	}
	return diag.Problem{Code: code, Severity: diag.Refused, Message: message, Remedy: remedy}, false
}

// unique refuses a name that was given to another element of the list.
func (d *decoder) unique(pattern, name string, line int) (diag.Problem, bool) {
	key := pattern + "=" + name
	if first, seen := d.seen[key]; seen {
		return diag.Problem{Code: "duplicate-id", Severity: diag.Refused, Message: "déjà utilisé à la ligne " + itoa(first),
			Remedy: "Donnez un nom différent à chacun"}, false
	}
	d.seen[key] = line
	return diag.Problem{}, true
}

// localFile refuses a path that leaves the folder. Symbolic links are the
// affair of the file system that the caller gives.
func localFile(name string) (diag.Problem, bool) {
	p := diag.Problem{Code: "path-outside", Severity: diag.Refused, Message: "ce chemin sort du dossier",
		Remedy: "Placez le fichier dans le dossier et écrivez son chemin depuis dossier.yaml"}
	switch {
	case strings.Contains(name, `\`):
		p.Code, p.Message, p.Remedy = "path-backslash", "un chemin s’écrit ici avec «\u00a0/\u00a0»", "Écrivez "+diag.Clip(strings.ReplaceAll(name, `\`, "/"))
	case !strings.HasPrefix(name, "/") && !hasDrive(name) && fs.ValidPath(path.Clean(name)):
		return p, true
	}
	return p, false
}

// hasDrive tells a Windows path such as C:/parc.csv.
func hasDrive(name string) bool { return len(name) > 1 && name[1] == ':' }
