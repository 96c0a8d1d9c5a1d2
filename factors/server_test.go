package factors_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

func opt(s string) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.RequireFromString(s))
}

// r740 is the Dell R740 of BoaviztAPI's tests (cases.csv, boavizta-12).
func r740() factors.Server {
	return factors.Server{CPUs: opt("2"), CoresPerCPU: opt("24"), DiePerCore: opt("24.5"), RAM: opt("384"), RAMSticks: opt("12"), RAMDensity: opt("1.79"),
		SSD: opt("400"), SSDDrives: opt("1"), SSDDensity: opt("50.6"), PSUs: opt("2"), PSUMass: opt("2.99")}
}

func components(t testing.TB, cfg factors.Server, c factors.Criterion) []factors.Component {
	t.Helper()
	out, err := factors.Default().Components(cfg, c)
	require.NoError(t, err)
	return out
}

// impact sums the components that have one of the names; all without a name.
func impact(t testing.TB, cfg factors.Server, c factors.Criterion, names ...string) decimal.Decimal {
	t.Helper()
	var some []factors.Component
	for _, x := range components(t, cfg, c) {
		if len(names) == 0 || strings.Contains(" "+strings.Join(names, " ")+" ", " "+x.Name+" ") {
			some = append(some, x)
		}
	}
	return factors.SumOf(some)
}

// The published tests of BoaviztAPI 15878f0, four significant digits.
func TestPublishedServerChecks(t *testing.T) {
	cpu := r740()
	cpu.CPUs, cpu.CoresPerCPU = opt("1"), opt("12")
	for name, c := range map[string]struct {
		got   decimal.Decimal
		place int32
		want  string
	}{
		"boavizta-03, a processor of 12 cores, kg CO2e":   {impact(t, cpu, factors.GWP, "cpu", "cpu-die"), 2, "14.93"},
		"boavizta-04, the same, MJ":                       {impact(t, cpu, factors.PE, "cpu", "cpu-die"), 1, "233.9"},
		"boavizta-08, 12 sticks of 32 GB":                 {impact(t, r740(), factors.GWP, "ram", "ram-die"), 1, "534.6"},
		"boavizta-10, a solid-state drive of 400 GB":      {impact(t, r740(), factors.GWP, "ssd", "ssd-die"), 2, "23.73"},
		"boavizta-12, the server":                         {impact(t, r740(), factors.GWP), 4, "967.8678"},
		"boavizta-12 as published":                        {impact(t, r740(), factors.GWP), 1, "967.9"},
		"boavizta-13, the server, kg Sb eq":               {impact(t, r740(), factors.ADPe), 6, "0.149188"},
		"boavizta-13 as published":                        {impact(t, r740(), factors.ADPe), 4, "0.1492"},
		"power supplies by hand, 2 × 2.99 × 24.3":         {impact(t, r740(), factors.GWP, "psu"), 4, "145.3140"},
		"what every rack server has, 66.1 + 150 + 6.68":   {impact(t, r740(), factors.GWP, "motherboard", "case", "assembly"), 2, "222.78"},
		"processors by hand, 2 × (588 × 0.0197 + 9.14)":   {impact(t, r740(), factors.GWP, "cpu", "cpu-die"), 4, "41.4472"},
		"a processor of 12 cores by hand, 294 mm² of die": {impact(t, cpu, factors.GWP, "cpu-die"), 4, "5.7918"},
	} {
		require.Equal(t, c.want, c.got.StringFixed(c.place), name)
	}
}

// 384/1.79 and 400/50.6 do not end: the sum is computed on fractions, and
// rounded once to 18 digits.
func TestTheSumOfComponentsIsRoundedOnce(t *testing.T) {
	// 41.4472 + 62.64 + 844.8/1.79 + 6.34 + 880/50.6 + 145.314 + 222.78
	require.Equal(t, "967.867811610395919", exact.String(impact(t, r740(), factors.GWP)))
}

func TestWhatIsNotGivenTakesAPublishedDefault(t *testing.T) {
	cfg := factors.Server{CPUs: opt("2"), CoresPerCPU: opt("16"), RAM: opt("384")}
	used := map[string]string{}
	for _, c := range components(t, cfg, factors.GWP) {
		defaults(c.Quantity, used)
	}
	require.Equal(t, map[string]string{
		"boavizta-default-die-per-core": "24.5", "boavizta-default-ram-stick": "32", "boavizta-default-ram-density": "1.79",
		"boavizta-default-ssd-drives": "1", "boavizta-default-ssd-drive": "1000", "boavizta-default-ssd-density": "48.5",
		"boavizta-default-psus": "2", "boavizta-default-psu-mass": "2.99",
	}, used)
	// 2 × (392 × 0.0197 + 9.14) + 12 × 5.22 + 384/1.79 × 2.2 + 6.34 + 1000/48.5 × 2.2 + 2 × 2.99 × 24.3 + 66.1 + 150 + 6.68
	require.Equal(t, "988.1149", impact(t, cfg, factors.GWP).StringFixed(4))
}

