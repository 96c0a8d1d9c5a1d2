package diag

import "unicode/utf8"

// Suggest gives the candidate nearest to a name, or "" when none is near: at
// most a third of the name's letters may differ, and three at most.
func Suggest(name string, candidates []string) string {
	best, distance := "", min(3, (utf8.RuneCountInString(name)+2)/3)+1
	for _, c := range candidates {
		if d := edits(name, c, distance); d < distance {
			best, distance = c, d
		}
	}
	return best
}

// DidYouMean gives the French question for Suggest's answer, or "".
func DidYouMean(name string, candidates []string) string {
	if s := Suggest(name, candidates); s != "" {
		return "Vouliez-vous dire «\u00a0" + s + "\u00a0»\u202f?"
	}
	return ""
}

// edits is the number of letters to insert, delete, replace or swap with
// their neighbour, or limit when it is not smaller.
func edits(a, b string, limit int) int {
	s, t := []rune(a), []rune(b)
	if d := len(s) - len(t); d >= limit || -d >= limit {
		return limit
	}
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range row {
		last[j] = j
	}
	for i := range s {
		row[0] = i + 1
		for j := range t {
			cost := 1
			if s[i] == t[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(t)], limit)
}
