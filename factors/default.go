package factors

import (
	"embed"
	"io/fs"
	"sync"
)

//go:embed data
var data embed.FS

// Default gives the embedded set: French public values that may be reused
// freely, and single published figures cited with their document. It is
// parsed once a process.
func Default() *Set { return defaultSet() }

var defaultSet = sync.OnceValue(func() *Set {
	set, err := Load(embedded())
	if err != nil {
		panic(err) // the embedded files are checked by the tests
	}
	return set
})

// embedded is the folder of the default set.
func embedded() fs.FS {
	root, err := fs.Sub(data, "data")
	if err != nil {
		panic(err) // only for a path that is not valid
	}
	return root
}
