// Package fr writes and reads numbers, dates and texts as French typography
// and French people do. It obeys no setting of the host: numbers are written
// from the digits of the decimal.
package fr
