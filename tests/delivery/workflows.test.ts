// The workflows are checked here, because the first run that could show a mistake would be the one that deploys.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type AnySchema } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { baseOf } from '../../scripts/image/base.ts'
import { jobs, ROOT, steps, workflows } from './workflows.ts'

function validator(name: string) {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'schemas', name), 'utf8')) as AnySchema
  return new Ajv({ strict: false, validateFormats: false }).compile(schema)
}

describe('the form', () => {
  const validate = validator('github-workflow.json')

  test.each(workflows.map(({ file, text }) => [file, text]))('%s is a workflow', (_file, text) => {
    validate(parse(text))
    expect(validate.errors).toBeNull()
  })

  test('a workflow with a misspelt word is not', () => {
    expect(validate({ on: 'push', jobs: { a: { 'run-on': 'ubuntu-24.04', steps: [] } } })).toBe(false)
    expect(validate({ on: 'push', jobs: { a: { 'runs-on': 'x', permissions: { tokens: 'write' } } } })).toBe(
      false,
    )
  })

  test('cloudbuild.yaml is a build', () => {
    const isBuild = validator('cloudbuild.json')
    isBuild(parse(readFileSync(join(ROOT, 'cloudbuild.yaml'), 'utf8')))
    expect(isBuild.errors).toBeNull()
  })
})

describe('what runs', () => {
  test('every action is one commit, with its version beside it', () => {
    const lines = workflows.flatMap(({ text }) =>
      text.split('\n').filter((line) => /^\s*-?\s*uses:/.test(line)),
    )
    const wrong = lines.filter(
      (line) => !/uses: (\.\/|[\w-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/.test(line),
    )
    expect(wrong).toEqual([])
    expect(lines.length).toBeGreaterThan(15)
  })

  test('one action has one version', () => {
    const versions = new Map<string, Set<string>>()
    for (const { step } of steps) {
      const [name, commit] = step.uses?.split('@') ?? []
      if (name && commit) versions.set(name, (versions.get(name) ?? new Set()).add(commit))
    }
    expect([...versions].filter(([, commits]) => commits.size > 1)).toEqual([])
  })

  test('every command of npm exists', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    const named = steps.flatMap(({ step }) =>
      [...(step.run ?? '').matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name),
    )
    expect(named.filter((name) => !(name in scripts))).toEqual([])
    expect(named).toContain('image')
  })

  test('every script is one that bash can read', () => {
    const broken = steps.filter(({ step }) => {
      if (step.run === undefined) return false
      const { status } = spawnSync('bash', ['-n'], { input: step.run })
      return status !== 0
    })
    expect(broken).toEqual([])
  })

  // GitHub replaces expressions before the shell reads the line, so a branch's name could contain a command.
  test('no script contains an expression', () => {
    expect(steps.filter(({ step }) => step.run?.includes('${{')).map(({ job }) => job)).toEqual([])
  })

  test('every job ends, and nothing is deployed twice at once', () => {
    const endless = jobs.filter(({ job }) => !job.uses && !job['timeout-minutes'])
    expect(endless.map(({ name }) => name)).toEqual([])
    const without = jobs.filter(({ workflow, job }) => !workflow.concurrency && !job.concurrency)
    expect(without.map(({ name }) => name)).toEqual([])
  })

  test('Cloud Build releases with the Node of the image', () => {
    const { name, digest } = baseOf(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'))
    expect(readFileSync(join(ROOT, 'cloudbuild.yaml'), 'utf8')).toContain(`name: ${name}@${digest}\n`)
  })
})

describe('who may do what', () => {
  /** Everything that a job may besides reading the code, and why. */
  const RIGHTS: Record<string, string[]> = {
    'plan/plan': ['id-token'], // becomes the account that reads
    'plan/comment': ['pull-requests'], // writes the comment
    'deploy/build': ['attestations', 'id-token'], // signs
    'deploy/dev': ['id-token'],
    'deploy/staging': ['id-token'],
    'deploy/production': ['id-token'],
    'release/release': ['id-token'], // becomes the account that applies
  }

  test('a job may only what it needs', () => {
    expect(workflows.filter(({ permissions }) => JSON.stringify(permissions) !== '{}')).toEqual([])
    const writing = jobs.map(({ name, job }) => [
      name,
      Object.entries(job.permissions ?? { everything: 'write' })
        .flatMap(([what, level]) => (level === 'write' ? [what] : []))
        .toSorted(),
    ])
    expect(Object.fromEntries(writing.filter(([, what]) => what?.length))).toEqual(RIGHTS)
  })

  test('code of a pull request and the right to write never meet', () => {
    for (const { name, job, workflow } of jobs) {
      expect(Object.keys(workflow.on)).not.toContain('pull_request_target')
      expect(Object.keys(workflow.on)).not.toContain('workflow_run')
      if (!('pull_request' in workflow.on)) continue
      const runsCode = job.steps?.some(({ uses }) => uses?.startsWith('actions/checkout@'))
      const writes = Object.entries(job.permissions ?? {}).some(
        ([what, level]) => level === 'write' && what !== 'id-token',
      )
      expect(runsCode && writes, name).toBe(false)
    }
  })

  test('there is no key', () => {
    const FORBIDDEN =
      /secrets\.|credentials_json|service_account_key|GOOGLE_APPLICATION_CREDENTIALS|PRIVATE KEY|password: /i
    expect(workflows.filter(({ text }) => FORBIDDEN.test(text)).map(({ file }) => file)).toEqual([])
    expect(readFileSync(join(ROOT, 'cloudbuild.yaml'), 'utf8')).not.toMatch(FORBIDDEN)
  })

  test('a checkout leaves no token behind', () => {
    const checkouts = steps.filter(({ step }) => step.uses?.startsWith('actions/checkout@'))
    expect(checkouts.filter(({ step }) => step.with?.['persist-credentials'] !== false)).toEqual([])
  })

  test('production comes after staging and staging after dev, and only the environment named is released', () => {
    const deploy = workflows.find(({ name }) => name === 'deploy')
    expect(deploy?.jobs).toMatchObject({
      dev: { needs: 'build', with: { environment: 'dev' } },
      staging: { needs: ['build', 'dev'], with: { environment: 'staging' } },
      production: { needs: ['build', 'staging'], with: { environment: 'prod' } },
    })
    const release = workflows.find(({ name }) => name === 'release')
    expect(release?.jobs.release?.environment).toMatch(/^\$\{\{ inputs\.environment \}\}$/)
    expect(Object.keys(release?.on ?? {})).toEqual(['workflow_call'])
  })
})
