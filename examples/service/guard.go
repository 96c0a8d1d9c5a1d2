package main

import (
	"fmt"
	"net/http"
	"runtime"
	"runtime/debug"
)

// policy lets a page have its style sheet and send its forms to the service, and
// nothing else: no script, no picture, no frame, no other site.
const policy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard sets the headers of every answer, and turns a panic into a page that
// tells nothing of it.
func (s *server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		h.Set("Cache-Control", "no-store")
		defer func() {
			if fault := recover(); fault == http.ErrAbortHandler {
				panic(fault)
			} else if fault != nil {
				s.log.Error("panic", "path", r.Pattern, "fault", tellable(fault), "stack", string(debug.Stack()))
				s.refuse(w, refusal{Status: http.StatusInternalServerError})
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// tellable is what a log may hold of a fault: its kind alone, unless it is the
// runtime's, whose words hold no cell of a file.
func tellable(fault any) string {
	if err, is := fault.(runtime.Error); is {
		return err.Error()
	}
	return fmt.Sprintf("%T", fault)
}
