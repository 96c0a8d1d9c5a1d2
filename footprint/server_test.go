package footprint_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// The Dell R740 of BoaviztAPI's tests (cases.csv, boavizta-12).
func r740() *factors.Server {
	return &factors.Server{CPUs: opt("2"), CoresPerCPU: opt("24"), DiePerCore: opt("24.5"), RAM: opt("384"), RAMSticks: opt("12"), RAMDensity: opt("1.79"),
		SSD: opt("400"), SSDDrives: opt("1"), SSDDensity: opt("50.6"), PSUs: opt("2"), PSUMass: opt("2.99")}
}

func server(cfg *factors.Server) footprint.Line {
	l := line("server", "1")
	l.Configuration = cfg
	return l
}

func TestAServerOfKnownConfigurationIsTheSumOfItsComponents(t *testing.T) {
	r := compute(t, footprint.Options{}, server(r740()))
	got := r.By(factors.GWP, footprint.ByStage)
	require.Len(t, got, 2)
	require.Equal(t, []string{"manufacturing"}, got[0].Keys)
	require.Equal(t, "193.573562322079184", exact.String(got[0].Value)) // 967.867811610395919… ÷ 5
	require.Equal(t, "375.431162322079184", total(r))                   // + 3504 × 0.0519
}

// The item's own factor and its alternative stay the two ends.
func TestTheGenericServerStaysAnAlternative(t *testing.T) {
	small := &factors.Server{CPUs: opt("1"), CoresPerCPU: opt("4"), RAM: opt("16")}
	for name, c := range map[string]struct {
		cfg             *factors.Server
		low, high, made string
	}{
		// 600 (Base Carbone) and 748 (ACV numérique) over 5 years, + 181.8576 kg of use.
		"no configuration": {nil, "301.8576", "331.4576", "149.6"},
		"heavier":          {r740(), "301.8576", "375.431162322079184", "193.573562322079184"},
		// 9.14 + 98×0.0197 + 5.22 + 16/1.79×2.2 + 6.34 + 1000/48.5×2.2 + 145.314 + 222.78, over 5 years
		"lighter": {small, "273.007645842308357", "331.4576", "91.1500458423083569"},
	} {
		r := compute(t, footprint.Options{}, server(c.cfg))
		require.True(t, strings.HasPrefix(exact.String(r.Total(factors.GWP).Low), c.low), "%s %s", name, r.Total(factors.GWP).Low)
		require.Equal(t, c.high, exact.String(r.Total(factors.GWP).High), name)
		require.True(t, strings.HasPrefix(exact.String(r.By(factors.GWP, footprint.ByStage)[0].Value), c.made), "%s %s", name, r.By(factors.GWP, footprint.ByStage)[0].Value)
	}
}

func TestComponentsBringCriteriaThatTheItemLacks(t *testing.T) {
	opts := footprint.Options{Criteria: []factors.Criterion{factors.GWP, factors.PE, factors.ADPe, factors.AP}}
	r := compute(t, opts, server(r740()), line("server", "1"))
	require.Equal(t, "0.0298377", r.Total(factors.ADPe).Value.StringFixed(7)) // 0.149188 ÷ 5
	require.Equal(t, "0.5", exact.String(r.Total(factors.ADPe).Coverage.Embodied.Decimal), "the generic server has none")
	require.Equal(t, "0", exact.String(r.Total(factors.AP).Coverage.Embodied.Decimal))
	require.True(t, r.Total(factors.PE).Value.IsPositive())
}

func TestTheTraceOfAServerGoesDownToCoefficientsAndEvaluates(t *testing.T) {
	opts := footprint.Options{Criteria: []factors.Criterion{factors.GWP, factors.PE, factors.ADPe}}
	l := server(&factors.Server{CPUs: opt("2"), CoresPerCPU: opt("16"), RAM: opt("100"), SSD: opt("1920"), HDD: opt("9000")})
	l.Quantity, l.Mode = dec("3"), footprint.COPE
	r := compute(t, opts, l)
	for _, c := range opts.Criteria {
		trace, err := r.Explain("server", c)
		require.NoError(t, err)
		require.Equal(t, trace.Value.String(), trace.Evaluate().String())
		require.Equal(t, r.Total(c).Value.String(), trace.Value.String())
		for _, part := range []string{"components = ", "ram-sticks = 4 item (⌈ ⌉)", "ssd-drives = 2 item", "hdd-drives = 5 item",
			"[boavizta-cpu-base-" + c.String() + ": ", "[boavizta-default-die-per-core: Boavizta", "cores = 16 core/item [inventory]"} {
			require.Contains(t, trace.String(), part)
		}
	}
	used := map[string]bool{}
	for _, f := range r.Used() {
		used[f.ID] = true
	}
	require.True(t, used["boavizta-default-psus"] && used["boavizta-hdd-gwp"], "defaults and coefficients are cited")
	require.False(t, used["ademe-acv-dc-server-gwp-manufacturing"], "the generic factor is not")
}

