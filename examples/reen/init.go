package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy/dossier"
)

func initCommand(c console) *cobra.Command {
	var workbook string
	var inventories []string
	cmd := &cobra.Command{
		Use:   "init DOSSIER | init --workbook FICHIER [DOSSIER]",
		Short: "Prépare un dossier à remplir",
		Long: `Prépare un dossier à remplir : un répertoire, avec dossier.yaml commenté en français
et un fichier d’équipements, ou bien un seul classeur (.xlsx ou .ods) pour qui
n’emploie qu’un tableur. Les autres commandes lisent l’un comme l’autre. Avec
--workbook, un DOSSIER qui existe est recopié dans le classeur. Avec --inventory,
le dossier reprend vos fichiers d’inventaire et propose les actions du catalogue
qui leur conviennent : dans un répertoire, en commentaire ; dans un classeur, à la
feuille des actions. Rien de ce qui existe n’est remplacé.`,
		Example: `  reen init valmorne
  reen init valmorne --inventory ordinateurs.csv --inventory moniteurs.csv
  reen init --workbook valmorne.ods
  reen init --workbook valmorne.xlsx examples/dossier`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case workbook != "" && len(inventories) > 0 && len(args) > 0:
				return misused("donnez un dossier à recopier ou --inventory, pas les deux")
			case workbook != "":
				return initWorkbook(c, workbook, args, inventories)
			case len(args) > 0 && isTable(args[0]):
				return misused("«\u00a0%s\u00a0» a l’extension d’un classeur\u00a0: pour en écrire un, donnez --workbook %s", args[0], args[0])
			case len(args) == 0:
				return misused("indiquez le répertoire à créer, ou --workbook et un fichier")
			}
			return initFolder(c, args[0], inventories)
		},
	}
	cmd.Flags().StringVar(&workbook, "workbook", "", "`FICHIER` de classeur à écrire (.xlsx ou .ods)")
	cmd.Flags().StringArrayVar(&inventories, "inventory", nil, "`FICHIER` d’inventaire à reprendre, pour proposer des actions (répétable)")
	return cmd
}

// isTable tells the name of a table, which no folder should bear.
func isTable(path string) bool {
	return slices.Contains([]string{".xlsx", ".xlsm", ".xls", ".ods", ".csv"}, strings.ToLower(filepath.Ext(path)))
}

// initFolder writes a folder to fill in.
func initFolder(c console, path string, inventories []string) error {
	set := factors.Default()
	p, err := prepare(c, path, inventories, set)
	if err != nil {
		return err
	}
	written, err := p.write(path)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.err, "Écrit\u00a0: %s\n", strings.Join(written, ", "))
	toFill := "dossier.yaml et les inventaires"
	if len(inventories) > 0 {
		toFill = "dossier.yaml"
		c.proposed(p.proposals, "à la clé «\u00a0actions\u00a0» de dossier.yaml\u00a0: retirez le «\u00a0#\u00a0» de celles que vous retenez")
	}
	fmt.Fprintf(c.err, "Remplissez %s, puis vérifiez\u00a0: reen check %s\n", toFill, path)
	return nil
}

// initWorkbook writes a workbook to fill in, or one of a dossier.
func initWorkbook(c console, path string, from, inventories []string) error {
	format := dossier.Format(strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), "."))
	if format != dossier.XLSX && format != dossier.ODS {
		return misused("«\u00a0%s\u00a0»\u00a0: extension inconnue\u00a0; .xlsx ou .ods", path)
	}
	set := factors.Default()
	var filled *dossier.Dossier
	if len(from) > 0 {
		var err error
		if filled, err = readDossier(from[0], set); err != nil {
			return err
		}
		c.remarks(slices.Concat(filled.Problems, filled.Inventory.Problems))
	}
	var p *preparation
	if len(inventories) > 0 {
		var err error
		if p, err = prepare(c, "", inventories, set); err != nil {
			return err
		}
		if filled, err = p.dossier(set); err != nil {
			return err
		}
	}
	var b bytes.Buffer
	if err := dossier.WriteWorkbook(&b, format, filled, set); err != nil {
		return failed("«\u00a0%s\u00a0» n’a pas pu être composé\u00a0: %w", path, err)
	}
	if err := writeNew(path, b.Bytes()); err != nil {
		return err
	}
	fmt.Fprintf(c.err, "Écrit\u00a0: %s\n", path)
	if filled != nil {
		c.carriedOn(&filled.Inventory)
	}
	if p != nil {
		c.proposed(p.proposals, "à la feuille des actions\u00a0: effacez celles que vous ne retenez pas")
	}
	fmt.Fprintf(c.err, "Remplissez-le, puis vérifiez\u00a0: reen check %s\n", path)
	return nil
}

// carriedOn says what of the inventory no line of the workbook tells.
func (c console) carriedOn(inv *footprint.Inventory) {
	var parts []string
	for _, p := range []struct {
		n                int
		singular, plural string
	}{{inv.Refused, "ligne refusée", "lignes refusées"}, {inv.Problems.Count(diag.Doubt), "doute", "doutes"}, {inv.Duplicates, "ligne en double", "lignes en double"},
		{inv.Attached - len(inv.Machines), "ligne rattachée à une autre", "lignes rattachées à d’autres"}, {inv.NotData, "ligne sans donnée", "lignes sans donnée"}} {
		if p.n > 0 {
			parts = append(parts, counted(p.n, p.singular, p.plural))
		}
	}
	if len(parts) > 0 {
		fmt.Fprintf(c.err, "À la feuille «\u00a0à corriger\u00a0»\u00a0: %s.\n", strings.Join(parts, ", "))
	}
}

// writeNew writes a file that did not exist, whole or not at all.
func writeNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	switch {
	case os.IsExist(err):
		return failed("«\u00a0%s\u00a0» existe déjà\u00a0: rien n’a été écrit", path)
	case err != nil:
		return failed("«\u00a0%s\u00a0» n’a pas pu être écrit\u00a0: vérifiez le chemin et les droits", path)
	}
	_, err = f.Write(data)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		_ = os.Remove(path) // half a workbook is none
		return failed("«\u00a0%s\u00a0» n’a pas pu être écrit\u00a0: vérifiez la place sur le disque", path)
	}
	return nil
}