func defaults(m factors.Measure, into map[string]string) {
	if m.Factor != nil {
		into[m.Factor.ID] = exact.String(m.Value)
	}
	for _, term := range m.Terms {
		defaults(term, into)
	}
}

func TestPiecesAreWhole(t *testing.T) {
	for name, c := range map[string]struct {
		cfg   factors.Server
		parts []string
		want  string
	}{
		"16 GB are one stick":                     {factors.Server{RAM: opt("16")}, []string{"ram"}, "5.22"},
		"33 GB are two":                           {factors.Server{RAM: opt("33")}, []string{"ram"}, "10.44"},
		"64 GB are two":                           {factors.Server{RAM: opt("64")}, []string{"ram"}, "10.44"},
		"four sticks of 16 GB are four":           {factors.Server{RAM: opt("64"), RAMSticks: opt("4")}, []string{"ram"}, "20.88"},
		"1,920 GB are two drives":                 {factors.Server{SSD: opt("1920")}, []string{"ssd"}, "12.68"},
		"three drives without a size":             {factors.Server{SSDDrives: opt("3")}, []string{"ssd"}, "19.02"},
		"no solid-state drive, one hard disk":     {factors.Server{SSD: opt("0"), HDD: opt("500")}, []string{"ssd", "hdd"}, "31.11"},
		"hard disks alone: no solid-state drive":  {factors.Server{HDD: opt("8000")}, []string{"ssd", "hdd"}, "124.44"},
		"the number of hard disks, whatever size": {factors.Server{HDD: opt("8000"), HDDDrives: opt("1")}, []string{"hdd"}, "31.11"},
		"no drive at all":                         {factors.Server{SSD: opt("0"), HDD: opt("0")}, []string{"ssd", "ssd-die", "hdd"}, "0"},
		"no drive of either kind":                 {factors.Server{SSDDrives: opt("0"), HDDDrives: opt("0")}, []string{"ssd", "ssd-die", "hdd"}, "0"},
		"nothing said: one solid-state drive":     {factors.Server{}, []string{"ssd", "hdd"}, "6.34"},
		"a blade: its case and a 16th of a chassis": {factors.Server{Form: factors.Blade},
			[]string{"case", "chassis"}, "85.9"}, // 30.9 + 880/16
		"no power supply of its own": {factors.Server{PSUs: opt("0")}, []string{"psu"}, "0"},
	} {
		t.Run(name, func(t *testing.T) {
			if !c.cfg.RAM.Valid {
				c.cfg.RAM = opt("64")
			}
			c.cfg.CPUs, c.cfg.CoresPerCPU = opt("1"), opt("8")
			require.Equal(t, c.want, exact.String(impact(t, c.cfg, factors.GWP, c.parts...)))
		})
	}
}

// setters give each measure a value of its own.
var setters = map[string]func(*factors.Server, decimal.NullDecimal){
	"cpus":        func(s *factors.Server, d decimal.NullDecimal) { s.CPUs = d },
	"cores":       func(s *factors.Server, d decimal.NullDecimal) { s.CoresPerCPU = d },
	"die":         func(s *factors.Server, d decimal.NullDecimal) { s.DiePerCore = d },
	"ram":         func(s *factors.Server, d decimal.NullDecimal) { s.RAM = d },
	"ram-sticks":  func(s *factors.Server, d decimal.NullDecimal) { s.RAMSticks = d },
	"ram-density": func(s *factors.Server, d decimal.NullDecimal) { s.RAMDensity = d },
	"ssd":         func(s *factors.Server, d decimal.NullDecimal) { s.SSD = d },
	"ssd-drives":  func(s *factors.Server, d decimal.NullDecimal) { s.SSDDrives = d },
	"ssd-density": func(s *factors.Server, d decimal.NullDecimal) { s.SSDDensity = d },
	"hdd":         func(s *factors.Server, d decimal.NullDecimal) { s.HDD = d },
	"hdd-drives":  func(s *factors.Server, d decimal.NullDecimal) { s.HDDDrives = d },
	"psus":        func(s *factors.Server, d decimal.NullDecimal) { s.PSUs = d },
	"psu-mass":    func(s *factors.Server, d decimal.NullDecimal) { s.PSUMass = d },
}

func TestMoreOfAComponentNeverWeighsLess(t *testing.T) {
	for name, set := range setters {
		t.Run(name, func(t *testing.T) {
			for _, c := range []factors.Criterion{factors.GWP, factors.PE, factors.ADPe} {
				last := decimal.Zero
				for n := int64(1); n <= 60; n++ {
					cfg := r740()
					set(&cfg, decimal.NewNullDecimal(decimal.NewFromInt(n)))
					now := impact(t, cfg, c)
					switch {
					case n == 1:
					case strings.HasSuffix(name, "-density"):
						require.True(t, now.LessThan(last), "a denser die is a smaller one")
					case name == "hdd": // the number of disks is rounded up
						require.True(t, now.GreaterThanOrEqual(last), "%d", n)
					default:
						require.True(t, now.GreaterThan(last), "%s %d", c, n)
					}
					last = now
				}
			}
		})
	}
}

