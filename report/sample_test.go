package report_test

import (
	"fmt"
	"time"

	"github.com/reen-numerique/reen/internal/fr"
	"github.com/reen-numerique/reen/report"
	"github.com/shopspring/decimal"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func decs(values ...string) []decimal.Decimal {
	out := make([]decimal.Decimal, len(values))
	for i, v := range values {
		out[i] = dec(v)
	}
	return out
}

func p(s string) report.Block { return report.Paragraph{Text: report.Plain(fr.Typo(s))} }

func cells(values ...string) []report.Text {
	out := make([]report.Text, len(values))
	for i, v := range values {
		out[i] = report.Plain(v)
	}
	return out
}

// strategyLike is a document of the size and the kind of a strategy, with
// every hard character, every block and tables over several pages.
func strategyLike() *report.Document {
	doc := &report.Document{
		Title:    "Stratégie numérique responsable 2026-2031",
		Subtitle: "Commune d’Exemple",
		Author:   "Commune d’Exemple",
		Subject:  "Document prévu à l’article 35 de la loi n° 2021-1485 du 15 novembre 2021",
		Date:     time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC),
		Head:     "Commune d’Exemple – Stratégie numérique responsable",
		Foot:     "Document de travail du 15 janvier 2026",
		Cover: report.Cover{
			Kicker: "Article 35 de la loi n°\u00a02021-1485 du 15 novembre 2021 (loi REEN)",
			Title:  "Stratégie numérique responsable",
			Lines:  []string{"Commune d’Exemple", "2026 – 2031"},
			Facts: []report.Fact{
				{"SIREN", "210\u202f000\u202f000"},
				{"Population municipale", "62\u202f345 habitants (millésime 2023)"},
				{"Année de référence", "2024"},
				{"Délibération", "[À compléter]"},
				{"Contact", "Direction des systèmes d’information et de l’œuvre numérique, Hôtel de Ville"},
			},
			Notice: report.Text{{Text: "PROJET", Bold: true}, {Text: " – document de travail, non encore soumis au vote du conseil municipal."}},
		},
	}
	doc.Body = append(doc.Body, report.Contents{Title: "Sommaire", Depth: 2})
	doc.Body = append(doc.Body, summary()...)
	doc.Body = append(doc.Body, baseline()...)
	doc.Body = append(doc.Body, inventory(60)...)
	doc.Body = append(doc.Body, objectives()...)
	doc.Body = append(doc.Body, actions(18)...)
	return doc
}

func summary() []report.Block {
	return []report.Block{
		report.Heading{Level: 1, Number: "1", Text: "L’essentiel en une page", ID: "essentiel"},
		p("Le conseil municipal, réuni à l'Hôtel de Ville, œuvre à réduire l'empreinte du numérique : « sobriété », réemploi, écoconception. Le numérique de la commune émet 1\u202f234,5\u00a0t\u00a0CO₂e par an, dont 65 % à la fabrication des équipements ; ce bilan couvre 81 % du parc."),
		report.KeyFigures{Figures: []report.KeyFigure{
			{"1\u202f230", "t\u00a0CO₂e par an", "empreinte de la collectivité en 2024", "entre 1\u202f050 et 1\u202f420"},
			{"137", "kg\u00a0CO₂e par agent", "pour 9\u202f010 agents", "médiane des collectivités\u00a0: 150"},
			{"−40\u202f%", "d’ici 2031", "objectif de réduction proposé", ""},
			{"1,2", "M€", "coût sur six ans, dont 0,4\u00a0M€ d’économies", "estimation du service"},
		}},
		report.Callout{Tone: report.Information, Title: "Ce que le conseil est invité à voter", Body: []report.Block{
			p("L'objectif de −40 % d'ici 2031, les 18 actions du chapitre 5 et leur financement. Voir le bilan et les actions."),
			report.List{Items: []report.Text{
				report.Plain("allonger la durée de vie des ordinateurs de 5 à 7 ans\u00a0;"),
				{{Text: "acheter 30\u202f% d’équipements "}, {Text: "reconditionnés", Bold: true}, {Text: " dès 2027 ("}, {Text: "détail au chapitre du bilan", Link: "#bilan"}, {Text: ")\u00a0;"}},
				report.Plain("mutualiser les serveurs avec l’agglomération."),
			}},
		}},
		report.Callout{Tone: report.Missing, Body: []report.Block{
			p("Le dossier ne dit pas qui pilote l'action 4 ni la date de la délibération : [À compléter]."),
		}},
		report.Callout{Tone: report.Warning, Title: "Attention : données partielles", Body: []report.Block{
			p("12 lignes de l'inventaire n'ont pas été lues ; elles sont dans l'annexe. 10² m³, aluminium ≤ 3 ‰, cœur, Œuvre, naïf, ÇÀÉ, 1ᵉʳ, 2030→2031, ≈ ≠ ≥, ☐ à faire, ☑ fait, U\u2011A, 🌍."),
		}},
	}
}

