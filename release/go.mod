module github.com/reen-numerique/reen/release

go 1.26.0
