// What the documents tell people to type is something that they can type.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commandsIn, wrongCommands } from './documented-commands.ts'

test.each(['README.md', 'docs/deploying.md', 'docs/operations.md'])(
  'the commands of %s can be run',
  (name) => {
    const text = readFileSync(join(import.meta.dirname, '..', name), 'utf8')
    expect(commandsIn(text).length).toBeGreaterThan(2)
    expect(wrongCommands(text)).toEqual([])
  },
)

test.each([
  ['npm run synth -- --frist', 'no option --frist'],
  ['npm run synth --first', 'itself'],
  ['npm run constructor', 'no script constructor'],
  ['npm run policy [-- --mutant]   # with a remark', 'no option --mutant'],
  ['terraform aply', 'terraform aply is not a known command'],
  ['terraform init -migrate', 'no flag -migrate'],
  ['gh variable set A --body "$(terraform outptu -raw a)"', 'terraform outptu'],
  ['(cd a && terraform inti)', 'terraform inti'],
  ['digest=$(skopeo inspcet --raw x | sed s/a/b/)', 'skopeo inspcet'],
])('what cannot be run is noticed: %s', (command, why) => {
  expect(wrongCommands(`1. Do\n\n   \`\`\`sh\n   ${command}\n   \`\`\`\n`)).toMatchObject([
    { why: expect.stringContaining(why) },
  ])
})
