package main

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

// usage is cobra's template in French.
const usage = `Usage :{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} COMMANDE{{end}}{{if .HasExample}}

Exemples :
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

Commandes :{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Options :
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

« {{.CommandPath}} COMMANDE --help » donne l’aide d’une commande.{{end}}
`

// speakFrench puts the whole tree of commands into French.
func speakFrench(root *cobra.Command) {
	root.SetUsageTemplate(usage)
	root.SetHelpTemplate("{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}\n\n{{end}}{{.UsageString}}")
	root.SetHelpCommand(&cobra.Command{
		Use: "help [COMMANDE]", Short: "Aide d’une commande",
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return misused("pas de commande «\u00a0%s\u00a0»", strings.Join(args, " "))
			}
			return found.Help()
		},
	})
	all := []*cobra.Command{root}
	for n := 0; n < len(all); n++ {
		all[n].InitDefaultHelpFlag()
		all[n].Flags().Lookup("help").Usage = "aide de la commande"
		all[n].DisableFlagsInUseLine = true
		all = append(all, all[n].Commands()...)
	}
}

// translations turn the messages of the command-line library into French.
var translations = []struct {
	english *regexp.Regexp
	french  string
}{
	{regexp.MustCompile(`^unknown command "(.*?)" for.*(?s:.*)`), "commande inconnue «\u00a0$1\u00a0»"},
	{regexp.MustCompile(`^unknown flag: (.*)`), "option inconnue $1"},
	{regexp.MustCompile(`^unknown shorthand flag: .* in (.*)`), "option inconnue $1"},
	{regexp.MustCompile(`^flag needs an argument: (?:'.*' in )?(.*)`), "l’option $1 demande une valeur"},
	{regexp.MustCompile(`^required flag\(s\) "(.*)" not set`), "option obligatoire absente\u00a0: --$1"},
	{regexp.MustCompile(`^invalid argument "(.*?)" for "(.*?)" flag.*`), "valeur «\u00a0$1\u00a0» impossible pour l’option $2"},
}

// wrongArguments is what the command-line library says of their number.
var wrongArguments = regexp.MustCompile(`^(accepts|requires at least|accepts at most) (\d+) arg\(s\), (?:only )?received (\d+)$`)

// arguments says it in French, where the words agree with the numbers.
func arguments(message string) (string, bool) {
	m := wrongArguments.FindStringSubmatch(message)
	if m == nil {
		return "", false
	}
	bound := map[string]string{"requires at least": "au moins ", "accepts at most": "au plus "}[m[1]]
	wanted, _ := strconv.Atoi(m[2]) // the pattern holds digits alone
	received, _ := strconv.Atoi(m[3])
	return bound + counted(wanted, "argument attendu", "arguments attendus") + ", " + counted(received, "reçu", "reçus"), true
}

// french gives an error's message for a person. Errors of the commands
// themselves are in French already.
func french(err error) string {
	var exit exitError
	if errors.As(err, &exit) {
		return err.Error()
	}
	message := err.Error()
	if text, ok := arguments(message); ok {
		return text
	}
	for _, t := range translations {
		if t.english.MatchString(message) {
			return t.english.ReplaceAllString(message, t.french)
		}
	}
	return message
}
