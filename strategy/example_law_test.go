package strategy_test

import (
	"fmt"
	"slices"
	"time"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// Which kinds of body the article 35 of the loi REEN holds, at 60,000 inhabitants.
func ExampleKind() {
	for _, k := range []strategy.Kind{strategy.Commune, strategy.CommunauteCom, strategy.CommunauteAgglo, strategy.CommunauteUrb, strategy.Metropole,
		strategy.MetropoleLyon, strategy.Paris, strategy.Departement, strategy.Region, strategy.Syndicat, strategy.OtherBody, ""} {
		s := strategy.ScopeOf(strategy.Body{Kind: k, Population: strategy.Population{Total: 60_000}}, on(2026, time.June, 30))
		answer := map[strategy.Standing]string{strategy.Concerned: "held", strategy.Voluntary: "may volunteer", strategy.Special: "not named by the texts", strategy.Undetermined: "not known"}
		fmt.Printf("%q %s, %s: %d against %d inhabitants, %s\n", k, answer[s.Standing], s.Article, s.Population, s.Threshold, s.Evidence)
	}
	// Output:
	// "commune" held, article 35 de la loi n° 2021-1485 du 15 novembre 2021: 60000 against 50000 inhabitants, vérifié
	// "communaute-de-communes" held, article 35 de la loi n° 2021-1485 du 15 novembre 2021: 60000 against 50000 inhabitants, vérifié
	// "communaute-d-agglomeration" held, article 35 de la loi n° 2021-1485 du 15 novembre 2021: 60000 against 50000 inhabitants, vérifié
	// "communaute-urbaine" held, article 35 de la loi n° 2021-1485 du 15 novembre 2021: 60000 against 50000 inhabitants, vérifié
	// "metropole" held, article 35 de la loi n° 2021-1485 du 15 novembre 2021: 60000 against 50000 inhabitants, vérifié
	// "metropole-de-lyon" not named by the texts, article L. 3661-2 du CGCT: 60000 against 50000 inhabitants, déduit
	// "ville-de-paris" not named by the texts, article 35 de la loi n° 2021-1485 du 15 novembre 2021: 60000 against 50000 inhabitants, à vérifier
	// "departement" may volunteer, article 35 de la loi n° 2021-1485 du 15 novembre 2021: 60000 against 0 inhabitants, source secondaire
	// "region" may volunteer, article 35 de la loi n° 2021-1485 du 15 novembre 2021: 60000 against 0 inhabitants, source secondaire
	// "syndicat" may volunteer, article 35 de la loi n° 2021-1485 du 15 novembre 2021: 60000 against 0 inhabitants, déduit
	// "autre" may volunteer, article 35 de la loi n° 2021-1485 du 15 novembre 2021: 60000 against 0 inhabitants, déduit
	// "" not known, : 0 against 0 inhabitants,
}

// An element of the checklist as a document prints it, with its mark.
func ExampleFinding() {
	s := strategy.Strategy{Date: on(2026, time.June, 30), Body: strategy.Body{Kind: strategy.Commune, Population: strategy.Population{Total: 61_000}},
		Objectives: []strategy.Objective{{ID: "O1", Title: "Réduire"}}, NoPastAction: true}
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{})
	if err != nil {
		fmt.Println(err)
		return
	}
	marks := map[strategy.Status]string{strategy.Met: "☑", strategy.Partly: "◪", strategy.NotMet: "☐", strategy.Unknown: "?", strategy.NotApplicable: "–", strategy.Noted: "·"}
	asks := map[strategy.Force]string{strategy.Must: "asked", strategy.MustIfAny: "asked if any", strategy.May: "allowed"}
	for _, f := range a.Findings {
		if f.Status == strategy.Unknown && f.Force == strategy.Must && !f.Late {
			continue
		}
		fmt.Println(marks[f.Status], f.Code, f.Title, "—", asks[f.Force], f.Evidence, "late:", f.Late, "missing:", f.Missing)
	}
	// Output:
	// ? P0 Programme de travail préalable — asked source secondaire late: true missing: [La date à laquelle le programme de travail a été élaboré ou adopté]
	// ☐ P1 État des lieux recensant les acteurs concernés — asked source secondaire late: true missing: [La liste des acteurs publics et privés concernés par le numérique du territoire]
	// ☐ P2 Programme établi en lien avec les acteurs publics et privés intéressés — asked source secondaire late: true missing: [Pour chaque acteur, la façon dont il a été associé]
	// ☐ P3 Bilan de l’impact environnemental du numérique sur le territoire — asked source secondaire late: true missing: [La population municipale, pour l’estimation du territoire, et l’inventaire du parc de l’administration]
	// ☐ P4 Bilan des usages du numérique sur le territoire — asked source secondaire late: true missing: [Des faits sur les usages : équipement des ménages, couverture, inclusion, services en ligne]
	// – P5 Synthèse des actions déjà engagées — asked if any source secondaire late: false missing: []
	// ? S0 Stratégie numérique responsable définie — asked source secondaire late: true missing: [La date et le numéro de la délibération]
	// ? S1 Objectifs de réduction de l’empreinte numérique — asked source secondaire late: true missing: [Dites quels objectifs portent sur l’empreinte (footprint) ou donnez-leur une réduction]
	// ☐ S2 Indicateurs de suivi associés à ces objectifs — asked source secondaire late: true missing: [Donnez au moins un indicateur (clé indicators) à O1]
	// ☐ S3 Mesures mises en place pour atteindre les objectifs — asked source secondaire late: true missing: [Le plan d’actions]
	// ☐ S4 Moyens pour y parvenir — asked source secondaire late: true missing: [Les moyens humains, financiers et de pilotage]
	// ? S5 Caractère annuel ou pluriannuel des objectifs et des mesures — allowed source secondaire late: false missing: [La période couverte par la stratégie]
	// ? S6 Les six thèmes que le décret propose — allowed source secondaire late: false missing: [Thèmes non traités : Commande publique durable, Cycle de vie du matériel, Écoconception, Sensibilisation des élus et agents, sécurité, Citoyens et inclusion numérique, Territoire connecté et données. Le texte ne les impose pas ; la mention « sans objet » évite le doute]
	// ? B1 Bilan annuel dans le rapport de développement durable, avant les débats sur le projet de budget — asked source secondaire late: true missing: [La date de présentation du dernier bilan]
}

