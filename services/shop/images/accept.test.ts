import { expect, test } from 'vitest'
import { allowsWebp, formatFor } from './accept.ts'

test.each([
  ['image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8', 'avif'],
  ['image/webp,image/*;q=0.8,*/*;q=0.5', 'webp'],
  ['image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5', 'jpeg'],
  ['*/*', 'jpeg'],
  [undefined, 'jpeg'],
  ['', 'jpeg'],
  ['image/avif;q=0.5,image/webp;q=0.7', 'webp'],
  ['image/avif;q=0,image/webp', 'webp'],
  ['image/avif;q=0,image/webp;q=0,*/*', 'jpeg'],
  ['IMAGE/AVIF', 'avif'],
  ['image/avif;q=2,image/webp;q=0.1', 'webp'],
  ['image/webp;q=0.5,image/jpeg', 'jpeg'],
  ['text/html', 'jpeg'],
  [`${'x'.repeat(5000)},image/avif`, 'jpeg'],
])('%j gets %s', (accept, format) => {
  expect(formatFor(accept)).toBe(format)
})

test.each([
  ['*/*', true],
  ['image/jpeg', false],
  ['image/*;q=0.1', true],
  ['image/webp;q=0,*/*', false],
])('%j allows WebP: %s', (accept, allowed) => {
  expect(allowsWebp(accept)).toBe(allowed)
})
