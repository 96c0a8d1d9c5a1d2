package embedded_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/embedded"
)

func TestTable(t *testing.T) {
	require.Equal(t, [][]string{{"1", "a,b"}, {"2", ""}}, embedded.Table("n,text\n1,\"a,b\"\n2,\n"))
	require.Panics(t, func() { embedded.Table("a,b\n1\n") })
}
