// An invented person's résumé, for tests.
import { emptyContent, type ResumeContent, type Work } from '../resumes/schemas.ts'

export const date = (text: string, iso: string | null = text) => ({ text, iso })

export const work = (id: string, facts: Partial<Work>): Work => ({
  id,
  position: 'Backend Engineer',
  employer: 'Seeblick AG',
  url: '',
  location: '',
  start: date('03/2019', '2019-03'),
  end: date('2021', '2021'),
  isCurrent: false,
  summary: '',
  highlights: [],
  ...facts,
})

export const lines = (id: string, texts: string[]) =>
  texts.map((text, index) => ({ id: `${id}l${index + 1}`, text }))

export const contentOf = (parts: Partial<ResumeContent> = {}): ResumeContent => ({
  ...emptyContent(),
  basics: {
    name: 'Ana Beispiel',
    label: 'Backend engineer',
    email: 'ana.b@example.com',
    phone: '+44 7700 900123',
    url: 'https://example.com/a',
    location: 'Porto',
    summary: '',
    profiles: [],
  },
  ...parts,
})
