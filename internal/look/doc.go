// Package look holds what a document may look like to one rule, where a dossier
// gives it and where a report draws it: colours that white text reads on, and
// logos that can be printed.
package look
