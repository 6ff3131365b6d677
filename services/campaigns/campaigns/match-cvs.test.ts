import { expect, test } from 'vitest'
import { companyKey } from './company-names.ts'
import { cvMatcher } from './match-cvs.ts'

test.each([
  ['Nordlicht GmbH', 'NORDLICHT'],
  ['Nordlicht GmbH & Co. KG', 'Nordlicht'],
  ['Müller & Söhne e.V.', 'Muller und Sohne'],
  ['ACME, Inc.', 'Acme Corp'],
  ['Société Générale S.A.', 'Societe Generale'],
  ['Kowalski Sp. z o.o.', 'KOWALSKI'],
  ['Example Pty. Ltd.', 'example'],
  ['The Gallery Ltd', 'Gallery Limited'],
])('%s and %s are one company', (a, b) => {
  expect(companyKey(a)).toBe(companyKey(b))
  expect(companyKey(a)).not.toBe('')
})

test.each([
  ['Nordlicht Studio', 'Nordlicht Data'],
  ['SE', 'AG'],
  ['Co', ''],
])('%s and %s are two companies', (a, b) => {
  expect(companyKey(a)).not.toBe(companyKey(b))
})

const cv = (id: string, company: string, jobTitle: string, jobId = id) => ({ id, company, jobTitle, jobId })
const match = cvMatcher([
  cv('newer', 'Nordlicht GmbH', 'Backend Engineer', 'one'),
  cv('older', 'Nordlicht', 'Backend Engineer', 'one'),
  cv('front', 'Seeblick AG', 'Frontend Engineer (m/w/d)'),
  cv('back', 'Seeblick', 'Backend Engineer'),
  cv('nobody', '', 'Engineer'),
])

test.each([
  [{ company: 'NORDLICHT gmbh & co. kg' }, 'newer'],
  [{ company: 'Seeblick', role: 'Frontend engineer' }, 'front'],
  [{ company: 'Seeblick', position: 'Senior Backend Engineer' }, 'back'],
  [{ company: 'Seeblick' }, null],
  [{ company: 'Seeblick', role: 'Engineer' }, null],
  [{ company: 'Kranich' }, null],
  [{ company: '' }, null],
  [{}, null],
])('a recipient with %j gets the CV %s', (fields, expected) => {
  expect(match(fields)).toBe(expected)
})
