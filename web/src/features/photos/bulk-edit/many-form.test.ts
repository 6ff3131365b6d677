import { expect, test } from 'vitest'
import { editOf, type ManyForm, UNCHANGED } from './many-form.ts'

const form = (part: Partial<ManyForm>) => editOf({ ...UNCHANGED, ...part })

test.each<[Partial<ManyForm>, object | null]>([
  [{}, null],
  [{ date: 'shift', days: '-1', hours: '2', minutes: '' }, { taken: { shift: -1320 } }],
  [{ date: 'shift' }, null],
  [{ date: 'set', day: '2024-05-04' }, { taken: { set: '2024-05-04' } }],
  [{ date: 'set', day: '2024-05-04', time: '09:30' }, { taken: { set: '2024-05-04T09:30:00' } }],
  [{ date: 'remove' }, { taken: { set: null } }],
  [{ place: 'set', position: '52.5, 13.4' }, { position: { latitude: 52.5, longitude: 13.4 } }],
  [{ place: 'remove' }, { position: null }],
  [{ title: ' Trip {n:3} ' }, { title: 'Trip {n:3}' }],
  [{ text: 'set', description: '' }, { description: '' }],
  [{ addTags: '#Sea, sky ,', removeTags: 'x' }, { tags: { add: ['sea', 'sky'], remove: ['x'] } }],
])('the form %j says %j', (part, edit) => {
  expect(form(part)).toEqual({ edit, errors: {} })
})

test.each<[Partial<ManyForm>, keyof ManyForm]>([
  [{ date: 'shift', days: '1.5' }, 'days'],
  [{ date: 'shift', days: '99999999' }, 'days'],
  [{ date: 'set' }, 'day'],
  [{ place: 'set', position: 'Berlin' }, 'position'],
  [{ addTags: 'x'.repeat(51) }, 'addTags'],
])('the form %j is wrong at %s', (part, field) => {
  expect(Object.keys(form(part).errors)).toEqual([field])
})
