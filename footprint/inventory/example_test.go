package inventory_test

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing/fstest"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

func ExampleRead() {
	const file = `type;quantite;etat
ordinateur portable;120;en service
écran;1 250,5;
lap top;3;
`
	inv, err := inventory.Read(strings.NewReader(file), factors.Default(), inventory.Options{Name: "parc.csv"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range inv.Lines {
		fmt.Println(l.ID, l.Item, l.Quantity)
	}
	for _, p := range inv.Problems {
		fmt.Println(p)
	}
	// Output:
	// parc.csv:2 laptop 120
	// parc.csv:3 monitor 1250.5
	// parc.csv, ligne 4, colonne « type » : « lap top » : type inconnu. Vouliez-vous dire « laptop » ?
}

// A file of a million lines is counted as it comes: no line is kept.
func ExampleStream() {
	const file = `type;quantite;site
ordinateur portable;120;Mairie
écran;250;Mairie
ordinateur portable;80;Écoles
lap top;3;Écoles
`
	laptops := decimal.Decimal{}
	account, err := inventory.Stream(strings.NewReader(file), factors.Default(), inventory.Options{Name: "parc.csv"}, func(line *footprint.Line) error {
		if line.Item == "laptop" {
			laptops = laptops.Add(line.Quantity)
		}
		return nil
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(laptops, "laptops,", account.Refused, "row refused")
	// Output: 200 laptops, 1 row refused
}

func ExampleOpen() {
	folder := fstest.MapFS{"glpi.csv": {Data: []byte(`"Nom";"Entité";"Statut";"Type";"Modèle";"Numéro de série"
"PC-01";"Racine > Ville > DSI";"En service";"Portable";"Latitude 5420";"SN000001"
"VM-01";"Racine > Ville > DSI";"En service";"Virtuel";"";""
"PC-01";"Racine > Ville > DSI";"En service";"Portable";"Latitude 5420";"SN000001"
`)}}
	inv, err := inventory.Open(folder, "glpi.csv", factors.Default(), inventory.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range inv.Lines {
		fmt.Println(l.ID, l.Item, l.Model, l.Department)
	}
	fmt.Println(inv.Read(), "rows,", inv.Attached, "attached,", inv.Duplicates, "duplicate")
	fmt.Println(inv.Problems[0])

	_, err = inventory.Open(folder, "parc.csv", factors.Default(), inventory.Options{})
	fmt.Println(err)
	// Output:
	// glpi.csv:2 laptop Latitude 5420 DSI
	// 3 rows, 1 attached, 1 duplicate
	// glpi.csv, ligne 4 : même numéro que la ligne 2 : appareil compté une seule fois
	// parc.csv : fichier introuvable
}

// A list that has neither our headers nor GLPI's is read with what it is
// told about.
func ExampleOptions() {
	const sites = `Nom du site;Nombre de bornes;Etat du site
Jardin Nelson-Mandela;2;Opérationnel
Médiathèque;19;Fermé pour travaux
`
	inv, err := inventory.Read(strings.NewReader(sites), factors.Default(), inventory.Options{
		DefaultItem: "wifi-access-point",
		Columns:     map[string]string{"Nom du site": "site", "Nombre de bornes": "quantite", "Etat du site": "etat"},
		States:      map[string]footprint.State{"fermé pour travaux": footprint.Stock},
		Limits:      inventory.Limits{Rows: 10_000},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range inv.Lines {
		fmt.Println(l.Site, l.Quantity, l.Item, l.State)
	}
	// Output:
	// Jardin Nelson-Mandela 2 wifi-access-point in-use
	// Médiathèque 19 wifi-access-point stock
}

// Two files of one dossier share what was seen.
func ExampleSeen() {
	const header = `"Nom";"Statut";"Type";"Numéro de série"` + "\n"
	opts := inventory.Options{Seen: new(inventory.Seen)}
	for _, name := range []string{"mairie.csv", "ccas.csv"} {
		opts.Name = name
		inv, err := inventory.Read(strings.NewReader(header+`"PC-01";"En service";"Portable";"SN000001"`), factors.Default(), opts)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(name, len(inv.Lines), inv.Duplicates)
	}
	// Output:
	// mairie.csv 1 0
	// ccas.csv 0 1
}

func ExampleWriteRejects() {
	const file = "type;quantite\nportable;=2+3\nlaptop;4\n"
	inv, err := inventory.Read(strings.NewReader(file), factors.Default(), inventory.Options{Name: "parc.csv"})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := inventory.WriteRejects(os.Stdout, inv.Problems); err != nil {
		fmt.Println(err)
	}
	// Output:
	// fichier;ligne;colonne;valeur;code;message;lignes;poids_max_kgco2e;gravite
	// parc.csv;2;quantite;'=2+3;bad-quantity;nombre illisible. Écrivez la quantité en chiffres, par exemple 12;1;;refusée
}

func ExampleMachines() {
	const file = `nom;hote;vcpu;ram_go;application
ged;SRV-01;4;16;GED, Archives
paie;SRV-01;8;-32;Paie
`
	inv, err := inventory.Machines(strings.NewReader(file), inventory.Options{Name: "machines.csv"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range inv.Machines {
		fmt.Println(m.ID, m.Name, "on", m.Host, m.VCPU.Decimal, m.RAM.Decimal, m.Applications)
	}
	for _, p := range inv.Problems {
		fmt.Println(p)
	}
	// Output:
	// machines.csv:2 ged on SRV-01 4 16 [GED Archives]
	// machines.csv, ligne 3, colonne « ram_go » : « -32 » : un nombre de 0 à 1 000 000 est attendu. Vérifiez la valeur et son unité
}

// The machines of a file count as attached to their hosts, which are lines.
func ExampleOpenMachines() {
	folder := fstest.MapFS{
		"serveurs.csv": {Data: []byte("type;quantite;identifiant\nserveur;1;SRV-01\n")},
		"machines.csv": {Data: []byte("nom;hote;vcpu\nged;SRV-01;4\npaie;SRV-01;12\n")},
	}
	inv, err := inventory.Open(folder, "serveurs.csv", factors.Default(), inventory.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	more, err := inventory.OpenMachines(folder, "machines.csv", inventory.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	inv.Append(more)
	result, err := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	if err != nil {
		fmt.Println(err)
		return
	}
	a, err := result.Allocate(inv.Machines, footprint.AllocationOptions{Rule: footprint.ByVCPU})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range a.Machines {
		value, _ := m.Total(factors.GWP)
		fmt.Println(m.Name, value.StringFixed(1), "kg CO2e of", m.HostID)
	}
	fmt.Println(result.Counts().Read, "rows,", result.Counts().Attached, "attached")
	// Output:
	// ged 82.9 kg CO2e of serveurs.csv:2
	// paie 248.6 kg CO2e of serveurs.csv:2
	// 3 rows, 2 attached
}

// A file of any size to its footprint, in little memory: the lines are summed
// while the next ones are read.
func ExampleAccumulate() {
	acc, err := footprint.NewAccumulator(factors.Default(), footprint.Options{Year: 2024})
	if err != nil {
		fmt.Println(err)
		return
	}
	file := strings.NewReader("type;quantite;duree_vie\nordinateur portable;120;5\nécran;90;8\ngrille-pain;3;\n")
	if err := inventory.Accumulate(file, acc, inventory.Options{Name: "parc.csv"}); err != nil {
		fmt.Println(err)
		return
	}
	r := acc.Result()
	fmt.Println(r.Total(factors.GWP).Value.StringFixed(1), "kg CO2e a year of", r.Counts().Complete, "lines")
	fmt.Println(r.Problems()[0])
	// Output:
	// 5749.6 kg CO2e a year of 2 lines
	// parc.csv, ligne 4, colonne « type » : « grille-pain » : type inconnu. Corrigez le type, ou donnez son sens dans la table « types » du dossier
}

// A file of a folder, summed as it is read.
func ExampleAccumulateFile() {
	folder := fstest.MapFS{"parc.csv": {Data: []byte("type;quantite\nsmartphone;300\n")}}
	acc, _ := footprint.NewAccumulator(factors.Default(), footprint.Options{Year: 2024})
	if err := inventory.AccumulateFile(folder, "parc.csv", acc, inventory.Options{}); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(acc.Result().Counts().Read, inventory.AccumulateFile(folder, "absent.csv", acc, inventory.Options{}))
	// Output: 1 absent.csv : fichier introuvable
}

// What was read in any format is written in ours, line after line; what names
// no one stays out.
func ExampleWriter() {
	const glpi = `"Nom";"Statut";"Type";"Modèle";"Numéro de série"
"PC-01";"En service";"Portable";"Latitude 5420";"SN000001"
"PC-02";"En stock";"Portable";"=Latitude";"SN000002"
`
	out := inventory.NewWriter(os.Stdout, inventory.WriteOptions{})
	if _, err := inventory.Stream(strings.NewReader(glpi), factors.Default(), inventory.Options{}, out.Write); err != nil {
		fmt.Println(err)
		return
	}
	if err := out.Flush(); err != nil {
		fmt.Println(err)
	}
	fmt.Println(len(out.Problems()), "things that the format cannot say")
	// Output:
	// type;quantite;modele;identifiant;fabricant;etat;date_achat;date_retrait;duree_vie;conso_kwh_an;origine;duree_amont;preuve;mode;service;site;zone;systeme;centre;masse_kg;diagonale_pouces;cpu;coeurs;ram_go;ssd_go;hdd_go;qualite;commentaire
	// laptop;1;Latitude 5420;;;en service;;;;;;;;;;;;;;;;;;;;;;
	// laptop;1;'=Latitude;;;en stock;;;;;;;;;;;;;;;;;;;;;;
	// 0 things that the format cannot say
}

// Virtual machines are written beside their hosts. Without identifiers, keys that
// name nothing keep them together.
func ExampleWriteMachines() {
	lines := []footprint.Line{{ID: "serveurs.csv:2", Item: "server", Quantity: decimal.New(1, 0), Name: "SRV-01"}}
	opts := inventory.WriteOptions{Machines: []footprint.Machine{{Name: "ged", Host: "SRV-01", VCPU: decimal.NewNullDecimal(decimal.New(4, 0)), Applications: []string{"GED", "Archives"}}}}
	var servers strings.Builder
	out := inventory.NewWriter(&servers, opts)
	if err := out.Write(&lines[0]); err != nil {
		fmt.Println(err)
		return
	}
	if err := out.Flush(); err != nil {
		fmt.Println(err)
		return
	}
	_, row, _ := strings.Cut(servers.String(), "\n")
	fmt.Println(strings.TrimRight(row, ";\n"))
	if err := inventory.WriteMachines(os.Stdout, opts); err != nil {
		fmt.Println(err)
	}
	// Output:
	// server;1;;hote-1ca773aa-000001;;en service
	// nom;hote;vcpu;ram_go;stockage_go;heures;cle;application
	// vm-000001;hote-1ca773aa-000001;4;;;;;GED|Archives
}

// shown writes files one after the other to the standard output.
type shown struct{}

func (shown) Write(p []byte) (int, error) { return os.Stdout.Write(p) }
func (shown) Close() error                { return nil }

// An inventory leaves for G4IT, which wants keys: without identifiers they name
// nothing. What its files cannot say is told.
func ExampleWriteG4IT() {
	const file = "type;quantite;modele;date_achat;duree_vie;zone;centre\nserveur;2;PowerEdge R740;2021-03-01;6;FR;Salle 1\n"
	inv, err := inventory.Read(strings.NewReader(file), factors.Default(), inventory.Options{Name: "parc.csv"})
	if err != nil {
		fmt.Println(err)
		return
	}
	inv.DataCentres = map[string]footprint.DataCentre{"Salle 1": {PUE: decimal.NewNullDecimal(decimal.RequireFromString("1.4"))}}
	create := func(name string) (io.WriteCloser, error) {
		fmt.Println("#", name)
		return shown{}, nil
	}
	lost, err := inventory.WriteG4IT(create, factors.Default(), inv, inventory.WriteOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range lost {
		fmt.Println(p)
	}
	// Output:
	// # datacenter.csv
	// nomCourtDatacenter;nomLongDatacenter;pue;localisation;nomEntite;nomSourceDonnee
	// Salle 1;Salle 1;1.4;France;;
	// # physical_equipment.csv
	// nomEquipementPhysique;nomEntite;nomSourceDonnee;modele;quantite;type;statut;paysDUtilisation;utilisateur;dateAchat;dateRetrait;nbCoeur;nomCourtDatacenter;consoElecAnnuelle;fabricant;tailleDuDisque;tailleMemoire;typeDeProcesseur
	// eq-2e005625-000001;;;PowerEdge R740;2;Server;In use;France;;2021-03-01;;;Salle 1;;;;;
	// parc.csv, ligne 2 : 1 ligne : durée de vie propre à la ligne : G4IT la calcule par les dates d’achat et de retrait. Comparez les deux résultats : sa convention est celle de l’âge
}

// The same inventory as a request of the exchange format.
func ExampleWritePCRSI() {
	const file = "type;quantite;fabricant;modele;duree_vie;conso_kwh_an;zone;site;service\nportable;24;HP;EliteBook 840;6,4;30;FR;Mairie;DSI\n"
	inv, err := inventory.Read(strings.NewReader(file), factors.Default(), inventory.Options{Name: "parc.csv"})
	if err != nil {
		fmt.Println(err)
		return
	}
	lost, err := inventory.WritePCRSI(os.Stdout, factors.Default(), inv, inventory.WriteOptions{Organization: "Ville de Z"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range lost {
		fmt.Println(p)
	}
	// Output:
	// {
	//   "organization": "Ville de Z",
	//   "inventory": [
	//     {
	//       "id": "eq-1a632644-000001",
	//       "equipment_type": "laptop",
	//       "equipment_name": "HP EliteBook 840",
	//       "quantity": 24,
	//       "unit": "piece",
	//       "lifetime": 6.4,
	//       "quality": "high",
	//       "yearly_electricity_consumption": 30,
	//       "mix_of_use": "France",
	//       "tags": [
	//         "Mairie"
	//       ]
	//     }
	//   ]
	// }
	// parc.csv, ligne 2 : 1 ligne : service, système, masse ou diagonale, que ce format ne dit pas. Gardez-les dans l’inventaire de départ
}
