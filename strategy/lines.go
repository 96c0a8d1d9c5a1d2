package strategy

import (
	"strconv"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
)

// dossierFile is where the lines that a strategy declares are said to come from.
const dossierFile = "dossier.yaml"

// teleworkID is the line of the teleworkers' boxes.
const teleworkID = dossierFile + ":telework"

// serviceID is the line of the nth service.
func serviceID(n int) string { return dossierFile + ":services." + strconv.Itoa(n+1) }

// Lines gives the lines of the inventory that a strategy declares beside its
// inventory files: the technical environment of each place whose kW of IT are
// known, the home boxes of teleworkers, and the cloud services. Their ids are
// "dossier.yaml:hosting.2", "dossier.yaml:telework", "dossier.yaml:services.1".
// What makes no sense is listed, and has no line. Package dossier adds them to
// the inventory that it opens; who makes a Strategy otherwise adds them.
func (s Strategy) Lines(set *factors.Set) ([]footprint.Line, diag.List) {
	c := collector{set: set}
	c.places(s.Hosting)
	c.boxes(s.Telework)
	c.services(s.Services)
	return c.lines, c.problems
}

type collector struct {
	set      *factors.Set
	lines    []footprint.Line
	problems diag.List
}

func (c *collector) add(l footprint.Line) {
	l.File = dossierFile
	c.lines = append(c.lines, l)
}

func (c *collector) refuse(code, column, value, message, remedy string) {
	c.problems = append(c.problems, diag.Problem{Code: code, Severity: diag.Refused, File: dossierFile, Column: column, Value: diag.Clip(value), Message: say(message), Remedy: say(remedy)})
}

// places gives a line to each place, of those of one name to the first.
func (c *collector) places(places []Hosting) {
	_, known := c.set.Item(factors.TechnicalItem)
	seen := map[string]bool{}
	for n, h := range places {
		twice := seen[h.Name]
		seen[h.Name] = true
		if !h.Power.Valid || twice {
			continue
		}
		if !known || !validPower(h.Power) {
			c.refuse("bad-power", "hosting", h.Name, "assess.power", "assess.give-power")
			continue
		}
		c.add(footprint.Line{ID: dossierFile + ":hosting." + strconv.Itoa(n+1), Item: factors.TechnicalItem, Quantity: h.Power.Decimal, DataCentre: h.Name, Label: h.Name})
	}
}

func (c *collector) boxes(t *Telework) {
	if t == nil || t.Employees == 0 {
		return
	}
	line, err := t.counted().Line(c.set)
	if err != nil {
		c.refuse("bad-telework", "telework", "", "assess.telework", "assess.give-telework")
		return
	}
	line.ID = teleworkID
	c.add(line)
}

func (c *collector) services(services []Service) {
	for n, s := range services {
		counted, ok := s.counted(c.set)
		line, _, err := counted.Line(c.set)
		if !ok || err != nil {
			c.refuse("bad-service", "services", s.Name, "assess.service", "assess.give-service")
			continue
		}
		line.ID = serviceID(n)
		c.add(line)
	}
}
