package agent_test

import (
	"bufio"
	"fmt"
	"log"
	"os"

	"github.com/reen-numerique/reen/footprint/inventory/internal/agent"
)

// A file is known by its first bytes, read, and merged with the others: here
// a laptop whose screens a partial file lists, its own panel among them.
func Example() {
	var all []*agent.Device
	for _, name := range []string{"partiel-entier.json", "partiel-ecrans.json", "pile.json", "hyperviseur-esx.json"} {
		file, err := os.Open(samples + "/" + name)
		if err != nil {
			log.Fatal(err)
		}
		defer file.Close()
		text := bufio.NewReader(file)
		if head, _ := text.Peek(2048); !agent.Is(head) {
			log.Fatal(name)
		}
		devices, err := agent.Decode(text, agent.Limits{Bytes: 16 << 20})
		if err != nil {
			log.Fatal(err)
		}
		all = append(all, devices...)
	}
	for _, d := range agent.Merge(all) {
		fmt.Printf("%q or %q: %d × %s %s\n", d.Type, d.Default, d.Units(), d.Manufacturer, d.Model)
		for _, m := range d.Monitors {
			fmt.Println("  monitor", m.Model, m.Inches.Decimal, m.Made)
		}
		for _, m := range d.Machines {
			fmt.Println("  machine", m.Name, m.VCPU.Decimal, m.RAM.Decimal, m.Off)
		}
	}
	// Output:
	// "laptop" or "": 1 × LENOVO 20W0S00000
	//   monitor PL2792Q 27 2021
	// "" or "switch": 3 × Cisco C9300L-48P-4G
	// "" or "": 1 × HPE ProLiant DL380 Gen10
	//   machine srv-paie 2 8 false
	//   machine srv-ged 8 32 false
	//   machine srv-test 4 16 true
}
