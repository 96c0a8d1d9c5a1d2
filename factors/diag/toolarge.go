package diag

import "errors"

// ErrTooLarge is behind the error of a reader that one of its limits stopped,
// whatever its sentence says: errors.Is tells it from a file that cannot be
// understood, as a service does that answers 413 to the one and 422 to the
// other.
var ErrTooLarge = errors.New("diag: beyond a limit of the reader")
