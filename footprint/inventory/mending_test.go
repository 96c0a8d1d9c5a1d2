package inventory_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

const dirty = `Type;Quantité;Modèle;État;Site;Utilisateur;Truc;N° de série
UC;3;OptiPlex;En vadrouille;Mairie;agent-001;a;SN-SECRET1
Bidule;1;;En service;École;agent-002;b;SN-SECRET2
bidule;2;;En service;École;agent-003;c;
Machin;1;;En service;École;;;
=HYPERLINK("x");1;;;École;;;
`

// A dozen names are settled, not hundreds of rows.
func TestUnknownsThenMapping(t *testing.T) {
	unknowns := new(inventory.Unknowns)
	before := read(t, dirty, inventory.Options{Unknowns: unknowns})
	require.Equal(t, 4, before.Refused)
	list := unknowns.List()
	var told []string
	for _, u := range list {
		told = append(told, string(u.Subject)+" "+u.Text+" "+decimal.NewFromInt(int64(u.Rows)).String())
	}
	require.Equal(t, []string{"colonne Truc 1", "type Bidule 2", "type =HYPERLINK(\"x\") 1", "type Machin 1", "etat En vadrouille 1", "site Mairie 1"}, told)

	var proposal bytes.Buffer
	require.NoError(t, inventory.WriteMapping(&proposal, inventory.Mapping{}, list))
	require.Contains(t, proposal.String(), "type;\"'=HYPERLINK(\"\"x\"\")\";;", "no cell runs")
	filled := strings.NewReplacer("type;Bidule;", "type;Bidule;webcam", "type;Machin;", "type;Machin;Vidéo-projecteur", "etat;En vadrouille;", "etat;En vadrouille;en stock",
		"site;Mairie;", "site;Mairie;Direction générale", "colonne;Truc;", "colonne;Truc;commentaire").Replace(proposal.String())
	m, problems, err := inventory.ReadMapping(strings.NewReader(filled), "correspondances.csv", factors.Default())
	require.NoError(t, err)
	require.Empty(t, problems)

	after := read(t, dirty, m.Into(inventory.Options{}))
	require.Equal(t, 1, after.Refused)
	require.Equal(t, []string{"f.csv:2 desktop 3", "f.csv:3 webcam 1", "f.csv:4 webcam 2", "f.csv:5 projector 1"}, summary(after))
	require.Equal(t, footprint.Stock, after.Lines[0].State)
	require.Equal(t, "Direction générale", after.Lines[0].Department)
	require.Equal(t, "", after.Lines[1].Department)

	var kept bytes.Buffer
	require.NoError(t, inventory.WriteMapping(&kept, m, nil))
	same, _, err := inventory.ReadMapping(&kept, "m.csv", factors.Default())
	require.NoError(t, err)
	require.Equal(t, m, same, "a mapping that is written and read is the same")
}

func TestMappingsThatAreWrong(t *testing.T) {
	m, problems, err := inventory.ReadMapping(strings.NewReader("quoi;ecrit;signifie\ntype;UC;ordinatuer\netat;X;Y\ncolonne;Z;quantit\nfoo;a;b\ntype;;x\ntype;y;\n# note\n"), "m.csv", factors.Default())
	require.NoError(t, err)
	require.Empty(t, m.Types)
	require.Len(t, problems, 4)
	for _, p := range problems {
		require.NotEmpty(t, p.Message)
		require.NotZero(t, p.Row)
	}
	require.Contains(t, problems[2].Remedy, "quantite")
	for _, text := range []string{"", "a;b;c\n", "type;quantite\nlaptop;1\n"} {
		_, _, err := inventory.ReadMapping(strings.NewReader(text), "m.csv", factors.Default())
		require.ErrorContains(t, err, "correspondances", text)
	}
	_, _, err = inventory.ReadMapping(nil, "m.csv", factors.Default())
	require.Error(t, err)
}