// The checklist itself, with the dates by which it is asked.
func ExampleDuty() {
	for _, d := range strategy.DefaultLaw().Duties {
		if !d.Each { // an act that each body of a joint strategy takes for itself
			continue
		}
		fmt.Println(d.Code, d.Title, "due", d.Due.Format(time.DateOnly), "from a day of its own:", !d.From.IsZero())
		fmt.Printf("  bring: %s. Note: %q\n", d.Bring, d.Note)
	}
	// Output:
	// P0 Programme de travail préalable due 2023-01-01 from a day of its own: false
	//   bring: La date à laquelle le programme de travail a été élaboré ou adopté. Note: ""
	// S0 Stratégie numérique responsable définie due 2025-01-01 from a day of its own: false
	//   bring: La date et le numéro de la délibération. Note: ""
	// B1 Bilan annuel dans le rapport de développement durable, avant les débats sur le projet de budget due 2025-01-01 from a day of its own: true
	//   bring: La date de présentation du dernier bilan. Note: "La date de départ du bilan annuel vient de l’amendement d’origine\u00a0: à vérifier dans le texte promulgué"
}

// The themes of the decree, and what a strategy makes of them.
func ExampleDecreeTheme() {
	s := strategy.Strategy{Objectives: []strategy.Objective{{ID: "O1", Theme: 2}}, Actions: []strategy.Action{{ID: "A1", Theme: 2}},
		Themes: []strategy.Theme{{Number: 6, Reason: "Aucun objet connecté"}}}
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range a.Themes {
		switch t.Treatment {
		case strategy.Covered:
			fmt.Println(t.Number, t.Title, t.Treatment, t.Objectives, t.Actions)
			fmt.Println(" ", t.Wording, "verbatim:", t.Verbatim, t.Evidence)
		case strategy.WithoutObject:
			fmt.Println(t.Number, t.Title, t.Treatment, "—", t.Reason)
		case strategy.NotTreated:
			fmt.Println(t.Number, t.Title, t.Treatment)
		}
	}
	fmt.Println(len(strategy.DefaultLaw().Themes), "themes")
	// Output:
	// 1 Commande publique durable non traité
	// 2 Cycle de vie du matériel traité [O1] [A1]
	//   La gestion durable et de proximité du cycle de vie du matériel informatique verbatim: true source secondaire
	// 3 Écoconception non traité
	// 4 Sensibilisation des élus et agents, sécurité non traité
	// 5 Citoyens et inclusion numérique non traité
	// 6 Territoire connecté et données sans objet — Aucun objet connecté
	// 6 themes
}

