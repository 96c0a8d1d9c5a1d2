package factors_test

import (
	"fmt"

	"github.com/reen-numerique/reen/factors"
)

func ExampleSet_Identify() {
	set := factors.Default()
	for _, label := range []factors.Label{
		{Type: "PC", Manufacturer: "Dell Inc.", Model: "Latitude 5420"},
		{Type: "PC", Manufacturer: "Microsoft", Model: "Surface Pro 7"},
		{Type: "Portable", Manufacturer: "Dell Inc.", Model: "OptiPlex 7090"},
		{Type: "PC"},
		{Type: "Sacoche", Model: "Latitude 5420"},
	} {
		id := set.Identify(label)
		switch {
		case len(id.Against) > 0:
			fmt.Println(id.Items[0].ID, "but its model is known as", id.Against[0].ID)
		case id.Certainty == factors.Certain, id.Certainty == factors.Likely:
			fmt.Println(id.Certainty, id.Items[0].ID, "by", id.ModelRule)
		default:
			fmt.Println(id.Certainty, len(id.Items))
		}
	}
	// Output:
	// certain laptop by model dell latitude
	// likely laptop by model microsoft surface pro
	// laptop but its model is known as desktop
	// ambiguous 2
	// unknown 0
}
