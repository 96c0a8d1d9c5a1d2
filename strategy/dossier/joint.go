package dossier

import (
	"slices"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v3"

	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/strategy"
)

// share needs its part, of a body in a post that both exist, once.
func (d *decoder) share(s *strategy.PostShare, given pairs, at place) bool {
	if !d.needs("share", s.Share.IsZero(), given, at) || s.Post == "" || s.Body == "" {
		return false
	}
	return d.once("body", s.Body+" / "+s.Post, given, at)
}

// joint holds the keys of a joint strategy to the bodies that share it.
func (d *decoder) joint(doc *document, given pairs) {
	at := place{}.key("joint", given.line("joint"), "")
	n := given.node("joint")
	posts, shares, members := child(n, "posts"), child(n, "shares"), child(n, "members")
	if len(members.Content) == 0 && len(posts.Content)+len(shares.Content) > 0 {
		d.doubt("key-without-effect", "un partage sans autre collectivité est sans effet", "Déclarez-les dans "+d.listCalled("joint.members"), at.key("posts", posts.Line, ""))
	}
	byWorkstations := false
	parts, written, kept := map[string][]strategy.PostShare{}, map[string][]*yaml.Node{}, map[string]bool{}
	for _, s := range doc.Joint.Shares {
		parts[s.Post] = append(parts[s.Post], s)
	}
	for _, element := range shares.Content {
		for _, name := range textOf(child(target(element), "post")) {
			written[name] = append(written[name], element)
		}
	}
	for i := range doc.Joint.Posts {
		switch post := &doc.Joint.Posts[i]; {
		case post.Name == "" || post.By == "": // said at the key
		case post.By == strategy.ByAgreement:
			kept[post.Name] = d.agreed(post, parts[post.Name], posts, written[post.Name], at)
		default:
			byWorkstations = byWorkstations || post.By == strategy.ByWorkstations
			kept[post.Name] = true
			d.unusedShares(written[post.Name], at)
		}
	}
	doc.Joint.Shares = slices.DeleteFunc(doc.Joint.Shares, func(s strategy.PostShare) bool { return !kept[s.Post] })
	if byWorkstations {
		d.workstations(doc, given)
	}
}

// agreed holds the parts of a post to 1, exactly. Where they are not the agreement,
// none is taken.
func (d *decoder) agreed(post *strategy.SharedPost, parts []strategy.PostShare, posts *yaml.Node, written []*yaml.Node, at place) bool {
	sum, kept := decimal.Zero, len(parts)
	for _, s := range parts {
		sum = sum.Add(s.Share)
	}
	switch {
	case sum.Equal(decimal.NewFromInt(1)) && kept == len(written):
		return true
	case len(written) == 0:
		line := elementsWith(posts, "name", post.Name)[0].Line
		d.refuse("missing-shares", "les parts de ce poste d’empreinte manquent", "Ajoutez-les à "+d.listCalled("joint.shares")+", une par collectivité", scalarNode(post.Name, line), at.key("posts", line, ""))
	case kept == len(written): // else one was refused, and that is said
		line := written[0].Line
		d.refuse("shares-not-whole", "les parts de ce poste d’empreinte font "+d.shown(exact.String(sum))+" au lieu de 1", "Corrigez-les\u00a0; aucune n’est reprise", scalarNode(post.Name, line), at.key("shares", line, ""))
	}
	return false
}

// unusedShares doubts parts of a post that another key shares.
func (d *decoder) unusedShares(shares []*yaml.Node, at place) {
	for _, s := range shares {
		d.doubt("key-without-effect", "ce poste n’est pas partagé par accord\u00a0: cette part est sans effet", "Retirez-la, ou changez la clé du poste", at.key("shares", s.Line, ""))
	}
}

// workstations doubts a body whose number of workstations a key asks for.
func (d *decoder) workstations(doc *document, given pairs) {
	lacks := func(at place) {
		d.doubt("missing-workstations", "le nombre de postes de travail n’est pas indiqué, alors qu’une clé de partage l’emploie", "Renseignez-le", at.key("workstations", at.line, ""))
	}
	if doc.Body.Workstations == 0 {
		lacks(place{}.key("body", given.line("body"), ""))
	}
	at := place{}.key("joint", 0, "").key("members", 0, "")
	for i, m := range child(given.node("joint"), "members").Content {
		if absent(child(child(target(m), "body"), "workstations")) {
			lacks(at.element(itoa(i+1), m.Line).key("body", m.Line, ""))
		}
	}
}
