// Command beam computes the footprint of many municipalities on Apache Beam: on
// this machine with its own runner, prism, or on Flink, Spark or Dataflow by
// the flag --runner. The figures are those of one process, to the digit.
//
//	go run . --input 'inventories/*.csv' --output footprints --year 2024
//
// The name of a file tells whose inventory it is, "35238-2024-screens.csv".
// README.md says what is written, how to run it elsewhere, and what it costs.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

var (
	input    = flag.String("input", "", "inventories, a pattern: 'inventories/*.csv', gs://bucket/*.csv")
	output   = flag.String("output", "", "folder of the results, new or empty")
	year     = flag.Int("year", 0, "year of the inventories whose names give none")
	criteria = flag.String("criteria", "gwp", "criteria, parted by commas")
)

func init() {
	register.DoFn3x1[context.Context, string, func(string), error](&match{})
	register.DoFn3x0[string, func(string, string), func(string, string)](&name{})
	register.DoFn6x1[context.Context, string, func(*string) bool, func(string, *sum), func(string, string), func(string, string), error](&compute{})
	register.Function3x0(areas)
	register.Combiner1[*sum](&merge{})
	register.Function2x3(result)
	register.DoFn3x1[context.Context, string, func(*string) bool, error](&write{})
	register.Emitter1[string]()
	register.Emitter2[string, string]()
	register.Emitter2[string, *sum]()
	register.Iter1[string]()
}

func main() {
	flag.Parse()
	beam.Init() // a worker stays in it
	ctx := context.Background()
	opts, err := options()
	if err == nil {
		err = isNew(ctx, *output)
	}
	if err == nil {
		err = beamx.Run(ctx, pipeline(*input, *output, opts))
	}
	if err != nil {
		log.Fatal(err)
	}
}

// options are those of the computation, which the flags give.
func options() (footprint.Options, error) {
	opts := footprint.Options{Year: *year}
	if *input == "" || *output == "" {
		return opts, fmt.Errorf("--input and --output are required")
	}
	for id := range strings.SplitSeq(*criteria, ",") {
		c, err := factors.ParseCriterion(id)
		if err != nil {
			return opts, err
		}
		opts.Criteria = append(opts.Criteria, c)
	}
	return opts, nil
}

// pipeline goes from the names of files to the results. All the files of a
// municipality are read together, in the order of their names: a device that
// stands in two of them counts once, as in one process. The sums of
// municipalities are merged by area in whatever order they come.
func pipeline(input, output string, opts footprint.Options) *beam.Pipeline {
	p, s := beam.NewPipelineWithRoot()
	files := beam.Reshuffle(s, beam.ParDo(s, &match{}, beam.Create(s, input)))
	named, strays := beam.ParDo2(s, &name{Year: opts.Year}, files)
	sums, refused, unread := beam.ParDo3(s, &compute{Folder: folderOf(input), Options: opts}, beam.GroupByKey(s, named))
	results := beam.ParDo(s, result, beam.CombinePerKey(s, &merge{}, beam.ParDo(s, areas, sums)))
	beam.ParDo0(s, &write{Output: output}, beam.GroupByKey(s, beam.Flatten(s, results, refused, unread, strays)))
	return p
}

// match finds the files of a pattern.
type match struct{}

func (*match) ProcessElement(ctx context.Context, pattern string, emit func(string)) error {
	files, err := list(ctx, pattern)
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("no file matches %s", pattern)
	}
	for _, file := range files {
		emit(file)
	}
	return err
}

func list(ctx context.Context, pattern string) ([]string, error) {
	files, err := filesystem.New(ctx, pattern)
	if err != nil {
		return nil, err
	}
	defer func() { _ = files.Close() }() // nothing was written
	return files.List(ctx, pattern)
}

// isNew refuses a folder that holds the results of another run: what is wrong
// with a file then would be taken for what is wrong now.
func isNew(ctx context.Context, folder string) error {
	found, err := list(ctx, strings.TrimSuffix(folder, "/")+"/*")
	if err == nil && len(found) > 0 {
		err = fmt.Errorf("%s is not empty: give a new folder", folder)
	}
	return err
}
