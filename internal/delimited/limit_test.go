package delimited_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/delimited"
)

func TestBounded(t *testing.T) {
	data, err := io.ReadAll(delimited.Bounded(strings.NewReader("abcde"), 5))
	require.NoError(t, err)
	require.Equal(t, "abcde", string(data))
	_, err = io.ReadAll(delimited.Bounded(strings.NewReader("abcdef"), 5))
	require.ErrorIs(t, err, delimited.ErrTooLarge)
	_, err = io.ReadAll(delimited.Bounded(stuck{}, 5))
	require.ErrorIs(t, err, io.ErrNoProgress)
}

type stuck struct{}

func (stuck) Read([]byte) (int, error) { return 0, nil }

func TestWithLimit(t *testing.T) {
	require.NoError(t, delimited.WithLimit(nil, 5))
	require.Equal(t, io.ErrNoProgress, delimited.WithLimit(io.ErrNoProgress, 5))
	require.EqualError(t, delimited.WithLimit(delimited.ErrTooLarge, 5), "fichier trop volumineux\u00a0: plus de 5\u00a0octets")
	require.EqualError(t, delimited.WithLimit(delimited.ErrTooLarge, 64<<20), "fichier trop volumineux\u00a0: plus de 64\u00a0Mio")
	require.ErrorIs(t, delimited.WithLimit(delimited.ErrTooLarge, 5), delimited.ErrTooLarge)
}

func TestSize(t *testing.T) {
	require.Equal(t, "0\u00a0octets", delimited.Size(0))
	require.Equal(t, "1048575\u00a0octets", delimited.Size(1<<20-1))
	require.Equal(t, "1\u00a0Mio", delimited.Size(1<<20))
}

func TestLimitOfAFile(t *testing.T) {
	in := delimited.NewLines(strings.NewReader(strings.Repeat("a\n", 100)), delimited.Options{Bytes: 199, Line: 10})
	_, err := in.First(100)
	require.ErrorIs(t, err, delimited.ErrTooLarge)
}

func TestCounted(t *testing.T) {
	text := bytes.Repeat([]byte("portable;1\n"), 50_000)
	last := int64(0)
	in := delimited.NewLines(delimited.Counted(bytes.NewReader(text), func(done int64) {
		require.Greater(t, done, last)
		last = done
	}), delimited.Options{Bytes: 1 << 20, Line: 100})
	require.Len(t, all(t, in), 50_000)
	require.Equal(t, int64(len(text)), last)
}
