package main

import (
	"io"
	"strings"
	"unicode/utf8"
)

// table is text in columns for a terminal.
type table struct {
	head  []string
	rows  [][]string
	right map[int]bool // columns of numbers
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

func (t *table) write(w io.Writer) error {
	widths := make([]int, len(t.head))
	for _, row := range append([][]string{t.head}, t.rows...) {
		for n, cell := range row {
			widths[n] = max(widths[n], utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	for n, row := range append([][]string{t.head}, t.rows...) {
		t.line(&b, row, widths)
		if n == 0 {
			rules := make([]string, len(widths))
			for c, width := range widths {
				rules[c] = strings.Repeat("─", width)
			}
			t.line(&b, rules, widths)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (t *table) line(b *strings.Builder, row []string, widths []int) {
	var line strings.Builder
	for n, cell := range row {
		pad := strings.Repeat(" ", widths[n]-utf8.RuneCountInString(cell))
		if n > 0 {
			line.WriteString("  ")
		}
		if t.right[n] {
			line.WriteString(pad + cell)
		} else {
			line.WriteString(cell + pad)
		}
	}
	b.WriteString(strings.TrimRight(line.String(), " "))
	b.WriteByte('\n')
}

// wrap breaks a text at spaces so that no line is longer than width.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Split(text, " ") {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}
