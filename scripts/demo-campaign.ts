// `npm run demo:campaign -- FOLDER` imports every list of recipients of a folder through the public API of a studio of
// its own, compares the reports with what is known to be right, and sends a campaign into the local mailbox.
import { readCommandLine, refuseUse } from './command-line.ts'
import { type ImportedList, importList, listsIn } from './demo-campaign/import-lists.ts'
import { listTable } from './demo-campaign/report.ts'
import { runCampaign, runTable } from './demo-campaign/run-campaign.ts'
import { enter } from './demo-careers/person.ts'
import { ownFolder } from './own-folder.ts'
import { startStudio } from './studio.ts'

const command = {
  name: 'npm run demo:campaign',
  about: 'Imports the lists of recipients of a folder, and sends a campaign to them into the local mailbox.',
  words: 'FOLDER',
  options: {},
  exits: { 1: 'there are no lists, or one was read wrongly' },
}
const [folder, ...more] = readCommandLine(command).positionals
if (!folder || more.length > 0) refuseUse(command, 'Say which folder has the lists.')
const files = listsIn(folder)
if (files.length === 0) {
  console.error(`No lists in ${folder}`)
  process.exit(1)
}

using data = ownFolder('campaign')
await using studio = await startStudio({
  dataDir: data.path,
  port: 0,
  log: ({ service, severity, message }) => {
    if (severity === 'ERROR' || severity === 'CRITICAL') console.error(`[${service}] ${message}`)
  },
})
await using person = await enter(studio.url)
const lists: ImportedList[] = []
for (const file of files) lists.push(await importList(person, folder, file))
console.log(listTable(lists))
const judged = lists.filter(({ wrong }) => wrong !== null)
const wrong = judged.filter((list) => list.wrong?.length !== 0)
console.log(`\n${judged.length - wrong.length} of ${judged.length} judged lists are right.`)
const run = await runCampaign(person, studio.cloud, [...new Set(lists.flatMap(({ emails }) => emails))])
console.log(`\n${runTable(run)}`)
for (const problem of run.wrong) console.error(problem)
process.exitCode = wrong.length === 0 && run.wrong.length === 0 ? 0 : 1
