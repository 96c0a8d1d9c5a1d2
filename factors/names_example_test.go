package factors_test

import (
	"fmt"

	"github.com/reen-numerique/reen/factors"
)

// What a set holds, and what people call it.
func ExampleSet_NameOf() {
	set := factors.Default()
	for _, id := range []string{"gwp", "pe"} {
		c, err := factors.ParseCriterion(id)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(set.NameOf("criterion", c.String()).FR, c.Unit(), c.IsImpact())
	}
	s, err := factors.ParseStage("end_of_life")
	fmt.Println(s, err, len(factors.Stages()), len(factors.Impacts()))
	_, err = factors.ParseCriterion("noise")
	fmt.Println(err)
	fmt.Println(set.Zones()[0].ID, len(set.Sources()) > 5, len(set.Digest()))
	// Output:
	// Changement climatique kg CO2e true
	// Énergie primaire MJ true
	// end_of_life <nil> 5 7
	// factors: unknown criterion "noise"
	// FR true 71
}

// What licences ask to print beside values; the default set has none that is
// shared alike.
func ExampleNotices() {
	set := factors.Default()
	laptop, _ := set.Item("laptop")
	for _, f := range laptop.Factors {
		fmt.Println(f.Stage, f.Source.ShareAlike(), f.Holds(factors.Manufacturing))
	}
	fmt.Println(len(factors.Notices(laptop.Factors)))
	// Output:
	// manufacturing false true
	// distribution false false
	// end_of_life false false
	// 0
}
