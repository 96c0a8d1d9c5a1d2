package inventory_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// fixedHeader is the header that the design fixes.
const fixedHeader = "type;quantite;modele;identifiant;fabricant;etat;date_achat;date_retrait;duree_vie;conso_kwh_an;origine;duree_amont;preuve;mode;service;site;zone;systeme;centre;masse_kg;diagonale_pouces;cpu;coeurs;ram_go;ssd_go;hdd_go;qualite;commentaire"

func TestFixedHeader(t *testing.T) {
	inv := read(t, fixedHeader+"\nportable;1\n", inventory.Options{})
	require.Empty(t, inv.Problems)
	require.Len(t, strings.Split(fixedHeader, ";"), 28)
}

// What is needed to count a row refuses it when it is wrong.
func TestRefusedRows(t *testing.T) {
	tests := []struct{ name, row, want string }{
		{"unknown type", "lap top;1", "unknown-type type: type inconnu. Vouliez-vous dire « laptop » ?"},
		{"unknown type, nothing near", "zzzzzzzz;1", "unknown-type type: type inconnu"},
		{"no type", ";1;X", "unknown-type type: type absent. Remplissez la colonne « type »"},
		{"ambiguous type", "PC;1", "ambiguous-type type: type ambigu. Précisez : « laptop » (Ordinateur portable) ou « desktop » (Ordinateur fixe professionnel (unité centrale))"},
		{"no quantity", "portable;", "missing-quantity quantite: quantité absente"},
		{"zero", "portable;0", "quantity-not-positive quantite: la quantité doit être supérieure à zéro"},
		{"zero with decimals", "portable;0,00", "quantity-not-positive quantite: la quantité doit être supérieure à zéro"},
		{"negative", "portable;-1", "quantity-not-positive quantite: la quantité doit être supérieure à zéro"},
		{"typographic minus", "portable;\u22121", "quantity-not-positive quantite: la quantité doit être supérieure à zéro"},
		{"not a number", "portable;NaN", "bad-quantity quantite: nombre illisible"},
		{"infinity", "portable;+Inf", "bad-quantity quantite: nombre illisible"},
		{"exponent", "portable;1e999", "bad-quantity quantite: nombre illisible"},
		{"formula", "portable;=1+1", "bad-quantity quantite: nombre illisible"},
		{"nineteen digits", "portable;1234567890123456789", "bad-quantity quantite: nombre de plus de 18 chiffres"},
		{"point and comma", "portable;1.234,5", "bad-quantity quantite: nombre ambigu : un point et une virgule"},
		{"withdrawn before it was bought", "portable;1;;;;;2024-01-02;2024-01-01", "dates-contradict date_retrait: retrait antérieur à l’achat"},
		{"two reasons are one refusal", "zzzzzzzz;-1", "unknown-type type: type inconnu"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inv := read(t, fixedHeader+"\n"+tt.row+"\n", inventory.Options{})
			require.Empty(t, inv.Lines)
			require.Equal(t, 1, inv.Refused)
			require.Equal(t, []string{tt.want}, told(inv.Problems))
			require.Equal(t, diag.Refused, inv.Problems[0].Severity)
			require.Equal(t, 2, inv.Problems[0].Row)
			require.Equal(t, "f.csv", inv.Problems[0].File)
		})
	}
}

// told writes problems in short, with plain spaces and without the remedy that
// every problem of a code has.
func told(l diag.List) []string {
	general := generalRemedies()
	var out []string
	for _, p := range l {
		s := p.Code + " " + p.Column + ": " + p.Message
		if p.Remedy != "" && p.Remedy != general[p.Code] {
			s += ". " + p.Remedy
		}
		out = append(out, strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s))
	}
	return out
}

