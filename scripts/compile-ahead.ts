// `node scripts/compile-ahead.ts DIR` compiles the bundles in a folder ahead of time. It is part of building the image.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { MARK } from './bundle/bundle.ts'
import { compileAhead } from './bundle/compile-ahead.ts'
import { readCommandLine, refuseUse } from './command-line.ts'

const command = {
  name: 'node scripts/compile-ahead.ts',
  about: 'Compiles the bundles in a folder, which npm run bundle has made, so that no start has to.',
  words: 'DIR',
  options: {},
} as const
const { positionals } = readCommandLine(command)
const [folder = '', ...more] = positionals
if (folder === '') refuseUse(command, 'It needs the folder of the bundles.')
if (more.length > 0) refuseUse(command, `"${more[0]}" was not expected.`)
if (!existsSync(join(folder, MARK)))
  refuseUse(command, `${folder} holds no bundles: npm run bundle makes them.`)
compileAhead({ bundles: resolve(folder), home: resolve(folder) })
