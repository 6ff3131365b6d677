// The pages of the room, each a part of its own. The manifest knows only this file, because every address of a script
// costs the first load some bytes.

export const pages = {
  JobsPage: async () => (await import('./jobs/jobs-page.tsx')).JobsPage,
  JobPage: async () => (await import('./jobs/job-page.tsx')).JobPage,
  SavePage: async () => (await import('./jobs/save-page.tsx')).SavePage,
  ResumesPage: async () => (await import('./resumes/resumes-page.tsx')).ResumesPage,
  ResumePage: async () => (await import('./resumes/resume-page.tsx')).ResumePage,
  CvsPage: async () => (await import('./tailoring/cvs-page.tsx')).CvsPage,
  CvPage: async () => (await import('./tailoring/cv-page.tsx')).CvPage,
  ApplicationsPage: async () => (await import('./applications/applications-page.tsx')).ApplicationsPage,
  InsightsPage: async () => (await import('./insights/insights-page.tsx')).InsightsPage,
}

export const uploadResumes = async (files: File[]) =>
  (await import('./resumes/resume-uploads.ts')).uploadResumes(files)
