import { expect, test } from 'vitest'
import { prod } from '../../infra/testing.ts'
import { readMonitoringOnly } from '../../local-cloud/monitoring/from-terraform.ts'
import { isThorough } from '../../tests/thorough.ts'
import { FAULTS } from './faults.ts'
import { inject, stayHealthy, WEEK_MINUTES } from './run.ts'

const description = readMonitoringOnly(prod.json)

test('there is a fault for every alert', () => {
  const titles = description.monitoring.policies.map(({ name }) => name)
  expect([...new Set(FAULTS.map(({ alert }) => alert))].sort()).toEqual([...titles].sort())
})

/** `npm run check:alerts` injects all of them. These need no more than an hour before them. */
const SAMPLE = ['the domain leads nowhere', 'the scheduler stops the sweep']
const BEFORE = isThorough ? undefined : 60
const faults = isThorough ? FAULTS : FAULTS.filter(({ name }) => SAMPLE.includes(name))

test.each(faults)('$name fires its alert and no other', async (fault) => {
  const { fired, minutes } = await inject(description, fault, 1, BEFORE)
  expect(fired).toEqual([fault.alert])
  expect(minutes).toBeLessThanOrEqual(fault.minutes)
})

test('healthy work fires nothing', async () => {
  expect(await stayHealthy(description, isThorough ? WEEK_MINUTES : 180, 1)).toEqual([])
})
