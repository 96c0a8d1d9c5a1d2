package report

import (
	"slices"
	"strconv"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// allTables gives the tables that have rows, in the order of the texts.
func (d *openData) allTables() []openTable {
	rows := map[string]func() []record{
		"empreinte": d.totals, "empreinte-categorie-etape": d.parts, "empreinte-site": d.of(footprint.BySite), "empreinte-service": d.of(footprint.ByDepartment),
		"equipements": d.equipment, "indicateurs": d.measures, "indicateurs-detail": d.measureParts, "actions": d.plan, "obligations": d.duties, "facteurs": d.values,
	}
	var out []openTable
	for n := range d.forms.Tables {
		t := openTable{dataForm: &d.forms.Tables[n], rows: rows[d.forms.Tables[n].Name]()}
		for _, r := range t.rows {
			r["siren"], r["annee"] = d.siren(), calendarYear(d.a.Strategy.Year)
		}
		if len(t.rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// criteria gives those of the result; none where nothing is measured.
func (d *openData) criteria() []factors.Criterion {
	if !d.a.Measured() {
		return nil
	}
	return d.a.Options.Criteria
}

func (d *openData) totals() []record {
	var out []record
	for _, c := range d.criteria() {
		r, t := d.a.Result, d.a.Result.Total(c)
		row := record{"critere": c.String(), "libelle": d.set().NameOf("criterion", c.String()).FR, "unite": c.Unit(), "valeur": plainNumbers(t.Value), "basse": plainNumbers(t.Low), "haute": plainNumbers(t.High),
			"couverture_hors_usage": known(t.Coverage.Embodied), "couverture_usage": known(t.Coverage.Use), "electricite_kwh": plainNumbers(r.ElectricityUse()),
			"lignes_lues": strconv.Itoa(r.Counts().Read), "lignes_refusees": strconv.Itoa(r.Counts().Refused),
			"zone": d.a.Options.Zone, "convention": string(d.a.Options.Convention), "jeu_de_facteurs": d.set().Version() + " " + d.set().Digest()}
		if u, err := r.Uncertainty(c); err == nil && u.Contributions != nil {
			row["intervalle_bas"], row["intervalle_haut"] = plainNumbers(u.Low), plainNumbers(u.High)
		}
		if per, ok := r.PerAgent(c); ok {
			row["par_agent"] = plainNumbers(per)
		}
		if per, ok := r.PerInhabitant(c); ok {
			row["par_habitant"] = plainNumbers(per)
		}
		out = append(out, row)
	}
	return out
}

func (d *openData) parts() []record {
	var out []record
	for _, c := range d.criteria() {
		for _, cell := range d.a.Result.By(c, footprint.ByCategory, footprint.ByStage) {
			out = append(out, record{"critere": c.String(), "categorie": cell.Keys[0], "categorie_libelle": d.set().NameOf("category", cell.Keys[0]).FR,
				"etape": cell.Keys[1], "etape_libelle": d.set().NameOf("stage", cell.Keys[1]).FR, "valeur": plainNumbers(cell.Value), "unite": c.Unit()})
		}
	}
	return out
}

// of splits by a kind of place, where the inventory names one.
func (d *openData) of(place footprint.Dimension) func() []record {
	return func() []record {
		var out []record
		for _, c := range d.criteria() {
			cells := d.a.Result.By(c, place)
			if !slices.ContainsFunc(cells, func(cell footprint.Cell) bool { return cell.Keys[0] != "" }) {
				continue
			}
			for _, cell := range cells {
				out = append(out, record{"lieu": cell.Keys[0], "critere": c.String(), "valeur": plainNumbers(cell.Value), "unite": c.Unit()})
			}
		}
		return out
	}
}

func (d *openData) equipment() []record {
	var out []record
	for _, c := range d.criteria() {
		value := map[string]string{}
		for _, cell := range d.a.Result.By(c, footprint.ByItem) {
			value[cell.Keys[0]] = plainNumbers(cell.Value)
		}
		ends := d.a.Result.Ends(c)
		for _, q := range d.a.Result.Quantities() {
			row := record{"equipement": q.Item, "critere": c.String(), "unite": c.Unit(), "en_service": plainNumbers(q.InUse), "en_stock": plainNumbers(q.Stock), "valeur": value[q.Item]}
			if i, ok := d.set().Item(q.Item); ok {
				row["libelle"], row["unite_quantite"], row["tiers"] = i.NameFR, i.Unit, d.set().NameOf("tier", string(i.Tier)).FR
				row["categorie"], row["categorie_libelle"] = i.Category, d.set().NameOf("category", i.Category).FR
			}
			if end, ok := ends[q.Item]; ok && row["valeur"] != "" {
				row["basse"], row["haute"] = plainNumbers(end.Low), plainNumbers(end.High)
			}
			out = append(out, row)
		}
	}
	return out
}

func (d *openData) measures() []record {
	var out []record
	for _, m := range d.a.Indicators {
		row := record{"code": m.ID, "nom": m.Name, "unite": m.Unit, "sens": m.Better, "reference": known(m.Value), "cible": known(m.Target),
			"annee_cible": calendarYear(m.TargetYear), "suivi": strconv.FormatBool(m.Followed)}
		switch {
		case m.Declared.Valid:
			row["origine"] = "declared"
		case m.Computed.Valid || len(m.Parts) > 0:
			row["origine"] = "computed"
		case m.Reading.Valid:
			row["origine"] = "reading"
		}
		out = append(out, row)
	}
	return out
}

func (d *openData) measureParts() []record {
	var out []record
	for _, m := range d.a.Indicators {
		for _, p := range m.Parts {
			row := record{"code": m.ID, "partie": p.Key, "libelle": p.Name, "valeur": plainNumbers(p.Value), "unite": p.Unit}
			if p.Unit == "" {
				row["unite"] = m.Unit
			}
			out = append(out, row)
		}
	}
	return out
}

// plan gives the actions, without their descriptions, pilots and partners, which
// can name people.
func (d *openData) plan() []record {
	var out []record
	for _, a := range d.a.Strategy.Actions {
		row := record{"code": a.ID, "titre": a.Title, "avancement": string(a.Progress), "debut": calendarYear(a.From), "fin": calendarYear(a.To), "chiffrage": "none",
			"investissement_eur": known(a.Investment), "cout_annuel_eur": known(a.Yearly), "indicateurs": strings.Join(a.Indicators, "|")}
		if a.Theme >= 0 && a.Theme <= 6 {
			row["theme"] = strconv.Itoa(a.Theme)
		}
		d.gain(row, a.ID)
		out = append(out, row)
	}
	return out
}

// gain adds what the simulation says of an action.
func (d *openData) gain(row record, id string) {
	if d.a.Simulation == nil {
		return
	}
	for _, s := range d.a.Simulation.Steps {
		if s.Action == id {
			row["chiffrage"] = "fleet"
			row["gain_kg_co2e"], row["gain_seule_kg_co2e"], row["gain_derniere_kg_co2e"] = plainNumbers(s.Saving), plainNumbers(s.Alone), plainNumbers(s.Last)
		}
	}
	for _, s := range d.a.Simulation.Apart {
		if s.Action == id {
			row["chiffrage"], row["gain_kg_co2e"] = "apart", plainNumbers(s.Saving)
		}
	}
	for _, avoided := range d.a.Avoidances {
		if avoided.Action == id {
			row["cout_par_tonne_eur"] = known(avoided.PerTonne)
		}
	}
}

// duties gives the elements of article 35, then the obligations beside it,
// without what the dossier answers in its own words.
func (d *openData) duties() []record {
	var out []record
	for _, f := range d.a.Findings {
		out = append(out, record{"ensemble": "reen", "code": f.Code, "titre": f.Title, "nature": string(f.Force), "concernee": string(d.a.Scope.Standing), "textes": f.Article, "echeance": isoDay(f.Due),
			"etat": string(f.Status), "verification": string(f.Evidence), "reserve": f.Note})
	}
	for _, n := range d.a.Neighbours {
		out = append(out, record{"ensemble": "other", "code": n.ID, "titre": n.Title, "nature": string(n.Force), "concernee": string(n.Standing), "textes": strings.Join(n.Articles, "|"),
			"etat": string(n.Status), "valeur": known(n.Value), "cible": known(n.Target), "annee_valeur": calendarYear(n.Year), "verification": string(n.Evidence), "reserve": n.Doubt})
	}
	return out
}

// used gives the published values behind the result; none without one.
func (d *openData) used() []*factors.Factor {
	if !d.a.Measured() {
		return nil
	}
	return d.a.Result.Used()
}

func (d *openData) values() []record {
	var out []record
	for _, f := range d.used() {
		row := record{"facteur": f.ID, "equipement": f.Item, "mesure": f.Criterion.String(), "unite": f.Unit, "zone": f.Zone, "annee_donnee": f.Year,
			"source": f.Source.ID, "publication": publicationOf(f.Source), "adresse": f.Source.URL, "emplacement": f.Locator, "licence": f.Source.Licence, "mention": f.Source.Attribution,
			"lu_le": sameDay(f.Source.Retrieved), "verification": f.Confidence}
		if f.Stage != 0 {
			row["etape"] = f.Stage.String()
		}
		if !strings.Contains(f.Source.Licence, d.forms.Withheld) {
			row["valeur"] = plainNumbers(f.Value)
		}
		out = append(out, row)
	}
	return out
}

func publicationOf(s *factors.Source) string {
	return strings.Join(slices.DeleteFunc([]string{s.Publisher, s.Title, s.Version}, func(part string) bool { return part == "" }), ", ")
}
