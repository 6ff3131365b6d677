// Answers of applicant-tracking systems about made-up postings, in the form in which their public APIs send them.

const DUTIES = '<p>You bake bread with four others, from four in the morning.</p>'
const DEMANDS = '<ul><li>Three years as a baker</li><li>You like the night</li></ul>'

export const smartRecruitersAnswer = {
  id: '744000000000001',
  uuid: '11111111-2222-4333-8444-555555555555',
  name: 'Baker (m/f/d)',
  refNumber: 'REF77',
  company: { identifier: 'ExampleBread', name: 'Example Bread' },
  location: {
    city: 'Leipzig',
    region: 'SN',
    country: 'de',
    postalCode: '04103',
    remote: false,
    hybrid: true,
    fullLocation: 'Leipzig, SN, Germany',
  },
  industry: { id: 'food_production', label: 'Food Production' },
  department: { id: '17', label: 'Bakery' },
  typeOfEmployment: { id: 'permanent', label: 'Full-time' },
  experienceLevel: { id: 'mid_senior_level', label: 'Mid-Senior Level' },
  language: { code: 'en', label: 'English', labelNative: 'English (US)' },
  releasedDate: '2026-10-01T08:30:00.000Z',
  postingUrl: 'https://jobs.smartrecruiters.com/ExampleBread/744000000000001-baker-m-f-d-',
  applyUrl: 'https://jobs.smartrecruiters.com/ExampleBread/744000000000001-baker-m-f-d-?oga=true',
  active: true,
  visibility: 'PUBLIC',
  jobAd: {
    sections: {
      companyDescription: { title: 'Company Description', text: '<p>We have baked since 1901.</p>' },
      jobDescription: { title: 'Job Description', text: DUTIES },
      qualifications: { title: 'Qualifications', text: DEMANDS },
      additionalInformation: { title: 'Additional Information', text: '' },
      videos: { title: 'Videos', urls: [] },
    },
  },
}

export const recruiteeAnswer = {
  offer: {
    id: 1234567,
    slug: 'baker',
    status: 'published',
    title: 'Baker',
    company_name: 'Example Bread',
    careers_url: 'https://examplebread.recruitee.com/o/baker',
    careers_apply_url: 'https://examplebread.recruitee.com/o/baker/c/new',
    location: 'Utrecht, Netherlands',
    locations: [
      { city: 'Utrecht', state: 'Utrecht', country: 'Netherlands', country_code: 'NL', postal_code: '3511' },
      { city: 'Gent', state: 'Oost-Vlaanderen', country: 'Belgium', country_code: 'BE', postal_code: null },
    ],
    city: 'Utrecht',
    country: 'Netherlands',
    country_code: 'NL',
    remote: false,
    hybrid: false,
    on_site: true,
    department: 'Bakery',
    category_code: 'food',
    employment_type_code: 'fulltime_permanent',
    experience_code: 'mid_level',
    education_code: 'vocational',
    salary: { min: '2800', max: '3400', period: 'month', currency: 'EUR' },
    created_at: '2026-09-28 09:15:00 UTC',
    published_at: '2026-10-01 08:30:00 UTC',
    close_at: '2026-12-31',
    description: DUTIES,
    requirements: DEMANDS,
  },
}

export const teamtailorAnswer = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Example Bread jobs',
  home_page_url: 'https://examplebread.teamtailor.com/jobs',
  feed_url: 'https://examplebread.teamtailor.com/jobs.json',
  items: [
    {
      id: '7000002',
      url: 'https://examplebread.teamtailor.com/jobs/7000002-miller',
      title: 'Miller',
      content_html: '<p>You grind.</p>',
      date_published: '2026-09-01T10:00:00+02:00',
    },
    {
      id: '7000001',
      url: 'https://examplebread.teamtailor.com/jobs/7000001-baker',
      title: 'Baker',
      content_html: DUTIES + DEMANDS,
      date_published: '2026-10-01T10:30:00+02:00',
      _jobposting: {
        '@context': 'https://schema.org',
        '@type': 'JobPosting',
        title: 'Baker',
        description: DUTIES + DEMANDS,
        identifier: { '@type': 'PropertyValue', name: 'Example Bread', value: '7000001' },
        datePosted: '2026-10-01T10:30:00+02:00',
        validThrough: '2026-12-31',
        employmentType: 'PART_TIME',
        hiringOrganization: { '@type': 'Organization', name: 'Example Bread AB' },
        jobLocation: [
          {
            '@type': 'Place',
            address: {
              '@type': 'PostalAddress',
              addressLocality: 'Malmö',
              postalCode: '211 22',
              addressCountry: 'SE',
            },
          },
        ],
      },
    },
  ],
}

export const bambooHrAnswer = {
  meta: { totalCount: 1 },
  result: {
    jobOpening: {
      jobOpeningShareUrl: 'https://examplebread.bamboohr.com/careers/31',
      jobOpeningName: 'Baker',
      jobOpeningStatus: 'Open',
      departmentId: '18',
      departmentLabel: 'Bakery',
      employmentStatusLabel: 'Full-Time',
      location: { city: 'Denver', state: 'Colorado', postalCode: '80202', addressCountry: 'United States' },
      atsLocation: { country: null, countryId: null, state: null, province: null, city: null },
      description: DUTIES + DEMANDS,
      compensation: '$22 - $26 per hour',
      datePosted: '2026-10-01',
      minimumExperience: 'Experienced',
      locationType: '0',
    },
    formFields: { firstName: { isRequired: true } },
  },
}

export const workdayAnswer = {
  jobPostingInfo: {
    id: '0000aaaa1111bbbb',
    title: 'Baker',
    jobDescription: DUTIES + DEMANDS,
    location: 'Oslo',
    additionalLocations: ['Bergen', 'Copenhagen, Denmark'],
    postedOn: 'Posted 30+ Days Ago',
    startDate: '2026-10-01',
    endDate: '2026-12-31',
    timeType: 'Full time',
    remoteType: 'Hybrid',
    jobReqId: 'JR-000077',
    jobPostingId: 'Baker_JR-000077',
    jobPostingSiteId: 'Careers',
    country: { descriptor: 'Norway', id: 'abc', alpha2Code: 'NO' },
    canApply: true,
    posted: true,
    includeResumeParsing: true,
    externalUrl: 'https://examplebread.wd3.myworkdayjobs.com/Careers/job/Oslo/Baker_JR-000077',
  },
  hiringOrganization: { name: '1204 Example Bread AS', url: '' },
  similarJobs: [],
  userAuthenticated: false,
}

export const greenhouseAnswer = {
  id: 4000001,
  internal_job_id: 4000000,
  title: 'Baker',
  company_name: 'Example Bread',
  updated_at: '2026-10-05T04:30:00-04:00',
  first_published: '2026-10-01T04:30:00-04:00',
  application_deadline: null,
  requisition_id: 'R-77',
  location: { name: 'Vienna, Austria' },
  metadata: [{ id: 1, name: 'Employment Type', value: 'Part-time', value_type: 'single_select' }],
  absolute_url: 'https://job-boards.eu.greenhouse.io/examplebread/jobs/4000001',
  language: 'en',
  content: (DUTIES + DEMANDS).replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  departments: [{ id: 7, name: 'Bakery', child_ids: [], parent_id: null }],
  offices: [{ id: 8, name: 'Vienna', location: null, child_ids: [], parent_id: null }],
  pay_input_ranges: [
    { min_cents: 3000000, max_cents: 3600000, currency_type: 'EUR', title: 'Annual', blurb: '' },
  ],
}
