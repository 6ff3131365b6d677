import { execFile, spawn } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const module = join(import.meta.dirname, 'command-line.ts')

/** Runs a tool with one option and one word, and says what it printed and with which code it ended. */
async function run(...args: string[]) {
  const program = `
    import { failed, readCommandLine } from ${JSON.stringify(module)}
    const knit = {
      name: 'npm run knit',
      about: 'Knits.',
      options: { rows: { type: 'string', value: 'N', default: '3', help: 'how many rows' } },
      exits: { 1: 'a stitch was lost' },
    }
    const { values, positionals } = readCommandLine(knit, process.argv.slice(1))
    if (values.rows === 'lost') failed(new Error('no needle', { cause: new Error('no wood') }))
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

test('what fails outside says why and why that is, without a stack', async () => {
  expect(await run('--rows', 'lost')).toMatchObject({ code: 1, stderr: 'no needle\nno wood\n' })
})

test('what was begun is finished when nobody reads any longer', async () => {
  const program = `
    import { once } from 'node:events'
    import { readCommandLine } from ${JSON.stringify(module)}
    readCommandLine({ name: 'npm run knit', about: '', options: {} }, [])
    process.stdin.resume()
    await once(process.stdin, 'end')
    for (const row of [1, 2, 3]) {
      console.log('row', row)
      await new Promise(setImmediate)
    }
    process.exitCode = 7`
  const tool = spawn(process.execPath, ['--input-type=module', '-e', program])
  tool.stdout.destroy()
  tool.stdin.end()
  tool.stderr.resume()
  expect(await new Promise((resolve) => tool.once('close', resolve))).toBe(7)
})
