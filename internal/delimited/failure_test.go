package delimited_test

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/delimited"
)

func TestSentence(t *testing.T) {
	for want, err := range map[string]error{
		"plus de 3 lignes":                  delimited.Failf("plus de %d lignes", 3),
		"classeur illisible":                fmt.Errorf("wrapped: %w", delimited.Because(errors.New("zip"), "classeur illisible")),
		"fichier introuvable":               &fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist},
		"lecture interdite":                 fs.ErrPermission,
		"chemin refusé":                     fs.ErrInvalid,
		"lecture interrompue (device lost)": errors.New("device lost"),
	} {
		require.Equal(t, want, delimited.Sentence(err))
	}
}

func TestInFile(t *testing.T) {
	require.NoError(t, delimited.InFile("parc.csv", nil))
	lost := errors.New("device lost")
	err := delimited.InFile("parc.csv", delimited.Because(lost, "lecture arrêtée"))
	require.EqualError(t, err, "parc.csv\u00a0: lecture arrêtée")
	require.ErrorIs(t, err, lost)
	require.Equal(t, "parc.csv\u00a0: lecture arrêtée", delimited.Sentence(err))
}

func TestQuestion(t *testing.T) {
	require.Empty(t, delimited.Question(""))
	require.Equal(t, ". Vouliez-vous dire «\u00a0laptop\u00a0»\u202f?", delimited.Question("laptop"))
}
