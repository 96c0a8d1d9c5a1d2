package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// The load takes minutes: go test ./examples/service -run Load -load -v
var load = flag.Bool("load", false, "send the service a hundred uploads of 5 MB")

const (
	loadUploads = 100
	loadAtOnce  = 8
	loadBytes   = 5_000_000
)

// A hundred uploads of 5 MB, eight at a time, some hostile ones among them: the
// memory that is held once they are answered does not grow, and nothing but what
// is documented is answered.
func TestLoad(t *testing.T) {
	if !*load {
		t.Skip("asked for with -load")
	}
	s := newTestServer(t, func(l *Limits) { l.Computations = runtime.GOMAXPROCS(0); l.Wait = 30 * time.Second })
	addr, _ := started(t, s.handler(), time.Second)
	good, kind := formOf(t, dropped("parc.csv", largeList()))
	broken, _ := formOf(t, dropped("parc.csv", strings.Repeat("\x00\xff", loadBytes/2)))
	tooLarge, _ := formOf(t, dropped("parc.csv", strings.Repeat("x", int(defaults.Upload)+1)))

	var answers [600]atomic.Int64
	var quarters [4]memory
	begun := time.Now()
	for q := range quarters {
		var group sync.WaitGroup
		next := make(chan []byte)
		for range loadAtOnce {
			group.Go(func() {
				for body := range next {
					status := answered(t, addr, kind, body)
					for ; status == http.StatusServiceUnavailable; status = answered(t, addr, kind, body) {
						answers[status].Add(1)
						time.Sleep(10 * time.Second) // as Retry-After says
					}
					answers[status].Add(1)
				}
			})
		}
		for n := range loadUploads / len(quarters) {
			next <- good.Bytes()
			switch (q*loadUploads/len(quarters) + n) % 10 {
			case 3:
				next <- broken.Bytes()
			case 7:
				next <- tooLarge.Bytes()
			}
		}
		close(next)
		group.Wait()
		quarters[q] = held()
		t.Logf("quarter %d: heap %d MB, resident %d MB, held by requests %d bytes", q+1, quarters[q].heap>>20, quarters[q].resident>>20, s.memory.held.Load())
	}
	t.Logf("%d answers 200, %d 413, %d 422, %d 503 in %s", answers[200].Load(), answers[413].Load(), answers[422].Load(), answers[503].Load(), time.Since(begun).Round(time.Second))
	for status, n := range map[int]int{200: loadUploads, 413: loadUploads / 10, 422: loadUploads / 10} {
		require.EqualValues(t, n, answers[status].Load(), status)
	}
	require.Zero(t, s.memory.held.Load())
	first, last := quarters[0], quarters[len(quarters)-1]
	require.Less(t, last.heap, first.heap+16<<20, "the heap grows")
	if first.resident > 0 {
		require.Less(t, last.resident, first.resident+64<<20, "the resident memory grows")
	}
}

func answered(t *testing.T, addr, kind string, body []byte) int {
	r, err := http.Post("http://"+addr+"/resultat", kind, bytes.NewReader(body))
	if err != nil {
		t.Errorf("no answer: %v", err)
		return 0
	}
	defer r.Body.Close()
	if _, err := io.Copy(io.Discard, r.Body); err != nil {
		t.Errorf("half an answer: %v", err)
	}
	return r.StatusCode
}

// largeList is a list as a device manager exports it: one row a device.
func largeList() string {
	var b strings.Builder
	b.WriteString("type;quantite;modele;identifiant;fabricant;etat;date_achat;service;site;commentaire\n")
	types := strings.Fields("laptop monitor smartphone server desktop")
	for n := 0; b.Len() < loadBytes; n++ {
		fmt.Fprintf(&b, "%s;1;Modèle %d;INV%06d;Constructeur;en service;2021-09-%02d;Service %d;Site %d;\n", types[n%len(types)], n%50, n, n%28+1, n%15, n%40)
	}
	return b.String()
}

// memory is what the process holds once all is answered.
type memory struct{ heap, resident uint64 }

func held() memory {
	http.DefaultClient.CloseIdleConnections()
	debug.FreeOSMemory() // which collects first
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	out := memory{heap: m.HeapAlloc}
	status, _ := os.ReadFile("/proc/self/status") // where there is one
	for line := range strings.Lines(string(status)) {
		if rest, found := strings.CutPrefix(line, "VmRSS:"); found {
			_, _ = fmt.Sscan(rest, &out.resident)
			out.resident <<= 10
		}
	}
	return out
}
