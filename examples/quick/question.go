package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
)

const usage = `Usage : quick TYPE=QUANTITÉ[:ANNÉES]… [--année AAAA] [--zone ZONE] [--strict]

  quick portable=120 écran=80 smartphone=40
  quick portable=120:6 "poste fixe=30" --année 2024

TYPE est ce que l’on écrit d’ordinaire (« portable », « écran », « laptop ») ;
ANNÉES est la durée d’usage, sinon celle qui est publiée.

  --année AAAA   année du mix électrique (défaut : la dernière connue)
  --zone ZONE    zone d’électricité : FR (défaut), FR-20R, GP, MQ, GF, RE, YT…
  --strict       code de sortie 3 si un argument est refusé
`

// question is what was asked on the command line.
type question struct {
	fleet  []device
	year   int
	zone   string
	strict bool
	help   bool
}

// device is one argument: a type, a number of devices, and maybe their life.
type device struct{ typed, kind, quantity, life string }

// parse reads the command line; options may stand anywhere among the types.
func parse(args []string, set *factors.Set) (*question, error) {
	q := &question{}
	flags := flag.NewFlagSet("quick", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	for _, name := range []string{"année", "annee", "year"} {
		flags.IntVar(&q.year, name, set.LatestYear(footprint.DefaultZone), "")
	}
	flags.StringVar(&q.zone, "zone", footprint.DefaultZone, "")
	flags.BoolVar(&q.strict, "strict", false, "")
	for {
		if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
			q.help = true
			return q, nil
		} else if err != nil {
			return nil, french(err)
		}
		if flags.NArg() == 0 {
			return q, q.check(set)
		}
		d, err := deviceOf(flags.Arg(0))
		if err != nil {
			return nil, err
		}
		q.fleet, args = append(q.fleet, d), flags.Args()[1:]
	}
}

func deviceOf(arg string) (device, error) {
	kind, rest, found := strings.Cut(arg, "=")
	if !found {
		return device{}, fmt.Errorf("«\u00a0%s\u00a0»\u00a0: TYPE=QUANTITÉ est attendu, par exemple écran=80", diag.Clip(arg))
	}
	quantity, life, _ := strings.Cut(rest, ":")
	return device{arg, oneLine(kind), oneLine(quantity), oneLine(life)}, nil
}

// oneLine keeps an argument on one line of the list, in its charset.
func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\ufffd")), " ")
}

func (q *question) check(set *factors.Set) error {
	if len(q.fleet) == 0 {
		return errors.New("aucun équipement\u00a0: TYPE=QUANTITÉ est attendu, par exemple écran=80")
	}
	if q.year < 1990 || q.year > 2100 {
		return fmt.Errorf("année %d impossible\u00a0: de 1990 à 2100", q.year)
	}
	if _, known := set.Zone(q.zone); !known {
		var ids []string
		for _, z := range set.Zones() {
			ids = append(ids, z.ID)
		}
		return fmt.Errorf("zone d’électricité «\u00a0%s\u00a0» inconnue\u00a0: %s", diag.Clip(q.zone), strings.Join(ids, ", "))
	}
	return nil
}

// list gives the fleet as a list in the native format.
func (q *question) list() io.Reader {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = ';'
	_ = w.Write([]string{"type", "quantite", "duree_vie"}) // a buffer takes all
	for _, d := range q.fleet {
		_ = w.Write([]string{d.kind, d.quantity, d.life})
	}
	w.Flush()
	return &b
}

// french says in French what the flags of the standard library refuse.
func french(err error) error {
	text := err.Error()
	for _, t := range []struct{ english, french string }{
		{"flag provided but not defined: ", "option inconnue "},
		{"flag needs an argument: ", "une valeur est attendue après "},
		{"bad flag syntax: ", "option mal écrite\u00a0: "},
	} {
		if rest, found := strings.CutPrefix(text, t.english); found {
			return errors.New(t.french + rest)
		}
	}
	if _, rest, found := strings.Cut(text, " for flag "); found {
		name, _, _ := strings.Cut(rest, ":")
		return fmt.Errorf("valeur impossible pour %s", name)
	}
	if _, rest, found := strings.Cut(text, " for "); found { // of a boolean
		name, _, _ := strings.Cut(rest, ":")
		return fmt.Errorf("valeur impossible pour %s", name)
	}
	return err
}