// An obligation beside article 35 as a document prints it: whether it concerns the
// body, what the dossier tells, what to bring, and what is doubtful of the text.
func ExampleNeighbour() {
	list, _ := strategy.NeighboursOf(strategy.Strategy{
		Body: strategy.Body{Kind: strategy.Commune, Agents: 900, Population: strategy.Population{Total: 61_000}}, Date: on(2026, time.June, 30),
		Disposal:    strategy.Disposal{Reused: 30, Stock: 40, Year: 2025},
		Obligations: []strategy.Answer{{ID: "donations", Status: strategy.Met, Year: 2025, Text: "Convention"}},
	})
	standings := map[strategy.Standing]string{strategy.Concerned: "concerned", strategy.NotConcerned: "not concerned", strategy.InDraft: "in draft", strategy.Undetermined: "?"}
	asks := map[strategy.Force]string{strategy.Must: "must", strategy.Encouraged: "encouraged", strategy.Watch: "to watch", strategy.Deadline: "a network ends", strategy.May: "may"}
	for _, o := range list {
		if !slices.Contains([]string{"reen-reuse", "donations", "free-software", "nis2", "copper"}, o.ID) {
			continue
		}
		fmt.Println(o.Title, "—", standings[o.Standing], asks[o.Force], o.Status, "declared:", o.Declared, o.Year, o.Articles)
		fmt.Println("  who:", o.Who)
		fmt.Println("  found:", o.Found, "bring:", len(o.Bring) > 0, "unit:", o.Unit, "until:", !o.Until.IsZero(), "doubt:", len(o.Doubt) > 0, o.Evidence)
	}
	// Output:
	// Réemploi du matériel réformé — concerned must met declared: false 2025 [article 16 de la loi n° 2021-1485 du 15 novembre 2021 décret n° 2023-266 du 12 avril 2023, article 3]
	//   who: les collectivités territoriales et leurs groupements
	//   found: 75 % en 2025, pour au moins 50 %. bring: false unit:  until: false doubt: true vérifié
	// Dons de biens réformés — concerned must met declared: true 0 [article L. 3212-2 du CG3P décret n° 2022-1413]
	//   who: les organismes publics qui donnent du matériel réformé
	//   found: Déclaré : respecté, Convention, 2025. bring: false unit: €, la plus haute valeur unitaire donnée until: false doubt: true vérifié
	// Logiciels libres et formats ouverts — concerned encouraged unknown declared: false 0 [article 16 de la loi n° 2016-1321 du 7 octobre 2016]
	//   who: toutes les administrations
	//   found:  bring: true unit:  until: false doubt: true vérifié
	// Cybersécurité (NIS 2) — in draft to watch noted declared: false 0 []
	//   who: les départements, les intercommunalités et les communes de 30 000 habitants ou plus
	//   found:  bring: false unit:  until: false doubt: true à vérifier
	// Fermeture du cuivre — ? a network ends unknown declared: false 0 []
	//   who: les équipements raccordés au cuivre, selon la commune et son lot
	//   found:  bring: true unit:  until: false doubt: true vérifié
}

// Each statement about the law says how it was checked.
func ExampleEvidence() {
	counts := map[strategy.Evidence]int{}
	law := strategy.DefaultLaw()
	for _, t := range law.Texts {
		counts[t.Evidence]++
	}
	for _, e := range []strategy.Evidence{strategy.Verified, strategy.Secondary, strategy.Inferred, strategy.ToCheck} {
		fmt.Println(e, counts[e] > 0)
	}
	// Output:
	// vérifié true
	// source secondaire true
	// déduit false
	// à vérifier true
}

// A text in full, as an annex lists it.
func ExampleText() {
	t := strategy.DefaultLaw().Text("reen-35")
	fmt.Println(t.ID, t.Kind, t.Number, t.Date.Format(time.DateOnly), t.Article, t.NOR)
	fmt.Println(t.Title, "|", t.Note)
	fmt.Println(t.URL, t.From.Format(time.DateOnly), t.Until.IsZero(), t.Evidence)
	// Output:
	// reen-35 loi 2021-1485 2021-11-15 35 ECOX2102044L
	// visant à réduire l’empreinte environnementale du numérique en France | Publication au JO du 16 novembre 2021 vérifiée ; rédaction de l’article lue dans une source secondaire ; entrée en vigueur déduite de la publication
	// https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000044327272 2021-11-17 true source secondaire
}