func generalRemedies() map[string]string {
	data, err := os.ReadFile("data/remedies.csv")
	if err != nil {
		panic(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil {
		panic(err)
	}
	out := map[string]string{}
	for _, row := range rows[1:] {
		out[row[0]] = row[1]
	}
	return out
}

func TestWhatIsRefusedOrDoubtfulComesWithARemedy(t *testing.T) {
	file := fixedHeader + "\nchose;1\nimprimante;1\nportable;\nportable;0\nportable;1;;;;flambant;31/02/2024;;99;x;;;;;;;ZZ\nportable;1;;;;;2024-05-02;2023-01-01\n"
	for _, p := range read(t, file, inventory.Options{}).Problems {
		require.NotEmpty(t, p.Remedy, p.Code)
	}
}

// What is optional is left out when it is wrong, and said; nothing becomes 0.
func TestBadOptionalValues(t *testing.T) {
	tests := []struct{ name, column, value, want string }{
		{"state", "etat", "flambant", "unknown-state etat: état inconnu : compté en service"},
		{"day that does not exist", "date_achat", "31/02/2024", "bad-date date_achat: jour absent du calendrier"},
		{"unreadable date", "date_retrait", "hier", "bad-date date_retrait: date illisible : jj/mm/aaaa ou aaaa-mm-jj attendu"},
		{"lifetime of 0", "duree_vie", "0", "out-of-range duree_vie: valeur nulle, ignorée"},
		{"lifetime beyond 50 years", "duree_vie", "50,1", "out-of-range duree_vie: valeur invraisemblable, ignorée"},
		{"negative lifetime", "duree_vie", "-5", "out-of-range duree_vie: valeur négative, ignorée"},
		{"lifetime in words", "duree_vie", "5 ans", "bad-number duree_vie: nombre illisible, valeur ignorée"},
		{"negative electricity", "conso_kwh_an", "-1", "out-of-range conso_kwh_an: valeur négative, ignorée"},
		{"electricity of a town", "conso_kwh_an", "1 000 001", "out-of-range conso_kwh_an: valeur invraisemblable, ignorée"},
		{"upstream", "duree_amont", "NaN", "bad-number duree_amont: nombre illisible, valeur ignorée"},
		{"origin", "origine", "volé", "unknown-word origine: valeur inconnue, ignorée"},
		{"proof", "preuve", "peut-être", "unknown-word preuve: valeur inconnue, ignorée"},
		{"mode", "mode", "perso", "unknown-word mode: valeur inconnue, ignorée"},
		{"quality", "qualite", "bof", "unknown-word qualite: valeur inconnue, ignorée"},
		{"zone", "zone", "Atlantide", "unknown-zone zone: zone électrique inconnue, ignorée"},
		{"mass", "masse_kg", "lourd", "bad-number masse_kg: nombre illisible, valeur ignorée"},
		{"size", "diagonale_pouces", "0", "out-of-range diagonale_pouces: valeur nulle, ignorée"},
		{"cores", "coeurs", "-1", "out-of-range coeurs: valeur négative, ignorée"},
		{"memory", "ram_go", "16 Go", "bad-number ram_go: nombre illisible, valeur ignorée"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inv := read(t, "type;quantite;"+tt.column+"\nportable;4;"+tt.value+"\n", inventory.Options{})
			require.Equal(t, []string{tt.want}, told(inv.Problems))
			require.Equal(t, tt.value, inv.Problems[0].Value)
			require.Equal(t, 1, inv.Problems.Count(diag.Doubt))
			plain := read(t, "type;quantite\nportable;4\n", inventory.Options{})
			require.Equal(t, plain.Lines, inv.Lines, "the line is as if the value were absent")
		})
	}
}

func TestWords(t *testing.T) {
	tests := []struct {
		column string
		words  string
		want   func(footprint.Line) any
		value  any
	}{
		{"etat", "|en service|En Service|actif|Actifs|affectée|en production", state, footprint.InUse},
		{"etat", "en stock|EN STOCK|Stock|disponible|Disponibles|réserve", state, footprint.Stock},
		{"etat", "réformé|Réformée|reformes|RÉFORMÉES|rebut|HS|hors service|sorti|recyclés|donnée", state, footprint.Retired},
		{"etat", "perdu|Perdue|perdus|volé|volées", state, footprint.Lost},
		{"etat", "commandé|commandées|En commande|à livrer", state, footprint.Ordered},
		{"origine", "|neuf|Neuve|neufs", func(l footprint.Line) any { return l.Origin }, footprint.New},
		{"origine", "reconditionné|Reconditionnées|d’occasion", func(l footprint.Line) any { return l.Origin }, footprint.Refurbished},
		{"preuve", "oui|Oui|OUI|o", func(l footprint.Line) any { return l.Proof }, true},
		{"preuve", "|non|Non|n", func(l footprint.Line) any { return l.Proof }, false},
		{"mode", "|pro|Pro|professionnel", func(l footprint.Line) any { return l.Mode }, footprint.Professional},
		{"mode", "cope|COPE", func(l footprint.Line) any { return l.Mode }, footprint.COPE},
		{"mode", "byod|Byod", func(l footprint.Line) any { return l.Mode }, footprint.BYOD},
		{"qualite", "|haute|Haute|élevée", func(l footprint.Line) any { return l.Quality }, footprint.High},
		{"qualite", "moyenne", func(l footprint.Line) any { return l.Quality }, footprint.Medium},
		{"qualite", "basse|faible", func(l footprint.Line) any { return l.Quality }, footprint.Low},
		{"zone", "FR|fr|France|France continentale", func(l footprint.Line) any { return l.Zone }, "FR"},
		{"zone", "RE|La Réunion|la reunion", func(l footprint.Line) any { return l.Zone }, "RE"},
	}
	for _, tt := range tests {
		for word := range strings.SplitSeq(tt.words, "|") {
			t.Run(tt.column+" "+word, func(t *testing.T) {
				inv := read(t, "type;quantite;"+tt.column+"\nportable;4;"+word+"\n", inventory.Options{})
				require.Empty(t, inv.Problems)
				require.Equal(t, tt.value, tt.want(inv.Lines[0]))
			})
		}
	}
}

func state(l footprint.Line) any { return l.State }

func TestOptions(t *testing.T) {
	t.Run("a label of the dossier's own, in any case", func(t *testing.T) {
		inv := read(t, "type;quantite\nUC Petit Format;1\n", inventory.Options{Types: map[string]string{"uc petit format": "desktop"}})
		require.Equal(t, []string{"f.csv:2 desktop 1"}, summary(inv))
	})
	t.Run("the dossier settles an ambiguity", func(t *testing.T) {
		inv := read(t, "type;quantite\nPC;1\n", inventory.Options{Types: map[string]string{"PC": "Ordinateur fixe"}})
		require.Equal(t, []string{"f.csv:2 desktop 1"}, summary(inv))
	})
	t.Run("the dossier wins over the catalogue", func(t *testing.T) {
		inv := read(t, "type;quantite\nportable;1\n", inventory.Options{Types: map[string]string{"Portable": "smartphone"}})
		require.Equal(t, []string{"f.csv:2 smartphone 1"}, summary(inv))
	})
	t.Run("a state of the dossier's own", func(t *testing.T) {
		inv := read(t, "type;quantite;etat\nportable;1;À qualifier\n", inventory.Options{States: map[string]footprint.State{"a qualifier": footprint.Stock}})
		require.Equal(t, footprint.Stock, inv.Lines[0].State)
		require.Empty(t, inv.Problems)
	})
	t.Run("a header of the dossier's own", func(t *testing.T) {
		inv := read(t, "Matériel;Nb total;Divers\nportable;7;x\n", inventory.Options{Columns: map[string]string{"matériel": "type", "Nb total": "quantite", "Divers": "ignore"}})
		require.Equal(t, []string{"f.csv:2 laptop 7"}, summary(inv))
		require.Empty(t, inv.Problems)
	})
	t.Run("a header told and absent", func(t *testing.T) {
		inv := read(t, "type;quantite\nportable;7\n", inventory.Options{Columns: map[string]string{"Lieu-dit": "site"}})
		require.Equal(t, []string{"absent-column Lieu-dit: colonne indiquée et absente du fichier"}, told(inv.Problems))
	})
	t.Run("a default item stands for an empty type", func(t *testing.T) {
		inv := read(t, "type;quantite;site\n;7;Mairie\n", inventory.Options{DefaultItem: "monitor"})
		require.Equal(t, []string{"f.csv:2 monitor 7"}, summary(inv))
		require.Empty(t, inv.Problems)
	})
	t.Run("a default item makes no line of a sum", func(t *testing.T) {
		inv := read(t, "quantite;site\n7;Mairie\n7;\n", inventory.Options{DefaultItem: "monitor"})
		require.Equal(t, []string{"f.csv:2 monitor 7"}, summary(inv))
		require.Equal(t, []string{"quantity-alone quantite: quantité seule : total ou ligne incomplète"}, told(inv.Problems))
	})
}

func TestWrongOptions(t *testing.T) {
	tests := []struct {
		name string
		opts inventory.Options
		want string
	}{
		{"default item", inventory.Options{DefaultItem: "lap top"}, "équipement « lap top » absent du catalogue. Vouliez-vous dire « laptop » ?"},
		{"ambiguous default item", inventory.Options{DefaultItem: "pc"}, "équipement « pc » ambigu : donnez son identifiant"},
		{"type", inventory.Options{Types: map[string]string{"UC": "deskto"}}, "équipement « deskto » absent du catalogue. Vouliez-vous dire « desktop » ?"},
		{"state", inventory.Options{States: map[string]footprint.State{"x": "broken"}}, "état « broken » inconnu"},
		{"column", inventory.Options{Columns: map[string]string{"Nb": "quantites"}}, "colonne « quantites » inconnue. Vouliez-vous dire « quantite » ?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := inventory.Read(strings.NewReader("type;quantite\n"), set(), tt.opts)
			require.Equal(t, tt.want, plain(err))
		})
	}
}

