import type { ResumeContent } from '../resumes/schemas.ts'

export const EMPTY_CONTENT: ResumeContent = {
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
}
