import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT_ROOT } from '../studio.ts'
import { baseOf, readBase } from './base.ts'
import { folderWith, smallBase } from './testing.ts'

const dockerfile = readFileSync(join(PROJECT_ROOT, 'Dockerfile'), 'utf8')

test('both stages of the Dockerfile begin with the same digest, of the Node that runs here', () => {
  const froms = dockerfile.match(/^FROM .*$/gm) ?? []
  const { name, digest } = baseOf(dockerfile)
  expect(froms).toEqual([
    `FROM --platform=linux/amd64 ${name}@${digest} AS build`,
    `FROM --platform=linux/amd64 ${name}@${digest}`,
  ])
  const { devDependencies } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8'))
  expect(name).toBe(`docker.io/library/node:${devDependencies.node}-slim`)
})

test('a base without a digest is refused', () => {
  expect(() => baseOf('FROM node:24-slim\n')).toThrow('by digest')
  expect(() => baseOf('FROM node:24-slim@sha256:1234\n')).toThrow('by digest')
})

test('the image for Cloud Run is found from the digest of an index', () => {
  const { files, layer, reference } = smallBase()
  using folder = folderWith(files)
  const base = readBase(folder.path, reference)
  expect(base.manifest.layers).toEqual([layer])
  expect(base.config.architecture).toBe('amd64')
})

test.each(Object.keys(smallBase().files))('a changed %s is noticed, if it is used', (file) => {
  const { files, reference } = smallBase()
  using folder = folderWith(files)
  const isForOther =
    JSON.parse(files[file]?.startsWith('{') ? (files[file] ?? '') : '{}').layers?.length === 0
  writeFileSync(join(folder.path, file), `${files[file]} `)
  const read = () => readBase(folder.path, reference)
  if (isForOther) expect(read).not.toThrow()
  else expect(read).toThrow('is not what its name says')
})

test('a base that is not there is named', () => {
  const { reference } = smallBase()
  using folder = folderWith({})
  expect(() => readBase(folder.path, reference)).toThrow(
    `does not hold ${reference.digest} of ${reference.name}`,
  )
})