func TestMoreOfAComponentNeverLightensTheFigure(t *testing.T) {
	last := decimal.Zero
	for n := int64(1); n < 64; n++ {
		more := decimal.NewNullDecimal(decimal.NewFromInt(n))
		r := compute(t, footprint.Options{}, server(&factors.Server{CPUs: more, CoresPerCPU: more, RAM: more, SSD: more, HDD: more}))
		require.True(t, r.Total(factors.GWP).Value.GreaterThan(last), "%d", n)
		last = r.Total(factors.GWP).Value
	}
}

func TestOneConfigurationIsOneVariantAndTwoAreTwo(t *testing.T) {
	a, same, other := r740(), r740(), r740()
	same.RAM, other.RAM = opt("384.00"), opt("768")
	separate := compute(t, footprint.Options{}, server(a)).Total(factors.GWP).Value.Add(compute(t, footprint.Options{}, server(other)).Total(factors.GWP).Value)
	both := compute(t, footprint.Options{}, server(a), server(other))
	require.True(t, separate.Sub(both.Total(factors.GWP).Value).Abs().LessThan(dec("1e-12")))
	reversed := compute(t, footprint.Options{}, server(other), server(same))
	require.Equal(t, total(both), total(reversed))
}

func TestTheCallersConfigurationIsTheirsAfterwards(t *testing.T) {
	cfg := r740()
	r := compute(t, footprint.Options{}, server(cfg))
	cfg.RAM = opt("1")
	require.Equal(t, "384", exact.String(r.Lines()[0].Configuration.RAM.Decimal))
}

func TestAnIncompleteConfigurationKeepsTheGenericFactorAndSaysWhatIsMissing(t *testing.T) {
	l := server(&factors.Server{RAM: opt("64")})
	l.File, l.Row = "s.csv", 4
	r := compute(t, footprint.Options{}, l)
	require.Equal(t, "331.4576", total(r))
	require.Equal(t, []diag.Problem{{Code: "server-incomplete", Severity: diag.Doubt, File: "s.csv", Row: 4, Column: "cpu", Value: "ram=64",
		Message: "configuration de serveur incomplète\u00a0: facteur moyen du serveur utilisé",
		Remedy:  "Ajoutez le nombre de processeurs et le nombre de cœurs par processeur pour compter ses composants"}}, []diag.Problem(r.Problems()))
	require.Zero(t, r.Counts().Refused)
	require.Empty(t, compute(t, footprint.Options{}, server(&factors.Server{})).Problems(), "nothing was said")
}

func TestAConfigurationIsForServersAlone(t *testing.T) {
	l := line("laptop", "10")
	l.Configuration = &factors.Server{CPUs: opt("-1")}
	r := compute(t, footprint.Options{}, l)
	require.Equal(t, "385.2400825", total(r))
	require.Empty(t, r.Problems())
}

func TestServersThatCannotBeAreRefusedWithAMessage(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*factors.Server)
		want   string
	}{
		"no core":            {func(s *factors.Server) { s.CoresPerCPU = opt("0") }, "coeurs: le nombre de cœurs par processeur : un nombre entier supérieur à 0 et d’au plus 1 024 est attendu"},
		"half a processor":   {func(s *factors.Server) { s.CPUs = opt("0.5") }, "cpu: le nombre de processeurs : un nombre entier supérieur à 0 et d’au plus 64 est attendu"},
		"negative memory":    {func(s *factors.Server) { s.RAM = opt("-1") }, "ram_go: la mémoire : un nombre supérieur à 0 et d’au plus 1 000 000 est attendu"},
		"huge":               {func(s *factors.Server) { s.SSD = decimal.NewNullDecimal(decimal.New(1, 1_000_000_000)) }, "ssd_go: la capacité des SSD : un nombre positif ou nul et d’au plus 10 000 000 est attendu"},
		"gigabytes, no disk": {func(s *factors.Server) { s.HDD, s.HDDDrives = opt("8000"), opt("0") }, ": le nombre de disques durs : un nombre entier supérieur à 0 et d’au plus 1 000 est attendu"},
		"another form":       {func(s *factors.Server) { s.Form = "cube" }, ": la forme du serveur : valeur inconnue"},
	} {
		t.Run(name, func(t *testing.T) {
			cfg := r740()
			c.change(cfg)
			r := compute(t, footprint.Options{}, server(cfg))
			require.Equal(t, 1, r.Counts().Refused)
			p := r.Problems()[0]
			require.Equal(t, "bad-server", p.Code)
			require.NotEmpty(t, p.Remedy)
			require.Equal(t, c.want, strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(p.Column+": "+p.Message))
		})
	}
}

