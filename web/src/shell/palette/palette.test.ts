import { Image, Images } from 'lucide-react'
import { expect, test } from 'vitest'
import type { Room } from '../room.ts'
import { commandsOf, matching } from './commands.ts'
import { groupsOf } from './groups.ts'

const photos = {
  commands: [{ label: 'Trash of photos', icon: Images, run: '/photos/trash' }],
  kinds: { photo: { label: 'Photos', icon: Image, to: (id: string) => `/photos/${id}` } },
}
const shelf = { path: '/shelf', label: 'Shelf', icon: Images } as unknown as Room
const offer = {
  account: { hasPassword: true },
  rooms: [shelf],
  palettes: [photos],
  setTheme: () => {},
  signOut: () => {},
}

test('commands are those of rooms, rooms without any, and the account', () => {
  const labels = commandsOf(offer).map(({ label }) => label)
  expect(labels.slice(0, 3)).toEqual(['Trash of photos', 'Shelf', 'Profile'])
  expect(labels.at(-1)).toBe('Sign out')
  expect(commandsOf({ ...offer, account: { hasPassword: false } }).map(({ label }) => label)).not.toContain(
    'Sign out',
  )
})

test.each([
  ['', ['Résumés', 'Trash of photos']],
  ['res', ['Résumés']],
  ['PHO tr', ['Trash of photos']],
  ['hotos', []],
])('%j matches %j', (text, labels) => {
  const commands = [{ label: 'Résumés' }, { label: 'Trash of photos' }]
  expect(matching(commands, text).map(({ label }) => label)).toEqual(labels)
})

test('what is found comes after the commands, under the name of its kind', () => {
  const found = [
    { kind: 'photo', id: 'a', title: '', detail: '2026-01-01' },
    { kind: 'unheard-of', id: 'b', title: 'From a newer version', detail: '' },
  ]
  const groups = groupsOf({ commands: photos.commands, found, kinds: photos.kinds })
  expect(
    groups.map(({ label, options }) => [label, options.map((option) => [option.label, option.run])]),
  ).toEqual([
    ['Go to', [['Trash of photos', '/photos/trash']]],
    ['Photos', [['Untitled', '/photos/a']]],
  ])
})
