/** Something that is done and counted. */
export interface Action {
  name: string
  /** Does it for the nth time; nothing may be the same as before. Returns how to see that it succeeded. */
  perform(n: number): Promise<() => Promise<boolean>>
}
