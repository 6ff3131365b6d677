/** Called between any two steps of the path of a mail. Only tests pass one: it ends the process where they want. */
export type Step = (name: string) => Promise<void>

export const noStep: Step = async () => undefined
