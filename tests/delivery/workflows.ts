import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

export const ROOT = join(import.meta.dirname, '../..')
const FOLDER = join(ROOT, '.github/workflows')

export interface Step {
  uses?: string
  run?: string
  with?: Record<string, unknown>
  env?: Record<string, string>
}

export interface Job {
  permissions?: Record<string, string>
  environment?: string
  uses?: string
  'timeout-minutes'?: number
  concurrency?: unknown
  steps?: Step[]
}

export interface Workflow {
  name: string
  file: string
  text: string
  on: Record<string, unknown>
  permissions?: Record<string, string>
  concurrency?: unknown
  jobs: Record<string, Job>
}

export const workflows: Workflow[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yml'))
  .map((file) => {
    const text = readFileSync(join(FOLDER, file), 'utf8')
    return { ...(parse(text) as Omit<Workflow, 'file' | 'text'>), file, text }
  })

export const jobs = workflows.flatMap((workflow) =>
  Object.entries(workflow.jobs).map(([name, job]) => ({ name: `${workflow.name}/${name}`, workflow, job })),
)
export const steps = jobs.flatMap(({ name, job }) => (job.steps ?? []).map((step) => ({ job: name, step })))
