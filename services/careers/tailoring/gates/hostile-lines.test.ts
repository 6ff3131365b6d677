// What the gates cost grows with a line's length and hardly faster: people wait for their review.
import { expect, test } from 'vitest'
import { judgeWording } from '../judge.ts'

function cost(text: string): number {
  const target = { text, section: 'work', field: 'line' } as const
  const start = process.threadCpuUsage()
  judgeWording({ target, pieces: [target], after: `${text} x`, roles: null })
  const { user, system } = process.threadCpuUsage(start)
  return (user + system) / 1000
}

test('a line of many denials is judged at once', () => {
  cost('not '.repeat(50))
  expect(cost('not '.repeat(500))).toBeLessThan(1_000)
})
