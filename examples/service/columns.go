package main

import (
	"cmp"
	"slices"
)

// columnChoices are the columns that a person can tell in a list of their own: a
// figure, or the account of the lines, rests on each. The names are those of the
// native file.
var columnChoices = []choices{
	{"Ce que c’est", []choice{{"type", "Type d’équipement"}, {"designation", "Désignation en texte libre"}, {"modele", "Modèle"}, {"fabricant", "Fabricant"}}},
	{"Combien", []choice{{"quantite", "Quantité"}, {"nom", "Nom de l’appareil (un par ligne)"}, {"serie", "Numéro de série"}, {"inventaire", "Numéro d’inventaire"}}},
	{"Sa vie", []choice{{"etat", "État"}, {"date_achat", "Date d’achat"}, {"date_retrait", "Date de retrait"}, {"duree_vie", "Durée de vie, en années"}, {"conso_kwh_an", "Consommation, en kWh par an"}}},
	{"Où", []choice{{"site", "Site"}, {"service", "Service"}}},
}

func column(id string) *choice {
	for _, group := range columnChoices {
		if n := slices.IndexFunc(group.Of, func(c choice) bool { return c.ID == id }); n >= 0 {
			return &group.Of[n]
		}
	}
	return nil
}

func isColumn(id string) bool { return column(id) != nil }

// columnName gives what the page calls a column, "" where it has none.
func columnName(id string) string { return cmp.Or(column(id), &choice{}).Name }
