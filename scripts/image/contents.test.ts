import { expect, test } from 'vitest'
import { contentsOf } from './contents.ts'
import { folderWith } from './testing.ts'

test('files are counted by what they are for', () => {
  using folder = folderWith({
    'services/api/main.mjs': '12345',
    'web/dist/index.html': '123',
    'node_modules/sharp/lib/index.js': '12',
    'node_modules/@sparticuz/chromium/bin/chromium.br': '1234567',
    'compile-cache/v24/0123': '1234',
  })
  const { rows, application, foreign } = contentsOf(folder.path)
  expect(rows.map(({ files, bytes }) => `${files} ${bytes}`)).toEqual([
    '1 7',
    '0 0',
    '1 4',
    '1 2',
    '1 3',
    '1 5',
  ])
  expect(application).toBe(10)
  expect(foreign).toEqual([])
})

test.each([
  'infra/main.mjs',
  'local-cloud/start.mjs',
  'tests/system/person.mjs',
  'scripts/start.mjs',
  'services/api/app.test.mjs',
  'services/api/main.ts',
  'node_modules/cdktf/index.js',
  'node_modules/@cdktf/provider-google/index.js',
  'node_modules/constructs/lib/index.js',
  'package-lock.json',
  '.git/config',
  'secrets.txt',
])('%s does not belong in an image', (path) => {
  using folder = folderWith({ [path]: '' })
  expect(contentsOf(folder.path).foreign).toEqual([path])
})

test.each(['node_modules/sharp/docs/x.js', 'node_modules/seedrandom/tests/x.js'])(
  '%s does, because packages have their own folders',
  (path) => {
    using folder = folderWith({ [path]: '' })
    expect(contentsOf(folder.path).foreign).toEqual([])
  },
)
