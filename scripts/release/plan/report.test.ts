import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type PlanOptions, plan } from './report.ts'

const project = join(import.meta.dirname, '../../..')

const FUNCTIONS = (payload: string) => `import Type from 'typebox'
  const topic = { name: 'sent', payload: Type.Object({ ${payload} }) }
  export const functions = [{ name: 'take', topic, timeoutSeconds: 60 }]`
const SYNTHESIS = (location: string) =>
  `export const synthesize = () => ({ resource: { google_storage_bucket: { it: { location: '${location}' } } } })`
/** The least that is a project with one environment. */
const PROJECT = {
  'infra/functions.ts': FUNCTIONS('id: Type.String()'),
  'infra/synthesize.ts': SYNTHESIS('EU'),
  'infra/environments.ts': 'export const localEnvironment = () => ({})',
  'infra/environment-files.ts': `export const readEnvironments = () => [{ name: 'dev' }]`,
}

/** A working tree of a project, in which files are written and committed. */
function workingTree() {
  const root = mkdtempSync(join(tmpdir(), 'plan-'))
  mkdirSync(join(root, 'infra'))
  for (const name of ['node_modules', 'services']) symlinkSync(join(project, name), join(root, name))
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'pipe' })
  const write = (files: Record<string, string>) => {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content)
  }
  return {
    root,
    git,
    write,
    commit(files: Record<string, string>) {
      write(files)
      git('add', 'services', ...Object.keys(files))
      git('-c', 'user.name=ana', '-c', 'user.email=ana@example.com', 'commit', '-q', '-m', 'a version')
    },
    plan: (options: Partial<PlanOptions> = {}) =>
      plan({ root, name: 'dev', against: 'HEAD', signal: new AbortController().signal, ...options }),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  }
}

function repository() {
  const tree = workingTree()
  tree.git('init', '-q')
  return tree
}

test('a plan says what changes and which events one version cannot read', async () => {
  using tree = repository()
  tree.commit(PROJECT)
  expect(await tree.plan()).toEqual([])
  tree.write({
    'infra/synthesize.ts': SYNTHESIS('US'),
    'infra/functions.ts': FUNCTIONS('id: Type.String(), note: Type.String()'),
  })

  expect((await tree.plan()).map(({ kind }) => kind)).toEqual(['replacement', 'data-loss', 'events'])
})

test('against a version without events, what changes is planned, and the rest said', async () => {
  using tree = repository()
  const { 'infra/functions.ts': functions, ...others } = PROJECT
  tree.commit(others)
  tree.write({ 'infra/functions.ts': functions, 'infra/synthesize.ts': SYNTHESIS('US') })

  expect(await tree.plan()).toEqual([
    expect.objectContaining({ kind: 'replacement' }),
    expect.objectContaining({ kind: 'data-loss' }),
    {
      kind: 'events',
      address: 'HEAD',
      what: "cannot say which events it knows: Cannot find module 'infra/functions.ts'",
    },
  ])
})

test('against a version that cannot be synthesized, events are compared all the same', async () => {
  using tree = repository()
  const { 'infra/environment-files.ts': environments, ...others } = PROJECT
  tree.commit(others)
  tree.write({
    'infra/environment-files.ts': environments,
    'infra/functions.ts': FUNCTIONS('id: Type.Integer()'),
  })

  const findings = await tree.plan()
  expect(findings.map(({ kind }) => kind)).toEqual(['unknown', 'events', 'events'])
  expect(findings[0]?.what).toContain("not known: Cannot find module 'infra/environment-files.ts'")
})

test('an environment that the other version does not have is new', async () => {
  using tree = repository()
  tree.commit({ ...PROJECT, 'infra/environment-files.ts': 'export const readEnvironments = () => []' })
  tree.write(PROJECT)

  const changes = (await tree.plan()).filter(({ kind }) => kind === 'change')
  expect(changes.map(({ what }) => what)).toEqual(['has no environment dev, so everything is new', 'is new'])
})

test('events for which there is no example that their own version takes are not tried on the other', async () => {
  using tree = repository()
  tree.commit(PROJECT)
  tree.write({ 'infra/functions.ts': FUNCTIONS('id: Type.String({ format: "uuid" }), size: Type.Integer()') })

  expect((await tree.plan()).map(({ what }) => what)).toEqual([
    expect.stringMatching(/^what the new version publishes, take of the new one cannot read: id/),
    expect.stringMatching(/^what the old version publishes, take of the new one cannot read: .*size/),
  ])
})

test('a version that git does not have, or a folder without git, is one sentence', async () => {
  using tree = repository()
  tree.commit(PROJECT)
  await expect(tree.plan({ against: 'gone' })).rejects.toThrow(/^There is no gone in this repository\. git/)
  await expect(tree.plan({ against: '--all' })).rejects.toThrow(/^There is no --all in this repository/)
  await expect(tree.plan({ name: 'moon' })).rejects.toThrow('There is no environment moon.')

  tree.commit({ 'infra/synthesize.ts': SYNTHESIS('US') })
  using shallow = workingTree()
  rmSync(shallow.root, { recursive: true })
  execFileSync('git', ['clone', '-q', '--depth', '1', `file://${tree.root}`, shallow.root])
  symlinkSync(join(project, 'node_modules'), join(shallow.root, 'node_modules'))
  await expect(shallow.plan({ against: 'HEAD~1' })).rejects.toThrow(/git fetch --unshallow/)
  expect(await shallow.plan()).toEqual([])

  using bare = workingTree()
  bare.write(PROJECT)
  await expect(bare.plan()).rejects.toThrow(/^This folder is not a git repository/)
})

test('a plan that is interrupted leaves no folder and no worktree behind', async () => {
  using tree = repository()
  const stop = new AbortController()
  tree.commit({ ...PROJECT, 'infra/synthesize.ts': 'await new Promise(() => setInterval(() => {}, 1000))' })
  tree.write(PROJECT)
  const planned = tree.plan({ signal: stop.signal })
  const worktrees = join(tree.root, '.git/worktrees')
  await expect.poll(() => readdirSync(join(tree.root, '.git')).includes('worktrees')).toBe(true)
  const [name = ''] = readdirSync(worktrees)
  stop.abort()

  await expect(planned).rejects.toThrow('Interrupted')
  expect(readdirSync(tmpdir())).not.toContain(name)
  expect(tree.git('worktree', 'list').toString().trim().split('\n')).toHaveLength(1)
})
