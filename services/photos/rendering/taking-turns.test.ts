import { expect, test } from 'vitest'
import { takingTurns } from './taking-turns.ts'

test('everybody gets a turn before anybody gets a second', async () => {
  const inTurn = takingTurns()
  const order: string[] = []
  const work = (name: string) => inTurn(name.slice(0, 3), async () => void order.push(name))

  const all = ['ana 1', 'ana 2', 'ana 3', 'ana 4', 'bob 1', 'eve 1', 'eve 2'].map(work)
  await Promise.all(all)

  expect(order).toEqual(['ana 1', 'bob 1', 'eve 1', 'ana 2', 'eve 2', 'ana 3', 'ana 4'])
})

test('never two at once, and work that fails holds up nobody', async () => {
  const inTurn = takingTurns()
  let running = 0
  const work = async () => {
    running += 1
    expect(running).toBe(1)
    await Promise.resolve()
    running -= 1
    return 'done'
  }

  const failing = inTurn('ana', () => Promise.reject(new Error('damaged')))
  const others = [inTurn('ana', work), inTurn('bob', work)]

  await expect(failing).rejects.toThrow('damaged')
  expect(await Promise.all(others)).toEqual(['done', 'done'])
  expect(await inTurn('ana', work)).toBe('done')
})
