/** The `Message-ID` of an attempt (RFC 5322, 3.6.4): the same however often it is asked for, so it can be looked up. */
export const messageIdOf = (claimId: string, from: string) =>
  `<${claimId}@${from.slice(from.lastIndexOf('@') + 1)}>`
