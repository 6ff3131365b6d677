import type { ResumeRecord } from './record.ts'
import type { EvidenceMap, Resume, ResumeContent, ResumeTile } from './schemas.ts'

export function toTile(resume: ResumeRecord): ResumeTile {
  const { id, status, title, reason, name, label, contentType, size, version } = resume
  const { needsAttention, addedAt, updatedAt, trashedAt } = resume
  return {
    ...{ id, status, title, reason, name, label, contentType, size, version },
    ...{ needsAttention, addedAt, updatedAt, trashedAt },
  }
}

export const toResume = (resume: ResumeRecord, content: ResumeContent, evidence: EvidenceMap): Resume => ({
  ...toTile(resume),
  content,
  evidence,
  language: resume.language,
  oldestVersion: resume.versions[0] ?? 0,
  newestVersion: resume.versions.at(-1) ?? 0,
})
