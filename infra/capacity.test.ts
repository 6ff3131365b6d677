import { expect, test } from 'vitest'
import { type Demand, gibibytes, shareQuota } from './capacity.ts'

const service = (name: string, maxInstances: number, more: Partial<Demand> = {}): Demand => ({
  name,
  cpus: 1,
  memoryGiB: 0.5,
  minInstances: 0,
  maxInstances,
  ...more,
})
const share = (demands: Demand[], cpus: number, memoryGiB = 1000) =>
  Object.fromEntries(shareQuota(demands, { cpus, memoryGiB }))

test('when everything fits, every service gets its maximum', () => {
  expect(share([service('a', 10), service('b', 5, { cpus: 2 })], 20)).toEqual({ a: 10, b: 5 })
})

test('when it does not, all services give up the same share, down to one instance', () => {
  expect(share([service('a', 10), service('b', 5, { cpus: 2 })], 10)).toEqual({ a: 5, b: 2 })
  expect(share([service('a', 100), service('b', 1)], 20)).toEqual({ a: 19, b: 1 })
})

test('instances that always run are kept', () => {
  expect(share([service('a', 100, { minInstances: 3 }), service('b', 100)], 6)).toEqual({ a: 3, b: 3 })
})

test('memory counts like processors', () => {
  expect(share([service('a', 10, { memoryGiB: 4 })], 100, 20)).toEqual({ a: 5 })
})

test('a quota that is too small for one instance of each is refused', () => {
  expect(() => share([service('a', 1), service('b', 1)], 1)).toThrow(/2 services .* 1 vCPU/)
})

test('quantities are converted to GiB', () => {
  expect([gibibytes('512Mi'), gibibytes('1Gi'), gibibytes('2Gi')]).toEqual([0.5, 1, 2])
})
