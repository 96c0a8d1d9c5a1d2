package main

import (
	"cmp"
	"errors"
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

// name gives a file the key of its municipality and year. One whose name does
// not tell is written as unread.
type name struct{ Year int }

func (n *name) ProcessElement(file string, emit, write func(string, string)) {
	found := fileName.FindStringSubmatch(path.Base(file))
	if found == nil {
		write(unreadFile, unreadLine("", []string{file}, errors.New("the name does not begin with the INSEE code of a municipality")))
		return
	}
	code, year := found[1], found[2]
	emit(fmt.Sprintf("%s/%s/%s", cmp.Or(year, fmt.Sprintf("%04d", n.Year)), department(code), code), file)
}

// department is the start of the code of a municipality, of three characters
// overseas.
func department(code string) string {
	if strings.HasPrefix(code, "97") || strings.HasPrefix(code, "98") {
		return code[:3]
	}
	return code[:2]
}

// yearOf is the year of a key, 0 where neither a name nor --year tells.
func yearOf(key string) int {
	year, _ := strconv.Atoi(key[:4]) // four figures
	return year
}

// areasOf gives the keys of what a municipality is a part of.
func areasOf(key string) []string {
	return []string{path.Dir(key), path.Dir(path.Dir(key)) + "/all"}
}

// folderOf is what stands before the first wildcard of a pattern, up to a slash.
func folderOf(pattern string) string {
	fixed, _, _ := strings.Cut(strings.NewReplacer("?", "*", "[", "*", `\`, "*").Replace(pattern), "*")
	return fixed[:strings.LastIndexByte(fixed, '/')+1]
}
