package dossier

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint/inventory"
	"github.com/reen-numerique/reen/strategy"
)

// asOne is the pattern of an action for one of a scenario, and of the body for that
// of a member: they are held to the same rules, and have their names together.
func asOne(pattern string) string {
	if rest, ok := strings.CutPrefix(pattern, "scenarios."); ok {
		return "actions." + rest
	}
	return strings.TrimPrefix(pattern, "joint.members.*.")
}

// reference checks a text that names something else: an item of the set, an
// indicator, a place, a file; or that must be unlike the others.
func (d *decoder) reference(pattern, text string, line int) (diag.Problem, bool) {
	switch asOne(pattern) {
	case "uses.*.item", "actions.*.lever.items.*", "lifetimes.*#key", "inventories.*.default_item", "inventories.*.types.*":
		return d.item(pattern, text)
	case "objectives.*.indicators.*", "actions.*.indicators.*":
		return d.indicator(text)
	case "readings.*.indicator":
		return d.reading(text)
	case "inventories.*.data_centre", "actions.*.lever.place":
		return named(text, d.declared.hosting, "unknown-hosting", "cet hébergement n’est pas déclaré", "Ajoutez-le à "+d.listCalled("hosting"))
	case "actions.*.lever.use":
		return named(text, d.declared.ai, "unknown-ai-use", "cet usage de l’intelligence artificielle n’est pas au registre", "Ajoutez-le à "+d.listCalled("ai"))
	case "actions.*.requires.*", "actions.*.excludes.*":
		return named(text, d.declared.actions, "unknown-action", "aucune action ne porte ce numéro", "Écrivez celui d’une action du plan ou d’un scénario")
	case "joint.shares.*.body":
		return named(text, d.declared.bodies, "unknown-body", "cette collectivité n’est pas déclarée", "Ajoutez-la à "+d.listCalled("joint.members"))
	case "joint.shares.*.post":
		return named(text, d.declared.posts, "unknown-post", "ce poste d’empreinte n’est pas déclaré", "Ajoutez-le à "+d.listCalled("joint.posts"))
	case "joint.posts.*.of":
		return d.group(pattern, text)
	case "obligations.*.id":
		return d.obligation(pattern, text, line)
	case "hosting.*.country", "services.*.country", "dependencies.*.country", "dependencies.*.jurisdiction":
		return country(text)
	case "objectives.*.id", "actions.*.id", "indicators.*.id", "hosting.*.name", "body.name", "ai.*.name", "joint.posts.*.name":
		return d.unique(pattern, text, line)
	case "inventories.*.file", "machines.*.file":
		if p, ok := localFile(text); !ok {
			return p, false
		}
		return d.unique(pattern, path.Clean(text), line)
	case "mapping", "logo.file":
		return localFile(text)
	case "appearance.primary", "appearance.accent":
		return colour(text)
	case "inventories.*.format":
		return knownFormat(text)
	case "zone", "ai.*.zone":
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

// indicator checks the id of an indicator; of several in one, parted by another
// sign than that of a workbook, it says which to write.
func (d *decoder) indicator(id string) (diag.Problem, bool) {
	p, ok := named(id, d.declared.indicators, "unknown-indicator", "cet indicateur n’est pas déclaré", "Ajoutez-le à "+d.listCalled("indicators"))
	if !ok && d.headers != nil && strings.ContainsAny(id, ", /") {
		p.Remedy = "Séparez les numéros par «\u00a0;\u00a0», ou écrivez-en un par ligne de la case"
	}
	return p, ok
}

// reading checks the id of an indicator that is read year by year: one of the
// catalogue, or one that is declared.
func (d *decoder) reading(id string) (diag.Problem, bool) {
	for _, m := range strategy.DefaultLaw().Indicators {
		if m.ID == id {
			return diag.Problem{}, true
		}
	}
	return d.indicator(id)
}

// obligation checks the id of an obligation beside article 35, which is answered
// once.
func (d *decoder) obligation(pattern, id string, line int) (diag.Problem, bool) {
	var known []string
	for _, w := range dutyWords() {
		known = append(known, w.value)
	}
	remedy := "Obligations connues\u00a0: " + strings.Join(known, ", ")
	if d.headers != nil {
		remedy = "Choisissez dans la liste de la colonne"
	}
	if p, ok := named(id, known, "unknown-obligation", "cette obligation n’est pas connue", remedy); !ok {
		return p, false
	}
	return d.unique(pattern, id, line)
}

var twoCapitals = regexp.MustCompile(`^[A-Z]{2}$`)

// country checks the form of an ISO 3166-1 alpha-2 code.
func country(code string) (diag.Problem, bool) {
	if twoCapitals.MatchString(code) {
		return diag.Problem{}, true
	}
	p := diag.Problem{Code: "invalid-country", Severity: diag.Refused, Message: "le code d’un pays a deux lettres capitales", Remedy: "Écrivez par exemple FR, DE ou US"}
	if upper := strings.ToUpper(code); twoCapitals.MatchString(upper) {
		p.Remedy = "Écrivez " + upper
	}
	return p, false
}

// group checks what a shared post bears on: a tier, a category or an item.
func (d *decoder) group(pattern, id string) (diag.Problem, bool) {
	if isTier(id) || d.set.HasCategory(id) {
		return diag.Problem{}, true
	}
	return d.item(pattern, id)
}

func isTier(id string) bool {
	return slices.Contains(tiers(), factors.Tier(id))
}

func tiers() []factors.Tier {
	return []factors.Tier{factors.Terminals, factors.Network, factors.DataCentre}
}

// listCalled names a list in messages.
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
	key := asOne(pattern) + "=" + name
	if first, seen := d.seen[key]; seen {
		message := "déjà utilisé à la ligne " + itoa(first.line)
		if d.headers != nil && first.pattern != pattern {
			message += " de " + d.listCalled(first.pattern)
		}
		return diag.Problem{Code: "duplicate-id", Severity: diag.Refused, Message: message, Remedy: "Donnez un nom différent à chacun"}, false
	}
	d.seen[key] = spot{line, pattern}
	return diag.Problem{}, true
}

// spot is where an id was given first.
type spot struct {
	line    int
	pattern string
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
