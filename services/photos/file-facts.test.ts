import { expect, test } from 'vitest'
import { type FileMetadata, factsFromFile } from './file-facts.ts'
import { newPhoto } from './new-photo.ts'
import { MAX_TAGS, type PhotoUploadRequest } from './schemas.ts'

const SILENT: FileMetadata = {
  metadata: {
    camera: null,
    lens: null,
    exposureTime: null,
    fNumber: null,
    iso: null,
    focalLength: null,
    focalLength35mm: null,
    flash: null,
    software: null,
    author: null,
    copyright: null,
    position: null,
  },
  takenAt: null,
  takenFrom: null,
  takenCertainty: null,
  title: null,
  description: null,
  tags: [],
  rating: null,
  motion: null,
}

function photo(upload: Partial<PhotoUploadRequest>) {
  const file = { name: 'a.jpg', contentType: 'image/jpeg', size: 1, sha256: '0'.repeat(64) }
  const at = '2026-11-25T12:00:00.000Z'
  return newPhoto({
    ownerId: 'ana',
    id: 'p1',
    upload: { ...file, ...upload },
    contentType: 'image/jpeg',
    at,
  })
}

const named = { name: 'IMG-20230115-WA0007.jpg', modifiedAt: '2024-05-06T07:08:09+02:00' }
const exact = {
  takenAt: '2020-01-02T03:04:05',
  takenFrom: 'exif',
  takenCertainty: 'exact',
} as const

test.each<[string, Partial<PhotoUploadRequest>, Partial<FileMetadata>, object]>([
  ['what the file says', named, exact, exact],
  [
    'the last change that the file names',
    named,
    { takenAt: '2021-01-02T03:04:05', takenFrom: 'modified', takenCertainty: 'likely' },
    { takenAt: '2021-01-02T03:04:05', takenFrom: 'modified' },
  ],
  ['its name', named, {}, { takenAt: '2023-01-15', takenFrom: 'name', takenCertainty: 'likely' }],
  [
    'its time on the device',
    { ...named, name: 'a.jpg' },
    {},
    { takenAt: '2024-05-06T07:08:09+02:00', takenFrom: 'file', takenCertainty: 'likely' },
  ],
  [
    'its time on the device, on the day of the person',
    { modifiedAt: '2024-05-06T22:13:00Z', addedLocally: '2026-11-26T01:00:00+13:00' },
    {},
    { takenAt: '2024-05-07T11:13:00+13:00', takenFrom: 'file' },
  ],
  ['nothing', {}, {}, { takenAt: null, takenFrom: null, takenCertainty: null }],
])('when it was taken says %s', (_source, upload, read, expected) => {
  expect(factsFromFile(photo(upload), { ...SILENT, ...read })).toMatchObject(expected)
})

test('what the person set stays when the file is read again', () => {
  const facts = { takenAt: '1999-01-01', takenFrom: 'person', takenCertainty: 'day', rating: 2 } as const
  const set = { ...photo(named), ...facts, edited: ['takenAt', 'rating'] as const }
  expect(
    factsFromFile({ ...set, edited: [...set.edited] }, { ...SILENT, ...exact, rating: 5 }),
  ).toMatchObject(facts)
})

test('a photo tells how many keywords of its file are no tags', () => {
  const tags = Array.from({ length: MAX_TAGS + 3 }, (_, index) => `keyword ${index}`)
  expect(factsFromFile(photo({}), { ...SILENT, tags }).metadata).toHaveProperty('keywordsLeft', 3)
  expect(factsFromFile(photo({}), { ...SILENT, tags: tags.slice(3) }).metadata).not.toHaveProperty(
    'keywordsLeft',
  )
})
