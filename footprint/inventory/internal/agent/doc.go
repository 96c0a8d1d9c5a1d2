// Package agent reads what inventory agents write of one device: the JSON of
// GLPI and the XML of glpi-agent, FusionInventory and OCS.
//
//	devices, err := agent.Decode(file, agent.Limits{})
//	...
//	for _, d := range agent.Merge(devices) { // of all files
//		fmt.Println(d.Kind, d.Type, d.Model, len(d.Monitors), len(d.Machines))
//	}
//
// The structure is that of the repository glpi-project/inventory_format
// (inventory.schema.json for JSON; original.md and original-netinventory.md
// for XML), to which OCS keeps but for a few names. Both come to one tree of
// lower-case names, of which only the sections that tell equipment are kept:
// users, software, processes and addresses are passed over.
//
// What decides is in the table data/words.csv: which chassis is a laptop,
// which maker makes panels, which port stands inside the machine, which disk
// is solid. A laptop's own panel that stands among its monitors is none of
// them.
//
// An error is a delimited.Failure: a French sentence that says why the file
// cannot be read.
package agent
