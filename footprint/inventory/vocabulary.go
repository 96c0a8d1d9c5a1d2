package inventory

import (
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/fold"
)

// wordKinds are the columns of few words, with the kind of their table.
var wordKinds = map[field]string{fieldOrigin: "origin", fieldProof: "proof", fieldMode: "mode", fieldQuality: "quality"}

// wordOf gives the meaning of a word, or "" with a doubt when it has none.
func wordOf(kind, text string) meant[string] {
	if text == "" {
		return meant[string]{}
	}
	value, ok := meaning(kind, text)
	if !ok {
		return doubtful(value, "unknown-word", "valeur inconnue, ignorée")
	}
	return meant[string]{value: value}
}

// stateOf reads a status.
func (rd *reader) stateOf(cell []byte) meant[string] {
	text := rd.text(cell)
	if text == "" {
		return meant[string]{}
	}
	state, ok := rd.state(text)
	if !ok {
		if state, ok = rd.openingState(text); ok {
			return doubtful(string(state), "likely-state", "lu comme «\u00a0"+frenchState(state)+"\u00a0», d’après ses premiers mots")
		}
		return doubtful(string(footprint.InUse), "unknown-state", "état inconnu\u00a0: compté en service")
	}
	return meant[string]{value: string(state)}
}

// zoneOf gives the electricity zone of an id or a name.
func (rd *reader) zoneOf(cell []byte) meant[string] {
	text := rd.text(cell)
	if text == "" {
		return meant[string]{}
	}
	id, ok := rd.zoneNamed(text)
	if !ok {
		return doubtful(id, "unknown-zone", "zone électrique inconnue, ignorée")
	}
	return meant[string]{value: id}
}

// zoneNamed gives the zone of an id, a name, or a country.
func (o *resolved) zoneNamed(text string) (string, bool) {
	if id, ok := o.zones[fold.Label(text)]; ok {
		return id, true
	}
	if id, ok := meaning("zone", text); ok {
		return id, true
	}
	return o.zoneOfCountry(text)
}
