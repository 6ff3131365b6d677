// What insights become on paper: each chart with the table that says the same.
import { STAGE_WORDS } from '../../careers/applications/schemas.ts'
import type { Insights } from '../../careers/insights/schemas.ts'
import { printable } from '../printable.ts'
import type { ReportBar, ReportChart, ReportDocument, ReportSection, ReportTable } from './document.ts'
import { countOf, percent, printedDay, printedMoney } from './numbers.ts'

export interface ReportContent {
  insights: Pick<
    Insights,
    'jobs' | 'threshold' | 'passing' | 'demand' | 'unlocks' | 'families' | 'funnel' | 'daysToAnswer'
  >
  /** When they were computed, and the person's time zone. */
  computedAt: string
  timeZone: string
}

const MAX_STEPS = 6
const MAX_BARS = 15
const MAX_SKILLS = 30
const MAX_SALARIES = 10
const MAX_FAMILIES = 12

export function layOutReport({ insights, computedAt, timeZone }: ReportContent): ReportDocument {
  const { jobs, passing, threshold, demand, unlocks } = insights
  const supported = demand.filter(({ isSupported }) => isSupported).length
  return {
    look: { template: 'modern', pageSize: 'a4', language: 'en' },
    direction: 'ltr',
    title: 'What the market asks for',
    author: 'Atelier',
    lead: `Computed on ${printedDay(computedAt, timeZone)} over ${countOf(jobs, 'job')} of yours, and only those. A job passes when your résumé supports ${percent(threshold)} of its must-haves.`,
    figures: [
      { value: String(jobs), label: jobs === 1 ? 'job' : 'jobs' },
      { value: String(passing), label: 'pass with your résumé today' },
      { value: `${supported} of ${demand.length}`, label: 'demanded skills that your résumé supports' },
      { value: String(unlocks.length), label: 'skills that would each open more jobs' },
    ],
    sections: [
      learnNext(insights),
      demandedSkills(insights),
      salaries(insights),
      families(insights),
      funnel(insights),
      timeToAnswer(insights),
    ],
  }
}

type Part = Pick<Insights, keyof ReportContent['insights']>

function learnNext({ unlocks, jobs, passing }: Part): ReportSection {
  const steps = unlocks.slice(0, MAX_STEPS).map(({ name, opens, reasoning }, at) => ({
    title: `${at + 1}. ${printable(name)}`,
    gain: `opens ${countOf(opens.length, 'job')}`,
    text: printable(reasoning),
  }))
  const nothing = passing === jobs && jobs > 0 ? 'Your résumé passes all of them.' : 'No single skill would.'
  const intro = 'Skills by how many more jobs would pass if your résumé supported them.'
  return section('What to learn next', { paragraphs: [steps.length > 0 ? intro : nothing], steps })
}

function demandedSkills({ demand, jobs }: Part): ReportSection {
  if (demand.length === 0)
    return section('Demanded skills', { paragraphs: ['Your jobs name no skills yet.'] })
  const top = demand.slice(0, MAX_BARS)
  const most = top[0]!.jobs
  const bars = top.map(({ name, jobs: count, must }) => ({
    label: printable(name),
    value: String(count),
    parts: [must / most, (count - must) / most],
  }))
  const rows = demand
    .slice(0, MAX_SKILLS)
    .map(({ name, jobs: count, must, nice, isSupported, places }) => [
      printable(name),
      String(count),
      percent(count / jobs),
      String(must),
      String(nice),
      isSupported ? 'yes' : 'no',
      printable(places[0]?.name ?? '') || '–',
    ])
  const shown = demand.length > MAX_SKILLS ? [`The first ${MAX_SKILLS} of ${demand.length} skills.`] : []
  return section('Demanded skills', {
    paragraphs: shown,
    chart: chartOf('jobs that ask for each skill', bars, ['as a must-have', 'as nice to have, or named']),
    table: tableOf(['Skill', 'Jobs#', 'Share#', 'Must#', 'Nice#', 'Résumé', 'Most in'], rows),
    isBeside: false,
  })
}

