import { expect, test } from 'vitest'
import { NO_METADATA } from '../../functions/photo-metadata/read-metadata.ts'
import type { FileMetadata } from '../../services/photos/file-facts.ts'
import { compare } from './compare.ts'
import type { ExiftoolTags } from './exiftool.ts'
import type { Field } from './fields.ts'
import { shares } from './report.ts'

const verdict = (field: Field, tags: ExiftoolTags, own: Partial<FileMetadata>, file = '') =>
  compare(tags, { ...NO_METADATA, ...own }, Buffer.from(file)).find((each) => each.field === field)?.verdict

const TAKEN = { 'ExifIFD:DateTimeOriginal': '2020:01:02 03:04:05' }

test.each<[string, ExiftoolTags, string | null, string]>([
  ['the same second', TAKEN, '2020-01-02T03:04:05.25', 'right'],
  ['another second', TAKEN, '2020-01-02T03:04:06', 'wrong'],
  ['none', TAKEN, null, 'missing'],
  [
    'an offset that is in the file',
    { ...TAKEN, 'ExifIFD:OffsetTimeOriginal': '+02:00' },
    '2020-01-02T03:04:05',
    'wrong',
  ],
  [
    'a day, completed by another source',
    { 'XMP-photoshop:DateCreated': '2020:01:02', 'XMP-xmp:CreateDate': '2020:01:02 03:04:05' },
    '2020-01-02T03:04:05',
    'right',
  ],
  ['the month that is known', { 'XMP-photoshop:DateCreated': '1954:07' }, '1954-07-01', 'right'],
  ['the text of a PNG', { 'PNG:CreationTime': '2020-01-02T03:04:05' }, '2020-01-02T03:04:05', 'right'],
  [
    'the same tag in two directories',
    { 'IFD0:DateTimeOriginal': '2019:01:02 03:04:05', ...TAKEN },
    '2020-01-02T03:04:05',
    'right',
  ],
  ['a day that no calendar has', { 'ExifIFD:DateTimeOriginal': '2020:02:30 03:04:05' }, null, 'none'],
  [
    'the change of a file that has no other',
    { 'IFD0:ModifyDate': '2020:01:02 03:04:05' },
    '2020-01-02T03:04:05',
    'right',
  ],
])('for a time, %s is judged', (_name, tags, takenAt, expected) => {
  expect(verdict('time', tags, { takenAt })).toBe(expected)
})

test('what exiftool does not say is invented, unless the file does', () => {
  const own = { takenAt: '2020-01-02T03:04:05', title: 'Vases' }
  expect(verdict('time', {}, own, 'nothing')).toBe('invented')
  expect(verdict('time', {}, own, '… 2020:01:02 03:04:05 …')).toBe('alone')
  expect(verdict('time', {}, own, '… jue. 2 ene. 2020 03:04:05 …')).toBe('alone')
  expect(verdict('time', { 'PNG:XMLcomadobexmp': '2020-01-02' }, own, 'packed')).toBe('alone')
  expect(verdict('title', {}, own, 'nothing')).toBe('invented')
  expect(verdict('title', {}, own, '… Vases …')).toBe('alone')
})

test('degrees that are in the bytes are not invented', () => {
  const bytes = Buffer.alloc(60)
  for (const [index, number] of [36, 1, 48, 1, 0, 1, 174, 1, 30, 1, 0, 1].entries())
    bytes.writeUInt32LE(number, 4 + index * 4)
  const metadata = {
    ...NO_METADATA.metadata,
    position: { latitude: -36.8, longitude: 174.5, altitude: null },
  }
  const found = (file: Buffer) =>
    compare({}, { ...NO_METADATA, metadata }, file).find(({ field }) => field === 'position')?.verdict
  expect(found(bytes)).toBe('alone')
  expect(found(Buffer.alloc(60))).toBe('invented')
})

test('what a camera wrote is not missed, and what a person wrote is', () => {
  const description = (text: string) => verdict('description', { 'IFD0:ImageDescription': text }, {})
  expect(description('SONY DSC')).toBe('dropped')
  expect(description('Vases before the kiln')).toBe('missing')
})

test('keywords are compared as a set', () => {
  const tags = { 'XMP-dc:Subject': ['b', 'a'] }
  expect(verdict('keywords', tags, { tags: ['a', 'b'] })).toBe('right')
  expect(verdict('keywords', tags, { tags: ['a'] })).toBe('wrong')
})

test('the table gives the share of the files that have a field', () => {
  const files = [TAKEN, TAKEN, {}].map((tags, index) => ({
    path: `${index}.jpg`,
    findings: compare(
      tags,
      { ...NO_METADATA, takenAt: index === 0 ? '2020-01-02T03:04:05' : null },
      Buffer.alloc(0),
    ),
  }))
  expect(shares(files)).toContain('| time | 2 | 50.0 % | 0 | 1 | 0 | 0 | 0 |')
})
