// What the gates cost grows with a line's length and hardly faster: people wait for their review.
import { expect, test } from 'vitest'
import { processorSeconds } from '../../../../tests/processor-time.ts'
import { judgeWording } from '../judge.ts'

const judge = (text: string) => {
  const target = { text, section: 'work', field: 'line' } as const
  judgeWording({ target, pieces: [target], after: `${text} x`, roles: null })
}

test.each(['not ', 'one ', 'half ', '1 ', 'up to 5 '])(
  'a line of %j over and over is judged at once',
  async (words) => {
    expect(await processorSeconds(() => judge(words.repeat(500)))).toBeLessThan(5)
  },
)
