import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/** Runs a tool with one option and one word, and says what it printed and with which code it ended. */
async function run(...args: string[]) {
  const module = join(import.meta.dirname, 'command-line.ts')
  const program = `
    import { readCommandLine } from ${JSON.stringify(module)}
    const knit = {
      name: 'npm run knit',
      about: 'Knits.',
      options: { rows: { type: 'string', value: 'N', default: '3', help: 'how many rows' } },
      exits: { 1: 'a stitch was lost' },
    }
    const { values, positionals } = readCommandLine(knit, process.argv.slice(1))
    console.log(JSON.stringify([values.rows, positionals]))`
  return promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, '--', ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  )
}

test('the arguments are read', async () => {
  expect(await run('--rows', '7')).toMatchObject({ code: 0, stdout: '["7",[]]\n' })
  expect(await run()).toMatchObject({ code: 0, stdout: '["3",[]]\n' })
})

test('the help names options, defaults and exit codes', async () => {
  const { code, stdout } = await run('--rows', '7', '--help')
  expect(code).toBe(0)
  expect(stdout).toContain('--rows N  how many rows (3)')
  expect(stdout).toContain('0: all is well; 1: a stitch was lost; 2: wrong arguments')
})

test.each([[['--colour', 'red']], [['twice']], [['--rows']]])(
  '%j ends with one line that says why',
  async (args) => {
    const { code, stdout, stderr } = await run(...args)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^.+\nnpm run knit -- --help says how to use it\.\n$/)
  },
)
