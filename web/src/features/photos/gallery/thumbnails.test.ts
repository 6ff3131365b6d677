import { expect, test } from 'vitest'
import { thumbnailsOf } from './thumbnails.ts'

test('the browser learns the widths of the thumbnails and the tile', () => {
  expect(thumbnailsOf({ ratio: 1.5, smallUrl: '/s', thumbnailUrl: '/t' })).toEqual({
    srcSet: '/s 240w, /t 320w',
    sizes: '(max-width: 639px) 136px, 271px',
  })
  expect(thumbnailsOf({ ratio: 0.75, smallUrl: '/s', thumbnailUrl: '/t' })).toMatchObject({
    srcSet: '/s 180w, /t 240w',
  })
})

test('a photo with one thumbnail has no srcset', () => {
  expect(thumbnailsOf({ ratio: 1.5, smallUrl: null, thumbnailUrl: '/t' })).toEqual({})
  expect(thumbnailsOf({ ratio: null, smallUrl: '/s', thumbnailUrl: null })).toEqual({})
})