// What a text sets by year, and the announced ends of networks.
func ExampleLaw() {
	law := strategy.DefaultLaw()
	for _, m := range law.Milestones {
		fmt.Println(m.Rule, m.Year, m.Share, m.Article, m.Evidence, m.Note != "")
	}
	for _, e := range law.Networks {
		if e.Network == strategy.UMTS3G && e.Operator == "orange" || e.Network == strategy.Copper && e.Scope != "" && e.ID == "copper-lot1" {
			fmt.Println(e.ID, e.Network, e.Operator, e.Scope, e.From.Format(time.DateOnly), e.Full.Format(time.DateOnly), e.Source, e.Doubt != "")
		}
	}
	fmt.Println(len(law.Indicators), "indicators,", len(law.Duties), "elements")
	// Output:
	// agec 2024 0.2 décret n° 2024-134 du 21 février 2024 source secondaire true
	// agec 2027 0.25 décret n° 2024-134 du 21 février 2024 source secondaire true
	// agec 2030 0.3 décret n° 2024-134 du 21 février 2024 source secondaire true
	// reen-reuse 2023 0.25 décret n° 2023-266 du 12 avril 2023, article 3 vérifié false
	// reen-reuse 2024 0.35 décret n° 2023-266 du 12 avril 2023, article 3 vérifié false
	// reen-reuse 2025 0.5 décret n° 2023-266 du 12 avril 2023, article 3 vérifié false
	// 3g-orange 3g orange  0001-01-01 2028-12-31 Fnaim Grand Paris, 29 septembre 2025 ; Banque des Territoires ; Sénat, rapport r25-380 du 11 février 2026 true
	// 39 indicators, 14 elements
}

// What a drafter of a deliberation has to check.
func ExampleVisa() {
	law := strategy.DefaultLaw()
	for _, v := range law.Visas(strategy.Commune, strategy.Concerned, strategy.StrategyAct, on(2026, time.June, 30)) {
		fmt.Println(v.Kind, v.Number, v.Name, v.Date.Format(time.DateOnly), v.Articles, "open:", v.Open, len(v.Texts), "texts", len(v.Doubts), "doubts")
	}
	assembly, _ := law.Assembly(strategy.Commune)
	fmt.Println("La délibération", assembly.OfCouncil)
	for _, m := range law.Mentions[:1] {
		fmt.Println(m.ID, "—", m.Text, "—", m.Note)
	}
	// Output:
	// code  code général des collectivités territoriales 0001-01-01 [L. 2121-29 L. 2311-1-1 D. 2311-15-1] open: false 3 texts 3 doubts
	// code  code de l’environnement 0001-01-01 [L. 229-25] open: false 1 texts 1 doubts
	// code  code de la commande publique 0001-01-01 [] open: false 1 texts 1 doubts
	// code  code des relations entre le public et l’administration 0001-01-01 [L. 312-1-1] open: false 1 texts 1 doubts
	// loi 2005-102  0001-01-01 [47] open: false 1 texts 1 doubts
	// loi 2016-1321  2016-10-07 [16] open: false 1 texts 1 doubts
	// loi 2020-105  0001-01-01 [55 58] open: false 2 texts 2 doubts
	// loi 2021-1485 visant à réduire l’empreinte environnementale du numérique en France 2021-11-15 [15 16 34 35] open: false 4 texts 4 doubts
	// décret 2022-1084 relatif à l’élaboration d’une stratégie numérique responsable par les communes de plus de 50 000 habitants et les EPCI à fiscalité propre de plus de 50 000 habitants 2022-07-29 [] open: false 1 texts 1 doubts
	// décret 2023-266  2023-04-12 [] open: false 1 texts 1 doubts
	// décret 2024-134  2024-02-21 [] open: false 1 texts 1 doubts
	// La délibération du conseil municipal
	// transmission — La présente délibération est transmise au représentant de l’État dans le département. — Contrôle de légalité : article à vérifier
}
