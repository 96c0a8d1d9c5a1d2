// Package validate holds a value to the rules of its struct tag, and says in
// French what is wrong.
//
//	problem, ok := validate.Value(decimal.RequireFromString("1.2"), "dmin=0,dmax=1")
//	// ok is false, and problem.Message is "la valeur doit être au plus 1"
//
// The rules are those of go-playground/validator, and four of our own: dmin
// and dmax compare a decimal exactly, siren and insee check French codes.
package validate
