package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestHeadersOfEveryAnswer(t *testing.T) {
	h := newTestServer(t, nil).handler()
	for _, w := range []*httptest.ResponseRecorder{get(h, "/"), get(h, "/style.css"), get(h, "/nulle-part"), get(h, "/resultat"), post(t, h, "/resultat"), post(t, h, "/parc.csv", dropped("a.csv", fleet))} {
		for name, value := range map[string]string{"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin"} {
			require.Equal(t, value, w.Header().Get(name))
		}
		require.Empty(t, w.Header().Values("Set-Cookie"))
	}
	require.Contains(t, policy, "default-src 'none'")
	require.NotContains(t, policy, "unsafe")
}

func TestAddressesAndMethods(t *testing.T) {
	h := newTestServer(t, nil).handler()
	for _, path := range []string{"/nulle-part", "/resultat/", "/templates/home.html", "/../go.mod", "/style.css/"} {
		require.Contains(t, []int{http.StatusNotFound, http.StatusTemporaryRedirect, http.StatusMovedPermanently}, get(h, path).Code, path)
	}
	for method, path := range map[string]string{http.MethodGet: "/resultat", http.MethodPut: "/resultat", http.MethodDelete: "/", http.MethodPost: "/", http.MethodPatch: "/style.css"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(method, path, nil))
		require.Equal(t, http.StatusMethodNotAllowed, w.Code, method+" "+path)
		require.NotEmpty(t, w.Header().Get("Allow"))
		require.Contains(t, w.Body.String(), "formulaire")
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodHead, "/", nil))
	require.Equal(t, http.StatusOK, w.Code)
}

func TestOtherSitesAreRefused(t *testing.T) {
	h := newTestServer(t, nil).handler()
	for name, c := range map[string]struct {
		headers map[string]string
		status  int
	}{
		"another site":               {map[string]string{"Sec-Fetch-Site": "cross-site"}, 403},
		"a neighbour of the site":    {map[string]string{"Sec-Fetch-Site": "same-site"}, 403},
		"another origin, no TLS":     {map[string]string{"Origin": "http://ailleurs.test"}, 403},
		"no origin that is told":     {map[string]string{"Origin": "null"}, 403},
		"the page itself":            {map[string]string{"Sec-Fetch-Site": "same-origin", "Origin": "http://example.com"}, 200},
		"the page itself, no TLS":    {map[string]string{"Origin": "http://example.com"}, 200},
		"typed by hand":              {map[string]string{"Sec-Fetch-Site": "none"}, 200},
		"a program, without headers": {nil, 200},
	} {
		t.Run(name, func(t *testing.T) {
			for _, path := range []string{"/resultat", "/parc.csv"} {
				body, kind := formOf(t, dropped("parc.csv", fleet))
				r := httptest.NewRequest(http.MethodPost, path, body)
				r.Header.Set("Content-Type", kind)
				for name, value := range c.headers {
					r.Header.Set(name, value)
				}
				w := httptest.NewRecorder()
				h.ServeHTTP(w, r)
				require.Equal(t, c.status, w.Code)
			}
		})
	}
}

func TestAPanicTellsNothing(t *testing.T) {
	s := newTestServer(t, nil)
	log, told := quiet()
	s.log = log
	secret := "PC-DUPONT"
	w := get(s.guard(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(secret) })), "/")
	require.Equal(t, http.StatusInternalServerError, w.Code)
	require.Contains(t, w.Body.String(), "de notre côté")
	require.NotContains(t, w.Body.String()+told.String(), secret)
	require.Contains(t, told.String(), "fault=string")
	w = get(s.guard(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { _ = []int{}[len(secret)] })), "/")
	require.Equal(t, http.StatusInternalServerError, w.Code)
	require.Contains(t, told.String(), "index out of range")
	require.PanicsWithValue(t, http.ErrAbortHandler, func() {
		get(s.guard(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })), "/")
	})
}

