import { expect, test } from 'vitest'
import { accentOf, contrast } from './accent.ts'

test.each(['#000000', '#ffffff', '#ffff00', '#2f6f4f', '#ff0000', '#808080', '#0000ff', '#a53817'])(
  '%s becomes readable in both themes',
  (colour) => {
    const { light, dark } = accentOf(colour)
    expect(contrast(light.fill, '#f6f3ee')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(dark.fill, '#161311')).toBeGreaterThanOrEqual(4.5)
    for (const { fill, ink } of [light, dark]) expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5)
  },
)

test('a colour that can be read stays as it is', () => {
  expect(accentOf('#2f6f4f').light.fill).toBe('#2f6f4f')
})
