package boavizta

import (
	"embed"

	"github.com/reen-numerique/reen/factors"
)

//go:embed VERSION LICENSE */manifest.json */values.csv */LICENSE
var data embed.FS

// Set reads the embedded data, to be laid over factors.Default with With.
func Set() (*factors.Set, error) { return factors.Load(data) }