func baseline() []report.Block {
	stages := []report.Series{
		{"Fabrication", decs("620", "300", "90", "110", "60", "0")},
		{"Distribution", decs("30", "18", "4", "5", "3", "0")},
		{"Utilisation", decs("150", "60", "6", "260", "70", "0")},
		{"Fin de vie", decs("12", "5", "1", "3", "1", "0")},
	}
	return []report.Block{
		report.Heading{Level: 1, Number: "2", Text: "Bilan de l’impact environnemental du numérique et de ses usages sur le territoire", ID: "bilan"},
		report.Heading{Level: 2, Number: "2.1", Text: "Par catégorie d’équipements", ID: "bilan-categories"},
		p("Les ordinateurs et leurs écrans font les deux tiers de l'empreinte. Le calcul suit la méthode de l'ADEME ; chaque facteur est cité avec sa source, sa version et sa date. " +
			"La règle de catégorie de produit des systèmes d'information (RCP-SI) demande d'affecter les émissions de fabrication à la durée de vie des équipements, et celles de l'utilisation à l'année."),
		report.Figure{
			ID: "fig-categories", Caption: "Empreinte par catégorie et étape du cycle de vie, 2024",
			Alt:   "Barres empilées : ordinateurs 812 t CO₂e dont 620 de fabrication, écrans 383, serveurs 378, réseau 134, téléphones 101.",
			Chart: report.StackedBars{Unit: "t\u00a0CO₂e par an", Categories: []string{"Ordinateurs", "Écrans", "Téléphones", "Serveurs", "Équipements de réseau et de télécommunication des écoles", "Objets connectés"}, Series: stages},
			Data: &report.Table{
				Caption: "Données de la figure",
				Columns: []report.Column{{Title: "Catégorie", Width: 2}, {Title: "Fabrication", Unit: "t\u00a0CO₂e", Align: report.Right}, {Title: "Distribution", Unit: "t\u00a0CO₂e", Align: report.Right}, {Title: "Utilisation", Unit: "t\u00a0CO₂e", Align: report.Right}, {Title: "Fin de vie", Unit: "t\u00a0CO₂e", Align: report.Right}},
				Rows: []report.Row{
					{Cells: cells("Ordinateurs", "620", "30", "150", "12")},
					{Cells: cells("Écrans", "300", "18", "60", "5")},
					{Cells: cells("Téléphones", "90", "4", "6", "1")},
					{Cells: cells("Serveurs", "110", "5", "260", "3")},
					{Cells: cells("Réseau", "60", "3", "70", "1")},
					{Cells: cells("Total", "1\u202f180", "60", "546", "22"), Total: true},
				},
			},
			Note: report.Plain("Source\u00a0: inventaire GLPI du 31 décembre 2024, Base Empreinte v23.7."),
		},
		report.Heading{Level: 2, Number: "2.2", Text: "Par étape du cycle de vie"},
		report.Figure{
			Caption: "Répartition par étape du cycle de vie", Alt: "Anneau : fabrication 65,3 %, utilisation 30,2 %, distribution 3,3 %, fin de vie 1,2 %.",
			Chart: report.Donut{Unit: "t\u00a0CO₂e par an", Parts: []report.Part{
				{"Fabrication", dec("1180")}, {"Distribution", dec("60")}, {"Utilisation des équipements et des services", dec("546")}, {"Fin de vie", dec("22")}, {"Réemploi", dec("0")}}},
		},
	}
}

