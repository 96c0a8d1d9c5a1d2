package footprint

// changesJSON compares an earlier result with this one, criterion by criterion.
func (r *Result) changesJSON(before *Result) (*jsonComparison, error) {
	out := &jsonComparison{Year: before.opts.Year, Zone: before.opts.Zone, Set: jsonSet{before.set.Version(), before.set.Digest()}}
	for _, c := range r.opts.Criteria {
		change, err := Compare(before, r, c)
		if err != nil {
			return nil, err
		}
		j := jsonChange{Criterion: c.String(), Unit: c.Unit(), Before: sideJSON(change.Before), After: sideJSON(change.After)}
		for _, s := range change.Steps {
			j.Steps = append(j.Steps, jsonStep{s.Name, figureJSON(s.Difference), figureJSON(s.Value)})
		}
		out.Changes = append(out.Changes, j)
	}
	return out, nil
}

func sideJSON(t Total) jsonSide {
	return jsonSide{figureJSON(t.Value), jsonCoverage{share(t.Coverage.Embodied), share(t.Coverage.Use)}}
}

// jsonComparison says of what year the earlier result is, and what changed since.
type jsonComparison struct {
	Year    int          `json:"year"`
	Zone    string       `json:"zone"`
	Set     jsonSet      `json:"factor_set"`
	Changes []jsonChange `json:"changes"`
}

type jsonChange struct {
	Criterion string     `json:"criterion"`
	Unit      string     `json:"unit"`
	Before    jsonSide   `json:"before"`
	Steps     []jsonStep `json:"steps"` // in the order of the substitution
	After     jsonSide   `json:"after"`
}

type jsonSide struct {
	Value    jsonFigure   `json:"value"`
	Coverage jsonCoverage `json:"coverage"`
}

type jsonStep struct {
	Step       StepName   `json:"step"`
	Difference jsonFigure `json:"difference"`
	Value      jsonFigure `json:"value"`
}
