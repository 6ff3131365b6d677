// Made insights in which every section of a report has something to show. Examples are invented.
import { STAGES } from '../../careers/applications/schemas.ts'
import type { ReportContent } from './lay-out.ts'

const SKILLS = [
  'PostgreSQL',
  'Kubernetes',
  'TypeScript',
  'C++',
  'C#',
  'Go',
  'Terraform',
  'React',
  'Docker',
  'Kafka',
  'Python',
  'AWS',
  'Google Cloud',
  'Redis',
  'GraphQL',
  'Ruby on Rails',
  'Continuous integration',
  'Observability',
  'Rust',
  'Linux',
]

export function someReport(): ReportContent {
  const ids = Array.from({ length: 42 }, (_, at) => `job-${at}`)
  return {
    computedAt: '2026-11-26T23:30:00.000Z',
    timeZone: 'Europe/Berlin',
    insights: {
      jobs: ids.length,
      threshold: 0.7,
      passing: 12,
      demand: SKILLS.map((name, at) => ({
        skill: name,
        name,
        category: 'Tools',
        jobs: 40 - 2 * at,
        must: 30 - Math.ceil(1.5 * at),
        nice: at % 4,
        salary: at % 3 === 0 ? { median: 7_250_000 + at * 90_000, currency: 'EUR', jobs: 4 } : null,
        places: at % 2 ? [{ name: 'Kraków', jobs: 3 }] : [],
        isSupported: at % 2 === 0,
      })),
      unlocks: SKILLS.slice(1, 12).map((name, at) => ({
        skill: name,
        name,
        opens: ids.slice(0, 12 - at),
        reasoning: `${name} would open ${12 - at} of your 42 jobs. For example, “Platform Engineer (m/f/d)” at Isarwerk Maschinenbau GmbH asks for 6 must-haves: your résumé supports 4, and 5 with ${name}; 5 are enough.`,
      })),
      families: ['Platform, Kubernetes, engineer', 'Frontend, React, design', 'Data, Python, analyst'].map(
        (name, at) => ({
          id: `family-${at + 1}`,
          name,
          words: [...name.toLowerCase().split(', '), 'services', 'remote'],
          jobs: ids.slice(at * 10, 42 - at * 6),
        }),
      ),
      funnel: STAGES.map((stage, at) => ({ stage, count: [24, 18, 9, 3, 1, 6, 2][at] ?? 0 })),
      daysToAnswer: [1, 2, 2, 5, 6, 9, 12, 21, 45],
    },
  }
}
