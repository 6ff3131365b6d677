// Made-up postings in JSON-LD and microdata.
import { expect, test } from 'vitest'
import { cities, jsonLd, posting, read } from './test-pages.ts'

test('JSON-LD: wrapped in a comment, with a comma too many, beside postings of a list', () => {
  const list =
    '<!-- {"@type":"ItemList","itemListElement":[{"item":{"@type":"JobPosting","title":"Sales Rep","url":"https://jobs.example.com/2"}},]} -->'
  const own = posting({
    title: 'Platform &amp; Tools',
    url: 'https://jobs.example.com/1',
    description: 'Drift av plattformen',
    hiringOrganization: 'Fjordbyte AS',
    jobLocation: { address: { addressLocality: 'Bergen', addressCountry: { name: 'Norge' } } },
    employmentType: 'PERMANENT, FULL_TIME',
  })
  const job = read({
    head: jsonLd(list) + jsonLd(`/*<![CDATA[*/[${JSON.stringify(own)}]/*]]>*/`),
    body: '<h1>Platform &amp; Tools</h1>',
  })
  expect(job).toMatchObject({
    rung: 'structured-data',
    title: 'Platform & Tools',
    company: 'Fjordbyte AS',
    employmentTypes: ['full-time', 'permanent'],
  })
  expect(cities(job?.places)).toEqual(['Bergen/NO'])
})

test('JSON-LD: raw line ends and tabs in strings keep the whole description', () => {
  const job = read({
    head: jsonLd(
      '{"@type":"JobPosting","title":"Welder","hiringOrganization":{"name":"Example Steel"},"description":"<p>First\n\tline</p>\n<p>Last line</p>"}',
    ),
    body: '',
  })
  expect(job?.descriptionText).toBe('First line\nLast line')
})

test('JSON-LD: the site is not the employer, and a list of postings is no posting', () => {
  const site = jsonLd({ '@type': 'Organization', name: 'Job Board' })
  expect(
    read({ head: site + jsonLd(posting({ title: 'Nurse', description: 'Care' })), body: '' })?.company,
  ).toBeNull()
  const two = jsonLd([
    posting({ title: 'Nurse', description: 'Care' }),
    posting({ title: 'Baker', description: 'Bread' }),
  ])
  expect(read({ head: two, body: '<h1>All jobs</h1>' })).toBeNull()
})

test.each([
  ['an area of a country', [{ '@type': 'State', name: 'Bavaria' }], [], ['Bavaria']],
  [
    'countries by name and code',
    [
      { '@type': 'Country', name: 'Germany' },
      { '@type': 'Country', name: 'US' },
    ],
    ['DE', 'US'],
    [],
  ],
  ['the world', [{ '@type': 'Country', name: 'Anywhere' }], [], []],
  ['a continent', [{ '@type': 'AdministrativeArea', name: 'Europe' }], [], []],
])('remote from %s', (_, applicantLocationRequirements, remoteCountries, names) => {
  const job = read({
    head: jsonLd(
      posting({
        title: 'Writer',
        description: 'Write',
        jobLocationType: 'TELECOMMUTE',
        applicantLocationRequirements,
      }),
    ),
    body: '',
  })
  expect(job).toMatchObject({ remote: 'remote', remoteCountries })
  expect(job?.places.map(({ name }) => name)).toEqual(names)
})

test('JSON-LD: qualifications and responsibilities are kept, once', () => {
  const job = read({
    head: jsonLd(
      posting({
        title: 'Driver',
        description: '<p>You drive.</p><p>Deliver parcels in the old town with care.</p>',
        responsibilities: '<p>Deliver parcels in the old town with care.</p>',
        qualifications: 'Driving licence class B held&nbsp;Knows the old town well&nbsp;Friendly with people',
      }),
    ),
    body: '',
  })
  expect(job?.descriptionText.split('Deliver parcels')).toHaveLength(2)
  expect(job?.requirements.map(({ text }) => text)).toEqual([
    'Driving licence class B held',
    'Knows the old town well',
    'Friendly with people',
  ])
})

test('microdata: the employer’s address is not the place of work, a script is no text', () => {
  const job = read({
    body: `<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Chef de Partie</h1><time itemprop="datePosted" datetime="2026-11-10">10 Nov</time>
      <div itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization"><span itemprop="name">The Example Inn</span><div itemprop="address" itemscope><span itemprop="addressLocality">York</span></div></div>
      <div itemprop="jobLocation" itemscope itemtype="https://schema.org/Place"><div itemprop="address" itemscope><span itemprop="addressLocality">Leeds</span> <span itemprop="addressCountry">United Kingdom</span></div></div>
      <span itemprop="baseSalary" itemscope><meta itemprop="currency" content="GBP"><span itemprop="value" itemscope><span itemprop="value">13.50</span><meta itemprop="unitText" content="HOUR"></span></span>
      <div itemprop="description"><p>Run a section.</p><script>var leak=1</script></div></div><aside><div itemscope itemtype="https://schema.org/JobPosting"><b itemprop="title">Porter</b></div></aside>`,
  })
  expect(job).toMatchObject({
    title: 'Chef de Partie',
    company: 'The Example Inn',
    postedAt: '2026-11-10',
    salary: { minimum: 1350, currency: 'GBP', period: 'hour' },
    descriptionText: 'Run a section.',
  })
  expect(cities(job?.places)).toEqual(['Leeds/GB'])
})
