import type { Change, ChangeKind, CvStatus, Gate } from '../../../../../services/careers/cvs/schemas.ts'
import type { Tone } from '../../../ui/badge.tsx'

export const STATUS: Record<CvStatus, { words: string; tone: Tone }> = {
  requested: { words: 'Being tailored', tone: 'info' },
  review: { words: 'To review', tone: 'accent' },
  rendering: { words: 'Being typeset', tone: 'info' },
  ready: { words: 'Ready', tone: 'ok' },
  failed: { words: 'Failed', tone: 'danger' },
}

export const KIND: Record<ChangeKind, string> = {
  choose: 'What is shown',
  order: 'Order',
  rephrase: 'Rephrased',
  shorten: 'Shortened',
  headline: 'Headline',
  letter: 'Letter',
}

export const GATE: Record<Gate, string> = {
  numbers: 'Numbers',
  dates: 'Dates',
  employers: 'Employers',
  titles: 'Titles',
  degrees: 'Degrees',
  certificates: 'Certificates',
  links: 'Links',
  technologies: 'Technologies',
  roles: 'Roles',
  contact: 'Contact',
  language: 'Language',
  scope: 'Scope',
}

export const STATE: Record<Change['state'], { words: string; tone: Tone }> = {
  accepted: { words: 'Accepted', tone: 'ok' },
  refused: { words: 'Refused', tone: 'neutral' },
  blocked: { words: 'Blocked: the original stays', tone: 'danger' },
  own: { words: 'Your own claim', tone: 'warn' },
}

export const engineWords = (engine: string | null) =>
  engine === null || engine === 'selection'
    ? 'Tailored by selection, which is built in: it chooses and orders, and writes nothing'
    : `Tailored by ${engine}, and checked by the gates`

export const SECTIONS: Record<string, string> = {
  basics: 'Head',
  work: 'Work',
  volunteer: 'Volunteering',
  education: 'Education',
  projects: 'Projects',
  skills: 'Skills',
  languages: 'Languages',
  certificates: 'Certificates',
  awards: 'Awards',
  publications: 'Publications',
  interests: 'Interests',
  references: 'References',
}
