package inventory

import "slices"

// field is what a column holds.
type field uint8

// Fields: the columns of the native file, then those that only other files
// have, at last those of virtual machines and of places alone.
const (
	fieldType field = iota
	fieldQuantity
	fieldModel
	fieldIdentifier
	fieldManufacturer
	fieldState
	fieldPurchased
	fieldWithdrawn
	fieldLifetime
	fieldEnergy
	fieldOrigin
	fieldUpstream
	fieldProof
	fieldMode
	fieldDepartment
	fieldSite
	fieldZone
	fieldSystem
	fieldDataCentre
	fieldMass
	fieldDiagonal
	fieldCPU
	fieldCores
	fieldMemory
	fieldSSD
	fieldHDD
	fieldQuality
	fieldComment

	fieldName        // of the equipment, which need not be unique
	fieldSerial      // hashed, to find duplicates
	fieldUUID        // of the machine's firmware, likewise
	fieldAsset       // inventory number, likewise
	fieldProcessor   // its name
	fieldDesignation // free text, which tells the type where no column does
	fieldInService   // day of commissioning, where the day of purchase is not told
	fieldFirmware    // day of the BIOS
	fieldAccount     // of the accounts (M57)
	fieldPrice       // known, of no use to a figure
	fieldWarranty    // likewise
	fieldSeverity    // of a file of rejects: what became of the row
	fieldUser        // a person, not read; in NumEcoEval also how the device is used
	fieldIgnored

	fieldHost // of a virtual machine
	fieldVCPU
	fieldStorage
	fieldHours
	fieldKey
	fieldApplication
	fieldMemoryMB
	fieldStorageMB

	fieldPUE // of a data centre

	fieldInfrastructure // of NumEcoEval's virtual machines: on a server of one's own, or in a cloud
	fieldEquivalence    // what they share their host by: computing, or storage
	fieldServiceUse     // how much of the year, and by how many, a digital service uses a device

	fieldCount
)

// fieldNames are the names of the fields in the tables and in
// Options.Columns.
var fieldNames = [fieldCount]string{
	"type", "quantite", "modele", "identifiant", "fabricant", "etat", "date_achat", "date_retrait", "duree_vie",
	"conso_kwh_an", "origine", "duree_amont", "preuve", "mode", "service", "site", "zone", "systeme", "centre",
	"masse_kg", "diagonale_pouces", "cpu", "coeurs", "ram_go", "ssd_go", "hdd_go", "qualite", "commentaire",
	"nom", "serie", "uuid", "inventaire", "processeur", "designation", "date_service", "date_bios", "compte", "prix", "fin_garantie", "gravite",
	"utilisateur", "ignore",
	"hote", "vcpu", "stockage_go", "heures", "cle", "application", "ram_mo", "stockage_mo",
	"pue",
	"infrastructure", "equivalence", "usage_service",
}

// nativeFields is how many of the fields are columns of the native file.
const nativeFields = fieldComment + 1

func fieldOf(name string) (field, bool) {
	i := slices.IndexFunc(fieldNames[:], func(n string) bool { return headerKey(n) == headerKey(name) })
	return field(max(i, 0)), i >= 0
}