// The rows to mend have the shape of the file, and nothing private.
func TestRejectsInTheShapeOfTheFile(t *testing.T) {
	rejects := new(inventory.Rejects)
	inv := read(t, dirty, inventory.Options{Rejects: rejects})
	heaviest := func(category string) (decimal.Decimal, bool) { return decimal.NewFromInt(7), category == "screens" }
	rows := func(opts inventory.RejectOptions) [][]string {
		var b bytes.Buffer
		require.NoError(t, rejects.Write(&b, opts))
		r := csv.NewReader(&b)
		r.Comma = ';'
		all, err := r.ReadAll()
		require.NoError(t, err)
		return all
	}
	got := rows(inventory.RejectOptions{Heaviest: heaviest})
	require.Equal(t, []string{"Type", "Quantité", "Modèle", "État", "Site", "Utilisateur", "Truc", "N° de série", "fichier", "ligne", "colonne", "valeur", "code", "message", "lignes", "poids_max_kgco2e", "gravite"}, got[0])
	require.Len(t, got, 1+inv.Refused+1, "each refused row, and the doubt about a state")
	require.Equal(t, []string{"Bidule", "1", "", "En service", "École", "", "", "", "f.csv", "3", "Type", "Bidule", "unknown-type"}, got[1][:13])
	require.Equal(t, "'=HYPERLINK(\"x\")", got[4][0])
	require.Equal(t, "unknown-state", got[5][12])
	require.NotContains(t, strings.Join(got[1], " "), "SECRET")
	require.Contains(t, strings.Join(rows(inventory.RejectOptions{Identifiers: true})[1], " "), "agent-002;b;SN-SECRET2"[:9])

	mended := read(t, strings.ReplaceAll(strings.Join([]string{strings.Join(got[0], ";"), strings.Join(got[1], ";")}, "\n"), "Bidule", "webcam"), inventory.Options{})
	require.Equal(t, []string{"f.csv:2 webcam 1"}, summary(mended), "what was mended is read again")

	rejects = new(inventory.Rejects)
	read(t, "type;quantite\n;x\nécran;y\n", inventory.Options{DefaultItem: "monitor", Rejects: rejects})
	got = rows(inventory.RejectOptions{Heaviest: heaviest})
	require.Equal(t, []string{"7", "refusée"}, got[1][len(got[1])-2:])
}

// Causes that are alike are counted, and the most frequent come first.
func TestRejectsByCause(t *testing.T) {
	rejects := new(inventory.Rejects)
	read(t, "type;quantite;etat\nrare;1;\nfoo;1;\nfoo;2;\nécran;1;zz\nécran;1;zz\nécran;1;zz\n", inventory.Options{Rejects: rejects})
	require.Equal(t, 4, rejects.Len(), "three rows and one doubt")
	var b bytes.Buffer
	require.NoError(t, rejects.Write(&b, inventory.RejectOptions{}))
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	require.True(t, strings.HasPrefix(lines[1], "foo;1") && strings.HasPrefix(lines[2], "foo;2") && strings.HasPrefix(lines[3], "rare;"))
	require.Contains(t, lines[4], ";3;", "the state of three rows")
	require.Error(t, rejects.Write(full{}, inventory.RejectOptions{}))
}

// A sign opens a comment where nothing else is said, and else a number.
func TestNumbersThatBeginWithASign(t *testing.T) {
	for text, want := range map[string][]string{
		"identifiant;type;quantite\n#0001;laptop;2\n# laptop;3\n#note\n#;laptop;1\n##x;y\n": {"f.csv:2 laptop 2", "f.csv:5 laptop 1"},
		"type;quantite\n# ordinateurs ; comptés deux fois\n#écran\nlaptop;1\n":              {"f.csv:4 laptop 1"},
	} {
		inv := read(t, text, inventory.Options{})
		require.Equal(t, want, summary(inv))
		require.Zero(t, inv.Refused)
	}
}

// A doubtful row was counted: the file of rejects counts it no second time.
func TestDoubtfulRowsAreNotCountedAgain(t *testing.T) {
	rejects := new(inventory.Rejects)
	first := read(t, "type;quantite;etat\nbidule;1;\nécran;2;zz\n", inventory.Options{Rejects: rejects})
	require.Len(t, first.Lines, 1)
	var b strings.Builder
	require.NoError(t, rejects.Write(&b, inventory.RejectOptions{}))
	second := read(t, strings.Replace(b.String(), "bidule;1", "webcam;1", 1), inventory.Options{})
	require.Equal(t, []string{"f.csv:2 webcam 1"}, summary(second))
	require.Equal(t, 1, second.Duplicates)
	require.Equal(t, []string{"counted-before"}, codes(second.Problems))
}

