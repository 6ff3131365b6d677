import { createRequire } from 'node:module'
import type * as PromClient from 'prom-client'

// Imports the parts of prom-client one by one: its main file also loads the process metrics and, for them,
// OpenTelemetry, which is a sixth of the local cloud's memory.
const require = createRequire(import.meta.url)

export const Counter: typeof PromClient.Counter = require('prom-client/lib/counter.js')
export const Gauge: typeof PromClient.Gauge = require('prom-client/lib/gauge.js')
export const Histogram: typeof PromClient.Histogram = require('prom-client/lib/histogram.js')
export const Registry: typeof PromClient.Registry = require('prom-client/lib/registry.js')
export type Registry = PromClient.Registry
