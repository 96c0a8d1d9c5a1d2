package agent

import (
	"strconv"
	"strings"
)

// screen is one of a machine's monitors as the agent lists it, its own panel
// among them.
type screen struct {
	Monitor
	maker   string // meaning of its maker
	port    string // meaning of its port
	name    string // meaning of its name
	analog  bool
	named   bool  // with the name of a product
	sure    bool  // named by the product itself, in its EDID
	tenths  int64 // diagonal, in tenths of an inch
	virtual bool
}

// screensOf lists the monitors of a machine, one of a number once.
func screensOf(content *node) []screen {
	var out []screen
	listed := map[string]bool{}
	for _, n := range content.all("monitors") {
		s := readScreen(n)
		if identifying(s.Serial) != "" && listed[s.key()] {
			continue // on two outputs of one machine
		}
		listed[s.key()] = true
		out = append(out, s)
	}
	return out
}

func readScreen(n *node) screen {
	e := readEDID(rawText(n, "base64"))
	s := screen{Monitor: Monitor{Manufacturer: told(n, "manufacturer"), Serial: told(n, "serial"), Made: yearOf(n.get("description")), Inches: e.inches()}}
	s.tenths, s.port = e.tenths(), meaning("port", n.get("port"))
	id := ""
	if e != nil {
		id, s.analog, s.sure = e.id, e.analog, e.product != "" && meaning("monitor-name", e.product) != "generic"
		s.Model, s.Made = e.product, orElse(e.year, s.Made)
		s.Manufacturer = firstOf(s.Manufacturer, e.maker)
		s.Serial = firstOf(s.Serial, e.serial)
	}
	s.Model = firstOf(s.Model, productName(n.get("caption"), &id), productName(n.get("name"), &id))
	s.named = s.sure || e == nil && s.Model != "" // an agent takes the part number of a panel for its name
	s.maker = firstOf(meaning("monitor-maker", makerOf(id)), meaning("monitor-maker", s.Manufacturer))
	s.name = firstOf(meaning("monitor-id", id), meaning("monitor-name", s.Model))
	s.virtual = s.maker == "virtual" || s.name == "virtual"
	return s
}

// rawText is the whole text of an element, which get would end.
func rawText(n *node, name string) string { return n.first(name).text }

// productName gives the name of a monitor unless it is that of a driver, or
// only its PNP id, which it notes.
func productName(name string, id *string) string {
	if isPNP(name) {
		*id = firstOf(*id, strings.ToUpper(name))
		return ""
	}
	if meaning("monitor-name", name) == "generic" || meaning("text", name) != "" {
		return ""
	}
	return name
}

// isPNP tells the form of a PNP id: three letters and four hexadecimal digits.
func isPNP(name string) bool {
	if len(name) != 7 {
		return false
	}
	for n := range len(name) {
		c := name[n] | 0x20
		if n < 3 && (c < 'a' || c > 'z') || n >= 3 && !(name[n] >= '0' && name[n] <= '9' || c >= 'a' && c <= 'f') {
			return false
		}
	}
	return strings.ContainsAny(name[3:], "0123456789")
}

// makerOf is the part of a PNP id that is the maker's.
func makerOf(id string) string { return id[:min(3, len(id))] }

// yearOf reads the year of "32/2015", week and year of manufacture, or of
// "2015" where the week is not told.
func yearOf(text string) int {
	if _, last, found := strings.Cut(text, "/"); found {
		text = last
	}
	year, err := strconv.Atoi(text)
	if err != nil || year <= 1990 || year > lastFirmware {
		return 0
	}
	return year
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

func orElse(n, other int) int {
	if n != 0 {
		return n
	}
	return other
}
