package footprint

// What most lines go through: they are read several at a time, then find their
// class and wait for their group, so that looks into far memory overlap.

// reading is what a line says of itself, before anything is looked up.
type reading struct {
	n, energy uint64 // thousandths
	ordinary  bool   // n and energy are the quantity and the electricity
	usual     bool   // right and without a doubt wherever its class is known
}

func (a *Accumulator) read(line *Line) (r reading) {
	r.n, r.ordinary = thousandths(line.Quantity)
	r.ordinary = r.ordinary && r.n > 0
	if line.Energy.Valid && r.ordinary {
		r.energy, r.ordinary = thousandths(line.Energy.Decimal)
	}
	r.usual = r.ordinary && line.scale.Rat == nil && line.Origin == New && line.Configuration == nil && line.Quality <= Low &&
		!line.Upstream.Valid && !line.Mass.Valid && !line.Diagonal.Valid && line.Withdrawn.IsZero() &&
		(line.Purchased.IsZero() || line.Purchased.After(a.first) && line.Purchased.Before(a.until))
	return r
}

// addAll counts lines, and tells the class of each; nil where it has none.
func (a *Accumulator) addAll(lines []Line, tell func(*Line, *class)) {
	var read [32]reading
	for len(lines) > 0 {
		block := lines[:min(len(read), len(lines))]
		for n := range block {
			read[n] = a.read(&block[n])
		}
		for n := range block {
			tell(&block[n], a.add(&block[n], &read[n]))
		}
		lines = lines[len(block):]
	}
}

// add counts a line, and gives its class.
func (a *Accumulator) add(line *Line, r *reading) *class {
	if r.usual {
		var v variant
		a.engine.key(&v, line)
		if of, known := a.classAt.find(a.classes, a.classAt.hash(&v), &v); known {
			return a.count(of, line, r)
		}
	}
	return a.examine(line)
}

// count adds a line of ordinary numbers to those that wait for their groups.
func (a *Accumulator) count(of uint32, line *Line, r *reading) *class {
	c := &a.classes[of]
	if c.excluded() {
		a.leaveOut(line, c.item)
	}
	if a.waiting == len(a.queue) {
		a.flush()
	}
	a.queue[a.waiting] = counted{a.cell(of, line), r.n, r.energy, c.measured()}
	a.waiting++
	return c
}

// counted is a line on its way to its group.
type counted struct {
	cell      cell
	n, energy uint64
	measured  bool
}

// flush adds the lines that wait.
func (a *Accumulator) flush() {
	for n := range a.queue[:a.waiting] {
		l := &a.queue[n]
		a.groups.at(l.cell).sums.add(l.n, l.energy, l.measured)
	}
	a.waiting = 0
}

func (c *class) measured() bool { return c.unit != nil && c.unit.measured }

// cell gives the group of a line of a class. What weighs nothing is counted at
// no place.
func (a *Accumulator) cell(of uint32, line *Line) cell {
	where := uint32(0)
	if line.State.counted() {
		where = a.place(place{line.Site, line.Department})
	}
	return cellOf(of, where, line.Quality)
}

// place gives the number of a place. Lines often come place by place.
func (a *Accumulator) place(p place) uint32 {
	if a.places[a.last] == p {
		return a.last
	}
	at, known := a.placeAt[p]
	if !known {
		at = uint32(len(a.places))
		a.places = append(a.places, p)
		a.placeAt[p] = at
	}
	a.last = at
	return at
}
