package validate

import (
	"errors"
	"reflect"
	"sync"

	"github.com/go-playground/validator/v10"

	"github.com/reen-numerique/reen/factors/diag"
)

// Value checks one value against the rules of a validate tag. It gives what
// is wrong, without a place, and false when a rule is broken.
func Value(v any, rules string) (diag.Problem, bool) {
	if rules == "" {
		return diag.Problem{}, true
	}
	// Var alone ignores the tag of a struct, which a decimal is; as the
	// element of a list it is held to it.
	one := reflect.MakeSlice(reflect.SliceOf(reflect.TypeOf(v)), 1, 1)
	one.Index(0).Set(reflect.ValueOf(v))
	err := instance().Var(one.Interface(), "dive,"+rules)
	var broken validator.ValidationErrors
	if !errors.As(err, &broken) || len(broken) == 0 {
		return diag.Problem{}, true
	}
	return describe(broken[0].Tag(), broken[0].Param(), v), false
}

// instance is built once: it caches the tags that it has parsed, and is safe
// for concurrent use.
var instance = sync.OnceValue(func() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled())
	for tag, rule := range map[string]validator.Func{"dmin": decimalMin, "dmax": decimalMax, "siren": siren, "insee": insee} {
		if err := v.RegisterValidation(tag, rule); err != nil {
			panic("validate: " + err.Error())
		}
	}
	return v
})
