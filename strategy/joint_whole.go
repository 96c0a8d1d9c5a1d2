package strategy

import "strings"

// What the bodies of a strategy are together: its figures are those of all, so that
// what they are divided by is too.

// maxPeople is more than any number of agents, posts or inhabitants.
const maxPeople = 1_000_000_000

// bodies are Strategy.Body, then the members.
func (s *Strategy) bodies() []Body {
	out := []Body{s.Body}
	for _, m := range s.Joint.Members {
		out = append(out, m.Body)
	}
	return out
}

// sum adds a number of each body; 0, unknown, where one does not say its own.
func (s *Strategy) sum(number func(Body) int) int {
	sum := 0
	for _, b := range s.bodies() {
		n := number(b)
		if n <= 0 || n > maxPeople {
			return 0
		}
		sum += n
	}
	return sum
}

func (s *Strategy) agents() int       { return s.sum(func(b Body) int { return b.Agents }) }
func (s *Strategy) workstations() int { return s.sum(func(b Body) int { return b.Workstations }) }

// names joins the names of the bodies.
func (s *Strategy) names() string {
	var out []string
	for _, b := range s.bodies() {
		if b.Name != "" {
			out = append(out, b.Name)
		}
	}
	return strings.Join(out, ", ")
}
