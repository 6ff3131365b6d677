import { expect, test } from 'vitest'
import { setUp } from './test-world.ts'

test('a typing error is changed only when the person says so', async () => {
  await using world = await setUp()
  const campaign = await world.campaign()
  const { id } = await world.read(campaign, 'email\ncleo@gmial.com\ndan@gmial.com\nnobody\n')
  await world.take(id, { corrections: { 2: 'cleo@gmail.com', 4: 'somebody@example.com' } })
  expect((await world.recipients(campaign)).map(({ email }) => email)).toEqual([
    'cleo@gmail.com',
    'dan@gmial.com',
    'somebody@example.com',
  ])
  await world.undo(id)
  const many = Object.fromEntries(Array.from({ length: 1001 }, (_, row) => [row, 'cleo@gmail.com']))
  for (const [corrections, field] of [
    [{ 2: 'not an address' }, 'corrections.2'],
    [{ two: 'cleo@gmail.com' }, 'corrections.two'],
    [{ 2: 'x'.repeat(9999) }, 'corrections.2'],
    [many, 'corrections'],
  ] as const) {
    const wrong = await world.ana.request('POST', `/api/v1/recipient-lists/${id}/take`, { corrections })
    expect([wrong.statusCode, wrong.json().errors]).toMatchObject([400, [{ field }]])
  }
})
