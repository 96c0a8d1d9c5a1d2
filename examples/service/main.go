package main

import (
	"context"
	"flag"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"
)

func main() {
	l := defaults
	addr := flag.String("addr", "127.0.0.1:8080", "address to listen on")
	upload := flag.Int64("upload", l.Upload>>20, "most MiB of the files of one request")
	memory := flag.Int64("memory", l.InFlight>>20, "most MiB of requests held at once")
	flag.IntVar(&l.Rows, "rows", l.Rows, "most rows of an inventory")
	flag.IntVar(&l.Computations, "computations", runtime.GOMAXPROCS(0), "computations at a time")
	flag.DurationVar(&l.Wait, "wait", l.Wait, "longest wait for a computation to start, before 503")
	flag.DurationVar(&l.Time, "time", l.Time, "longest computation")
	flag.Parse()
	l.Upload, l.InFlight = *upload<<20, *memory<<20

	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	handler, err := New(l, log)
	if err == nil {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		defer stop()
		var listener net.Listener
		if listener, err = net.Listen("tcp", *addr); err == nil {
			log.Info("listening", "url", "http://"+listener.Addr().String())
			err = serve(ctx, listener, handler, log, 30*time.Second)
		}
	}
	if err != nil {
		log.Error("stopped", "error", err)
		os.Exit(1)
	}
	log.Info("stopped")
}
