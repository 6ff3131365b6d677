// `node scripts/compare-metadata.ts FOLDER [--exiftool PATH] [--show time,title,…]` reads every image below a folder
// both with photo-metadata and with exiftool (https://exiftool.org), where that is installed, and prints what share
// agrees, and each difference. It ends with 1 when anything was made up.
import { parseArgs } from 'node:util'
import { compare, FIELDS, type Field } from './compare-metadata/compare.ts'
import { readWithExiftool } from './compare-metadata/exiftool.ts'
import { readWithAtelier } from './compare-metadata/own-reading.ts'
import { differences, shares } from './compare-metadata/report.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    exiftool: { type: 'string', default: 'exiftool' },
    show: { type: 'string', default: FIELDS.join(',') },
  },
})
const [folder] = positionals
if (!folder) {
  console.error('Which folder? node scripts/compare-metadata.ts FOLDER [--exiftool PATH] [--show time,title]')
  process.exit(2)
}

const shown = new Set(values.show.split(',') as Field[])
const theirs = readWithExiftool(values.exiftool, folder)
const compared = []
for (const [path, tags] of theirs)
  compared.push({ path, findings: compare(tags, await readWithAtelier(path)) })

for (const line of differences(compared, shown)) console.log(line)
console.log(shares(compared))
process.exitCode = compared.some(({ findings }) => findings.some(({ verdict }) => verdict === 'invented'))
  ? 1
  : 0
