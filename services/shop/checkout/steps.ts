/** Called between any two steps of a checkout. Only tests pass one: it ends the process where they want. */
export type Step = (name: string) => Promise<void>

export const noStep: Step = async () => undefined
