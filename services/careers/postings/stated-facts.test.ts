// Places, days, employment and levels, each by a table of what postings write.
import { expect, test } from 'vitest'
import { contactIn } from './contact.ts'
import { countryOf } from './countries.ts'
import { dateOf, hasPassed, relativeDay } from './dates.ts'
import { employmentTypesOf, remoteKindOf, seniorityOf } from './employment.ts'
import { languageOf } from './language.ts'
import { placeInText, placeOf } from './places.ts'

const now = new Date('2026-11-26T12:00:00Z')

test.each([
  ['Prague, Prague, Czechia', 'Prague', null, 'CZ'],
  ['Siero (España)', 'Siero', null, 'ES'],
  ['New York, NY', 'New York', 'NY', 'US'],
  ['Sacramento, CA', 'Sacramento', 'CA', null],
  ['Berlin, DE', 'Berlin', null, 'DE'],
  ['Bengaluru, Karnataka, India', 'Bengaluru', 'Karnataka', 'IN'],
  ['Toronto, Ontario', 'Toronto', 'Ontario', 'CA'],
  ['80331 München', 'München', null, null],
  ['8001 Zürich, Schweiz', 'Zürich', null, 'CH'],
  ['Remote, US', null, null, 'US'],
  ['Remote - Germany', null, null, 'DE'],
  ['London (Hybrid)', 'London', null, null],
  ['Washington, D.C.', 'Washington', 'D.C.', 'US'],
  ['Praha 4', 'Praha 4', null, null],
  ['Москва, Россия', 'Москва', null, 'RU'],
  ['東京, 日本', '東京', null, 'JP'],
])('place %s', (text, city, region, country) => {
  expect(placeInText(text)).toMatchObject({ city, region, country })
})

test.each([
  '-',
  'Anywhere',
  'Remote',
  '3 Locations',
  '+5 locations',
  'Worldwide',
  'Multiple Locations',
  'N/A',
  '',
  'Mehrere Standorte',
  'any of our offices',
  '100% remote',
])('no place: %j', (text) => expect(placeInText(text)).toBeNull())

test('an address whose parts say nothing is no place, and a region of "-" is none', () => {
  const nowhere = { locality: 'Anywhere', region: 'Anywhere', country: 'Anywhere', postalCode: 'Anywhere' }
  expect(placeOf(nowhere)).toBeNull()
  expect(placeOf({ locality: 'London', region: '-', country: 'GB' })).toMatchObject({
    name: 'London, GB',
    region: null,
  })
})

test.each([
  ['USA', 'US'],
  ['Deutschland', 'DE'],
  ['Česko', 'CZ'],
  ['UK', 'GB'],
  ['Nederland', 'NL'],
  ['日本', 'JP'],
  ['Россия', 'RU'],
  ['États-Unis', 'US'],
  ['Czech Republic', 'CZ'],
  ['EU', null],
  ['Europe', null],
  ['Berlin', null],
  ['GB', 'GB'],
  ['DEU', 'DE'],
])('country %s', (name, code) => {
  expect(countryOf(name)).toBe(code)
})

test.each([
  ['2020-10-20 20:28:32 UTC', '2020-10-20T20:28:32Z'],
  ['2020-10-25T16:01:35-07:00', '2020-10-25T23:01:35Z'],
  ['2026-11-01T08:00:00+0100', '2026-11-01T07:00:00Z'],
  ['2026-10-02', '2026-10-02'],
  ['2024-11-13T14:10:41', '2024-11-13'],
  [1764205361939, '2025-11-27T01:02:41.939Z'],
  ['31.12.2026', '2026-12-31'],
  ['3 novembre 2026', '2026-11-03'],
  ['12. März 2026', '2026-03-12'],
  ['Nov 13, 2026', '2026-11-13'],
  ['14 сентября 2026', '2026-09-14'],
  ['2026年9月14日', '2026-09-14'],
  ['25/12/2026', '2026-12-25'],
  ['03/04/2026', null],
  ['31.02.2026', null],
  ['soon', null],
  ['0000-00-00', null],
])('day %s', (text, right) => {
  expect(dateOf(text)).toBe(right)
})

