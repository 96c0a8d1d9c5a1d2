package strategy

import "github.com/shopspring/decimal"

// meanIndex is the mean index of repairability or durability of the new purchases,
// out of 10, as declared.
func meanIndex(a *Assessment) (decimal.NullDecimal, []Part) {
	index := certain(known(a.Strategy.Purchasing.Index))
	if index.Valid && index.Decimal.GreaterThan(decimal.NewFromInt(10)) {
		return none()
	}
	return index, nil
}

// contractsWithClauses is the digital contracts with environmental or social
// clauses over all of them, per cent.
func contractsWithClauses(a *Assessment) (decimal.NullDecimal, []Part) {
	c := a.Strategy.Contracts
	return inPercent(c.Clauses, c.Total), nil
}

// localSuppliers is a number of contracts, with their share beside.
func localSuppliers(a *Assessment) (decimal.NullDecimal, []Part) {
	c := a.Strategy.Contracts
	return certain(known(c.Local)), beside(besideOf{"of-contracts", inPercent(c.Local, c.Total), unitPercent})
}
