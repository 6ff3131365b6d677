import { spawnSync } from 'node:child_process'
import { mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Photo } from '../../services/photos/schemas.ts'
import { readExpectations } from './expectations.ts'
import { judge } from './judge.ts'
import { judgeAll, judgementTable } from './judgement.ts'

const TAKEN = { status: 'ready', reason: null } as const
const vase = {
  id: 'vase',
  takenAt: '2020-01-02T03:04:05+01:00',
  takenFrom: 'exif',
  title: 'Vase',
  description: '',
  tags: ['glaze', 'clay'],
  metadata: {
    camera: 'Fujifilm X-T2',
    exposureTime: 1 / 60,
    position: { latitude: 47.3769, longitude: 8.5417, altitude: 408 },
  },
} as unknown as Photo

const verdicts = (expected: Parameters<typeof judge>[1], photo: Photo | null = vase) =>
  judge('vase.jpg', expected, TAKEN, photo).map(({ field, ok }) => [field, ok])

test('each field that is expected is compared, and no other', () => {
  expect(verdicts({ takenAt: '2020-01-02T03:04:05+01:00', title: 'Cup' })).toEqual([
    ['takenAt', true],
    ['title', false],
  ])
})

test.each([
  ['tags come in any order', { tags: ['clay', 'glaze'] }, true],
  ['one tag more is one too many', { tags: ['clay'] }, false],
  ['numbers of fractions are rounded', { exposureTime: 0.01667 }, true],
  ['other exposures are others', { exposureTime: 0.02 }, false],
  ['a position is the same within a metre', { latitude: 47.376903 }, true],
  ['a position ten metres away is another', { latitude: 47.377 }, false],
  ['an offset is part of the time', { takenAt: '2020-01-02T03:04:05' }, false],
  ['null is what the studio does not say', { description: null, lens: null }, true],
  ['null is wrong where the studio says something', { camera: null }, false],
])('%s', (_name, expected, ok) => {
  expect(verdicts(expected).every(([, right]) => right)).toBe(ok)
})

test('a photo that was taken although it should not have been is one wrong line, and so is the opposite', () => {
  const wrong = (lines: ReturnType<typeof judge>) => lines.filter(({ ok }) => !ok).length
  const rejected = { status: 'rejected', reason: 'This is no picture.' } as const
  expect(wrong(judge('a.svg', { refused: true }, TAKEN, vase))).toBe(1)
  expect(wrong(judge('a.svg', {}, rejected, null))).toBe(1)
  expect(wrong(judge('a.svg', { refused: true }, rejected, null))).toBe(0)
  expect(wrong(judge('a.svg', { refused: 'no picture' }, rejected, null))).toBe(0)
  expect(wrong(judge('a.svg', { refused: 'too large' }, rejected, null))).toBe(1)
})

test('the table has a line for every value, also of files that are not there', async () => {
  const client = { call: async <T>() => vase as T }
  const outcome = { ...TAKEN, name: 'vase.jpg', photoId: 'vase', bytes: 1, toThumbnail: 1, toEnd: 1 }
  const expectations = new Map([
    ['2020/vase.jpg', { camera: 'Fujifilm X-T2' }],
    ['cup.jpg', { title: 'Cup' }],
  ])
  const lines = await judgeAll(client, expectations, new Map([['2020/vase.jpg', outcome]]))
  const table = judgementTable(lines)
  expect(table).toMatch(/^2020\/vase\.jpg +camera +Fujifilm X-T2 +Fujifilm X-T2 +yes$/m)
  expect(table).toMatch(/^cup\.jpg +taken +yes +lost: There is no such file +NO$/m)
  expect(table).toMatch(/^1 of 3 are right$/m)
})

test.each([
  ['not JSON', '{', 'cannot be read'],
  ['a field that no photo has', '{"a.jpg": {"takenat": "2020"}}', '/a.jpg'],
  ['a word for a number', '{"a.jpg": {"iso": "200"}}', '/a.jpg/iso'],
])('%s is no file of right values', (_name, content, says) => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'expect-'))
  const file = join(folder.path, 'right.json')
  writeFileSync(file, content)
  expect(() => readExpectations(file)).toThrow(says)
})

test('the demo ends before it uploads anything when it cannot be judged', () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'expect-'))
  const file = join(folder.path, 'right.json')
  writeFileSync(file, '{"a.jpg": {"iso": "200"}}')
  const demo = join(import.meta.dirname, '../demo.ts')
  const { status, stderr } = spawnSync(process.execPath, [demo, folder.path, '--expect', file], {
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([2, expect.stringContaining('/a.jpg/iso')])
})
