package main

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// Keys of the pipeline are paths: "2024/35/35238" is a municipality in a year,
// "2024/35" its département, and "2024/all" whatever was read of that year.

// fileName is how the name of a file begins: the INSEE code of the municipality,
// and the year of the inventory where it says so.
var fileName = regexp.MustCompile(`^([0-9][0-9AB][0-9]{3})(?:[-_ ]((?:19|20)[0-9]{2}))?(?:[-_ .]|$)`)

// name gives a file the key of its municipality and year. One whose name tells
// neither is written as unread.
type name struct{ Year int }

func (n *name) ProcessElement(file string, emit, stray func(string, string)) {
	found := fileName.FindStringSubmatch(path.Base(file))
	if found == nil {
		stray(unreadFile, unreadLine("", []string{file}, fmt.Errorf("the name does not begin with the INSEE code of a municipality")))
		return
	}
	code, year := found[1], n.Year
	if found[2] != "" {
		year, _ = strconv.Atoi(found[2]) // four figures
	}
	if year == 0 {
		stray(unreadFile, unreadLine(code, []string{file}, fmt.Errorf("neither the name nor --year tells the year")))
		return
	}
	emit(fmt.Sprintf("%04d/%s/%s", year, department(code), code), file)
}

// department is the start of the code of a municipality, of three characters
// overseas.
func department(code string) string {
	if strings.HasPrefix(code, "97") || strings.HasPrefix(code, "98") {
		return code[:3]
	}
	return code[:2]
}

// yearOf is the year of a key.
func yearOf(key string) int {
	year, _ := strconv.Atoi(key[:4]) // as name wrote it
	return year
}

// isMunicipality tells the key of one from that of an area.
func isMunicipality(key string) bool { return strings.Count(key, "/") == 2 }

// areas gives the sums of a municipality to all that it is a part of.
func areas(key string, s *sum, emit func(string, *sum)) {
	emit(key, s)
	emit(path.Dir(key), s)
	emit(path.Join(path.Dir(path.Dir(key)), "all"), s)
}