func TestServersThatCannotBeAreRefusedByName(t *testing.T) {
	huge := decimal.New(1, 1_000_000_000)
	for name, set := range setters {
		for _, bad := range []decimal.NullDecimal{opt("-1"), opt("1e9"), decimal.NewNullDecimal(huge), decimal.NewNullDecimal(decimal.New(1, -1_000_000_000))} {
			cfg := r740()
			set(&cfg, bad)
			_, err := factors.Default().Components(cfg, factors.GWP)
			var fault *factors.ServerFault
			require.ErrorAs(t, err, &fault, name)
			require.Equal(t, name, fault.Measure)
			require.Contains(t, cfg.String(), name+"=?")
		}
	}
	for name, set := range map[string]func(*factors.Server){
		"cpus":       func(s *factors.Server) { s.CPUs = opt("0") },
		"cores":      func(s *factors.Server) { s.CoresPerCPU = opt("0") },
		"ram":        func(s *factors.Server) { s.RAM = opt("0") },
		"ram-sticks": func(s *factors.Server) { s.RAMSticks = opt("2.5") },
		"ssd-drives": func(s *factors.Server) { s.SSDDrives = opt("0") }, // beside 400 GB
		"hdd-drives": func(s *factors.Server) { s.HDD, s.HDDDrives = opt("1"), opt("0") },
		"form":       func(s *factors.Server) { s.Form = "cube" },
	} {
		cfg := r740()
		set(&cfg)
		var fault *factors.ServerFault
		require.ErrorAs(t, cfg.Check(), &fault, name)
		require.Equal(t, name, fault.Measure)
	}
}

func TestWhatAServerNeedsIsAskedFor(t *testing.T) {
	for _, c := range []struct {
		cfg  factors.Server
		want []string
	}{
		{factors.Server{}, []string{"cpus", "cores", "ram"}},
		{factors.Server{RAM: opt("64")}, []string{"cpus", "cores"}},
		{factors.Server{CPUs: opt("1"), CoresPerCPU: opt("8")}, []string{"ram"}},
	} {
		require.Equal(t, c.want, c.cfg.Missing())
		_, err := factors.Default().Components(c.cfg, factors.GWP)
		require.ErrorContains(t, err, strings.Join(c.want, ", "))
	}
}

func TestNoTermsForACriterionThatTheCoefficientsDoNotCover(t *testing.T) {
	require.Nil(t, components(t, r740(), factors.AP))
}

func TestAUsersSetReplacesACoefficientAndADefault(t *testing.T) {
	mine, err := factors.Load(folder("boavizta-motherboard-gwp,,gwp,manufacturing,100,kg CO2e/item,s\nboavizta-default-psus,,component,,1,item,s\n"))
	require.NoError(t, err)
	set, err := factors.Default().With(mine)
	require.NoError(t, err)
	cfg := r740()
	cfg.PSUs = decimal.NullDecimal{}
	got, err := set.Components(cfg, factors.GWP)
	require.NoError(t, err)
	require.Equal(t, "929.1108", factors.SumOf(got).StringFixed(4)) // 967.8678 + 33.9 − 72.657
}

func TestASetWithoutADefaultIsAnErrorNotAGuess(t *testing.T) {
	for name, value := range map[string]string{"absent": "x,,pue,,1,1,s\n", "zero": "boavizta-default-ram-density,,component,,0,GB/cm2,s\n"} {
		set, err := factors.Load(fstest.MapFS{"values.csv": {Data: []byte(header + value)}, "manifest.json": {Data: []byte(manifest)}})
		require.NoError(t, err, name)
		cfg := r740()
		cfg.RAMDensity = decimal.NullDecimal{}
		_, err = set.Components(cfg, factors.GWP)
		require.ErrorContains(t, err, "boavizta-default-ram-density", name)
	}
}

func TestOneTextForOneServer(t *testing.T) {
	a, b := factors.Server{CPUs: opt("2"), RAM: opt("64.0")}, factors.Server{CPUs: opt("2.00"), RAM: opt("64")}
	require.Equal(t, a.String(), b.String())
	b.RAMSticks = opt("2")
	require.NotEqual(t, a.String(), b.String())
	require.True(t, (&factors.Server{}).Empty())
	require.False(t, b.Empty())
}

func FuzzComponents(f *testing.F) {
	f.Add(int64(2), int32(0), int64(24), int32(0), int64(384), int32(0))
	f.Add(int64(-2), int32(1_000_000_000), int64(0), int32(-1_000_000_000), int64(1), int32(20))
	f.Fuzz(func(t *testing.T, cpus int64, e1 int32, cores int64, e2 int32, ram int64, e3 int32) {
		cfg := factors.Server{CPUs: decimal.NewNullDecimal(decimal.New(cpus, e1)), CoresPerCPU: decimal.NewNullDecimal(decimal.New(cores, e2)), RAM: decimal.NewNullDecimal(decimal.New(ram, e3))}
		_ = cfg.String()
		got, err := factors.Default().Components(cfg, factors.GWP)
		if err == nil {
			require.True(t, factors.SumOf(got).IsPositive())
		}
	})
}