// Two readings of one name have each their header.
func TestRejectsOfTwoFilesOfOneName(t *testing.T) {
	rejects := new(inventory.Rejects)
	read(t, "Type;Modèle;Quantité\nzzz;m;1\n", inventory.Options{Rejects: rejects})
	read(t, "Type;Utilisateur;Quantité\nzzzz;SECRET;1\n", inventory.Options{Rejects: rejects})
	var b strings.Builder
	require.NoError(t, rejects.Write(&b, inventory.RejectOptions{}))
	require.NotContains(t, b.String(), "SECRET")
}

// What a reading that fails had bound to a device is forgotten.
func TestNumbersOfAReadingThatFailed(t *testing.T) {
	seen := new(inventory.Seen)
	head := "Nom;Type;Numéro de série;UUID\n"
	opts := inventory.Options{Seen: seen, Columns: map[string]string{"UUID": "uuid"}}
	require.Len(t, read(t, head+"PC1;Portable;SERIAL001;\n", opts).Lines, 1)
	stop := errors.New("stop")
	_, err := inventory.Stream(strings.NewReader(head+"PC1;Portable;SERIAL001;4c4c4544-0034\nPC2;Portable;SERIAL002;\n"), factors.Default(), opts, func(*footprint.Line) error { return stop })
	require.ErrorIs(t, err, stop)
	require.Len(t, read(t, head+"PC1;Portable;;4c4c4544-0034\n", opts).Lines, 1)
}

// What fills a column of numbers is the number of no device.
func TestFillersHideNoFleet(t *testing.T) {
	rows := func(head, row string, times int) string { return head + strings.Repeat(row, times) }
	require.Len(t, read(t, rows("Type;N° de série;Modèle\n", "Tablette;3,54881E+14;X\n", 30), inventory.Options{}).Lines, 30, "a spreadsheet kept the first figures alone")
	require.Len(t, read(t, rows("Type;N° de série;Modèle\n", "Tablette;à demander;X\n", 30), inventory.Options{}).Lines, 30)
	inv := read(t, rows("Type;N° inventaire;Modèle\n", "Tablette;2019;X\n", 30), inventory.Options{})
	require.Len(t, inv.Lines, 29, "unnamed rows beyond the second count, with a doubt")
	require.Equal(t, 28, inv.Problems.Count(diag.Doubt))
	require.Len(t, read(t, rows("Type;N° de série;Modèle\n", "Portable;5CG1234ABC;X\n", 5), inventory.Options{}).Lines, 1, "a maker's number, on a row for each of its parts")
	require.Len(t, read(t, rows("Nom;Type;Modèle;N° de série\n", "PC-1;Portable;X;5CG1234ABC\n", 5), inventory.Options{}).Lines, 1, "a device that has a name is one")
}

// Only what counts devices is a quantity.
func TestNumbersOfOtherThings(t *testing.T) {
	inv := read(t, "Type;N° de série;Nombre de cœurs\nServeur;AAAA1111;32\n", inventory.Options{})
	require.Equal(t, []string{"f.csv:2 server 1"}, summary(inv))
	inv = read(t, "Désignation;N° inventaire;Nb unités\nPC portable;INV-A1;12\n", inventory.Options{})
	require.Equal(t, []string{"f.csv:2 laptop 12"}, summary(inv))
	require.Equal(t, []string{"counted-column"}, codes(inv.Problems))
	inv = read(t, "Nom;Type;Statut;Modèle;Nb postes en tout\nA;Portable;En service;X;3\n", inventory.Options{Columns: map[string]string{"Nb postes en tout": "quantite"}})
	require.Equal(t, []string{"f.csv:2 laptop 3"}, summary(inv))
	require.Empty(t, codes(inv.Problems))
}

