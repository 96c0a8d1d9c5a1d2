package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/reen-numerique/reen/factors"
)

// server holds what requests share, none of which comes from a request.
type server struct {
	limits Limits
	log    *slog.Logger
	set    *factors.Set
	pages  *pages
	slots  slots
	memory budget
}

// New gives the service as a handler.
func New(l Limits, log *slog.Logger) (http.Handler, error) {
	s, err := newServer(l, log)
	if err != nil {
		return nil, err
	}
	return s.handler(), nil
}

func newServer(l Limits, log *slog.Logger) (*server, error) {
	if err := l.check(); err != nil {
		return nil, err
	}
	p, err := parsePages()
	if err != nil {
		return nil, err
	}
	return &server{limits: l, log: log, set: factors.Default(), pages: p, slots: make(slots, l.Computations), memory: budget{most: l.InFlight}}, nil
}

func (s *server) handler() http.Handler {
	mux := http.NewServeMux()
	s.route(mux, http.MethodGet, "/{$}", s.home)
	s.route(mux, http.MethodGet, "/style.css", s.style)
	s.route(mux, http.MethodGet, "/modele.csv", s.model)
	s.route(mux, http.MethodPost, "/resultat", s.result)
	for _, d := range downloads {
		s.route(mux, http.MethodPost, "/"+d.path, s.download(d))
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { s.refuse(w, refusal{Status: http.StatusNotFound}) })

	crossOrigin := http.NewCrossOriginProtection()
	crossOrigin.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		s.refuse(w, refusal{Status: http.StatusForbidden})
	}))
	return s.guard(crossOrigin.Handler(mux))
}

// route answers one method, and says in French that there is no other.
func (s *server) route(mux *http.ServeMux, method, path string, answer http.HandlerFunc) {
	mux.HandleFunc(method+" "+path, answer)
	mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
		allowed := method
		if method == http.MethodGet {
			allowed += ", " + http.MethodHead
		}
		w.Header().Set("Allow", allowed)
		s.refuse(w, refusal{Status: http.StatusMethodNotAllowed})
	})
}

// serve answers until the context ends, then lets what is under way finish, for a
// time.
func serve(ctx context.Context, l net.Listener, h http.Handler, log *slog.Logger, grace time.Duration) error {
	srv := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       time.Minute, // of what has no body; an upload sets its own
		WriteTimeout:      5 * time.Minute,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	if err := srv.Shutdown(last); err != nil {
		return errors.Join(err, srv.Close())
	}
	return nil
}