function salaries({ demand }: Part): ReportSection {
  const paid = demand.flatMap(({ name, salary }) => (salary ? [{ name, ...salary }] : []))
  // Amounts of different currencies are never compared.
  const byCurrency = Map.groupBy(paid, ({ currency }) => currency)
  const [most] = [...byCurrency].sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
  if (!most)
    return section('Salaries', { paragraphs: ['None of your jobs names a salary for a known period.'] })
  const [currency, all] = most
  const top = all.sort((a, b) => b.median - a.median).slice(0, MAX_SALARIES)
  const highest = Math.max(1, top[0]!.median)
  const bars = top.map(({ name, median }) => ({
    label: printable(name),
    value: printedMoney(median, currency),
    parts: [median / highest],
  }))
  const rows = top.map(({ name, median, jobs }) => [
    printable(name),
    printedMoney(median, currency),
    String(jobs),
  ])
  return section('Salaries', {
    paragraphs: [
      `Median yearly salary of the jobs that ask for a skill, in ${currency}, where they name one.`,
    ],
    chart: chartOf('median yearly salary by skill', bars),
    table: tableOf(['Skill', 'Median#', 'Jobs#'], rows),
  })
}

function families({ families: all }: Part): ReportSection {
  if (all.length === 0) return section('Families of jobs', { paragraphs: ['There are none yet.'] })
  const top = all.slice(0, MAX_FAMILIES)
  const most = Math.max(1, ...top.map(({ jobs }) => jobs.length))
  const bars = top.map(({ name, jobs }) => ({
    label: printable(name),
    value: String(jobs.length),
    parts: [jobs.length / most],
  }))
  const rows = top.map(({ name, words, jobs }) => [
    printable(name),
    printable(words.slice(0, 6).join(', ')),
    String(jobs.length),
  ])
  return section('Families of jobs', {
    paragraphs: ['Jobs that are alike, named by the words that tell them from the others.'],
    chart: chartOf('jobs in each family', bars),
    table: tableOf(['Family', 'Words+', 'Jobs#'], rows),
    isBeside: false,
  })
}

function funnel({ funnel: stages }: Part): ReportSection {
  const all = stages.find(({ stage }) => stage === 'saved')?.count ?? 0
  if (all === 0) return section('Applications', { paragraphs: ['You have no applications yet.'] })
  const bars = stages.map(({ stage, count }) => ({
    label: STAGE_WORDS[stage],
    value: String(count),
    parts: [Math.min(1, count / all)],
  }))
  const rows = stages.map(({ stage, count }) => [STAGE_WORDS[stage], String(count), percent(count / all)])
  return section('Applications', {
    paragraphs: ['How many of your applications reached each stage.'],
    chart: chartOf('applications that reached each stage', bars),
    table: tableOf(['Stage', 'Applications#', 'Share#'], rows),
  })
}

const PERIODS = [
  ['within 3 days', 3],
  ['4 to 7 days', 7],
  ['8 to 14 days', 14],
  ['15 to 30 days', 30],
  ['later', Number.POSITIVE_INFINITY],
] as const

function timeToAnswer({ daysToAnswer: days }: Part): ReportSection {
  const heading = 'Time to the first answer'
  if (days.length === 0) return section(heading, { paragraphs: ['No application was answered yet.'] })
  const counts = PERIODS.map(([label, last], at) => {
    const first = at === 0 ? 0 : PERIODS[at - 1]![1] + 1
    return { label, count: days.filter((each) => each >= first && each <= last).length }
  })
  const most = Math.max(...counts.map(({ count }) => count))
  const sorted = [...days].sort((a, b) => a - b)
  const median = sorted[Math.ceil(sorted.length / 2) - 1]!
  return section(heading, {
    paragraphs: [`Half of ${countOf(days.length, 'answer')} came within ${countOf(median, 'day')}.`],
    chart: chartOf(
      'answers by days since applying',
      counts.map(({ label, count }) => ({ label, value: String(count), parts: [count / most] })),
    ),
    table: tableOf(
      ['Days', 'Answers#', 'Share#'],
      counts.map(({ label, count }) => [label, String(count), percent(count / days.length)]),
    ),
  })
}

const section = (heading: string, fields: Partial<ReportSection>): ReportSection => ({
  heading,
  paragraphs: [],
  steps: [],
  chart: null,
  table: null,
  isBeside: true,
  ...fields,
})

const chartOf = (what: string, bars: ReportBar[], legend: string[] = []): ReportChart => ({
  alt: `Bar chart of ${what}: ${bars.map(({ label, value }) => `${label} ${value}`).join(', ')}. The table has the same numbers.`,
  legend,
  bars,
})

/** A head that ends with `#` is one of numbers; the first column, and those with `+`, share what is left. */
const tableOf = (heads: string[], rows: string[][]): ReportTable => ({
  columns: heads.map((head, at) => ({
    head: head.replace(/[#+]$/, ''),
    isNumber: head.endsWith('#'),
    isWide: at === 0 || head.endsWith('+'),
  })),
  rows,
})
