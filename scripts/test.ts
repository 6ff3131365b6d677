// `npm test` checks types, lints and runs every test. It ends with the line "N passed, N failed".
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isWhole } from '../tests/thorough.ts'
import { helpIfAsked } from './command-line.ts'

interface Report {
  numPassedTests: number
  numFailedTests: number
  numFailedTestSuites: number
  numPendingTests: number
}

const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules/.bin', name)

function run(command: string, args: string[], stdio: 'inherit' | 'pipe'): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', stdio, stdio] })
    // What a check prints must not be torn apart by the tests that run beside it.
    const output: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => output.push(bytes))
    child.on('error', reject)
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(output))
      resolve(code === 0)
    })
  })
}

const command = {
  name: 'npm test',
  about:
    'Checks types, lints and runs the tests; CI=true leaves out none. Words name files, and other options are those of Vitest.',
  words: 'FILE … --project fast|web|system',
  options: {},
  exits: { 1: 'something failed' },
}
const only = process.argv.slice(2)
helpIfAsked(command, only)

const reportFile = join(tmpdir(), `atelier-tests-${process.pid}.json`)
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
const [passed, ...results] = await Promise.all([
  run(bin('vitest'), ['run', ...only, ...reporters], 'inherit'),
  // Each further checker does much of the work of the first again, and the tests need that time.
  run(bin('tsc'), ['--noEmit', '--checkers', '1'], 'pipe'),
  // Rules that need types take longer than all others together. Skipping them would still infer the types.
  run(bin('biome'), ['ci', ...(isWhole ? [] : ['--config-path=tests/quick-biome.json']), '.'], 'pipe'),
])
const report = readReport()
rmSync(reportFile, { force: true })

const checksFailed = results.filter((ok) => !ok).length
// A run that crashed, or a file that could not be loaded, is a failure although no test in it failed.
const broken = passed || report.numFailedTests > 0 ? 0 : Math.max(report.numFailedTestSuites, 1)
const failed = report.numFailedTests + checksFailed + broken
const skipped = report.numPendingTests > 0 ? `, ${report.numPendingTests} skipped` : ''
console.log(`${report.numPassedTests + results.length - checksFailed} passed, ${failed} failed${skipped}`)
process.exitCode = failed === 0 ? 0 : 1

function readReport(): Report {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8')) as Report
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 0, numPendingTests: 0 }
  }
}
