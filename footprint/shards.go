package footprint

import (
	"runtime"
	"slices"
	"sync"
)

// shardLines is how many lines are worth a processor of their own.
const shardLines = 100_000

// addShards counts lines, several shards at a time where there are many: sums
// are exact, so that the result is the same. The shards are merged in their
// order, which is that of the problems.
func (a *Accumulator) addShards(lines []Line) {
	workers := min(runtime.GOMAXPROCS(0), len(lines)/shardLines)
	if workers < 2 {
		a.addAll(lines, func(*Line, *class) {})
		return
	}
	var shards []*Accumulator
	var wait sync.WaitGroup
	size := (len(lines) + workers - 1) / workers
	for shard := range slices.Chunk(lines[size:], size) {
		into := a.engine.accumulator()
		shards = append(shards, into)
		wait.Go(func() { into.addAll(shard, func(*Line, *class) {}) })
	}
	a.addAll(lines[:size], func(*Line, *class) {})
	wait.Wait()
	for _, shard := range shards {
		a.merge(shard)
	}
}