func inventory(n int) []report.Block {
	t := report.Table{
		ID: "inventaire", Caption: "Inventaire agrégé au 31 décembre 2024",
		Columns: []report.Column{{Title: "Libellé", Width: 4}, {Title: "Quantité", Align: report.Right}, {Title: "Durée de vie", Unit: "ans", Align: report.Right},
			{Title: "Émissions", Unit: "kg\u00a0CO₂e par an", Align: report.Right, Width: 1.4}, {Title: "Électricité", Unit: "kWh", Align: report.Right, Width: 1.2}},
		Note: report.Text{{Text: "Source\u00a0: "}, {Text: "Légifrance", Link: "https://www.legifrance.gouv.fr/loda/id/JORFTEXT000044327272/"}, {Text: ", facteurs de la Base Empreinte."}},
	}
	for i := range n {
		name := fmt.Sprintf("Équipement n°\u00a0%d – ordinateur portable", i+1)
		if i%7 == 3 {
			name += " reconditionné, station d’accueil et second écran de 27 pouces compris"
		}
		t.Rows = append(t.Rows, report.Row{Cells: cells(name, fmt.Sprint(i%40+1), "5",
			fr.Number(decimal.New(int64(120400+i*1337), -2), 1), fr.Number(decimal.New(int64(i*37), -2), 1))})
	}
	t.Rows = append(t.Rows, report.Row{Cells: cells("Total", "1\u202f230", "", "72\u202f240,0", "655,0"), Total: true})
	return []report.Block{
		report.Heading{Level: 1, Number: "3", Text: "Détail de l’inventaire"},
		p("Le tableau donne les équipements regroupés."), t,
	}
}

func objectives() []report.Block {
	return []report.Block{
		report.Heading{Level: 1, Number: "4", Text: "Objectifs de réduction"},
		report.Figure{
			Caption: "Trajectoire proposée", Alt: "Deux courbes de 2024 à 2031 : sans action l’empreinte monte à 1 310 t, avec les actions elle descend à 741 t, l’objectif.",
			Chart: report.Trajectory{Unit: "t\u00a0CO₂e par an", Years: []int{2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031},
				Series: []report.Series{
					{"Sans action", decs("1235", "1240", "1250", "1262", "1275", "1286", "1298", "1310")},
					{"Avec les actions", decs("1235", "1220", "1150", "1060", "960", "870", "800", "741")},
				},
				Targets: []report.Target{{"Objectif intermédiaire", 2028, dec("980")}, {"Objectif 2031", 2031, dec("741")}}},
		},
		report.Heading{Level: 2, Number: "4.1", Text: "Ce qui est compté"},
		report.Heading{Level: 3, Text: "Périmètre"},
		p("Terminaux, écrans, téléphones, impression, serveurs, réseau, objets connectés, services en ligne, écoles."),
		report.List{Ordered: true, Items: []report.Text{
			report.Plain("Les équipements dont la commune est propriétaire ou locataire."),
			report.Plain("Les services hébergés, au prorata de leur usage, quand le prestataire donne ses chiffres\u00a0; sinon ils sont dits non couverts et le total en porte la mention."),
			report.Plain("Les équipements des écoles primaires et maternelles."),
		}},
		report.Heading{Level: 4, Text: "Hypothèses"},
		p("La durée de vie retenue est celle que constate le service."),
	}
}

func actions(n int) []report.Block {
	blocks := []report.Block{report.Heading{Level: 1, Number: "5", Text: "Plan d’actions"}}
	for i := range n {
		blocks = append(blocks,
			report.Heading{Level: 2, Number: fmt.Sprintf("5.%d", i+1), Text: "Allonger la durée de vie des ordinateurs et des écrans"},
			p("La commune garde ses ordinateurs sept ans au lieu de cinq. Le service informatique remplace les batteries et les disques, le service des achats demande des pièces pendant sept ans. L'effet se voit au premier achat différé : il n'y a pas d'économie avant."),
			report.Table{Columns: []report.Column{{Title: "Élément", Width: 1}, {Title: "Contenu", Width: 3}}, Rows: []report.Row{
				{Cells: cells("Pilote", "Direction des systèmes d’information")},
				{Cells: cells("Calendrier", "2026 – 2028")},
				{Cells: cells("Coût", "12\u202f500\u00a0€ par an")},
				{Cells: cells("Gain estimé", "48,7\u00a0t\u00a0CO₂e par an, entre 40 et 55")},
			}},
		)
	}
	return blocks
}
