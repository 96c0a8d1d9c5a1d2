// Package schemacheck holds tests alone: dossiers, results and documents against
// the JSON Schemas that are checked in, by a validator that is not ours. It is a
// module of its own, so that the core module does not require the validator.
package schemacheck
