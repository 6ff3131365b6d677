import { expect, test } from 'vitest'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { sourcesOf } from './picture-sources.ts'

const tile = (over: Partial<PhotoTile>) =>
  ({ smallUrl: '/s.webp', thumbnailUrl: '/t.webp', ratio: 1.5, ...over }) as PhotoTile

test.each([
  ['a landscape', { ratio: 1.5 }, '/s.webp 240w, /t.webp 320w'],
  ['a portrait', { ratio: 0.75 }, '/s.webp 180w, /t.webp 240w'],
  ['a photo from before there were small ones', { smallUrl: null }, undefined],
  ['one without any picture yet', { smallUrl: null, thumbnailUrl: null, ratio: null }, undefined],
] as const)('%s offers what there is, by its width', (_, over, sources) => {
  expect(sourcesOf(tile(over))).toBe(sources)
})
