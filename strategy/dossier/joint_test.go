package dossier_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// joint is a dossier of two bodies; the tests add to its list of parts.
const joint = minimal + `joint:
  members:
    - body: {name: Agglo, kind: communaute-d-agglomeration, agents: 5, population: {total: 90000, municipal: 89000, year: 2023}}
      adoption: {programme: 2024-11-18, number: 2024-7}
  posts:
    - {name: Salles, of: datacentre, by: declared}
    - {name: Écoles, department: Éducation, site: École, by: agents}
    - {name: Écrans, of: screens, by: declared}
  shares:
    - {post: Écrans, body: Essai, share: 0.25}
    - {post: Écrans, body: Agglo, share: 0.75}
`

// Parts that make 1 are kept, those of a post that do not are not, and no other
// post is touched.
func TestPartsOfAPostAreTheWholeOrNothing(t *testing.T) {
	for name, c := range map[string]struct {
		parts string
		want  int // parts kept
		codes []string
	}{
		"a whole":            {"    - {post: Salles, body: Essai, share: 0.65}\n    - {post: Salles, body: Agglo, share: 0.35}\n", 4, nil},
		"all to one":         {"    - {post: Salles, body: Essai, share: 1}\n    - {post: Salles, body: Agglo, share: 0}\n", 4, nil},
		"thirds":             {"    - {post: Salles, body: Essai, share: 0.333}\n    - {post: Salles, body: Agglo, share: 0.667}\n", 4, nil},
		"too little":         {"    - {post: Salles, body: Essai, share: 0.65}\n", 2, []string{"shares-not-whole"}},
		"none":               {"", 2, []string{"missing-shares"}},
		"one refused":        {"    - {post: Salles, body: Essai, share: 0.65}\n    - {post: Salles, body: Agglo, share: x}\n", 2, []string{"wrong-type"}},
		"one of another":     {"    - {post: Salles, body: Essai, share: 1}\n    - {post: Salles, body: Ailleurs, share: 0}\n", 2, []string{"unknown-body"}},
		"zero that is above": {"    - {post: Salles, body: Essai, share: 1}\n    - {post: Salles, body: Agglo, share: -1}\n", 2, []string{"out-of-range"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t, joint+c.parts)
			var codes []string
			for _, p := range d.Problems {
				codes = append(codes, p.Code)
			}
			require.Equal(t, c.codes, codes)
			require.Len(t, d.Strategy.Joint.Shares, c.want)
			require.Len(t, d.Strategy.Joint.Posts, 3)
			require.Equal(t, "0.75", d.Strategy.Joint.Shares[1].Share.String())
			require.Equal(t, "2024-7", d.Strategy.Joint.Members[0].Adoption.Number)
		})
	}
}

// A joint dossier is the same in a workbook, with the French names of what is
// shared.
func TestAJointDossierInAWorkbook(t *testing.T) {
	want := open(t, joint+"    - {post: Salles, body: Essai, share: 1}\n    - {post: Salles, body: Agglo, share: 0}\n")
	require.Empty(t, want.Problems)
	for _, f := range formats {
		got := openWorkbook(t, write(t, f, want), "c."+string(f))
		require.Empty(t, got.Problems)
		same(t, want, got)
	}
}

// What is wrong in a shared workbook is told at its sheet and row.
func TestProblemsOfAJointWorkbook(t *testing.T) {
	members := rows{{"nom", "nature", "agents", "population totale", "population municipale", "millésime de la population"}, {"Agglo", "communauté d’agglomération", "5", "90000", "89000", "2023"}}
	posts := rows{{"poste d’empreinte", "porte sur", "clé"}, {"Salles", "Centres de données et hébergement", "parts convenues"}, {"Écrans", "Écrans", "agents"}}
	for name, c := range map[string]struct {
		parts rows
		place string
		says  string
	}{
		"below one": {rows{{"poste d’empreinte", "collectivité", "part"}, {"Salles", "Essai", "0,6"}, {"Salles", "Agglo", "0,3"}}, "shares-not-whole c.ods#parts convenues, ligne 2", "0,9 au lieu de 1"},
		"none":      {rows{{"poste d’empreinte", "collectivité", "part"}}, "missing-shares c.ods#clés de partage, ligne 2", "la feuille «\u00a0parts convenues\u00a0»"},
		"body":      {rows{{"poste d’empreinte", "collectivité", "part"}, {"Salles", "Essai", "1"}, {"Salles", "Aglo", "0"}}, "unknown-body c.ods#parts convenues, ligne 3, colonne « collectivité »", "«\u00a0Agglo\u00a0»"},
		"post":      {rows{{"poste d’empreinte", "collectivité", "part"}, {"Salles", "Essai", "1"}, {"Cave", "Agglo", "0"}}, "unknown-post c.ods#parts convenues, ligne 3, colonne « poste d’empreinte »", "la feuille «\u00a0clés de partage\u00a0»"},
	} {
		t.Run(name, func(t *testing.T) {
			d := openWorkbook(t, book(t, formats[1], map[string]rows{"membres": members, "clés de partage": posts, "parts convenues": c.parts}), "c.ods")
			require.Equal(t, []string{c.place}, places(d.Problems))
			require.Contains(t, d.Problems[0].Message+" "+d.Problems[0].Remedy, c.says)
			require.Equal(t, "datacentre", d.Strategy.Joint.Posts[0].Of)
			require.Equal(t, "screens", d.Strategy.Joint.Posts[1].Of)
		})
	}
}
