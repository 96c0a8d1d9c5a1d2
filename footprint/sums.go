package footprint

import (
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"
)

// moment is a sum over the lines of a group. With n the quantity of a line and
// k = n × its own electricity, a total needs Σn and Σk, and its uncertainty
// Σn², Σnk and Σk²: no line needs to be kept.
type moment uint8

const (
	ofN moment = iota
	ofK
	ofNN
	ofNK
	ofKK
	momentCount
)

// momentPlaces gives the unit of a moment that is counted in whole numbers: n
// and the electricity of one unit are in thousandths.
var momentPlaces = [momentCount]int64{ofN: 3, ofK: 6, ofNN: 6, ofNK: 9, ofKK: 12}

// sums holds the moments of a group, exactly. Ordinary numbers are added as
// whole numbers of 128 bits, the others as rationals.
type sums struct {
	lines int
	whole [momentCount]uint128
	wide  *[momentCount]big.Rat // nil as long as all are ordinary
}

type uint128 struct{ hi, lo uint64 }

// add counts a line whose quantity, and electricity where it gives its own,
// are whole numbers of thousandths below maxThousandths.
func (s *sums) add(n, energy uint64, measured bool) {
	s.lines++
	s.count(ofN, 0, n)
	s.count(ofNN, 0, n*n)
	if !measured {
		return
	}
	k := n * energy
	s.count(ofK, 0, k)
	hi, lo := bits.Mul64(n, k)
	s.count(ofNK, hi, lo)
	hi, lo = bits.Mul64(k, k)
	s.count(ofKK, hi, lo)
}

func (s *sums) count(m moment, hi, lo uint64) {
	var carry uint64
	a := &s.whole[m]
	a.lo, carry = bits.Add64(a.lo, lo, 0)
	a.hi, carry = bits.Add64(a.hi, hi, carry)
	if carry != 0 {
		s.widen(m, new(big.Rat).Mul(beyond, unitOf(m)))
	}
}

// beyond is what an addition of 128 bits loses when it carries.
var beyond = new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 128))

func unitOf(m moment) *big.Rat {
	return new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(momentPlaces[m]), nil))
}

// addWide counts a line of any quantity and electricity.
func (s *sums) addWide(n, energy *big.Rat) {
	s.lines++
	s.widen(ofN, n)
	s.widen(ofNN, new(big.Rat).Mul(n, n))
	if energy == nil {
		return
	}
	k := new(big.Rat).Mul(n, energy)
	s.widen(ofK, k)
	s.widen(ofNK, new(big.Rat).Mul(n, k))
	s.widen(ofKK, new(big.Rat).Mul(k, k))
}

func (s *sums) widen(m moment, by *big.Rat) {
	if s.wide == nil {
		s.wide = new([momentCount]big.Rat)
	}
	s.wide[m].Add(&s.wide[m], by)
}

// exact gives a moment.
func (s *sums) exact(m moment) *big.Rat {
	n := new(big.Int).SetUint64(s.whole[m].hi)
	n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(s.whole[m].lo))
	out := new(big.Rat).SetInt(n)
	out.Mul(out, unitOf(m))
	if s.wide != nil {
		out.Add(out, &s.wide[m])
	}
	return out
}

// merge adds the lines of another group.
func (s *sums) merge(other *sums) {
	s.lines += other.lines
	for m := range momentCount {
		s.count(m, other.whole[m].hi, other.whole[m].lo)
		if other.wide != nil {
			s.widen(m, &other.wide[m])
		}
	}
}

// clone gives sums that can grow on their own.
func (s *sums) clone() sums {
	out := sums{lines: s.lines, whole: s.whole}
	if s.wide != nil {
		for m := range momentCount {
			out.widen(m, &s.wide[m])
		}
	}
	return out
}

// maxThousandths bounds the numbers that are added as whole numbers, so that
// products of two of them fit 64 bits: 2,147,483 units, or kWh a year.
const maxThousandths = 1 << 31

// thousandths gives a number as a whole number of thousandths; false where it
// is negative, has more digits, or is too large.
func thousandths(d decimal.Decimal) (uint64, bool) {
	exponent := d.Exponent()
	if exponent < -3 || exponent > 6 || d.NumDigits() > 10 {
		return 0, false
	}
	c := d.CoefficientInt64()
	if c < 0 {
		return 0, false
	}
	n := uint64(c) * powers[exponent+3]
	return n, n < maxThousandths
}

var powers = [...]uint64{1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000}
