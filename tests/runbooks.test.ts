// Each alert leads to a runbook, each runbook belongs to an alert, and its commands can be run.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runbookUrl } from '../infra/constructs/monitoring/monitoring.ts'
import { prod } from '../infra/testing.ts'
import { commandsIn, wrongCommands } from './documented-commands.ts'

const folder = join(import.meta.dirname, '../docs/runbooks')
const names = readdirSync(folder)
  .filter((file) => file !== 'README.md')
  .map((file) => file.replace(/\.md$/, ''))
const read = (name: string) => readFileSync(join(folder, `${name}.md`), 'utf8')

interface Policy {
  display_name: string
  documentation: { content: string; links: { url: string }[] }
  notification_channels: string[]
  severity: string
  alert_strategy: { auto_close: string }
}
const policies = prod.all('google_monitoring_alert_policy') as unknown as Policy[]

/** Cloud Billing sends the first and takes no text; a person begins the second. */
const WITHOUT_POLICY = ['budget', 'restore']

describe('alerts', () => {
  test('every policy tells somebody, how bad it is, and links to a runbook that exists', () => {
    const linked = policies.map(({ documentation, ...policy }) => {
      expect(policy.notification_channels).toHaveLength(1)
      expect(policy.severity).toMatch(/^(CRITICAL|ERROR|WARNING)$/)
      expect(policy.alert_strategy.auto_close).toMatch(/^\d+s$/)
      const [link] = documentation.links
      expect(documentation.content).toContain(link!.url)
      const name = /([^/]+)\.md$/.exec(link!.url)?.[1] ?? ''
      expect(link!.url).toBe(runbookUrl(prod.environment, name))
      return name
    })
    expect([...new Set([...linked, ...WITHOUT_POLICY])].sort()).toEqual([...names].sort())
  })

  test('no two policies have one title', () => {
    const titles = policies.map(({ display_name }) => display_name)
    expect(new Set(titles).size).toBe(titles.length)
  })

  test('the list names every runbook', () => {
    for (const name of names) expect(read('README')).toContain(`[${name}](${name}.md)`)
  })
})

describe('commands', () => {
  test.each([...names, 'README'])('those of %s can be run', (name) => {
    expect(commandsIn(read(name)).length).toBeGreaterThan(0)
    expect(wrongCommands(read(name))).toEqual([])
  })

  test.each(names)('%s uses variables that the list sets', (name) => {
    const set = commandsIn(read('README')).join(' ')
    for (const [, variable] of commandsIn(read(name))
      .join(' ')
      .matchAll(/\$([A-Z_]+)/g))
      expect(set).toContain(` ${variable}=`)
  })

  test.each(names)('%s says what it means, how to see it, and what to do', (name) => {
    expect(read(name)).toMatch(/^# .+\n\n.+\n\n## See\n[\s\S]+\n## Do\n\n1\. /)
  })

  test.each([
    ['gcloud logging raed x', 'not a known command'],
    ['gcloud run services describe api --regoin=x', 'no flag --regoin'],
    ['npm run relaese -- rollback', 'no script relaese'],
    ['curl "x', 'quote'],
    ['kubectl get pods', 'not a known program'],
    ['openssl rand 32 | gcloud secrets version add x', 'not a known command'],
  ])('what cannot be run is noticed: %s', (command, why) => {
    expect(wrongCommands(`\`\`\`sh\n${command}\n\`\`\`\n`)).toMatchObject([
      { why: expect.stringContaining(why) },
    ])
  })

  test('a pipe inside of quotes is none', () => {
    expect(commandsIn("```sh\ngcloud logging read 'a | b' \\\n  --limit=3 | openssl md5\n```")).toEqual([
      "gcloud logging read 'a | b' --limit=3",
      'openssl md5',
    ])
  })
})