// A native identifier is that of a device where the row is one device.
func TestNativeIdentifiers(t *testing.T) {
	inv := read(t, "type;quantite;identifiant\nportable;1;INV-0001\nportable;1;inv-0001\nécran;1;INV-0001\nportable;5;Lot A\nportable;7;Lot A\n", inventory.Options{})
	require.Equal(t, []string{"f.csv:2 laptop 1", "f.csv:4 monitor 1", "f.csv:5 laptop 5", "f.csv:6 laptop 7"}, summary(inv))
	require.Equal(t, 1, inv.Duplicates)
	require.Equal(t, "INV-0001", inv.Lines[0].Name)
}

// NumEcoEval writes its headers, dates and modes its own way.
func TestNumEcoEval(t *testing.T) {
	inv := read(t, "nomEquipementPhysique;modele;quantite;nomCourtDatacenter;dateAchat;dateRetrait;type;statut;paysDUtilisation;consoElecAnnuelle;utilisateur;nomSourceDonnee;nomEntite;nbCoeur;\n"+
		"srv-1;R740;2;dc1;20200708;2024/11/20;Server;In use;France;1.2;;;Entité;8;\n"+
		"pc-1;;1;;2019-06-02;;Laptop;actif;FR;;COPE;;;;\n"+
		"pc-2;;1;;2020/02/31;;Laptop;actif;FR;;Jeanne Durand;;;;\n", inventory.Options{})
	require.Equal(t, []string{"f.csv:2 server 2", "f.csv:3 laptop 1", "f.csv:4 laptop 1"}, summary(inv))
	require.Equal(t, "2020-07-08", inv.Lines[0].Purchased.Format("2006-01-02"))
	require.Equal(t, "2024-11-20", inv.Lines[0].Withdrawn.Format("2006-01-02"))
	require.Equal(t, footprint.COPE, inv.Lines[1].Mode)
	require.Equal(t, []string{"bad-date dateAchat: jour absent du calendrier"}, told(inv.Problems))
}