func TestWordsOfRealLists(t *testing.T) {
	inv := read(t, "Désignation;Quantité;Durée de vie (ans);Consommation (mois)\nPC portable;10;6;1\n", inventory.Options{})
	require.Equal(t, "6", inv.Lines[0].Lifetime.Decimal.String())
	for _, c := range []struct{ text, state, code string }{{"Réformé le 12/03/2021", "retired", "likely-state"}, {"HS - à réformer", "retired", "likely-state"}, {"En stock chez le prestataire", "stock", "likely-state"}, {"Ailleurs", "in-use", "unknown-state"}} {
		inv := read(t, "type;quantite;etat\nportable;1;"+c.text+"\n", inventory.Options{})
		require.Equal(t, c.state, inv.Lines[0].State.String(), c.text)
		require.Equal(t, []string{c.code}, codes(inv.Problems), c.text)
	}
	for text, want := range map[string]string{"12/03/20": "2020-03-12", "01.02.2019": "2019-02-01", "1/2/2019": "2019-02-01", "03/2021": "2021-03-01", "2019-09": "2019-09-01", "2019": "2019-01-01", "03/25/2021": "2021-03-25"} {
		inv := read(t, "type;quantite;date_achat\nportable;1;"+text+"\n", inventory.Options{})
		require.Equal(t, want, inv.Lines[0].Purchased.Format("2006-01-02"), text)
	}
	m, problems, err := inventory.ReadMapping(strings.NewReader("quoi;ecrit;signifie\ntype;Licence Office;ignorer\n"), "m.csv", factors.Default())
	require.NoError(t, err)
	require.Empty(t, problems)
	inv = read(t, "type;quantite\nLicence Office;300\nportable;1\n", m.Into(inventory.Options{}))
	require.Equal(t, []string{"f.csv:3 laptop 1"}, summary(inv))
	require.Equal(t, 1, inv.NotData)
	inv = read(t, "Désignation;Quantité\nACQ 15 TABLETTES ECOLE FERRY;1\nORDINATEURS PORTABLES X10;2\nFrais d’installation;1\nécran;30 PC\nportable;une dizaine\n", inventory.Options{})
	require.Equal(t, []string{"f.csv:2 tablet 1", "f.csv:3 laptop 2", "f.csv:5 monitor 30"}, summary(inv))
	require.Equal(t, []string{"likely-designation", "likely-designation", "unknown-type", "quantity-with-words", "bad-quantity"}, codes(inv.Problems))
	inv = read(t, "Désignation;N° de série;Affectation\nLot de 12 PC portables;AAAA123;Jeanne MARTIN\nTruc;AAAA124;\n", inventory.Options{})
	require.Empty(t, inv.Lines[0].Department, "a person is no department")
	require.Equal(t, []string{"quantity-in-text", "unknown-type"}, codes(inv.Problems))
	require.Equal(t, "Désignation Truc", inv.Problems[1].Column+" "+inv.Problems[1].Value)
}

// Two lists put end to end are read each by its header.
func TestTwoListsInOneFile(t *testing.T) {
	inv := read(t, "Nom;Statut;Type;Modèle;Numéro de série\nPC-1;En service;Portable;X;AAAA1111\nModèle;Type;Nom;Numéro de série;Statut\nP2419H;Écran;E-1;BBBB1111;En stock\n", inventory.Options{})
	require.Equal(t, []string{"f.csv:2 laptop 1", "f.csv:4 monitor 1"}, summary(inv))
	require.Equal(t, "P2419H stock", inv.Lines[1].Model+" "+inv.Lines[1].State.String())
	require.Equal(t, 1, inv.NotData)
	require.Equal(t, []string{"second-header"}, codes(inv.Problems))
}

func TestTitlesOfSectionsAndWideTables(t *testing.T) {
	inv := read(t, "Type;Marque;Modèle;N° série\nMAIRIE;;;\nPC portable;Dell;Latitude;AAAA1111\n--;;;\nPC portable;;;\n", inventory.Options{})
	require.Equal(t, []string{"f.csv:3 laptop 1", "f.csv:5 laptop 1"}, summary(inv))
	require.Equal(t, []string{"section-title", "section-title"}, codes(inv.Problems))
	inv = read(t, "Désignation;N° inventaire;Qté 2024\nPC portable;INV-A1;12\n", inventory.Options{})
	require.Equal(t, []string{"f.csv:2 laptop 12"}, summary(inv))
	for text, want := range map[string]string{
		"Site;PC fixes;PC portables;Écrans\nMairie;4;5;6\n": "plusieurs colonnes comptent des appareils (« PC fixes » et « PC portables » et « Écrans »)",
		"\xd0\xcf\x11\xe0\x00\x00":                          "classeur Excel d’avant 2007",
	} {
		_, err := inventory.Read(strings.NewReader(text), factors.Default(), inventory.Options{})
		require.ErrorContains(t, errors.New(plain(err)), want)
	}
}
