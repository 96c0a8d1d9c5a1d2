// Command service is a small web service that an application developer can lift:
// an officer drops an inventory on a page, sees what was understood and what was
// refused, gives a meaning to the columns and words that were not known, sees the
// footprint with its charts and what longer service lives would change, and takes
// away the study (PDF, ODT), the list in the native format, the meanings and the
// open data (CSV).
//
//	go run ./examples/service                      # http://127.0.0.1:8080
//	go run ./examples/service -addr :80 -upload 20 # larger files, all the network
//
// It is net/http and html/template alone, works without script, and imports public
// packages only, so that the folder can be copied as it is.
//
// # Nothing is kept
//
// No file is written, no cookie is set, and no memory outlives a response. What was
// dropped travels with the page: the files themselves, packed, in a hidden field of
// the form that computes again or downloads (carry.go). They are read again each
// time by the same readers under the same limits, so that the figures, the refused
// rows and the documents are those of the first reading, and nothing needs to be
// signed: who alters the field sends another inventory, and sees its figures alone.
// The field is bounded as an upload is. Pages are not stored by browsers, and logs
// name neither files nor cells.
//
// # What is refused
//
//	400 the form is broken        413 larger than -upload
//	403 sent by another site      415 not a form with files
//	404 no such page              422 read, and no figure can be had, or a value out of range
//	405 another method            503 too busy: Retry-After says when to come back
//	408 sent too slowly
//
// Computations that run at once, the bytes held by all requests, the time of one
// computation, that of a stalled client and the sizes are all bounded (limits.go).
// The time of a computation is looked at between two lines that are read, and
// between two steps: the number of rows bounds a step.
//
// The protection against other sites is that of net/http: Sec-Fetch-Site, else
// Origin. The referrer policy is same-origin: no other site ever gets one, and
// with no-referrer browsers would send "Origin: null" on a network without TLS,
// which is refused. Put TLS before it (a reverse proxy) wherever it leaves the machine.
package main
