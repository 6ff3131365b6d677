/** Where a recipient asks for no more mail. Opening it changes nothing: only a POST does (RFC 8058). */
export const unsubscribeUrl = (publicUrl: string, token: string) => `${publicUrl}/unsubscribe/${token}`
