// What this room needs of the one that tailors CVs.

export interface OfferedCv {
  id: string
  jobId: string
  /** As they were when the CV was asked for. */
  jobTitle: string
  company: string
}

/** A paper as it is at this moment; another one has another path. */
export interface OfferedPaper {
  /** In `papers`. */
  path: string
  /** The file's name for people. */
  name: string
  contentType: string
  size: number
}

export interface TailoredCvs {
  /** CVs whose papers can be sent, the newest first. */
  offered(ownerId: string): Promise<OfferedCv[]>
  /** Null for a CV that is not the person's, or has no such paper now. */
  paper(ownerId: string, cvId: string, format: 'pdf' | 'docx'): Promise<OfferedPaper | null>
}
