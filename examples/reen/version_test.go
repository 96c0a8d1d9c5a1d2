package main

import (
	"bytes"
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
)

func TestVersion(t *testing.T) {
	set := factors.Default()
	info := &debug.BuildInfo{Main: debug.Module{Version: "v1.2.3"}, Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "0123abcd"}, {Key: "vcs.modified", Value: "false"}}}
	require.Contains(t, version(set, info), "reen v1.2.3\ncommit 0123abcd\nfacteurs "+set.Version()+" "+set.Digest()+"\ngo")
	info.Settings[1].Value = "true"
	require.Contains(t, version(set, info), "commit 0123abcd, modifié\n")
	require.Contains(t, version(set, nil), "reen inconnue\ncommit inconnu\nfacteurs ")
}

func TestVersionOption(t *testing.T) {
	var out, err bytes.Buffer
	require.Equal(t, exitDone, run(t.Context(), []string{"--version"}, &out, &err))
	require.Contains(t, out.String(), factors.Default().Digest())
	require.Empty(t, err.String())
	require.Equal(t, exitUsage, run(t.Context(), []string{"--version=nonsense"}, &out, &err))
}
