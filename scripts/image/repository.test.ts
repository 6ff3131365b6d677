import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ENVIRONMENTS } from '../../infra/environment-files.ts'
import { repositoryOf } from './repository.ts'
import { folderWith } from './testing.ts'

const dev = readFileSync(join(ENVIRONMENTS, 'dev.json'), 'utf8')

test('any environment names the repository, whichever there are', () => {
  using folder = folderWith({ 'dev.json': dev })
  expect(repositoryOf(folder.path)).toBe('atelier-example/atelier')
})

test('without an environment the error names the folder and how to write one', () => {
  using folder = folderWith({})
  const missing = join(folder.path, 'missing')
  expect(() => repositoryOf(folder.path)).toThrow(/no \.json file in .*docs\/deploying\.md/s)
  expect(() => repositoryOf(missing)).toThrow(/missing cannot be read.*docs\/deploying\.md/s)
})

test('two repositories are not one image', () => {
  using folder = folderWith({})
  cpSync(ENVIRONMENTS, folder.path, { recursive: true })
  using other = folderWith({
    'dev.json': dev,
    'prod.json': readFileSync(join(ENVIRONMENTS, 'prod.json'), 'utf8').replace(
      '"atelier-example/atelier"',
      '"x/y"',
    ),
  })
  expect(repositoryOf(folder.path)).toBe('atelier-example/atelier')
  expect(() => repositoryOf(other.path)).toThrow(/atelier-example\/atelier and x\/y/)
})
