// Prints the TypeScript files of a folder as JSON, by name and without their types: what a browser can run.
import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'

const folder = process.argv[2] ?? '.'
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
)
const scripts = names.map((name) => [
  name.replaceAll('\\', '/'),
  stripTypeScriptTypes(readFileSync(join(folder, name), 'utf8')),
])
process.stdout.write(JSON.stringify(Object.fromEntries(scripts)))
