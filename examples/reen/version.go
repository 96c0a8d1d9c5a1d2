package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/reen-numerique/reen/factors"
)

// version says what the program is made of: the version and the commit that the
// Go command wrote into it, and the set of factors that it holds.
func version(set *factors.Set, info *debug.BuildInfo) string {
	own, commit, changed := "inconnue", "inconnu", ""
	if info != nil {
		own = info.Main.Version
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				commit = s.Value
			case s.Key == "vcs.modified" && s.Value == "true":
				changed = ", modifié"
			}
		}
	}
	return fmt.Sprintf("reen %s\ncommit %s%s\nfacteurs %s %s\n%s %s/%s\n", own, commit, changed, set.Version(), set.Digest(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// printVersion writes that of this program.
func (c console) printVersion() error {
	info, _ := debug.ReadBuildInfo() // nil where there is none
	_, err := fmt.Fprint(c.out, version(factors.Default(), info))
	return err
}
