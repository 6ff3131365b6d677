import { expect, onTestFinished, test, vi } from 'vitest'
import { isThorough } from '../../tests/thorough.ts'
import type { Behaviour } from './rehearse/fixture.ts'
import { rehearse } from './rehearse/scenario.ts'

/** Only the time that the load lets pass counts, and how long answers take only where that is what is wrong. */
function small(behaviour: Behaviour) {
  vi.useFakeTimers({ toFake: behaviour.slowMs === undefined ? ['Date', 'performance'] : ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  return rehearse({ behaviour, perSecond: 20, windowMs: 3000 })
}

test('a good revision gets all the traffic, and nobody notices', async () => {
  const { outcome, failed, cutBefore, cutDuring, lostEvents } = await small({})

  expect(outcome).toMatchObject({ ok: true, release: { image: 'sha256:new' } })
  expect({ failed, cutBefore, cutDuring, lostEvents }).toEqual({
    failed: 0,
    cutBefore: 0,
    cutDuring: 0,
    lostEvents: 0,
  })
})

const BAD: [string, Behaviour, RegExp][] = [
  ['crashes', { crashEvery: 3 }, /requests failed/],
  ['does not start', { crashesAtStart: true }, /is not ready/],
  ['is slow', { slowMs: 200 }, /took longer/],
]

test.each(isThorough ? BAD : BAD.slice(0, 1))(
  'a revision that %s is taken back by itself',
  async (_, behaviour, why) => {
    const { outcome, backAfterSeconds, requests, failed, cutBefore, lostEvents } = await small(behaviour)

    expect(outcome).toMatchObject({ ok: false, why: expect.stringMatching(why) })
    expect(backAfterSeconds).toBeLessThan(60)
    // Of a minute's traffic, however soon the revision was taken back.
    expect(failed / Math.max(requests, 20 * 60)).toBeLessThan(0.01)
    expect({ cutBefore, lostEvents }).toEqual({ cutBefore: 0, lostEvents: 0 })
  },
)