func TestTooMuchAtATime(t *testing.T) {
	s := newTestServer(t, func(l *Limits) { l.Wait = time.Millisecond })
	for range cap(s.slots) {
		s.slots <- struct{}{}
	}
	w := post(t, s.handler(), "/resultat", dropped("parc.csv", fleet))
	require.Equal(t, http.StatusServiceUnavailable, w.Code)
	require.Equal(t, retryAfter, w.Header().Get("Retry-After"))
	<-s.slots
	require.Equal(t, http.StatusOK, post(t, s.handler(), "/resultat", dropped("parc.csv", fleet)).Code)

	s.memory.held.Store(s.memory.most - 100)
	w = post(t, s.handler(), "/resultat", dropped("parc.csv", fleet))
	require.Equal(t, http.StatusServiceUnavailable, w.Code)
	require.Equal(t, s.memory.most-100, s.memory.held.Load())
}

func TestAComputationThatIsTooLong(t *testing.T) {
	s := newTestServer(t, func(l *Limits) { l.Time = time.Nanosecond })
	w := post(t, s.handler(), "/resultat", dropped("parc.csv", fleet))
	require.Equal(t, http.StatusServiceUnavailable, w.Code)
	require.Empty(t, s.slots)
}

// started serves on loopback until the test ends, or the function is called.
func started(t *testing.T, h http.Handler, grace time.Duration) (addr string, stop func() error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, l, h, slog.New(slog.DiscardHandler), grace) }()
	t.Cleanup(cancel)
	return l.Addr().String(), func() error { cancel(); return <-ended }
}

func TestShutdownLetsAComputationFinish(t *testing.T) {
	begun, goOn := make(chan struct{}), make(chan struct{})
	addr, stop := started(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(begun)
		<-goOn
		_, _ = io.WriteString(w, "fini")
	}), time.Minute)
	answer := make(chan string, 1)
	go func() {
		r, err := http.Get("http://" + addr)
		if err != nil {
			answer <- err.Error()
			return
		}
		defer r.Body.Close()
		text, _ := io.ReadAll(r.Body)
		answer <- string(text)
	}()
	<-begun
	stopped := make(chan error, 1)
	go func() { stopped <- stop() }()
	require.Eventually(t, func() bool { // no new request is taken
		c, err := net.Dial("tcp", addr)
		if err == nil {
			c.Close()
		}
		return err != nil
	}, time.Minute, time.Millisecond)
	close(goOn)
	require.Equal(t, "fini", <-answer)
	require.NoError(t, <-stopped)
}

func TestShutdownDoesNotWaitForEver(t *testing.T) {
	begun, never := make(chan struct{}), make(chan struct{})
	defer close(never)
	addr, stop := started(t, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { close(begun); <-never }), time.Millisecond)
	go func() { _, _ = http.Get("http://" + addr) }()
	<-begun
	require.ErrorIs(t, stop(), context.DeadlineExceeded)
}

// A client that stalls is let go of, and others do not notice it.
func TestASlowClientHurtsNobody(t *testing.T) {
	s := newTestServer(t, func(l *Limits) { l.Stall, l.Computations = 200*time.Millisecond, 1 })
	addr, _ := started(t, s.handler(), time.Second)
	var slow []net.Conn
	for range 20 {
		c, err := net.Dial("tcp", addr)
		require.NoError(t, err)
		defer c.Close()
		fmt.Fprintf(c, "POST /resultat HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000000\r\n\r\n--x\r\n")
		slow = append(slow, c)
	}
	body, kind := formOf(t, dropped("parc.csv", fleet))
	r, err := http.Post("http://"+addr+"/resultat", kind, body)
	require.NoError(t, err)
	r.Body.Close()
	require.Equal(t, http.StatusOK, r.StatusCode)
	for _, c := range slow {
		require.NoError(t, c.SetReadDeadline(time.Now().Add(time.Minute)))
		answer, err := http.ReadResponse(bufio.NewReader(c), nil)
		require.NoError(t, err)
		require.Equal(t, http.StatusRequestTimeout, answer.StatusCode)
	}
	require.Eventually(t, func() bool { return s.memory.held.Load() == 0 }, time.Minute, time.Millisecond)
}

