// @vitest-environment node
import { createElement as h } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { RoomCount, RoomCountWords, RoomDot } from './room-count.tsx'

const waiting = (count: number) => ({ useBadge: () => count })
const text = (html: string) => html.replace(/<[^>]+>/g, '')

test.each([
  [0, '', ''],
  [1, '1', ', 1 needs attention'],
  [3, '3', ', 3 need attention'],
  [250, '99+', ', 250 need attention'],
])('%i things that wait', (count, shown, said) => {
  expect(text(renderToStaticMarkup(h(RoomCount, { room: waiting(count) })))).toBe(shown)
  expect(text(renderToStaticMarkup(h(RoomCountWords, { room: waiting(count) })))).toBe(said)
})

test('what stands for several rooms says that one of them has something, and which', () => {
  expect(renderToStaticMarkup(h(RoomDot, { room: waiting(3) }))).toContain('aria-hidden')
  expect(text(renderToStaticMarkup(h(RoomCountWords, { room: waiting(3), name: 'Shelf' })))).toBe(
    ', Shelf: 3 need attention',
  )
})

test('nothing is shown where nothing waits, or of a room that counts nothing', () => {
  expect(renderToStaticMarkup(h(RoomDot, { room: waiting(0) }))).toBe('')
  expect(renderToStaticMarkup(h(RoomDot, { room: {} }))).toBe('')
})
