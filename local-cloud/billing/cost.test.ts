// Bills that were worked out by hand.
import { expect, test } from 'vitest'
import { add, costOf, idleInstances, storedUntilDeleted, times, total } from './cost.ts'
import { PRICES, type Quantities } from './prices.ts'

const MONTH = 730
const GIB = 2 ** 30
const usd = (quantities: Quantities, hours?: number) =>
  total(costOf(quantities, hours === undefined ? {} : { hours }))

test.each<[string, Quantities, number]>([
  // 10,000 × 0.005 / 1,000 + 50,000 × 0.0004 / 1,000 + 50 × 0.02 + 1 × 0.12 = 0.05 + 0.02 + 1.00 + 0.12, which is the
  // example of https://cloud.google.com/storage/pricing-examples
  [
    "the storage page's own example",
    {
      ...{ 'storage operations A': 10_000, 'storage operations B': 50_000 },
      ...{ 'storage standard': 50, 'internet data': GIB },
    },
    1.19,
  ],
  // 3 million − 2 million free = 1 million × 0.40
  ['requests beyond the free ones', { 'run requests': 3e6 }, 0.4],
  // (200,000 − 180,000) × 0.000024 + (400,000 − 360,000) × 0.0000025 = 0.48 + 0.10
  ['seconds beyond the free ones', { 'run vCPU': 200_000, 'run memory': 400_000 }, 0.58],
  // 730 hours are 31 days: (2,000,000 − 31 × 50,000) = 450,000 × 0.03 / 100,000
  ['reads beyond those of each day', { 'firestore reads': 2e6 }, 0.135],
  // 31 × 20,000 = 620,000 are free
  ['writes that are free', { 'firestore writes': 620_000 }, 0],
  // (1,034 − 10) GiB = 1 TiB × 40
  ['throughput beyond 10 GiB', { 'pubsub throughput': 1034 * GIB }, 40],
  // (52 − 50) × 0.50
  ['logs beyond 50 GiB', { logs: 52 * GIB }, 1],
  // (9 − 6) × 0.06 + (30,000 − 10,000) × 0.03 / 10,000 = 0.18 + 0.06
  ['secrets', { 'secret versions': 9, 'secret accesses': 30_000 }, 0.24],
  // 730 × 0.025 + 5 + 7 × 1 = 18.25 + 12
  [
    'a load balancer with a firewall',
    { 'balancer rules': MONTH, 'firewall policies': 1, 'firewall rules': 7 },
    30.25,
  ],
])('a month of %s', (_name, quantities, expected) => {
  expect(usd(quantities, MONTH)).toBeCloseTo(expected, 8)
})

test('one more of something has no free part', () => {
  // 1 × 0.0000004 + 2 × 0.000024 + 5 × 0.0000003
  expect(usd({ 'run requests': 1, 'run vCPU': 2, 'firestore reads': 5 })).toBeCloseTo(0.0000499, 12)
})

test('the allowance of a day comes again with each day, that of a month does not', () => {
  // Two days have begun: 100,001 − 100,000 = 1 read
  expect(usd({ 'firestore reads': 100_001 }, 25)).toBeCloseTo(0.03 / 100_000, 12)
  // 2,000,001 − 2,000,000 = 1 request
  expect(usd({ 'run requests': 2_000_001 }, 25)).toBeCloseTo(0.4 / 1e6, 12)
})

test('seconds cost more in regions of the second tier, requests do not', () => {
  const used = { 'run vCPU': 1000, 'run memory': 1000, 'run requests': 1000 }
  // 1,000 × 0.0000336 + 1,000 × 0.0000035 + 1,000 × 0.0000004
  expect(total(costOf(used, { tier: 2 }))).toBeCloseTo(0.0336 + 0.0035 + 0.0004, 12)
})

test('an instance that is always kept costs a month of idle seconds', () => {
  // 730 × 3,600 s × (1 × 0.0000025 + 0.5 × 0.0000025) = 2,628,000 × 0.00000375
  expect(usd(idleInstances(1, 1, 0.5))).toBeCloseTo(9.855, 8)
})

test('an object of a cold class is paid for its least time', () => {
  // 10 GiB for 90 days although they were kept for 9: 10 × 90 / 30.4166…
  expect(storedUntilDeleted(10, 9, 'coldline')).toBeCloseTo(29.589, 3)
  expect(storedUntilDeleted(10, 9, 'standard')).toBeCloseTo(2.9589, 3)
})

test('quantities are added and multiplied', () => {
  expect(add({ logs: 1 }, { logs: 2, 'run requests': 1 })).toEqual({ logs: 3, 'run requests': 1 })
  expect(times({ logs: 2 }, 3)).toEqual({ logs: 6 })
})

test('every price names the page that it is from', () => {
  for (const [sku, { source, usd, per }] of Object.entries(PRICES)) {
    expect(source, sku).toMatch(/^https:\/\/cloud\.google\.com\/[\w/-]+pricing$/)
    expect(usd / per, sku).toBeGreaterThan(0)
  }
})
