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

test.each(['not ', 'one ', 'half ', '1 ', 'up to 5 '])(
  'a line of %j over and over is judged at once',
  (words) => {
    cost(words.repeat(50))
    expect(cost(words.repeat(500))).toBeLessThan(1_000)
  },
)
