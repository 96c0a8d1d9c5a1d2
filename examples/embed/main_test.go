package main

import (
	"fmt"
	"os"
)

func Example() {
	if err := run(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// 5750 kg CO2e a year, 95 % between 3650 and 8620
	// 67 % of the lines have a value for their making
	// colonne « type » : « unknown-thing » : type inconnu du catalogue de facteurs. Corrigez cette valeur de la ligne
}
