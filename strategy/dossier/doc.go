// Package dossier opens the folder, or the workbook, in which a municipality
// keeps its strategy and its inventories.
//
//	package main
//
//	import (
//		"fmt"
//		"log"
//		"os"
//
//		"github.com/reen-numerique/reen/factors"
//		"github.com/reen-numerique/reen/strategy/dossier"
//	)
//
//	func main() {
//		d, err := dossier.Open(os.DirFS("valmorne"), factors.Default())
//		if err != nil {
//			log.Fatal(err)
//		}
//		for _, p := range d.Problems {
//			fmt.Println(p) // dossier.yaml, ligne 12, …
//		}
//		fmt.Println(d.Strategy.Body.Name, len(d.Inventory.Lines))
//	}
//
// The folder holds dossier.yaml, whose keys are those of strategy.Strategy,
// and the files that its lists inventories and machines name:
//
//	inventories:
//	  - file: inventories/ordinateurs.csv
//	    default_item: desktop              # of the lines that give no type
//	    types: {Micro-portable: laptop}    # the house's own words
//	    states: {Prêté: in-use}
//	    site: Hôtel de ville               # of the lines that give none
//	    department: Services généraux
//	    data_centre: Salle serveurs        # a name of the list hosting
//	machines:                              # virtual, each of a host among the lines
//	  - inventories/machines.csv
//	  - file: inventories/autres.csv
//	    columns: {Nom de la VM: nom}       # header as written → native column
//
// What no file lists is declared in dossier.yaml itself. These keys give lines of
// the inventory too, by Strategy.Lines, which count as read like the others:
//
//	hosting:
//	  - name: Syndicat
//	    share: 0.25                        # the body's part of a pooled place, 0 to 1
//	    it_power: 40                       # kW of IT of the whole place: its technical environment
//	    spare_unknown: true                # spare equipment that no line lists: 6 % are added
//	    technical_environment: power       # its electricity: by it_power, or pue (the default)
//	telework:                              # home boxes, RCP-SI v2 §4
//	  {employees: 250, days: 100, persons_per_household: 2.3}
//	services:                              # cloud, by the best that is known of each
//	  - name: Messagerie
//	    provider: Hébergeur
//	    item: saas-user                    # else cloud-service, a contract
//	    quantity: 300
//	    impacts: {gwp: 2.5}                # of one unit over a year, as the provider publishes it
//	    level: 3                           # of its method: 1 unknown … 5 RCP-DC with critical review
//	    source: ACV de l’hébergeur, 2024
//	  - {name: Visioconférence, spend_keur: 24}   # shown apart, never added
//
// And these say how the whole is computed:
//
//	pools:                                 # by item or category, where lines do not say it
//	  laptop: {refurbished: 0.2, upstream: 3}     # share bought used, years of use before
//	  screens: {resold: 0.1, total_life: 9}       # share resold, years of life in all
//	deflator: 0.97                         # prices of 2023 over those of the purchases known by price alone
//	choice: conservative                   # the highest value published, else catalogue
//
// A strategy that several bodies share names the others, and the key of each part
// of the footprint; the parts agreed on sum to 1:
//
//	joint:
//	  members:
//	    - body: {name: Agglomération, kind: communaute-d-agglomeration, agents: 640, workstations: 540}
//	      adoption: {programme: 2024-12-16}
//	  posts:                               # a line goes to the first post that takes it, the rest by agents
//	    - {name: Salles, of: datacentre, department: , site: , by: declared}   # agents, workstations or declared
//	  shares:
//	    - {post: Salles, body: Ville, share: 0.62}
//	    - {post: Salles, body: Agglomération, share: 0.38}
//
// Actions, and scenarios beside the plan whose keys and ids are of the same kind,
// say what they follow, need and exclude, how far they are, and their lever:
//
//	actions:
//	  - {id: A05, catalogue: B1, title: Garder les portables, requires: [A02], excludes: [S01], progress: to-do,
//	     lever: {kind: lifetime, items: [laptop], years: 7}}   # each kind has its keys, see strategy.Lever
//	scenarios:                             # each computed alone, never added
//	  - {id: S01, title: Système libre, lever: {kind: free-system, items: [laptop], years: 8}}
//
// What a body declares of the obligations beside article 35, of its services, its
// contracts, its free software, its networks and its uses of AI:
//
//	obligations: [{id: beges, status: met, year: 2023, text: Bilan publié}]
//	digital_services:
//	  - {name: Site, url: …, rgaa: 0.72, accessibility_statement: …, ecodesign_statement: …,
//	     rgesn: {priority: 8, priority_of: 20, recommended: 10, recommended_of: 28, moderate: 4, moderate_of: 10}}
//	contracts: {year: 2024, total: 12, clauses: 3, reversible: 5, open_formats: 4, local_suppliers: 2}
//	purchasing: {all_spend: 21400000, units: 400, units_refurbished: 32, repairability: 6.8}
//	disposal: {weee_kg: 2150, weee_approved_kg: 1980, broken: 164, repaired: 71}
//	open_data: {portal: …, data_sets: 34, with_schema: 12, apis: 3}
//	free_use: {year: 2024, workstations: 46, office_agents: 154, applications: 21, applications_of: 118,
//	           contributions: 2, licences_avoided: 31000}
//	label: {year: 2025, level: badge}      # 1 to 5 until 2024; badge, bronze, argent, or since
//	self_assessment: [{dimension: 1, score: 2, text: …}]      # unofficial, 0 to 3
//	dependencies: [{name: …, supplier: …, country: FR, jurisdiction: US, data: …, exit: …}]
//	pooled_services: [{name: …, lead: …, communes: 18, text: …}]
//	connections: [{name: …, use: lift, network: 2g, operator: orange, quantity: 14, migrated: 3, site: …, migrate_by: 2026, plan: …}]
//	ai: [{name: …, requests: 36000, tokens: 400, active_parameters: 24, total_parameters: 24, wh: , wh_low: , wh_high: ,
//	      pue: 1.3, zone: FR, reviewed: 2025-05-12, verdict: limited}]
//
// And for the years that follow:
//
//	readings: [{indicator: I26, year: 2025, value: 21, source: …}]
//	electricity_outlook: [{year: 2030, factor: 0.04, source: …}]   # kg CO2e a kWh, apart from the plan
//	review: {session: 2026-11-23, debate: 2026-12-07, internal: …, territory: …, method: …, adjustments: […]}
//	opinions: [{body: Comité social territorial, date: 2025-10-02, text: …}]
//
// Template is such a folder to fill in. It holds dossier.schema.json too, the JSON
// Schema of these keys (draft 2020-12) with a French description of each, by which
// an editor explains and completes them; what it refuses, Open refuses. JSON is
// YAML: the JSON of a strategy.Strategy, in a file dossier.yaml, is read back.
//
// # Workbook
//
// For those who use nothing else, one workbook (.xlsx or .ods) holds the same
// dossier: WriteWorkbook writes it, filled or to be filled in, OpenWorkbook reads
// it, and one followed by the other changes nothing. The table workbook.csv in
// the folder data says where each key of dossier.yaml stands in it, and
// sheets.csv how each sheet is laid out:
//
//	form       a label, its value, its unit and help a row: collectivité, moyens, libre et ouvert, bilan annuel, calcul
//	list       a row an element, a column a key: actions, scénarios, obligations, raccordements…
//	columns    each column a list of texts: périmètre, orientations
//	lines      equipment, read as an inventory file: équipements, serveurs, réseau
//	machines   virtual machines, likewise
//	refused    what the files of origin gave no line for, and their doubts: à corriger
//
// Sheets, headers, labels and words are compared without case and accents, and
// headers without the unit between parentheses. Items go by their French name or
// their id. Numbers are read with a comma or a point, days as 31/12/2025 or
// 2025-12-31. A sheet that is missing is empty.
//
// Nothing in these files makes Open fail as a whole except the lack of a
// readable dossier.yaml: an unknown key, a wrong type or a missing file is a
// problem in French with its line, and the rest goes on.
package dossier
