/** At `at`, `remove` bytes of the file are replaced by `insert`. Splices are in order and do not overlap. */
export interface Splice {
  at: number
  remove: number
  insert: Buffer
}

export interface SplicedFile {
  /** Bytes of the file as it is stored. */
  size: number
  /** The media type of its bytes. RAW files begin as TIFFs do, and are left alone. */
  contentType: string
  /** Fewer bytes only at the end of the file. */
  read(offset: number, length: number): Promise<Buffer>
}