// A trickle does not last longer than a whole upload may.
func TestATrickleEnds(t *testing.T) {
	s := newTestServer(t, func(l *Limits) { l.Stall, l.Send = time.Minute, 300*time.Millisecond })
	addr, _ := started(t, s.handler(), time.Second)
	c, err := net.Dial("tcp", addr)
	require.NoError(t, err)
	defer c.Close()
	fmt.Fprintf(c, "POST /resultat HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000000\r\n\r\n")
	go func() {
		for {
			if _, err := io.WriteString(c, "-"); err != nil {
				return
			}
			time.Sleep(5 * time.Millisecond)
		}
	}()
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	require.NoError(t, err)
	require.Equal(t, http.StatusRequestTimeout, answer.StatusCode)
}

// A connection that is cut leaves nothing behind, while it sends as while it waits.
func TestACutConnectionLeavesNothing(t *testing.T) {
	s := newTestServer(t, func(l *Limits) { l.Computations, l.Wait = 1, time.Minute })
	addr, _ := started(t, s.handler(), time.Second)
	s.slots <- struct{}{} // nobody's turn comes
	body, kind := formOf(t, dropped("parc.csv", fleet))
	for _, sent := range []int{body.Len() / 2, body.Len()} {
		c, err := net.Dial("tcp", addr)
		require.NoError(t, err)
		fmt.Fprintf(c, "POST /resultat HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", kind, body.Len(), body.String()[:sent])
		require.Eventually(t, func() bool { return s.memory.held.Load() >= int64(sent) }, time.Minute, time.Millisecond)
		require.NoError(t, c.Close())
		require.Eventually(t, func() bool { return s.memory.held.Load() == 0 }, time.Minute, time.Millisecond)
	}
	<-s.slots
	r, err := http.Post("http://"+addr+"/resultat", kind, body)
	require.NoError(t, err)
	r.Body.Close()
	require.Equal(t, http.StatusOK, r.StatusCode)
}

// The wait for a client that stalls does not end the computation of one that has
// sent all: its deadline ends with its upload.
func TestAComputationOutlivesTheWaitForAClient(t *testing.T) {
	s := newTestServer(t, func(l *Limits) { l.Stall, l.Computations, l.Wait = 50*time.Millisecond, 1, time.Minute })
	addr, _ := started(t, s.handler(), time.Second)
	s.slots <- struct{}{}
	go func() { time.Sleep(300 * time.Millisecond); <-s.slots }()
	body, kind := formOf(t, dropped("parc.csv", fleet))
	r, err := http.Post("http://"+addr+"/resultat", kind, body)
	require.NoError(t, err)
	defer r.Body.Close()
	require.Equal(t, http.StatusOK, r.StatusCode)
}

// A browser that sends too much is listened to long enough to hear why.
func TestTooLargeIsHeard(t *testing.T) {
	s := newTestServer(t, func(l *Limits) { l.Upload = 1 << 20 })
	addr, _ := started(t, s.handler(), time.Second)
	body, kind := formOf(t, dropped("parc.csv", strings.Repeat("x", 8<<20)))
	r, err := http.Post("http://"+addr+"/resultat", kind, body)
	require.NoError(t, err)
	defer r.Body.Close()
	require.Equal(t, http.StatusRequestEntityTooLarge, r.StatusCode)
}

func TestAClientThatLeftHasNoAnswer(t *testing.T) {
	h := newTestServer(t, nil).handler()
	body, kind := formOf(t, dropped("parc.csv", fleet))
	ctx, leave := context.WithCancel(t.Context())
	leave()
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/resultat", body)
	r.Header.Set("Content-Type", kind)
	require.PanicsWithValue(t, http.ErrAbortHandler, func() { h.ServeHTTP(httptest.NewRecorder(), r) })
}

func TestServeTellsThatItCannot(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, l.Close())
	require.Error(t, serve(t.Context(), l, http.NotFoundHandler(), slog.New(slog.DiscardHandler), time.Second))
}

// The folder can be copied into another module: it imports what others may.
func TestTheFolderCanBeCopied(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{join .Imports "\n"}}`, ".").Output()
	require.NoError(t, err)
	require.Contains(t, string(out), "reen/report")
	require.NotContains(t, string(out), "/internal/")
}
