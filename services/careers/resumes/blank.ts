import type { ResumeContent } from './schemas.ts'

/** A résumé that says nothing yet. */
export const blankContent = (): ResumeContent => ({
  basics: { name: '', label: '', email: '', phone: '', url: '', location: '', summary: '', profiles: [] },
  work: [],
  volunteer: [],
  education: [],
  projects: [],
  skills: [],
  languages: [],
  certificates: [],
  awards: [],
  publications: [],
  interests: [],
  references: [],
})
