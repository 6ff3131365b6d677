import type { ResumeContent } from '../../services/careers/resumes/schemas.ts'

export const emptyContent = (): ResumeContent => ({
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
