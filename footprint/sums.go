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
	ofNN
	ofK
	ofNK
	ofKK
	momentCount
)

// momentPlaces gives the unit of a moment that is counted in whole numbers: n
// and the electricity of one unit are in thousandths.
var momentPlaces = [momentCount]int64{ofN: 3, ofNN: 6, ofK: 6, ofNK: 9, ofKK: 12}

// sums holds the moments of a group, exactly: ordinary numbers as whole numbers
// of 128 bits, the others as rationals. It is small, for one is touched at
// every line.
type sums struct {
	lines int
	n, nn uint128
	more  *moreSums // nil as long as no line gives its electricity, and all are ordinary
}

type moreSums struct {
	k, nk, kk uint128
	wide      *[momentCount]big.Rat // nil as long as all are ordinary
}

type uint128 struct{ hi, lo uint64 }

// add adds a product, and tells whether the sum was too large and lost 2^128.
func (a *uint128) add(hi, lo uint64) (lost bool) {
	var carry uint64
	a.lo, carry = bits.Add64(a.lo, lo, 0)
	a.hi, carry = bits.Add64(a.hi, hi, carry)
	return carry != 0
}

// add counts a line whose quantity, and electricity where it gives its own,
// are whole numbers of thousandths below maxThousandths.
func (s *sums) add(n, energy uint64, measured bool) {
	s.lines++
	if s.n.add(0, n) {
		s.carry(ofN)
	}
	if s.nn.add(0, n*n) {
		s.carry(ofNN)
	}
	if !measured {
		return
	}
	k, more := n*energy, s.further()
	s.count(ofK, &more.k, 0, k)
	hi, lo := bits.Mul64(n, k)
	s.count(ofNK, &more.nk, hi, lo)
	hi, lo = bits.Mul64(k, k)
	s.count(ofKK, &more.kk, hi, lo)
}

func (s *sums) count(m moment, of *uint128, hi, lo uint64) {
	if of.add(hi, lo) {
		s.carry(m)
	}
}

// carry adds what a sum of whole numbers lost.
func (s *sums) carry(m moment) {
	s.widen(m, new(big.Rat).SetFrac(new(big.Int).Lsh(big.NewInt(1), 128), momentUnit(m)))
}

// momentUnit is how many of its units make 1.
func momentUnit(m moment) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(momentPlaces[m]), nil)
}

func (s *sums) further() *moreSums {
	if s.more == nil {
		s.more = new(moreSums)
	}
	return s.more
}

// addWide counts a line of any quantity; k is nil where it gives no electricity.
func (s *sums) addWide(n, k *big.Rat) {
	s.lines++
	s.widen(ofN, n)
	s.widen(ofNN, new(big.Rat).Mul(n, n))
	if k == nil {
		return
	}
	s.widen(ofK, k)
	s.widen(ofNK, new(big.Rat).Mul(n, k))
	s.widen(ofKK, new(big.Rat).Mul(k, k))
}

func (s *sums) widen(m moment, by *big.Rat) {
	more := s.further()
	if more.wide == nil {
		more.wide = new([momentCount]big.Rat)
	}
	more.wide[m].Add(&more.wide[m], by)
}

// whole gives the part of a moment that is counted in whole numbers.
func (s *sums) whole(m moment) uint128 {
	switch {
	case m == ofN:
		return s.n
	case m == ofNN:
		return s.nn
	case s.more == nil:
		return uint128{}
	}
	return [...]uint128{s.more.k, s.more.nk, s.more.kk}[m-ofK]
}

// exact gives a moment.
func (s *sums) exact(m moment) *big.Rat {
	whole := s.whole(m)
	n := new(big.Int).SetUint64(whole.hi)
	n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(whole.lo))
	out := new(big.Rat).SetFrac(n, momentUnit(m))
	if s.more != nil && s.more.wide != nil {
		out.Add(out, &s.more.wide[m])
	}
	return out
}

// merge adds the lines of another group.
func (s *sums) merge(other *sums) {
	s.lines += other.lines
	s.count(ofN, &s.n, other.n.hi, other.n.lo)
	s.count(ofNN, &s.nn, other.nn.hi, other.nn.lo)
	if other.more == nil {
		return
	}
	more := s.further()
	s.count(ofK, &more.k, other.more.k.hi, other.more.k.lo)
	s.count(ofNK, &more.nk, other.more.nk.hi, other.more.nk.lo)
	s.count(ofKK, &more.kk, other.more.kk.hi, other.more.kk.lo)
	if other.more.wide != nil {
		for m := range momentCount {
			s.widen(m, &other.more.wide[m])
		}
	}
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
