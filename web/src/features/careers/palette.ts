import { Briefcase, FileText, FileUser, ListChecks } from 'lucide-react'
import type { RoomPalette } from '../../shell/room-palette.ts'

export const palette: RoomPalette = {
  commands: [
    { label: 'Jobs', icon: Briefcase, run: '/careers/jobs' },
    { label: 'Résumés', icon: FileUser, run: '/careers/resumes' },
    { label: 'CVs', icon: FileText, run: '/careers/cvs' },
    { label: 'Applications', icon: ListChecks, run: '/careers/applications' },
  ],
  kinds: {
    job: { label: 'Jobs', icon: Briefcase, to: (id) => `/careers/jobs/${id}` },
    resume: { label: 'Résumés', icon: FileUser, to: (id) => `/careers/resumes/${id}` },
    cv: { label: 'CVs', icon: FileText, to: (id) => `/careers/cvs/${id}` },
    application: { label: 'Applications', icon: ListChecks, to: (id) => `/careers/applications?open=${id}` },
  },
}
