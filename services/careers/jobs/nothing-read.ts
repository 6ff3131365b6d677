import type { PostingFields } from './schemas.ts'

/** What is known of a posting before anything was read. */
export const NOTHING_READ: PostingFields = {
  title: null,
  company: null,
  identifier: null,
  places: [],
  remote: null,
  remoteCountries: [],
  employmentTypes: [],
  salary: null,
  postedAt: null,
  validUntil: null,
  descriptionHtml: '',
  descriptionText: '',
  requirements: [],
  skills: [],
  seniority: null,
  department: null,
  language: null,
  contact: null,
  applyUrl: null,
  isClosed: false,
}
