// `npm run compare:metadata -- FOLDER` reads every image below a folder both with photo-metadata and with exiftool
// (https://exiftool.org), where that is installed, and prints what share agrees, and each difference.
import { existsSync, readFileSync } from 'node:fs'
import { failed, readCommandLine, refuseUse } from './command-line.ts'
import { compare } from './compare-metadata/compare.ts'
import { readWithExiftool } from './compare-metadata/exiftool.ts'
import { FIELDS, type Field } from './compare-metadata/fields.ts'
import { readWithAtelier } from './compare-metadata/own-reading.ts'
import { type Compared, differences, shares } from './compare-metadata/report.ts'

const command = {
  name: 'npm run compare:metadata',
  about:
    'Reads every image below a folder with photo-metadata and with exiftool, which has to be installed, and prints\n' +
    'each difference and a table of the shares that agree. docs/benchmarks.md says which files it was run over.',
  words: 'FOLDER',
  options: {
    exiftool: { type: 'string', value: 'PATH', default: 'exiftool', help: 'the program' },
    show: {
      type: 'string',
      value: 'FIELDS',
      default: FIELDS.join(','),
      help: 'whose differences are printed',
    },
  },
  exits: { 1: 'a file does not say what was read from it, or exiftool cannot be run' },
} as const
const { values, positionals } = readCommandLine(command)
const [folder] = positionals
if (!folder || positionals.length > 1) refuseUse(command, 'One folder is needed.')
if (!existsSync(folder)) refuseUse(command, `There is no folder ${folder}`)
const shown = new Set(values.show.split(',') as Field[])
for (const field of shown) if (!FIELDS.includes(field)) refuseUse(command, `There is no field "${field}".`)

try {
  const compared: Compared[] = []
  for (const [path, tags] of readWithExiftool(values.exiftool, folder))
    compared.push({ path, findings: compare(tags, await readWithAtelier(path), readFileSync(path)) })
  for (const line of differences(compared, shown)) console.log(line)
  console.log(shares(compared))
  const isInvented = compared.some(({ findings }) => findings.some(({ verdict }) => verdict === 'invented'))
  process.exitCode = isInvented ? 1 : 0
} catch (error) {
  failed(error)
}
