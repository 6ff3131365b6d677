import { expect, test } from 'vitest'
import { createTheme, type Theme } from './theme-choice.ts'

function setUp(stored: string | null = null) {
  const values = new Map(stored === null ? [] : [['atelier.theme', stored]])
  const shown: Theme[] = []
  const theme = createTheme({
    storage: {
      getItem: (key) => values.get(key) ?? null,
      setItem: (key, value) => void values.set(key, value),
      removeItem: (key) => void values.delete(key),
    },
    show: (choice) => shown.push(choice),
  })
  return { theme, shown, stored: () => values.get('atelier.theme') }
}

test.each([
  ['dark', 'dark'],
  ['light', 'light'],
  ['purple', 'system'],
  [null, 'system'],
])('stored %s starts as %s', (stored, expected) => {
  expect(setUp(stored).theme.get()).toBe(expected)
})

test('a choice is shown, stored and reported to listeners', () => {
  const { theme, shown, stored } = setUp()
  let told = 0
  const stop = theme.watch(() => told++)
  theme.set('dark')
  expect([theme.get(), shown, stored(), told]).toEqual(['dark', ['dark'], 'dark', 1])
  stop()
  theme.set('light')
  expect(told).toBe(1)
})

test('choosing the system removes the stored choice', () => {
  const { theme, stored } = setUp('dark')
  theme.set('system')
  expect([theme.get(), stored()]).toEqual(['system', undefined])
})

test('a choice in another tab is followed, changes of other keys are not', () => {
  const { theme, shown } = setUp()
  theme.follow({ key: 'atelier.theme', newValue: 'dark' })
  theme.follow({ key: 'something', newValue: 'light' })
  expect([theme.get(), shown]).toEqual(['dark', ['dark']])
})
