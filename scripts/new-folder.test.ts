import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith } from './image/testing.ts'
import { outProblem } from './new-folder.ts'

const isOwn = (name: string) => ['blobs', 'index.json'].includes(name)

test('what a tool wrote itself is replaced, and nothing else', () => {
  using own = folderWith({ 'blobs/a': 'a', 'index.json': '{}' })
  using foreign = folderWith({ 'blobs/a': 'a', 'thesis.md': 'years of work' })
  expect(outProblem({ out: own.path, isOwn })).toBeNull()
  expect(outProblem({ out: join(own.path, 'new'), isOwn })).toBeNull()
  expect(outProblem({ out: foreign.path, isOwn })).toContain('thesis.md')
  expect(outProblem({ out: join(foreign.path, 'thesis.md'), isOwn })).toContain('is a file')
  expect(outProblem({ out: '', isOwn })).toContain('needs a folder')
})

test.each(['bundle.ts', 'image.ts'])('%s does not delete a folder of somebody else', (tool) => {
  using home = folderWith({ 'thesis.md': 'years of work' })
  const { status, stderr } = spawnSync(process.execPath, [
    join(import.meta.dirname, tool),
    '--out',
    home.path,
  ])
  expect([status, String(stderr)]).toEqual([2, expect.stringContaining('thesis.md')])
  expect(readdirSync(home.path)).toEqual(['thesis.md'])
})