// A set whose switch has a factor per kg beside its own.
func perKgSet(t testing.TB) *factors.Set {
	values := "id,item,criterion,stage,value,unit,covers,source\n" +
		"own,switch,gwp,manufacturing,367,kg CO2e/item,,s\nby-mass,switch,gwp,embodied,80.7,kg CO2e/kg,manufacturing distribution,s\n" +
		"mine,router,gwp,embodied,80.7,kg CO2e/kg,manufacturing distribution,s\nlife,,lifetime,,5,year,,s\nkwh,,energy,,100,kWh/year,,s\nfr,electricity,gwp,use,0,kg CO2e/kWh,,s\n"
	items := "id,name_fr,name_en,tier,category,kind,unit,default,alternatives,lifetime,energy\n" +
		"switch,Commutateur,Switch,network,n,asset,item,own,by-mass,life,kwh\nrouter,Routeur,Router,network,n,asset,item,mine,,life,kwh\n"
	set, err := factors.Load(fstest.MapFS{
		"manifest.json": {Data: []byte(`{"sources":[{"id":"s","publisher":"P","title":"T","version":"1","licence":"CC0","retrieved":"2026-01-01"}]}`)},
		"values.csv":    {Data: []byte(values)}, "items.csv": {Data: []byte(items)}, "zones.csv": {Data: []byte("id,name_fr,name_en,insee_prefixes\nFR,France,France,*\n")},
	})
	require.NoError(t, err)
	return set
}

// Method §6, last line: the line's mass, else the item's own factor.
func TestAFactorPerKgIsUsedWithTheLinesMass(t *testing.T) {
	set := perKgSet(t)
	for name, c := range map[string]struct {
		line             footprint.Line
		value, low, high string
		status           footprint.Status
	}{
		"mass known":                    {footprint.Line{Item: "switch", Mass: opt("4")}, "64.56", "64.56", "73.4", footprint.Partial}, // 80.7 × 4 ÷ 5, beside 367 ÷ 5
		"mass unknown":                  {footprint.Line{Item: "switch"}, "73.4", "73.4", "73.4", footprint.Partial},
		"no factor but per kg":          {footprint.Line{Item: "router", Mass: opt("2.5")}, "40.35", "40.35", "40.35", footprint.Partial},
		"no factor but per kg, no mass": {footprint.Line{Item: "router"}, "0", "0", "0", footprint.Uncovered},
	} {
		t.Run(name, func(t *testing.T) {
			c.line.ID, c.line.Quantity = "x", dec("1")
			r, err := footprint.Compute(set, footprint.Inventory{Lines: []footprint.Line{c.line}}, footprint.Options{Year: 2024})
			require.NoError(t, err)
			got := r.Total(factors.GWP)
			require.Equal(t, []string{c.value, c.low, c.high}, []string{exact.String(got.Value), exact.String(got.Low), exact.String(got.High)})
			require.Equal(t, c.status, r.Lines()[0].Status)
		})
	}
}

func TestMassSplitsVariantsWhereItCounts(t *testing.T) {
	a, b := line("switch", "1"), line("switch", "1")
	a.Mass, b.Mass = opt("4"), opt("5")
	r, err := footprint.Compute(perKgSet(t), footprint.Inventory{Lines: []footprint.Line{a, b}}, footprint.Options{Year: 2024})
	require.NoError(t, err)
	require.Equal(t, "145.26", total(r)) // 80.7 × 9 ÷ 5
	trace, err := r.Explain("switch", factors.GWP)
	require.NoError(t, err)
	require.True(t, slices.Contains(strings.Fields(trace.String()), "mass"))
}