// A manufacturer's sheet that is loaded is used for its very model, on request.
func TestSheetsOfTheVeryModel(t *testing.T) {
	mine, err := factors.Load(fstest.MapFS{
		"manifest.json": {Data: []byte(`{"sources":[{"id":"s","publisher":"P","title":"T","version":"1","licence":"CC0","retrieved":"2026-01-01"}]}`)},
		"values.csv":    {Data: []byte("id,item,criterion,stage,value,unit\nv,sheet-5420,gwp,embodied,211,kg CO2e/item\n")},
		"items.csv":     {Data: []byte("id,name_fr,name_en,tier,category,kind,unit,default\nsheet-5420,Dell Latitude 5420 (fiche),Dell Latitude 5420 (sheet),terminals,computers,asset,item,v\n")},
		"labels.csv":    {Data: []byte("item,labels\nsheet-5420,Dell Latitude 5420\n")},
	})
	require.NoError(t, err)
	set, err := factors.Default().With(mine)
	require.NoError(t, err)
	const file = "type;quantite;fabricant;modele\nportable;1;Dell;Latitude 5420\nportable;1;Dell;Latitude 5430\nportable;1;;\n"
	for sheets, want := range map[bool][]string{false: {"laptop", "laptop", "laptop"}, true: {"sheet-5420", "laptop", "laptop"}} {
		inv, err := inventory.Read(strings.NewReader(file), set, inventory.Options{Sheets: sheets})
		require.NoError(t, err)
		var got []string
		for _, l := range inv.Lines {
			got = append(got, l.Item)
		}
		require.Equal(t, want, got)
	}
}