test.each([
  ['1 week ago', '2026-11-19'],
  ['Před 2 týdny', '2026-11-12'],
  ['Posted Yesterday', '2026-11-25'],
  ['Posted 3 Days Ago', '2026-11-23'],
  ['Posted 30+ Days Ago', null],
  ['Posted Today', '2026-11-26'],
  ['vor 3 Tagen', '2026-11-23'],
  ['il y a 5 jours', '2026-11-21'],
  ['hace un mes', '2026-10-27'],
  ['3 hours ago', '2026-11-26'],
  ['2 недели назад', '2026-11-12'],
  ['3日前', '2026-11-23'],
  ['Full-time', null],
])('%s on a clock', (text, right) => {
  expect(relativeDay(text, now)).toBe(right)
})

test('the last day counts until it has ended everywhere', () => {
  expect(hasPassed('2026-11-26', now)).toBe(false)
  expect(hasPassed('2026-11-24', now)).toBe(true)
  expect(hasPassed('2026-11-26T11:59:59Z', now)).toBe(true)
  expect(hasPassed(null, now)).toBe(false)
})

test.each([
  ['Full-Time', ['full-time']],
  ['FULL_TIME', ['full-time']],
  ['FullTime', ['full-time']],
  ['Částečný úvazek', ['part-time']],
  ['Práce na plný úvazek, práce na zkrácený úvazek', ['full-time', 'part-time']],
  ['Vollzeit, unbefristet', ['full-time', 'permanent']],
  ['CDI, temps plein', ['full-time', 'permanent']],
  ['CDD', ['temporary']],
  ['Contract', ['contract']],
  ['INTERN', ['internship']],
  ['Werkstudent', ['internship']],
  ['Jornada completa - Indefinido', ['full-time', 'permanent']],
  ['Полная занятость', ['full-time']],
  ['正社員', ['full-time']],
  ['Umowa o pracę, pełny etat', ['full-time', 'permanent']],
  ['PER_DIEM', ['per-diem']],
  ['OTHER', ['other']],
  ['Regular', []],
  ['Contact us', []],
  ['International', []],
])('employment %s', (text, types) => {
  expect(employmentTypesOf(text)).toEqual(types)
})

test.each([
  ['TELECOMMUTE', 'remote'],
  ['Presencial', 'on-site'],
  ['Hybrid', 'hybrid'],
  ['2 Tage Homeoffice, hybrid', 'hybrid'],
  ['On-site', 'on-site'],
  ['Praca zdalna', 'remote'],
  ['Удалённо', 'remote'],
  ['télétravail partiel', 'hybrid'],
  ['Berlin', null],
  ['no remote', null],
  ['', null],
])('where the work is done: %s', (text, kind) => {
  expect(remoteKindOf(text)).toBe(kind)
})

test.each([
  ['Senior Engineer', 'senior'],
  ['Sr. Data Analyst', 'senior'],
  ['Staff Software Engineer', 'lead'],
  ['Director of Product', 'executive'],
  ['Account Executive', null],
  ['Nástupní úroveň', 'junior'],
  ['Mid-Senior level', 'senior'],
  ['Junior/Senior Developer', null],
  ['Internal Audit Manager', null],
  ['International Sales', null],
  ['Praktikum Marketing', 'intern'],
  ['Software Engineer', null],
  ['Lead Generation Specialist', null],
  ['Head of Engineering', 'executive'],
  ['Teamleiter Vertrieb', 'lead'],
  ['Chief of Staff', null],
])('level of %s', (text, level) => {
  expect(seniorityOf(text)).toBe(level)
})

test('one mailbox is a contact, two are not, and mailboxes for other things never', () => {
  expect(contactIn('Fragen? nora@example.com, Tel. +41 44 000 00 00')).toEqual({
    name: null,
    email: 'nora@example.com',
    phone: '+41 44 000 00 00',
  })
  expect(contactIn('one@example.com or two@example.com')).toBeNull()
  expect(contactIn('accommodations@example.com')).toBeNull()
  expect(contactIn('Call us on 44 771 234 5678')).toBeNull()
})

test('the language follows the text, and the page decides where the text is short', () => {
  const german = 'Wir suchen eine Person, die unsere Software mit uns zusammen weiterentwickelt und pflegt.'
  expect(languageOf(german, 'en')).toBe('de')
  expect(languageOf('Нужен питонист.', 'ru')).toBe('ru')
  expect(languageOf('Python', null)).toBeNull()
})
